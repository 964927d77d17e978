import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRIES, CURRENCIES } from '../../src/base/codes.js';
import { isoDate } from '../../src/base/dates.js';
import { IssueList } from '../../src/base/issues.js';
import { newReading } from '../../src/schema/files.js';
import {
  type AttributeSpec,
  attributeSpec,
  CATALOG,
  type CellValue,
  canonicalModel,
  cellValue,
  fingerprint,
  type Model,
  modelFiles,
  sortedModel,
  typeTables,
  type WriteFormat,
} from '../../src/schema/index.js';
import { readFiles } from '../../src/schema/parse.js';
import type { RawCell, RawTable } from '../../src/tables/raw.js';

const RUNS = 200;

/** Characters that formats treat in ways of their own, beside those that people write. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '"',
      "'",
      ',',
      ';',
      '\t',
      '\n',
      ':',
      ' #',
      '- ',
      '=1+1',
      '{',
      ']',
      '&a',
      '*b',
      '|',
      '>',
      '%',
      '@',
      '`',
      '\\',
      '\\n',
    ],
  ),
  fc.constantFrom(
    ...[
      '0012',
      '1e5',
      'true',
      'null',
      '~',
      '2026-04-01',
      '1,234',
      '.inf',
      '<b>',
      '&amp;',
      '<<',
      '---',
      '...',
      '?',
      '!x',
    ],
  ),
  fc.constantFrom(
    ...[
      '第二工場',
      '巻線ﾗｲﾝ',
      '髙',
      '𠮷',
      '（仮）',
      'Дніпро',
      'їжак',
      'п’ять',
      '😀',
      'é',
      'e\u0301',
      '\u2028',
      '\u00a0x',
      '\ufeffx',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const text = fc
  .array(piece, { minLength: 1, maxLength: 5 })
  .map((pieces) => pieces.join(''))
  .filter(
    (value) => value !== '' && value.trim() === value && accepted(attributeSpec('item', 'name')!, value),
  );
const id = fc
  .array(
    fc.constantFrom(
      ...['a', 'Z', '9', '-', '_', '.', ':', '/', '工', 'ї', '0', '00', 'e', '#', '"', "'", '&', '*'],
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(''))
  .filter((value) => accepted(attributeSpec('item', 'id')!, value));
const word = fc
  .oneof(id, text)
  .filter((value) => accepted(attributeSpec('agreement', 'categories')!, [value]));

function typed(spec: AttributeSpec, cell: RawCell): { readonly model: Model; readonly issues: IssueList } {
  const component = CATALOG.find((each) => each.attributes.includes(spec))!;
  const issues = new IssueList();
  const optional = { name: component.name, file: 'x', header: [spec.name], rows: [[cell]], lines: [1] };
  return { model: typeTables([optional], issues), issues };
}

function accepted(spec: AttributeSpec, cell: RawCell): boolean {
  return typed(spec, cell).issues.errors.every((issue) => issue.code === 'cell.missing');
}

function number(spec: AttributeSpec): fc.Arbitrary<string> {
  const min = spec.min ?? -1e300;
  const max = spec.max ?? 1e300;
  if (spec.type === 'integer') return fc.integer({ min, max: Math.min(max, 1e9) }).map(String);
  return fc.oneof(
    fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map(String),
    fc
      .constantFrom('0.1', '0.30000000000000004', '1')
      .filter((value) => Number(value) >= min && Number(value) <= max),
  );
}

function cellOf(spec: AttributeSpec): fc.Arbitrary<RawCell> {
  switch (spec.type) {
    case 'number':
    case 'integer':
      return number(spec);
    case 'boolean':
      return fc.constantFrom('true', 'false');
    case 'date':
      return fc.integer({ min: -25202, max: 84006 }).map(isoDate);
    case 'enum':
      return fc.constantFrom(...spec.values!);
    case 'currency':
      return fc.constantFrom(...CURRENCIES);
    case 'country':
      return fc.constantFrom(...COUNTRIES);
    case 'unit':
      return fc.constantFrom('1', 'kg', 'm2', 'L', '{pcs}', 'm{wire}', 'kg/m3');
    case 'pattern':
      return fc.constantFrom('26w 24m 8q', '4*13w', '2y');
    case 'ref':
      return id;
    case 'refs':
      return fc.array(id, { minLength: 1, maxLength: 4 });
    case 'list':
      return fc.array(word, { minLength: 1, maxLength: 3 });
    default:
      return spec.name === 'id' ? id : text;
  }
}

const table: fc.Arbitrary<RawTable> = fc.constantFrom(...CATALOG).chain((component) => {
  const row = fc.tuple(
    ...component.attributes.map((spec) =>
      spec.required ? cellOf(spec) : fc.option(cellOf(spec), { nil: undefined, freq: 1 }),
    ),
  );
  return fc.array(row, { minLength: 1, maxLength: 4 }).map((rows) => ({
    name: component.name,
    file: 'made.json',
    header: component.attributes.map((attribute) => attribute.name),
    rows,
    lines: rows.map((_, at) => at + 1),
  }));
});

const model: fc.Arbitrary<Model> = fc
  .uniqueArray(table, { minLength: 1, maxLength: 3, selector: (each) => each.name })
  .map((tables) => {
    // Rows without any filled cell are no rows.
    const filled = tables.map((each) => {
      const rows = each.rows.filter((row) => row.some((cell) => cell !== undefined));
      return { ...each, rows, lines: rows.map((_, at) => at + 1) };
    });
    const issues = new IssueList();
    const made = typeTables(filled, issues);
    expect(issues.errors).toEqual([]);
    return made;
  });

/** Every filled cell in the order of the rows. */
function cells(of: Model): Record<string, Record<string, CellValue>[]> {
  const result: Record<string, Record<string, CellValue>[]> = {};
  for (const [component, { length, columns }] of of.tables) {
    result[component] = Array.from({ length }, (_, row) => {
      const filled: Record<string, CellValue> = {};
      for (const [name, data] of columns) {
        const value = cellValue(attributeSpec(component, name)!, data, row);
        if (value !== undefined) filled[name] = value;
      }
      return filled;
    });
  }
  return result;
}

async function reread(made: Model, format: WriteFormat): Promise<Model> {
  const reading = newReading(format);
  const folder = format === 'csv' || format === 'yaml';
  const again = typeTables(await readFiles(await modelFiles(made, format), reading, folder), reading.issues);
  expect(reading.issues.errors).toEqual([]);
  return again;
}

describe('a model is the same after it was written and read', () => {
  for (const format of ['csv', 'yaml', 'json', 'yaml-document', 'xlsx'] as const) {
    it(`as ${format}`, { timeout: 300_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(model, async (made) => {
          const again = await reread(made, format);
          expect(cells(again)).toEqual(cells(made));
          expect(canonicalModel(again)).toBe(canonicalModel(made));
        }),
        { numRuns: RUNS },
      );
    });
  }
});

describe('the canonical form', () => {
  it('does not depend on the order of rows, and sortedModel gives that order', () => {
    fc.assert(
      fc.property(model, fc.integer(), (made, seed) => {
        const shuffled = reversedOrRotated(made, seed);
        expect(canonicalModel(shuffled)).toBe(canonicalModel(made));
        expect(fingerprint(shuffled)).toBe(fingerprint(made));
        expect(cells(sortedModel(shuffled))).toEqual(cells(sortedModel(made)));
        expect(canonicalModel(sortedModel(made))).toBe(canonicalModel(made));
      }),
      { numRuns: RUNS },
    );
  });
  it('changes with any cell', () => {
    fc.assert(
      fc.property(model, model, (a, b) => {
        const same = JSON.stringify(sortedCells(a)) === JSON.stringify(sortedCells(b));
        expect(fingerprint(a) === fingerprint(b)).toBe(same);
      }),
      { numRuns: RUNS },
    );
  });
});

const sortedCells = (of: Model): unknown =>
  Object.entries(cells(sortedModel(of)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, rows]) => [
      name,
      rows.map((row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]);

function reversedOrRotated(made: Model, seed: number): Model {
  const tables = [...made.tables.values()].map(({ component, length, columns }) => {
    const rows = Array.from({ length }, (_, row) => row);
    rows.sort((a, b) => Math.sin(seed + a) - Math.sin(seed + b));
    const header = [...columns.keys()].sort((a, b) => Math.sin(seed + a.length) - Math.sin(seed + b.length));
    const raw: RawTable = {
      name: component,
      file: 'shuffled',
      header,
      lines: rows.map((row) => row + 1),
      rows: rows.map((row) =>
        header.map((name) => {
          const value = cellValue(attributeSpec(component, name)!, columns.get(name)!, row);
          return value === undefined || typeof value === 'object' ? value : String(value);
        }),
      ),
    };
    return raw;
  });
  const issues = new IssueList();
  const result = typeTables(tables.reverse(), issues);
  expect(issues.errors).toEqual([]);
  return result;
}
