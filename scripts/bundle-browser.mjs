/**
 * Bundles the core for browsers: dist/browser/renkei.js (a module), worker.js (the solver's Web Worker) and highs.wasm
 * beside them. `node scripts/bundle-browser.mjs OUT META` writes to another folder, and esbuild's account of what went in.
 */
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);

/**
 * The loader of HiGHS asks at run time whether it is in Node and only then imports Node's modules. Those imports, and
 * no others, lead to an empty module; any other import of Node stops the build.
 */
const withoutNode = {
  name: 'without-node',
  setup(bundle) {
    bundle.onResolve({ filter: /^node:/ }, ({ path, importer }) =>
      /[/\\]highs[/\\]build[/\\]highs\.mjs$/.test(importer)
        ? { path, namespace: 'absent' }
        : { errors: [{ text: `${importer} imports ${path}, which no browser has` }] },
    );
    bundle.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export {};', loader: 'js' }));
  },
};

export async function bundle(out) {
  rmSync(out, { recursive: true, force: true });
  const result = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'src/core.ts', out: 'renkei' },
      { in: 'scripts/browser-worker.ts', out: 'worker' },
    ],
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    metafile: true,
    legalComments: 'linked',
    chunkNames: 'part-[hash]',
    plugins: [withoutNode],
    logLevel: 'warning',
  });
  copyFileSync(require.resolve('highs/runtime'), join(out, 'highs.wasm'));
  return result.metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out, meta] = process.argv.slice(2);
  const metafile = await bundle(resolve(out ?? join(root, 'dist/browser')));
  if (meta) writeFileSync(meta, JSON.stringify(metafile));
  const { outputs } = metafile;
  for (const [path, { bytes }] of Object.entries(outputs))
    if (path.endsWith('.js')) console.log(`${(bytes / 1024).toFixed(0).padStart(6)} kB  ${path}`);
}
