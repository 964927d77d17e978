import { column } from '../schema/columns.js';
import type { ComponentName } from '../schema/generated/types.js';
import type { Model } from '../schema/model.js';

type Named = Extract<
  ComponentName,
  | 'activity'
  | 'agreement'
  | 'authorisation'
  | 'consent'
  | 'determination'
  | 'order'
  | 'rule'
  | 'technology'
  | 'demand'
  | 'event'
  | 'expansion'
  | 'fleet'
  | 'revision'
  | 'item'
  | 'lane'
  | 'offer'
  | 'organisation'
  | 'process'
  | 'programme'
  | 'resource'
  | 'scenario'
  | 'site'
  | 'budget'
>;

/** What people call a row: its name, or its id where it has none. */
export interface Names {
  of(component: Named, id: string): string;
}

export function namesOf(model: Model): Names {
  const found = new Map<Named, ReadonlyMap<string, string>>();
  const table = (component: Named): ReadonlyMap<string, string> => {
    let names = found.get(component);
    if (!names) {
      names = readNames(model, component);
      found.set(component, names);
    }
    return names;
  };
  const of = (component: Named, id: string): string =>
    table(component).get(id) ?? described(model, component, id, of) ?? id;
  return { of };
}

/** Offers and lanes are seldom named; what they offer and join says more than an id. */
function described(model: Model, component: Named, id: string, of: Names['of']): string | undefined {
  if (component !== 'offer' && component !== 'lane') return undefined;
  const row = column(model, component, 'id').indexOf(id);
  if (row < 0) return undefined;
  if (component === 'lane') {
    const [from, to] = [column(model, 'lane', 'from_site')[row], column(model, 'lane', 'to_site')[row]];
    return from !== undefined && to !== undefined ? `${of('site', from)} → ${of('site', to)}` : undefined;
  }
  const [item, supplier] = [column(model, 'offer', 'item')[row], column(model, 'offer', 'supplier')[row]];
  if (item === undefined) return undefined;
  return supplier === undefined ? of('item', item) : `${of('item', item)} (${of('organisation', supplier)})`;
}

function readNames(model: Model, component: Named): ReadonlyMap<string, string> {
  const ids = column(model, component, 'id');
  const names = column(model, component, 'name');
  const result = new Map<string, string>();
  for (let row = 0; row < ids.length; row++) {
    const name = names[row]?.trim();
    if (ids[row] !== undefined && name) result.set(ids[row]!, name);
  }
  return result;
}

/** Rows of a table by their id. */
export function rowsById(model: Model, component: Named): ReadonlyMap<string, number> {
  const ids = column(model, component, 'id');
  const rows = new Map<string, number>();
  for (let row = 0; row < ids.length; row++) if (ids[row] !== undefined) rows.set(ids[row]!, row);
  return rows;
}
