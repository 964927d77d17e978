import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeIssue, type IssueList } from '../../src/base/issues.js';
import { LANGUAGES } from '../../src/base/messages.js';
import { parseModel } from '../../src/schema/index.js';
import { readModel } from '../../src/store/folder/index.js';
import { BASE, type BrokenCase, bytesOf } from './base.js';
import { CASES } from './corpus.js';

const filesOf = ({ files, alone }: BrokenCase) => (alone ? files : { ...BASE, ...files });

function told(issues: IssueList): unknown[] {
  return issues.errors.map((issue) => {
    const { code: _, ...rest } = describeIssue(issue, 'en');
    return rest;
  });
}

it('the base has no fault', async () => {
  const { issues } = await parseModel(
    Object.entries(BASE).map(([path, content]) => ({ path, bytes: bytesOf(content) })),
  );
  expect(told(issues)).toEqual([]);
});

describe('what a user is told of broken input', () => {
  for (const broken of CASES) {
    it(broken.name, async () => {
      const files = Object.entries(filesOf(broken));
      const { issues } = await parseModel(
        files.map(([path, content]) => ({ path, bytes: bytesOf(content) })),
      );
      expect(told(issues)).toEqual(broken.expected);
      expect(broken.expected.length).toBeGreaterThan(0);
      for (const language of LANGUAGES) {
        for (const issue of issues.errors) {
          const { cause, remedy } = describeIssue(issue, language);
          // Every parameter of every text was given.
          expect(`${cause} ${remedy}`.replaceAll('{pcs}', '')).not.toMatch(/\{\w+\}/);
        }
      }
    });
  }
});

describe('what a user is told of a broken place', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'renkei-broken-'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  function folder(name: string, files: Readonly<Record<string, string>>): string {
    const path = join(root, name);
    mkdirSync(path);
    for (const [base, content] of Object.entries(files)) writeFileSync(join(path, base), bytesOf(content));
    return path;
  }
  const codes = (issues: IssueList): string[] =>
    [...issues.errors, ...issues.warnings].map((i) => `${i.file}: ${i.code}`);
  const errors = (issues: IssueList): string[] => issues.errors.map((i) => `${i.file}: ${i.code}`);

  it('the same through a folder as through bytes', async () => {
    for (const [at, broken] of CASES.filter((each) => !each.alone).entries()) {
      const { issues } = await readModel(folder(`case-${at}`, filesOf(broken)));
      const withoutSource = broken.expected.map((each) => (each.file === '.' ? expect.anything() : each));
      expect(told(issues)).toEqual(withoutSource);
    }
  });
  it('a path that does not exist', async () => {
    const path = join(root, 'nowhere');
    expect(errors((await readModel(path)).issues)).toEqual([`${path}: file.missing`]);
    const long = join(root, 'x'.repeat(5000));
    expect(errors((await readModel(long)).issues)).toEqual([`${long}: file.missing`]);
  });
  it('a file that is no model', async () => {
    const path = join(folder('kinds', { 'notes.pdf': 'x', 'process.csv': 'id\n' }), 'notes.pdf');
    expect(errors((await readModel(path)).issues)).toEqual(['notes.pdf: file.kind']);
    expect(errors((await readModel(join(root, 'kinds', 'process.csv'))).issues)).toEqual([
      'process.csv: file.kind',
    ]);
  });
  it('an empty folder', async () => {
    const path = folder('empty', {
      'README.md': 'x',
      '.hidden.csv': 'x',
      '~$item.xlsx': 'x',
      'item.csv~': 'x',
    });
    expect(errors((await readModel(path)).issues)).toEqual([`${path}: folder.empty`]);
  });
  it('a folder named as a table, links that lead nowhere or to themselves', async () => {
    const path = folder('links', { ...BASE });
    mkdirSync(join(path, 'demand.csv'));
    symlinkSync('lane.csv', join(path, 'lane.csv'));
    symlinkSync('gone.csv', join(path, 'offer.csv'));
    symlinkSync(path, join(path, 'self'));
    const { issues } = await readModel(path);
    expect(errors(issues)).toEqual([
      'demand.csv: file.directory',
      'lane.csv: file.loop',
      'offer.csv: file.missing',
    ]);
  });
  it('a link to a table is followed', async () => {
    const path = folder('linked', { ...BASE });
    rmSync(join(path, 'item.csv'));
    writeFileSync(join(root, 'elsewhere.csv'), BASE['item.csv']);
    symlinkSync(join(root, 'elsewhere.csv'), join(path, 'item.csv'));
    expect(errors((await readModel(path)).issues)).toEqual([]);
  });
  it('tables inside a folder inside', async () => {
    const path = folder('inside', { ...BASE });
    mkdirSync(join(path, 'suppliers'));
    writeFileSync(join(path, 'suppliers', 'offer.csv'), 'id\n');
    expect(codes((await readModel(path)).issues)).toContain('suppliers: folder.inside');
  });
  it.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    const path = folder('locked', { ...BASE });
    chmodSync(join(path, 'item.csv'), 0);
    expect(errors((await readModel(path)).issues)).toEqual(['item.csv: file.unreadable']);
  });
  it('a YAML file that is too large', async () => {
    const path = folder('large', { ...BASE, 'item.yaml': `- id: a\n  name: ${'x'.repeat(8_100_000)}\n` });
    expect(errors((await readModel(path)).issues)).toEqual(['item.yaml: file.too-large-yaml']);
  });
});
