import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readAltiumBom } from './index.js';

const HEADER = [
  'Manufacturer 1',
  'Manufacturer Part Number 1',
  'Description',
  'Designator',
  'Value',
  'Quantity',
  'Footprint',
];

async function workbook(
  ...sheets: (readonly (string | number | ExcelJS.CellFormulaValue)[])[][]
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  sheets.forEach((rows, i) => {
    const sheet = book.addWorksheet(`Sheet${i + 1}`);
    for (const row of rows) sheet.addRow([...row]);
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('readAltiumBom', () => {
  it('reads the sheet below a title, with formulas as their results', async () => {
    const data = await workbook([
      ['Board X'],
      HEADER,
      [
        'Yageo',
        'RC0402FR-0710KL',
        'RES 10K',
        'R1, R2',
        '10K',
        { formula: '1+1', result: 2, date1904: false },
        '0402',
      ],
    ]);
    const { lines, issues } = await readAltiumBom(data, 'x.xlsx');
    expect(issues.warnings).toEqual([]);
    expect(lines).toMatchObject([
      { partNumber: 'RC0402FR-0710KL', quantity: 2, designators: ['R1', 'R2'], place: { row: 1, line: 3 } },
    ]);
  });

  it('names sheets that it did not read', async () => {
    const data = await workbook(
      [HEADER, ['', '', '', 'R1', '1k', 1, '']],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    );
    const { issues } = await readAltiumBom(data, 'x.xlsx');
    expect(issues.warnings).toMatchObject([{ code: 'interop.sheet-not-read', params: { sheet: 'Sheet2' } }]);
  });

  it('has an error for bytes that are no workbook', async () => {
    const { issues } = await readAltiumBom(new TextEncoder().encode('no zip'), 'x.xlsx');
    expect(issues.errors.map(({ code }) => code)).toEqual(['interop.workbook-broken']);
  });
});
