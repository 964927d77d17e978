import ExcelJS from 'exceljs';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { IssueList } from '../base/issues.js';
import { boatyardModel, boatyardPlan } from '../explain/boatyard.fixture.js';
import { planOf } from '../explain/rows.fixture.js';
import { parsePlan } from '../plan/canonical.js';
import { readCsv } from '../tables/csv.js';
import { columnNames, planCsv, TABLE_NAMES, tableCsv } from './csv.js';
import { planJson } from './json.js';
import { planParquet, tableParquet } from './parquet.js';
import { planWorkbook } from './workbook.js';

const plan = boatyardPlan();
const odd = `=1+1,"quoted"\n第二行`;
const oddPlan = planOf(
  {},
  {
    spending: [
      {
        organisation: odd,
        category: '',
        fiscal_year: 2026,
        spent: 0.1 + 0.2,
        budget: Number.NaN,
        carried_in: 0,
      },
    ],
    production: [{ process: 'p', bucket: 3, started: 1, output: 1, arrival: -1 }],
  },
);
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

describe('CSV', () => {
  it('gives every table under its name, with its columns', () => {
    const files = planCsv(plan);
    expect([...files.keys()]).toEqual(TABLE_NAMES.map((name) => `${name}.csv`));
    for (const name of TABLE_NAMES)
      expect(files.get(`${name}.csv`)!.split('\n')[0]).toBe(columnNames(name).join(','));
    expect(files.get('delivery.csv')!.trim().split('\n')).toHaveLength(plan.tables.delivery.length + 1);
  });

  it('is read back without loss, and leaves what is unknown empty', () => {
    const table = readCsv(tableCsv(oddPlan, 'spending'), 'spending', 'spending.csv', new IssueList())!;
    expect(table.rows[0].map((cell) => cell ?? '')).toEqual([odd, '', '2026', String(0.1 + 0.2), '', '0']);
  });
});

describe('Parquet', () => {
  it('is read back equal, column by column', async () => {
    const files = planParquet(plan);
    for (const name of TABLE_NAMES) {
      const file = bufferOf(files.get(`${name}.parquet`)!);
      const rows = await parquetReadObjects({ file });
      expect(rows, name).toHaveLength(plan.tables[name].length);
      for (const column of columnNames(name))
        expect(
          rows.map((row) => row[column]),
          `${name}.${column}`,
        ).toEqual(Array.from<string | number>(plan.tables[name].columns[column]));
    }
  });

  it('keeps whole numbers whole, -1, and null for what is unknown', async () => {
    const file = bufferOf(tableParquet(oddPlan, 'production'));
    const [row] = await parquetReadObjects({ file });
    expect(row).toMatchObject({ bucket: 3, arrival: -1 });
    const metadata = parquetMetadata(file);
    expect(metadata.schema.find(({ name }) => name === 'arrival')!.type).toBe('INT32');
    expect(
      JSON.parse(metadata.key_value_metadata!.find(({ key }) => key === 'renkei')!.value!),
    ).toMatchObject({
      table: 'production',
      model: oddPlan.header.model,
    });
    const [spending] = await parquetReadObjects({ file: bufferOf(tableParquet(oddPlan, 'spending')) });
    expect(spending.budget).toBeNull();
    expect(spending.organisation).toBe(odd);
  });
});

describe('JSON', () => {
  it('is read back as the same plan', () => {
    const back = parsePlan(planJson(plan));
    expect(back.header).toEqual(plan.header);
    for (const name of TABLE_NAMES) expect(back.tables[name].columns).toEqual(plan.tables[name].columns);
  });
});

describe('workbook', () => {
  const open = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bufferOf(bytes));
    return workbook;
  };

  it('has the answer first, then a sheet a table with frozen heads, dates and numbers', async () => {
    const workbook = await open(await planWorkbook(boatyardModel(), plan));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Answer', ...TABLE_NAMES]);
    const buckets = workbook.getWorksheet('bucket')!;
    expect(buckets.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(buckets.getCell('B2').value).toEqual(new Date('2026-04-01'));
    expect(buckets.getCell('B2').numFmt).toBe('yyyy-mm-dd');
    const delivery = workbook.getWorksheet('delivery')!;
    expect(delivery.rowCount).toBe(plan.tables.delivery.length + 1);
    for (let row = 0; row < plan.tables.delivery.length; row++)
      expect(delivery.getCell(row + 2, 4).value).toBe(plan.tables.delivery.columns.delivered[row]);
    expect(delivery.getCell('A1').font.bold).toBe(true);
  });

  it.each(['en', 'ja', 'uk'])('states the headline and the cost (%s)', async (language) => {
    const workbook = await open(await planWorkbook(boatyardModel(), plan, { language }));
    const cells: unknown[] = [];
    workbook.worksheets[0].eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
    expect(
      cells.some((cell) => typeof cell === 'string' && cell.includes('Nami 7') && cell.includes('189')),
    ).toBe(true);
    const total = Array.from(plan.tables.cost.columns.amount as Float64Array).reduce(
      (sum, each) => sum + each,
      0,
    );
    expect(cells.some((cell) => typeof cell === 'number' && Math.abs(cell - total) < 1e-3)).toBe(true);
  });

  it('keeps text as text, so that no name becomes a formula', async () => {
    const workbook = await open(await planWorkbook(boatyardModel(), oddPlan));
    const cell = workbook.getWorksheet('spending')!.getCell('A2');
    expect(cell.type).toBe(ExcelJS.ValueType.String);
    expect(cell.value).toBe(odd);
    expect(workbook.getWorksheet('spending')!.getCell('E2').value).toBeNull();
  });

  it('holds the many rows of a large plan, in the formats of their columns', async () => {
    const production = Array.from({ length: 10_000 }, (_, k) => ({
      process: `<${k % 7} & "more">`,
      bucket: k % 104,
      started: k / 3,
      output: k % 2 ? k : Number.NaN,
      arrival: -1,
    }));
    const large = planOf({}, { production });
    const sheet = (await open(await planWorkbook(boatyardModel(), large))).getWorksheet('production')!;
    expect(sheet.rowCount).toBe(10_001);
    production.forEach(({ process, bucket, started, output, arrival }, k) => {
      const values = [process, bucket, started, Number.isNaN(output) ? undefined : output, arrival];
      const row = sheet.getRow(k + 2);
      expect(row.values).toEqual([undefined, ...values]);
      if (k % 1000 === 0) expect(row.getCell(3).numFmt).toBe('#,##0.##');
    });
  });
});
