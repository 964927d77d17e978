import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { IssueList } from '../base/issues.js';
import { RawDate, RawMisfit } from './raw.js';
import { inflatedSize, readXlsx } from './xlsx.js';

async function workbook(fill: (sheet: exceljs.Worksheet) => void): Promise<Uint8Array> {
  const made = new exceljs.Workbook();
  fill(made.addWorksheet('工程'));
  made.addWorksheet('empty');
  return new Uint8Array(await made.xlsx.writeBuffer());
}

describe('readXlsx', () => {
  it('reads what people put into cells', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow([]);
      sheet.addRow(['id', 'n', 'd', 't', 'b', 'f', 'g', 'e', 'r', 'l']);
      sheet.addRow([]);
      const link = { text: 'here', hyperlink: 'http://x' };
      const rich = { richText: [{ text: 'リッチ' }, { text: 'text' }] };
      const date = new Date(Date.UTC(2026, 3, 1));
      sheet.addRow([
        12,
        0.1 + 0.2,
        date,
        new Date(date.getTime() + 3_600_000),
        true,
        { formula: 'A1', result: 3 },
        { formula: 'A1' },
        { error: '#REF!' },
        rich,
        link,
      ]);
    });
    const [table, ...others] = await readXlsx(bytes, 'm.xlsx', new IssueList());
    expect(others).toEqual([]);
    expect([table.name, table.file, table.headerLine, table.lines]).toEqual(['工程', 'm.xlsx#工程', 2, [4]]);
    const [id, n, d, t, b, f, g, e, r, l] = table.rows[0];
    expect([id, n, b, f, e, r, l]).toEqual([
      '12',
      '0.30000000000000004',
      'true',
      '3',
      '#REF!',
      'リッチtext',
      'here',
    ]);
    expect(d).toEqual(new RawDate(20544, 0));
    expect((t as RawDate).fraction).toBeCloseTo(1 / 24, 9);
    expect(g).toEqual(new RawMisfit('formula', ''));
  });
  it('refuses a workbook that would fill memory, by its directory alone', async () => {
    const bytes = await workbook((sheet) => sheet.addRow(['id']));
    expect(inflatedSize(bytes)).toBeGreaterThan(bytes.length);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 4 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true);
    const issues = new IssueList();
    expect(await readXlsx(bytes, 'm.xlsx', issues)).toEqual([]);
    expect(issues.errors.map((issue) => issue.code)).toEqual(['xlsx.inflated']);
  });
});
