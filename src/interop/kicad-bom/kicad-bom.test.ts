import { describe, expect, it } from 'vitest';
import { describeIssue } from '../../base/issues.js';
import { readKicadBom } from './index.js';

const read = (text: string | Uint8Array) => readKicadBom(text, 'board.csv');
const codes = (text: string) => read(text).issues.warnings.map(({ code }) => code);

describe('readKicadBom', () => {
  it('reads quoted designators behind a byte order mark', () => {
    const text = '\uFEFFDesignator,Footprint,Quantity,Value,LCSC Part #\r\n"C1, C2",0805,2,100nF,C49678\r\n';
    for (const data of [text, new TextEncoder().encode(text)]) {
      const { lines, issues } = read(data);
      expect(issues.ok).toBe(true);
      expect(lines).toMatchObject([
        {
          designators: ['C1', 'C2'],
          quantity: 2,
          value: '100nF',
          vendorNumber: { vendor: 'LCSC', number: 'C49678' },
          place: { file: 'board.csv', row: 1, line: 2 },
        },
      ]);
    }
  });

  it('reads semicolons, other column names and ranges', () => {
    const { lines } = read('Reference;Qty;Designation;Package\nR1-R4;4;10k;0402\n');
    expect(lines).toMatchObject([{ designators: ['R1', 'R2', 'R3', 'R4'], quantity: 4, footprint: '0402' }]);
  });

  it('believes the designators where the quantity disagrees, and says so', () => {
    const { lines, issues } = read('Designator,Quantity,Value\n"R1, R2",3,10k\n');
    expect(lines[0]?.quantity).toBe(2);
    expect(describeIssue(issues.warnings[0]!, 'en')).toMatchObject({
      file: 'board.csv',
      row: 1,
      code: 'interop.bom-quantity',
      cause: 'Quantity 3 disagrees with 2 designator(s) (R1, R2); 2 is used.',
    });
  });

  it('keeps what is not fitted, marked as such', () => {
    const { lines } = read(
      'Designator,Quantity,Value,DNP\nR1,1,10k,\nR2,1,10k,DNP\nR3,1,"22k, DNP",\nTP1,1,TestPoint,\n',
    );
    expect(lines.map(({ fit }) => fit)).toEqual(['fitted', 'not-fitted', 'not-fitted', 'no-part']);
  });

  it('names designators used twice, lines merged and cells beyond the header', () => {
    expect(codes('Designator,Quantity,Value\nR1,1,10k\nR1,1,22k\n')).toEqual([
      'interop.bom-designator-twice',
    ]);
    expect(codes('Designator,Quantity,Value\nR1,1,10k\nR2,1,10K\n')).toEqual(['interop.bom-merged']);
    expect(codes('Designator,Quantity,Value\nR1,1,10k,what\n')).toEqual(['interop.cells-beyond']);
  });

  it('has an error for a file that is no bill of material', () => {
    const { lines, issues } = read('a,b\n1,2\n');
    expect(lines).toEqual([]);
    expect(issues.errors.map(({ code }) => code)).toEqual([
      'interop.column-missing',
      'interop.column-missing',
    ]);
    expect(read('Designator,Value\n').issues.errors[0]?.code).toBe('interop.bom-empty');
    expect(read('Designator,Value\n"R1,10k\n').issues.errors[0]?.code).toBe('interop.text-broken');
  });

  it('reads Shift_JIS with a warning; what is no text has an error', () => {
    const katakana = [0x83, 0x65, 0x83, 0x58, 0x83, 0x67];
    const japanese = new Uint8Array([
      ...new TextEncoder().encode('Designator,Value,Note\nC1,1uF,'),
      ...katakana,
    ]);
    const { lines, issues } = read(japanese);
    expect(lines[0]?.note).toBe('テスト');
    expect(issues.warnings.map(({ code }) => code)).toEqual(['interop.text-encoding']);
    expect(read(new Uint8Array([1, 0, 0, 0])).issues.errors.map(({ code }) => code)).toEqual(['file.binary']);
  });
});
