import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOfQuickstart, quickstart, renkei, STACK, scratch } from './renkei.js';

let folder: string;
let plan: string;
beforeAll(async () => {
  folder = scratch();
  plan = join(folder, 'plan');
  const { code, err } = await renkei(['plan', quickstart, '--out', plan]);
  expect(err).toContain(plan);
  expect(code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entries = (path: string): string[] => readdirSync(path).sort();

describe('plan --out', () => {
  test('holds the plan in every form and nothing else', () => {
    expect(entries(plan)).toEqual([
      'answer.txt',
      'csv',
      'model.json',
      'parquet',
      'plan.json',
      'plan.xlsx',
      'report.html',
      'verification.json',
    ]);
    const tables = entries(join(plan, 'csv')).map((name) => name.replace('.csv', ''));
    expect(tables).toContain('purchase');
    expect(entries(join(plan, 'parquet'))).toEqual(tables.map((name) => `${name}.parquet`));
    expect(readFileSync(join(plan, 'answer.txt'), 'utf8')).toContain('Unmanned boat');
    expect(readFileSync(join(plan, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(JSON.parse(readFileSync(join(plan, 'verification.json'), 'utf8'))).toMatchObject({
      ok: true,
      brokenCount: 0,
    });
  });

  test('CSV, Parquet and JSON hold the same numbers', async () => {
    const shown = await renkei(['show', plan, '--table', 'purchase', '--json']);
    const rows = JSON.parse(shown.out) as { offer: string; ordered: number }[];
    expect(rows.length).toBeGreaterThan(10);
    const lines = readFileSync(join(plan, 'csv/purchase.csv'), 'utf8').trim().split(/\r?\n/);
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[1].split(',')[0]).toBe(rows[0].offer);
    expect(Number(lines[1].split(',')[2])).toBe(rows[0].ordered);
    const parquet = await parquetReadObjects({
      file: await asyncBufferFromFile(join(plan, 'parquet/purchase.parquet')),
    });
    expect(parquet.map(({ offer, ordered }) => ({ offer, ordered }))).toEqual(
      rows.map(({ offer, ordered }) => ({ offer, ordered })),
    );
  });

  test('leaves nothing beside it, and the same run gives the same plan', async () => {
    const again = join(folder, 'again');
    await renkei(['plan', quickstart, '--out', again, '--quiet']);
    expect(readFileSync(join(again, 'plan.json'), 'utf8')).toBe(
      readFileSync(join(plan, 'plan.json'), 'utf8'),
    );
    expect(readFileSync(join(again, 'report.html'), 'utf8')).toBe(
      readFileSync(join(plan, 'report.html'), 'utf8'),
    );
    expect(entries(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a folder with other files is left as it is', async () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'thesis.txt'), 'three years of work');
    const { code, err } = await renkei(['plan', quickstart, '--out', own]);
    expect(code).toBe(1);
    expect(err).toContain('thesis.txt');
    expect(entries(own)).toEqual(['thesis.txt']);
  });

  test('a plan with a note of the user beside it is left as it is', async () => {
    const noted = join(folder, 'noted');
    await renkei(['plan', quickstart, '--out', noted, '--quiet']);
    writeFileSync(join(noted, 'notes.md'), 'agreed on Monday');
    expect((await renkei(['plan', quickstart, '--out', noted])).code).toBe(1);
    expect(readFileSync(join(noted, 'notes.md'), 'utf8')).toBe('agreed on Monday');
  });

  test('a model folder is never taken for a plan', async () => {
    const model = copyOfQuickstart(folder, 'model');
    const before = entries(model);
    expect((await renkei(['plan', model, '--out', model])).code).toBe(1);
    expect(entries(model)).toEqual(before);
    const alone = join(folder, 'alone');
    mkdirSync(alone);
    await renkei(['convert', quickstart, join(alone, 'model.json')]);
    expect((await renkei(['plan', join(alone, 'model.json'), '--out', alone])).code).toBe(1);
    expect(entries(alone)).toEqual(['model.json']);
  });

  test('a file in its place, or a place that may not be written, is told in a line', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    const { code, err } = await renkei(['plan', quickstart, '--out', file]);
    expect(code).toBe(1);
    expect(err).toContain('is a file');
    const under = await renkei(['plan', quickstart, '--out', join(file, 'inside')]);
    expect(under.code).toBe(1);
    expect(under.err).not.toMatch(STACK);
    expect(under.err.trim().split('\n')).toHaveLength(1);
    const proc = await renkei(['plan', quickstart, '--out', '/proc/renkei-plan']);
    expect(proc.code).toBe(1);
    expect(proc.err).not.toMatch(STACK);
  });

  test('what a link points to is replaced, not the link', async () => {
    const real = join(folder, 'real');
    mkdirSync(real);
    const link = join(folder, 'link');
    symlinkSync(real, link);
    expect((await renkei(['plan', quickstart, '--out', link, '--quiet'])).code).toBe(0);
    expect(existsSync(join(real, 'plan.json'))).toBe(true);
    expect(statSync(link).isDirectory()).toBe(true);
  });

  test('without a plan the old one stays', async () => {
    const kept = join(folder, 'kept');
    await renkei(['plan', quickstart, '--out', kept, '--quiet']);
    const broken = copyOfQuickstart(folder, 'broken');
    writeFileSync(join(broken, 'item.yaml'), '- {id: [}\n');
    expect((await renkei(['plan', broken, '--out', kept])).code).toBe(1);
    expect((await renkei(['verify', quickstart, kept])).code).toBe(0);
    expect(entries(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('verify', () => {
  test('a plan of these tables passes, from its folder and from its file', async () => {
    expect((await renkei(['verify', quickstart, plan])).code).toBe(0);
    const finished = await renkei(['verify', quickstart, join(plan, 'plan.json'), '--json']);
    expect(JSON.parse(finished.out)).toMatchObject({ verified: true, same_model: true, broken_count: 0 });
  });

  test('a spoilt plan is refused and the rule named', async () => {
    const spoilt = join(folder, 'spoilt.json');
    const document = JSON.parse(readFileSync(join(plan, 'plan.json'), 'utf8')) as {
      tables: { purchase: { ordered: number[] } };
    };
    document.tables.purchase.ordered[3] *= 1.01;
    writeFileSync(spoilt, JSON.stringify(document));
    const finished = await renkei(['verify', quickstart, spoilt, '--json']);
    expect(finished.code).toBe(1);
    const { verified, broken } = JSON.parse(finished.out) as {
      verified: boolean;
      broken: { rule: string }[];
    };
    expect(verified).toBe(false);
    expect(broken.length).toBeGreaterThan(0);
    const text = await renkei(['verify', quickstart, spoilt, '--language', 'uk']);
    expect(text.code).toBe(1);
    expect(text.err).toMatch(/Перевірку не пройдено/);
  });

  test('a plan of other tables is refused', async () => {
    const other = copyOfQuickstart(folder, 'other');
    const path = join(other, 'offer.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('price: 450000', 'price: 450001'));
    const finished = await renkei(['verify', other, plan]);
    expect(finished.code).toBe(1);
    expect(finished.err).toContain('other tables');
  });
});

describe('show', () => {
  test('the same answer as when it was planned', async () => {
    const shown = await renkei(['show', plan], { env: { COLUMNS: '100' } });
    expect(shown.code).toBe(0);
    expect(shown.out).toBe(readFileSync(join(plan, 'answer.txt'), 'utf8'));
    expect(JSON.parse((await renkei(['show', plan, '--json'])).out)).toMatchObject({ currency: 'JPY' });
  });

  test.each([30, 50, 80, 160])('a table fits %i columns and says what it left out', async (width) => {
    const { out, code } = await renkei(['show', plan, '--table', 'service'], {
      env: { COLUMNS: String(width) },
    });
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    const table = lines.filter((line) => !line.startsWith('No room for'));
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(table.length).toBeGreaterThan(5);
    if (width <= 80) expect(lines.at(-1)).toContain('quantity_days_late');
    else expect(table[0]).toContain('quantity_days_late');
  });

  test('an empty table says so', async () => {
    expect((await renkei(['show', plan, '--table', 'shipment'])).out).toContain('is empty');
  });
});

describe('init, convert, export', () => {
  test('an example goes through every format and plans the same', async () => {
    const boats = join(folder, 'boats');
    expect((await renkei(['init', boats, '--example', 'quickstart'])).code).toBe(0);
    const steps = ['boats.xlsx', 'boats.json', 'boats.yaml', 'boats-yaml'];
    let from = boats;
    for (const step of steps) {
      const to = join(folder, step);
      const format = step === 'boats-yaml' ? ['--format', 'yaml'] : [];
      const { code, err } = await renkei(['convert', from, to, ...format]);
      expect(err).toContain('rows: 21');
      expect(code).toBe(0);
      from = to;
    }
    const direct = JSON.parse((await renkei(['plan', quickstart, '--json'])).out) as { fingerprint: string };
    const round = JSON.parse((await renkei(['plan', from, '--json'])).out) as { fingerprint: string };
    expect(round.fingerprint).toBe(direct.fingerprint);
  });

  test('init never writes into a folder with something in it', async () => {
    const taken = copyOfQuickstart(folder, 'taken');
    const before = entries(taken);
    expect((await renkei(['init', taken])).code).toBe(1);
    expect(entries(taken)).toEqual(before);
    const unknown = await renkei(['init', join(folder, 'new'), '--example', 'quikstart']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('Did you mean quickstart?');
  });

  test.each(['csv', 'yaml', 'xlsx', 'json'])(
    'empty tables as %s lack only what has to be filled in',
    async (format) => {
      const at = join(folder, `empty-${format}`);
      const { code, out } = await renkei(['init', at, '--format', format, '--json']);
      expect(code).toBe(0);
      const path = format === 'xlsx' || format === 'json' ? (JSON.parse(out) as { out: string }).out : at;
      const checked = JSON.parse((await renkei(['check', path, '--json'])).out) as {
        errors: { code: string }[];
      };
      expect(checked.errors).toHaveLength(1);
      expect(checked.errors[0].code).toBe('model.none');
    },
  );

  test('convert refuses what it cannot mean', async () => {
    const one = await renkei(['convert', quickstart, join(folder, 'x.csv')]);
    expect(one.code).toBe(2);
    expect(one.err).toContain('one CSV file each');
    const two = await renkei(['convert', quickstart, join(folder, 'x.json'), '--format', 'xlsx']);
    expect(two.code).toBe(2);
    expect(existsSync(join(folder, 'x.json'))).toBe(false);
  });

  test('the program as MPS and LP, to the screen and to a file', async () => {
    const mps = await renkei(['export', quickstart, '--format', 'mps']);
    expect(mps.out).toMatch(/^ROWS$/m);
    expect(mps.out.trimEnd().endsWith('ENDATA')).toBe(true);
    const file = join(folder, 'boats.lp');
    const written = await renkei(['export', quickstart, '--format', 'lp', '--out', file, '--json']);
    expect(JSON.parse(written.out)).toMatchObject({ out: file, format: 'lp', columns: expect.any(Number) });
    expect(readFileSync(file, 'utf8')).toMatch(/Subject To/i);
  });

  test('the schema stands on its own, and templates are headers', async () => {
    const schema = JSON.parse((await renkei(['export', '--format', 'schema'])).out) as {
      $defs: Record<string, object>;
      properties: Record<string, { $ref?: string }>;
    };
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map((match) => match[1]);
    expect(references.length).toBeGreaterThan(40);
    for (const reference of references) {
      let node: unknown = schema;
      for (const step of reference.replace(/^#\//, '').split('/'))
        node = (node as Record<string, unknown>)[step];
      expect(node, reference).toBeDefined();
    }
    const templates = join(folder, 'templates');
    expect((await renkei(['export', '--format', 'templates', '--out', templates])).code).toBe(0);
    expect(readFileSync(join(templates, 'item.csv'), 'utf8')).toMatch(/^id,name,/);
  });
});
