import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  canonicalModel,
  column,
  fingerprint,
  parseModel,
  rowName,
  rowPlace,
  template,
} from '../../schema/index.js';
import { readModel, writeAtomically, writeModel } from './index.js';

const TEXT = JSON.stringify({
  model: [{ id: 'demo', start: '2026-04-01', buckets: '26w 24m', currency: 'JPY' }],
  organisation: [{ id: 'acme', kind: 'manufacturer', name: 'アクメ「株」' }],
  calendar: [{ id: 'shift' }, { id: 'six', weekdays: ['mon', 'tue', 'sat'], hours_per_day: 7.5 }],
  site: [{ id: 'tokyo', organisation: 'acme', notes: 'рядок\nдругий' }],
  item: [{ id: 'boat' }, { id: '0012', unit: 'kg', returnable: true }],
  process: [
    {
      id: 'build',
      site: 'tokyo',
      item: 'boat',
      lead_time: 0.30000000000000004,
      effective_from: '2026-05-01',
    },
  ],
});

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'renkei-folder-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function example() {
  const { model, issues } = await parseModel([{ path: 'model.json', bytes: new TextEncoder().encode(TEXT) }]);
  expect(issues.errors).toEqual([]);
  return model;
}

describe('writeModel and readModel', () => {
  for (const [path, format] of [
    ['csv', 'csv'],
    ['yaml', 'yaml'],
    ['a.json', undefined],
    ['a.yaml', undefined],
    ['a.xlsx', undefined],
  ] as const) {
    it(`give the same model through ${path}`, async () => {
      const model = await example();
      await writeModel(model, join(root, path), format);
      const again = await readModel(join(root, path));
      expect(again.issues.errors).toEqual([]);
      expect(canonicalModel(again.model)).toBe(canonicalModel(model));
      expect(fingerprint(again.model)).toMatch(/^[0-9a-f]{64}$/);
    });
  }
  it('replace the tables of a folder, and leave other files alone', async () => {
    const folder = join(root, 'kept');
    mkdirSync(folder);
    writeFileSync(join(folder, 'README.md'), 'mine');
    writeFileSync(join(folder, 'demand.yaml'), '- id: old\n');
    writeFileSync(join(folder, 'process.east.csv'), 'id\nold\n');
    await writeModel(await example(), folder, 'csv');
    const names = [
      'README.md',
      'calendar.csv',
      'item.csv',
      'model.csv',
      'organisation.csv',
      'process.csv',
      'site.csv',
    ];
    expect(readdirSync(folder).sort()).toEqual(names);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('mine');
  });
  it('leave the old file and no remains when writing fails', async () => {
    const path = join(root, 'taken');
    mkdirSync(join(path, 'inside'), { recursive: true });
    expect(() => writeAtomically(path, new Uint8Array([1]))).toThrow();
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
    await expect(writeModel(await example(), join(root, 'a.json', 'below'))).rejects.toThrow();
  });
  it('write nothing that differs between two runs', async () => {
    const model = await example();
    for (const format of ['csv', 'yaml'] as const) {
      await writeModel(model, join(root, 'one'), format);
      await writeModel(model, join(root, 'two'), format);
      const bytes = (at: string) =>
        readdirSync(join(root, at)).map((name) => [name, readFileSync(join(root, at, name), 'utf8')]);
      expect(bytes('one')).toEqual(bytes('two'));
    }
  });
});

describe('column', () => {
  it('fills in defaults and keeps what is unknown unknown', async () => {
    const model = await example();
    expect(column(model, 'calendar', 'weekdays')).toEqual([
      ['mon', 'tue', 'wed', 'thu', 'fri'],
      ['mon', 'tue', 'sat'],
    ]);
    expect(column(model, 'calendar', 'hours_per_day')).toEqual(Float64Array.of(8, 7.5));
    expect(column(model, 'item', 'returnable')).toEqual(Uint8Array.of(0, 1));
    expect(column(model, 'item', 'unit')).toEqual(['1', 'kg']);
    expect(column(model, 'item', 'shelf_life')).toEqual(Float64Array.of(Number.NaN, Number.NaN));
    expect(column(model, 'item', 'classifications')).toEqual([[], []]);
    expect(column(model, 'process', 'effective_from')).toEqual(Float64Array.of(20574));
    expect(column(model, 'process', 'yield')).toEqual(Float64Array.of(1));
    expect(column(model, 'demand', 'quantity')).toEqual(new Float64Array(0));
    expect(column(model, 'demand', 'item')).toEqual([]);
  });
  it('knows names and places of rows', async () => {
    const model = await example();
    expect(rowName(model, 'item', 1)).toBe('0012');
    expect(rowPlace(model, 'item', 1)).toEqual({ file: 'model.json', row: 2, line: 1 });
    expect(rowPlace(model, 'demand', 0)).toEqual({ file: 'model.json' });
  });
});

describe('template', () => {
  it('is an empty model with every column, in each format', async () => {
    for (const format of ['csv', 'json', 'xlsx'] as const) {
      const { model, issues } = await parseModel(await template(format));
      expect(issues.errors.map((issue) => issue.code)).toEqual(['model.none']);
      expect(model.tables.size).toBe(0);
    }
  });
  it('as a workbook explains and offers choices', async () => {
    const exceljs = await import('exceljs');
    const workbook = new exceljs.default.Workbook();
    const [{ bytes }] = await template('xlsx');
    await workbook.xlsx.load(bytes.slice().buffer);
    const sheet = workbook.getWorksheet('organisation')!;
    expect(sheet.getCell('C1').value).toBe('kind');
    expect(JSON.stringify(sheet.getCell('C1').note)).toContain('manufacturer');
    expect(sheet.getCell('C2').dataValidation?.formulae?.[0]).toContain('manufacturer,technology-firm');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });
});

describe('a model of frePPLe', () => {
  it('is read like any other file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'renkei-frepple-'));
    const path = join(folder, 'mini.xml');
    writeFileSync(
      path,
      `<plan><current>2026-01-01T00:00:00</current><locations><location name="F"/></locations>
<items><item name="A"/></items>
<operations><operation name="make A"><item name="A"/><location name="F"/><duration>P1D</duration></operation></operations>
<demands><demand name="D"><item name="A"/><location name="F"/><quantity>3</quantity><due>2026-01-10T00:00:00</due></demand></demands>
</plan>`,
    );
    const { model, issues } = await readModel(path);
    expect(issues.errors).toEqual([]);
    expect(model.tables.get('process')?.length).toBe(1);
    expect(model.tables.get('demand')?.length).toBe(1);
    writeFileSync(path, '<plan>');
    expect((await readModel(path)).issues.errorCount).toBeGreaterThan(0);
  });
});
