import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';

/** Rows of a table by id. */
export interface Index {
  readonly names: readonly string[];
  /** Row of an id, -1 when there is none. */
  find(id: string | undefined): number;
}

export interface Ids {
  readonly organisation: Index;
  readonly site: Index;
  readonly item: Index;
  readonly calendar: Index;
  readonly process: Index;
  readonly resource: Index;
  readonly expansion: Index;
  readonly offer: Index;
  readonly lane: Index;
  readonly order: Index;
  readonly demand: Index;
  readonly programme: Index;
  readonly revision: Index;
  readonly fleet: Index;
  /** Demands that fleets make: of units by the fleet's id, of spares by `fleet/item` (S49, S50). */
  readonly fleetDemand: Index;
  readonly agreement: Index;
  readonly technology: Index;
  readonly activity: Index;
}

export function makeIndex(ids: readonly (string | undefined)[]): Index {
  const names = ids.map((id) => id ?? '');
  const rows = new Map(names.map((name, row) => [name, row]));
  return { names, find: (id) => (id === undefined ? -1 : (rows.get(id) ?? -1)) };
}

export function readIds(model: Model): Ids {
  const fleets = column(model, 'fleet', 'id');
  const parts = column(model, 'fleet-spare', 'item');
  const spares = column(model, 'fleet-spare', 'fleet').map((fleet, row) => `${fleet}/${parts[row]}`);
  return {
    organisation: makeIndex(column(model, 'organisation', 'id')),
    site: makeIndex(column(model, 'site', 'id')),
    item: makeIndex(column(model, 'item', 'id')),
    calendar: makeIndex(column(model, 'calendar', 'id')),
    process: makeIndex(column(model, 'process', 'id')),
    resource: makeIndex(column(model, 'resource', 'id')),
    expansion: makeIndex(column(model, 'expansion', 'id')),
    offer: makeIndex(column(model, 'offer', 'id')),
    lane: makeIndex(column(model, 'lane', 'id')),
    order: makeIndex(column(model, 'order', 'id')),
    demand: makeIndex(column(model, 'demand', 'id')),
    programme: makeIndex(column(model, 'programme', 'id')),
    revision: makeIndex(column(model, 'revision', 'id')),
    fleet: makeIndex(fleets),
    fleetDemand: makeIndex([...fleets, ...spares]),
    agreement: makeIndex(column(model, 'agreement', 'id')),
    technology: makeIndex(column(model, 'technology', 'id')),
    activity: makeIndex(column(model, 'activity', 'id')),
  };
}

/** A column of references as row numbers, -1 where empty or unknown. */
export function refs(values: readonly (string | undefined)[], index: Index): Int32Array {
  const rows = new Int32Array(values.length);
  for (let row = 0; row < rows.length; row++) rows[row] = index.find(values[row]);
  return rows;
}
