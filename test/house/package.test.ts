import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The package is what its manifest says. */

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin: Record<string, string>;
  readonly files: readonly string[];
  readonly scripts: Record<string, string>;
  readonly exports: Record<string, string | Record<string, string>>;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** What a user's own module gets who imports an entry, asked of a fresh Node. */
function exported(entry: string): string[] {
  const script = `import(${JSON.stringify(entry)}).then((all) => console.log(JSON.stringify(Object.keys(all).sort())))`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' }),
  ) as string[];
}

describe('exports', () => {
  test.each(Object.entries(manifest.exports))('%s leads to files that are there', (entry, target) => {
    for (const path of typeof target === 'string' ? [target] : Object.values(target))
      expect(existsSync(join(root, path.replace('/*', ''))), `${entry}: ${path} (npm run build)`).toBe(true);
  });

  test('renkei: the library for Node', () => {
    expect(exported('renkei')).toEqual(
      expect.arrayContaining([
        'answerCard',
        'check',
        'htmlReport',
        'plan',
        'readModel',
        'verify',
        'writeModel',
      ]),
    );
  });

  test('renkei/core: the same without files and threads', () => {
    const core = exported('renkei/core');
    expect(core).toEqual(
      expect.arrayContaining(['answerCard', 'canonicalPlan', 'parseModel', 'planModel', 'verify']),
    );
    expect(core).not.toContain('readModel');
    expect(exported('renkei')).toEqual(expect.arrayContaining(core));
  });

  test.each(['renkei/program', 'renkei/engines', 'renkei/catalog'])('%s has something in it', (entry) => {
    expect(exported(entry).length).toBeGreaterThan(0);
  });

  test('README: what it shows is exported', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const names = /import \{ ([^}]+) \} from 'renkei'/.exec(readme)![1].split(', ');
    expect(exported('renkei')).toEqual(expect.arrayContaining(names));
  });
});

describe('manifest', () => {
  test('every version is exact', () => {
    for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  test('the lock file is complete: npm ci refuses one that lacks the binaries of another platform', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<
        string,
        Partial<Manifest> & { readonly optionalDependencies?: Record<string, string> }
      >;
    };
    const there = Object.keys(lock.packages);
    const missing = Object.values(lock.packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !there.some((path) => path.endsWith(`node_modules/${name}`)));
    expect(missing, 'node scripts/complete-lock.mjs').toEqual([]);
    const { dependencies, devDependencies } = lock.packages[''];
    expect({ dependencies, devDependencies }).toEqual({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
    });
  });

  test('what is packed and run is there', () => {
    for (const path of [...manifest.files, ...Object.values(manifest.bin)])
      expect(existsSync(join(root, path)), path).toBe(true);
    expect(statSync(join(root, 'bin/renkei.js')).mode & 0o111).not.toBe(0);
  });

  test('the changelog knows this version', () => {
    expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain(`## ${manifest.version}`);
  });
});

describe('documentation', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    ...markdownIn('docs'),
    ...markdownIn('examples'),
  ];

  test.each(pages)('%s: every link inside the repository leads somewhere', (page) => {
    // In code, brackets mean other things.
    const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target) || target.startsWith('#')) continue;
      expect(existsSync(join(root, page, '..', target.split('#')[0])), `${page}: ${target}`).toBe(true);
    }
  });

  test('README and CONTRIBUTING name only scripts that exist', () => {
    for (const page of ['README.md', 'CONTRIBUTING.md']) {
      const text = readFileSync(join(root, page), 'utf8');
      for (const [, script] of text.matchAll(/npm run ([\w:-]+)/g))
        expect(Object.keys(manifest.scripts), `${page}: npm run ${script}`).toContain(script);
    }
  });
});

describe('tests', () => {
  test('every test file belongs to a part of the suite, and the check runs every part', () => {
    const config = readFileSync(join(root, 'vitest.config.ts'), 'utf8');
    const check = readFileSync(join(root, 'scripts/check.mjs'), 'utf8');
    const folders = readdirSync(join(root, 'test')).filter((name) =>
      readdirSync(join(root, 'test', name), { recursive: true, encoding: 'utf8' }).some((file) =>
        file.endsWith('.test.ts'),
      ),
    );
    expect(folders.length).toBeGreaterThan(5);
    for (const folder of folders) expect(config).toContain(`'test/${folder}/**/*.test.ts'`);
    for (const [, part] of config.matchAll(/^ {2}(\w+): \[/gm))
      expect(check, part).toMatch(new RegExp(`vitest\\(\\[[^\\]]*'${part}'`));
  });

  test('nothing is skipped or singled out for good', () => {
    const marks = /\b(?:test|describe|it)\.(?:only|skip|todo)\b/;
    for (const folder of ['test', 'src'])
      for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
        if (file.endsWith('.test.ts') && !file.endsWith('package.test.ts'))
          expect(
            marks.test(readFileSync(join(root, folder, file), 'utf8').replaceAll('.skipIf', '')),
            file,
          ).toBe(false);
  });
});

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
    .sort();
}
