import type { IssueList } from '../base/issues.js';
import { type RawCell, RawMisfit, type RawTable, RowGatherer } from './raw.js';

/** What YAML and JSON have in common, each node with its line. */
export type DocNode = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly line: number;
  /** The characters as written; undefined for null. */
  readonly text: string | undefined;
}

export interface ListNode {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly DocNode[];
}

export interface MapNode {
  readonly kind: 'map';
  readonly line: number;
  readonly entries: readonly (readonly [string, DocNode])[];
}

export interface DocumentPlace {
  readonly file: string;
  /** Component that the file is named after, if it is. */
  readonly name?: string;
}

function cellOf(node: DocNode): RawCell {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'map') return new RawMisfit('mapping', node.entries.map(([key]) => key).join(', '));
  const items: string[] = [];
  for (const item of node.items) {
    if (item.kind !== 'scalar' || item.text === undefined) return new RawMisfit('nested', item.kind);
    items.push(item.text);
  }
  return items;
}

function readRow(
  node: MapNode,
  row: number,
  rows: RowGatherer,
  place: DocumentPlace,
  issues: IssueList,
): void {
  rows.begin(node.line);
  for (const [attribute, value] of node.entries) {
    if (rows.set(attribute, cellOf(value))) continue;
    const at = { file: place.file, row, line: value.line };
    issues.add({ severity: 'error', code: 'row.attribute-twice', ...at, attribute, params: {} });
  }
}

function readRows(
  name: string,
  node: DocNode,
  place: DocumentPlace,
  issues: IssueList,
): RawTable | undefined {
  const rows = new RowGatherer();
  if (node.kind === 'map') {
    readRow(node, 1, rows, place, issues);
    return rows.table(name, place.file);
  }
  if (node.kind === 'scalar') {
    if (node.text === undefined) return rows.table(name, place.file);
    const at = { file: place.file, line: node.line, value: node.text };
    issues.add({ severity: 'error', code: 'document.rows', ...at, params: { name } });
    return undefined;
  }
  let row = 0;
  for (const item of node.items) {
    row++;
    if (item.kind === 'map') {
      readRow(item, row, rows, place, issues);
      continue;
    }
    const value = item.kind === 'scalar' ? (item.text ?? '') : '[…]';
    const at = { file: place.file, row, line: item.line, value };
    issues.add({ severity: 'error', code: 'document.row', ...at, params: { name } });
  }
  return rows.table(name, place.file);
}

/**
 * Tables of a document: a list of rows of the component that the file is named after; or a mapping from components
 * to their rows; or, where some value is a plain one, a mapping that is the one row of that component (model.yaml).
 */
export function tablesOf(root: DocNode, place: DocumentPlace, issues: IssueList): RawTable[] {
  const isRows = root.kind === 'map' && root.entries.every(([key, value]) => isTable(key, value));
  if (root.kind === 'map' && isRows) {
    const tables: RawTable[] = [];
    for (const [name, node] of root.entries) {
      if (name.startsWith('$')) continue;
      const table = readRows(name, node, place, issues);
      if (table) tables.push(table);
    }
    return tables;
  }
  if (place.name === undefined) {
    const at = { file: place.file, line: root.line };
    issues.add({ severity: 'error', code: 'document.root', ...at, params: {} });
    return [];
  }
  const table = readRows(place.name, root, place, issues);
  return table ? [table] : [];
}

function isTable(key: string, value: DocNode): boolean {
  return value.kind !== 'scalar' || value.text === undefined || key.startsWith('$');
}
