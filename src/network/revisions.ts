import { column } from '../schema/columns.js';
import { bucketDays, windowOf } from './horizon.js';
import { given, type Ids, idsOf } from './index-of.js';
import type { Revision, RunOut } from './network.js';
import type { Scope } from './scope.js';

/** Revisions with the processes that build them, in the order of their ids (S43 to S47). */
export function buildRevisions(scope: Scope): Revision[] {
  const { model, horizon } = scope;
  const ids = idsOf(model, 'revision');
  if (ids.names.length === 0) return [];
  const product = column(model, 'revision', 'product');
  const own = column(model, 'revision', 'item');
  const predecessor = column(model, 'revision', 'predecessor');
  const built = column(model, 'revision', 'built');
  const overlap = column(model, 'revision', 'overlap');
  const least = column(model, 'revision', 'least_share');
  const most = column(model, 'revision', 'most_share');
  const fielded = column(model, 'revision', 'fielded');
  const attrition = column(model, 'revision', 'attrition_rate');
  const from = column(model, 'revision', 'effective_from');
  const processes = processesOf(scope, ids);
  const room = roomReader(scope);
  const before = chainBefore(scope);
  return ids.names.map((id, r) => ({
    id,
    row: r,
    product: scope.itemIds.number(product[r]),
    item: scope.itemIds.number(own[r] ?? product[r]),
    predecessor: ids.number(predecessor[r]),
    room: room(r),
    built: built[r],
    before: before[r],
    overlap: given(overlap[r]),
    least: given(least[r]) ?? 0,
    most: given(most[r]) ?? 1,
    first: windowOf(horizon, given(from[r]), undefined)[0],
    fielded: fielded[r],
    kept: Float64Array.from(
      { length: horizon.count },
      (_, t) => (1 - attrition[r]) ** (bucketDays(horizon, t) / 365),
    ),
    builders: processes.builders[r],
    conversionsTo: processes.conversionsTo[r],
    conversionsFrom: processes.conversionsFrom[r],
    intoField: processes.intoField[r],
    fromField: processes.fromField[r],
  }));
}

type Makers = 'builders' | 'conversionsTo' | 'conversionsFrom' | 'intoField' | 'fromField';

/** Processes that build each revision, that convert to it and from it, and those of the latter that do so in the field. */
function processesOf({ model }: Scope, ids: Ids): Record<Makers, number[][]> {
  const lists = (): number[][] => ids.names.map(() => []);
  const [builders, conversionsTo, conversionsFrom] = [lists(), lists(), lists()];
  const [intoField, fromField] = [lists(), lists()];
  const revision = column(model, 'process', 'revision');
  const converts = column(model, 'process', 'converts');
  const place = column(model, 'process', 'converts_from');
  revision.forEach((id, p) => {
    if (converts[p] === undefined) {
      builders[ids.number(id)]?.push(p);
      return;
    }
    const [to, from] = [ids.number(id), ids.number(converts[p])];
    conversionsTo[to]?.push(p);
    conversionsFrom[from]?.push(p);
    if (place[p] !== 'field') return;
    intoField[to]?.push(p);
    fromField[from]?.push(p);
  });
  return { builders, conversionsTo, conversionsFrom, intoField, fromField };
}

/** Unit numbers of its block that are still free (S44). */
function roomReader({ model }: Scope): (r: number) => number {
  const from = column(model, 'revision', 'serial_from');
  const until = column(model, 'revision', 'serial_until');
  const built = column(model, 'revision', 'built');
  return (r) => {
    if (Number.isNaN(from[r]) || Number.isNaN(until[r])) return Number.POSITIVE_INFINITY;
    return Math.max(0, until[r] - from[r] + 1 - built[r]);
  };
}

/** The revision of the same product whose block must be full first: the nearest before it that has room; -1 = none. */
function chainBefore(scope: Scope): Int32Array {
  const product = column(scope.model, 'revision', 'product');
  const from = column(scope.model, 'revision', 'serial_from');
  const room = roomReader(scope);
  const rows = Array.from(from, (_, r) => r).filter((r) => !Number.isNaN(from[r]));
  rows.sort((a, b) => from[a] - from[b] || a - b);
  const last = new Map<string | undefined, number>();
  const before = new Int32Array(from.length).fill(-1);
  for (const r of rows) {
    before[r] = last.get(product[r]) ?? -1;
    if (room(r) > 0) last.set(product[r], r);
  }
  return before;
}

/**
 * Items of the revisions that a demand for `product` may be given, from `minimum` on (S46); undefined where its
 * revisions are not told apart in stock.
 */
export function acceptedReader({
  model,
  itemIds,
}: Pick<Scope, 'model' | 'itemIds'>): (
  product: string | undefined,
  minimum: string | undefined,
) => number[] | undefined {
  const ids = idsOf(model, 'revision');
  const products = column(model, 'revision', 'product');
  const items = column(model, 'revision', 'item');
  const predecessor = column(model, 'revision', 'predecessor').map((id) => ids.number(id));
  const replaces = (r: number, minimum: number): boolean => {
    for (let at = r, steps = 0; at >= 0 && steps <= predecessor.length; at = predecessor[at], steps++)
      if (at === minimum) return true;
    return false;
  };
  return (product, minimum) => {
    const rows = ids.names.flatMap((_, r) => (products[r] === product && items[r] !== undefined ? [r] : []));
    if (rows.length === 0 || itemIds.number(product) < 0) return undefined;
    const least = ids.number(minimum);
    return rows
      .filter((r) => least < 0 || replaces(r, least))
      .map((r) => itemIds.number(items[r]))
      .sort((a, b) => a - b);
  };
}

export function buildRunOuts(scope: Scope): RunOut[] {
  const { model, horizon, currencies } = scope;
  const revisions = idsOf(model, 'revision');
  const item = column(model, 'run-out', 'item');
  const revision = column(model, 'run-out', 'revision');
  const mode = column(model, 'run-out', 'mode');
  const date = column(model, 'run-out', 'write_off');
  const cost = column(model, 'run-out', 'disposal_cost');
  const currency = column(model, 'run-out', 'currency');
  const from = column(model, 'revision', 'effective_from');
  return item.map((id, row) => {
    const r = revisions.number(revision[row]);
    const scrapped = mode[row] === 'scrap' ? (given(from[r]) ?? horizon.firstDay) : Number.NaN;
    const day = given(date[row]) ?? scrapped;
    let ends = horizon.count;
    while (ends > 0 && horizon.starts[ends] > day) ends--;
    const number = scope.itemIds.number(id);
    return {
      item: number,
      row,
      revision: r,
      useUp: mode[row] === 'use-up',
      ends,
      disposalCost: cost[row],
      currency: currencies.of(currency[row]),
      nodes: scope.sites.flatMap((_, site) => {
        const node = scope.nodes.number(number, site);
        return node < 0 ? [] : [node];
      }),
    };
  });
}
