import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { attributeSpec, CATALOG, componentSpec } from './catalog.js';
import type { ColumnData, Model, Table } from './model.js';
import { type CellValue, cellValue } from './values.js';

interface Column {
  readonly name: string;
  /** Name as JSON, with its colon. */
  readonly head: string;
  value(row: number): CellValue | undefined;
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

function columnsOf(table: Table): Column[] {
  return [...table.columns]
    .map(([name, data]) => {
      const spec = attributeSpec(table.component, name)!;
      const head = `${JSON.stringify(name)}:`;
      return { name, head, value: (row: number) => cellValue(spec, data, row) };
    })
    .sort(byName);
}

/** Text that stands in JSON as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

function jsonOf(cell: CellValue | null): string {
  return typeof cell === 'string' && PLAIN.test(cell) ? `"${cell}"` : JSON.stringify(cell);
}

/** Filled cells of a row, attributes sorted, as JSON. JSON.stringify gives numbers in their shortest form. */
function rowText(columns: readonly Column[], row: number): string {
  let text = '';
  for (const { head, value } of columns) {
    const cell = value(row);
    if (cell === undefined) continue;
    text += text === '' ? head : `,${head}`;
    text += jsonOf(cell);
  }
  return `{${text}}`;
}

/** Rows (from 0) sorted by key and then by all that they hold; the order in which files give them is forgotten. */
function order(table: Table): Int32Array {
  const columns = columnsOf(table);
  const keys = componentSpec(table.component).key.map((name) =>
    columns.find((column) => column.name === name),
  );
  const texts = Array.from({ length: table.length }, (_, row) => {
    let text = '';
    for (const column of keys) text += `${jsonOf(column?.value(row) ?? null)}\u0001`;
    return text;
  });
  const rows = Int32Array.from(texts, (_, row) => row);
  if (texts.every((text, row) => row === 0 || texts[row - 1] < text)) return rows;
  const all: string[] = [];
  const allOf = (row: number): string => {
    all[row] ??= rowText(columns, row);
    return all[row];
  };
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return rows.sort((a, b) => compare(texts[a], texts[b]) || compare(allOf(a), allOf(b)) || a - b);
}

/** The model as one text that is the same for any order of files, rows and attributes and for any format. */
export function canonicalModel(model: Model): string {
  const tables = [...model.tables.values()].filter((table) => table.length > 0);
  const parts = tables
    .map((table) => {
      const columns = columnsOf(table);
      const rows = Array.from(order(table), (row) => rowText(columns, row));
      return { name: table.component, text: `${JSON.stringify(table.component)}:[${rows.join(',')}]` };
    })
    .sort(byName);
  return `{${parts.map((part) => part.text).join(',')}}`;
}

/** SHA-256 of the canonical text, in hex. */
export function fingerprint(model: Model): string {
  return bytesToHex(sha256(new TextEncoder().encode(canonicalModel(model))));
}

function permuted(data: ColumnData, rows: Int32Array): ColumnData {
  switch (data.kind) {
    case 'number':
      return { kind: 'number', values: taken(data.values, rows, new Float64Array(rows.length)) };
    case 'boolean':
      return { kind: 'boolean', values: taken(data.values, rows, new Int8Array(rows.length)) };
    case 'text':
      return { kind: 'text', values: taken(data.values, rows, []) };
    default:
      return { kind: 'list', values: taken(data.values, rows, []) };
  }
}

function taken<T, A extends { [row: number]: T }>(values: ArrayLike<T>, rows: Int32Array, into: A): A {
  for (let k = 0; k < rows.length; k++) into[k] = values[rows[k]];
  return into;
}

/** The same model with its rows in canonical order; each row keeps the place at which it was read. */
export function sortedModel(model: Model): Model {
  const tables = CATALOG.flatMap(({ name }) => model.tables.get(name) ?? []).map((table): Table => {
    const rows = order(table);
    const columns = new Map(
      [...table.columns]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, data]) => [name, permuted(data, rows)]),
    );
    return {
      component: table.component,
      length: table.length,
      columns,
      place: (row) => table.place(rows[row]),
    };
  });
  return { source: model.source, tables: new Map(tables.map((table) => [table.component, table])) };
}
