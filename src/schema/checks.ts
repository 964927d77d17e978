import type { IssueList } from '../base/issues.js';
import { foldedId, shown } from '../base/text.js';
import { attributeSpec, CATALOG, componentSpec, isUnused } from './catalog.js';
import { rowPlace } from './columns.js';
import type { ComponentName } from './generated/types.js';
import type { ColumnData, Model, Table } from './model.js';
import { checkReferences, type Unread } from './references.js';
import { cellValue } from './values.js';

/** Everything that can be said of the tables without knowing what a plan is. */
export function checkModel(model: Model, issues: IssueList, unread: Unread = new Set()): void {
  if (!unread.has('model')) checkOneModelRow(model, issues);
  for (const table of model.tables.values()) checkKeys(model, table, issues);
  checkReferences(model, issues, unread);
  warnUnused(model, issues);
}

function checkOneModelRow(model: Model, issues: IssueList): void {
  const count = model.tables.get('model')?.length ?? 0;
  if (count === 0)
    issues.add({ severity: 'error', code: 'model.none', file: model.source, component: 'model', params: {} });
  if (count > 1)
    issues.add({
      severity: 'error',
      code: 'model.many',
      ...rowPlace(model, 'model', 1),
      component: 'model',
      params: { count },
    });
}

/** The key of a row as one text, and as readers see it; undefined when a required part is missing (an error already). */
function keyOf(table: Table, parts: readonly KeyPart[], row: number): string | undefined {
  let key = '';
  for (const { data, required, fallback, spec } of parts) {
    const value = data ? cellValue(spec, data, row) : undefined;
    if (value === undefined && required) return undefined;
    key += `${value ?? fallback}\u0001`;
  }
  return table.length > 0 ? key : undefined;
}

interface KeyPart {
  readonly spec: NonNullable<ReturnType<typeof attributeSpec>>;
  readonly data: ColumnData | undefined;
  readonly required: boolean;
  readonly fallback: string;
}

function keyParts(table: Table): KeyPart[] {
  return componentSpec(table.component).key.map((name) => {
    const spec = attributeSpec(table.component, name)!;
    const fallback = spec.default === undefined ? '' : String(spec.default);
    return { spec, data: table.columns.get(name), required: spec.required === true, fallback };
  });
}

function checkKeys(model: Model, table: Table, issues: IssueList): void {
  const { component } = table;
  const parts = keyParts(table);
  const byId = parts.length === 1 && parts[0].spec.name === 'id';
  const first = new Map<string, number>();
  const alike = new Map<string, number>();
  for (let row = 0; row < table.length; row++) {
    const key = keyOf(table, parts, row);
    if (key === undefined) continue;
    const twin = first.get(key);
    if (twin !== undefined) {
      const params = { component, other: placeText(model, component, twin) };
      issues.add({
        severity: 'error',
        code: 'key.twice',
        ...keyCell(model, component, row, parts, key),
        params,
      });
      continue;
    }
    first.set(key, row);
    if (!byId) continue;
    const folded = foldedId(key);
    const similar = alike.get(folded);
    if (similar === undefined) alike.set(folded, row);
    else {
      const params = {
        component,
        other: String(idOf(table, similar)),
        place: placeText(model, component, similar),
      };
      issues.add({
        severity: 'error',
        code: 'id.alike',
        ...keyCell(model, component, row, parts, key),
        params,
      });
    }
  }
}

/** Where a key stands: its row, the attributes that are filled, and what they hold. */
function keyCell(
  model: Model,
  component: ComponentName,
  row: number,
  parts: readonly KeyPart[],
  key: string,
) {
  const values = key.slice(0, -1).split('\u0001');
  const filled = parts.filter((_, at) => values[at] !== '');
  const attribute = filled.map((part) => part.spec.name).join(', ');
  const value = shown(values.filter((each) => each !== '').join(', '));
  return { ...rowPlace(model, component, row), component, attribute, value };
}

function idOf(table: Table, row: number): string {
  const ids = table.columns.get('id');
  return ids?.kind === 'text' ? (ids.values[row] ?? '') : '';
}

/** `process.csv:12`, as editors open it. */
function placeText(model: Model, component: ComponentName, row: number): string {
  const { file, line } = rowPlace(model, component, row);
  return line === undefined ? file : `${file}:${line}`;
}

function filledRows(data: ColumnData): number {
  let count = 0;
  for (let row = 0; row < data.values.length; row++) {
    const value = data.values[row];
    if (data.kind === 'boolean' ? (value as number) >= 0 : value !== undefined && !Number.isNaN(value))
      count++;
  }
  return count;
}

/** One warning per attribute that is filled though nothing reads it yet. */
function warnUnused(model: Model, issues: IssueList): void {
  for (const { name: component, attributes } of CATALOG) {
    const table = model.tables.get(component);
    if (!table) continue;
    for (const { name: attribute } of attributes) {
      const data = table.columns.get(attribute);
      if (!data || !isUnused(component, attribute)) continue;
      const count = filledRows(data);
      if (count === 0) continue;
      const { file } = rowPlace(model, component, 0);
      issues.add({
        severity: 'warning',
        code: 'attribute.unused',
        file,
        component,
        attribute,
        params: { component, count },
      });
    }
  }
}
