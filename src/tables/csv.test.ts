import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../test/support/random-network-check.js';
import { IssueList } from '../base/issues.js';
import { delimiterOf, readCsv, writeCsv } from './csv.js';
import { decodeText } from './decode.js';

const read = (text: string) => {
  const issues = new IssueList();
  return { table: readCsv(text, 'item', 'item.csv', issues), issues };
};

describe('readCsv', () => {
  it('finds the separator outside quotation marks', () => {
    expect(delimiterOf('a,b\n1;2;3')).toBe(',');
    expect(delimiterOf('a;b;c\n')).toBe(';');
    expect(delimiterOf('\n"a,b,c"\tb\tc')).toBe('\t');
    expect(delimiterOf('id')).toBe(',');
  });
  it('counts lines through quoted line ends and blank lines', () => {
    const { table } = read('id,name\r\na,"one\r\ntwo"\r\n\r\n,\r\nb,"x ""y"""\r\n');
    expect(table?.rows).toEqual([
      ['a', 'one\r\ntwo'],
      ['b', 'x "y"'],
    ]);
    expect(table?.lines).toEqual([2, 6]);
  });
  it('agrees with csv-parse on whatever that accepts', () => {
    const cell = fc.oneof(
      fc.constantFrom('a', '1', '', ' x ', '"q"', '"a""b"', '"a,b"', '"l\nm"', '"l\r\nm"', 'é工', '""'),
      fc.stringMatching(/^[a-z" ]{0,4}$/),
    );
    const text = fc
      .array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 })
      .chain((rows) =>
        fc
          .constantFrom('\n', '\r\n')
          .map((end) => `h1,h2${end}${rows.map((row) => row.join(',')).join(end)}${end}`),
      );
    let accepted = 0;
    fc.assert(
      fc.property(text, (source) => {
        let theirs: string[][];
        try {
          theirs = parse(source, { relax_column_count: true, skip_empty_lines: true, relax_quotes: true });
        } catch {
          return;
        }
        accepted++;
        const { table, issues } = read(source);
        const filled = theirs.slice(1).filter((row) => row.some((each) => each.trim() !== ''));
        // csv-parse with relaxed quotes keeps a stray quotation mark after a closed cell; we refuse it.
        if (
          issues.errors.some((issue) => issue.code === 'csv.after-quote' || issue.code === 'csv.open-quote')
        )
          return;
        expect(table?.rows).toEqual(filled.map((row) => row.map((each) => (each === '' ? undefined : each))));
      }),
      parameters(2000),
    );
    expect(accepted).toBeGreaterThan(200);
  });
  it('reads what it writes', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/\r/g, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
        const filled = rows.filter((row) => row.some((each) => each.trim() !== ''));
        const { table } = read(writeCsv(['id', 'name'], filled));
        expect(table?.rows.map((row) => [row[0] ?? '', row[1] ?? ''])).toEqual(filled);
      }),
      parameters(1000),
    );
  });
});

describe('decodeText', () => {
  const decode = (bytes: number[]) => {
    const issues = new IssueList();
    return decodeText(Uint8Array.from(bytes), 'f', issues) ?? issues.errors[0].code;
  };
  it('knows UTF-8 and UTF-16 with their marks, and Shift_JIS', () => {
    expect(decode([0xef, 0xbb, 0xbf, 0x69, 0x64])).toBe('id');
    expect(decode([0xff, 0xfe, 0x69, 0, 0x64, 0])).toBe('id');
    expect(decode([0xfe, 0xff, 0, 0x69, 0, 0x64])).toBe('id');
    expect(decode([0x8d, 0x48, 0x92, 0xf6, 0x83, 0x89, 0x83, 0x43, 0x83, 0x93])).toBe('工程ライン');
    expect(decode([0x87, 0x40])).toBe('①');
  });
  it('refuses what it does not know', () => {
    expect(decode([0xcf, 0xf0, 0xee, 0xf6, 0xe5, 0xf1])).toBe('file.cyrillic');
    expect(decode([0, 1, 2])).toBe('file.binary');
    expect(decode([0x81, 0xff, 0xfd, 0xa0, 0x80])).toBe('file.encoding');
  });
});
