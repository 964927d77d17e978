import type { IssueCode, IssueList } from '../base/issues.js';
import { foldedId, nearest, shown } from '../base/text.js';
import { CATALOG } from './catalog.js';
import { rowPlace } from './columns.js';
import type { ComponentName } from './generated/types.js';
import type { Model, Table } from './model.js';
import type { AttributeSpec } from './spec.js';

/** Suggestions per attribute; looking for the nearest of many thousand ids takes time. */
const MOST_SUGGESTIONS = 20;
const MOST_CANDIDATES = 20_000;

/** Ids of every component, for exact, loose and cross-component look-up. */
class Ids {
  private readonly exact = new Map<ComponentName, ReadonlySet<string>>();
  private loose = new Map<ComponentName, ReadonlyMap<string, string>>();

  constructor(model: Model) {
    for (const [component, table] of model.tables) {
      const ids = table.columns.get('id');
      if (ids?.kind !== 'text') continue;
      this.exact.set(component, new Set(ids.values.filter((id) => id !== undefined)));
    }
  }

  of(component: ComponentName): ReadonlySet<string> {
    return this.exact.get(component) ?? new Set();
  }

  alike(component: ComponentName, id: string): string | undefined {
    let map = this.loose.get(component);
    if (!map) {
      map = new Map([...this.of(component)].map((each) => [foldedId(each), each]));
      this.loose.set(component, map);
    }
    return map.get(foldedId(id));
  }

  elsewhere(id: string): ComponentName | undefined {
    return CATALOG.find(({ name }) => this.exact.get(name)?.has(id))?.name;
  }

  near(component: ComponentName, id: string): string | undefined {
    const ids = this.of(component);
    return ids.size > MOST_CANDIDATES ? undefined : nearest(id, ids);
  }
}

/** Components of which some rows could not be read, so that their ids are not all known. */
export type Unread = ReadonlySet<ComponentName>;

/**
 * Every ref and refs leads to an id of its component, in the same spelling. References to `unread` components are not
 * checked: the error is then in their file, and not in everything that refers to them.
 */
export function checkReferences(model: Model, issues: IssueList, unread: Unread = new Set()): void {
  const ids = new Ids(model);
  for (const { name, attributes } of CATALOG) {
    const table = model.tables.get(name);
    if (!table) continue;
    for (const spec of attributes)
      if (spec.to !== undefined && !unread.has(spec.to)) checkColumn(model, table, spec, ids, issues);
  }
}

function checkColumn(model: Model, table: Table, spec: AttributeSpec, ids: Ids, issues: IssueList): void {
  const data = table.columns.get(spec.name);
  if (!data || (data.kind !== 'text' && data.kind !== 'list')) return;
  const to = spec.to!;
  const known = ids.of(to);
  let suggestions = MOST_SUGGESTIONS;
  for (let row = 0; row < table.length; row++) {
    const value = data.values[row];
    if (value === undefined) continue;
    for (const id of typeof value === 'string' ? [value] : value) {
      if (known.has(id)) continue;
      const { code, near } = diagnose(ids, to, id, suggestions-- > 0);
      const at = {
        ...rowPlace(model, table.component, row),
        component: table.component,
        attribute: spec.name,
      };
      issues.add({ severity: 'error', code, ...at, value: shown(id), params: { to, near: near ?? '' } });
    }
  }
}

function diagnose(
  ids: Ids,
  to: ComponentName,
  id: string,
  suggest: boolean,
): { code: IssueCode; near?: string } {
  const alike = ids.alike(to, id);
  if (alike !== undefined) return { code: 'ref.spelling', near: alike };
  const elsewhere = ids.elsewhere(id);
  if (elsewhere !== undefined) return { code: 'ref.elsewhere', near: elsewhere };
  if (ids.of(to).size === 0) return { code: 'ref.empty' };
  const near = suggest ? ids.near(to, id) : undefined;
  return near === undefined ? { code: 'ref.unknown' } : { code: 'ref.unknown-near', near };
}
