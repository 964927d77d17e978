import { column } from '../../schema/columns.js';
import { idsOf } from '../index-of.js';
import type { Item } from '../network.js';
import type { Scope } from '../scope.js';
import { Content } from './content.js';
import { findCrossings, type Movers } from './crossings.js';
import { Judge, type Prepared } from './judge.js';
import { permissionsCount, readPermissionTables } from './tables.js';
import {
  type BorderFlow,
  type Cover,
  type Crossing,
  isCapped,
  noPermissions,
  type Permissions,
  type Touch,
} from './types.js';

export { permissionsCount } from './tables.js';
export * from './types.js';

/** What crosses borders and what covers it; nothing where permissions do not count (S31). */
export function buildPermissions(scope: Scope, items: readonly Item[], movers: Movers): Permissions {
  const { model } = scope;
  if (!permissionsCount(model)) return noPermissions(column(model, 'model', 'permissions')[0] === 'ignored');
  const judge = makeJudge(scope, items);
  const covers = new CoverList(scope, judge);
  const flows = findCrossings(scope, movers).map((crossing) => borderFlow(judge, covers, crossing));
  return {
    counts: true,
    ignored: false,
    flows,
    covers: covers.list,
    technologyIds: idsOf(model, 'technology').names,
    ...numberFlows(movers, flows),
  };
}

/** The judge of a model's permissions, also for explanations. */
export function makeJudge(scope: Pick<Scope, 'model' | 'currencies'>, items: readonly Item[]): Judge {
  const { model, currencies } = scope;
  const tables = readPermissionTables(model);
  const organisations = idsOf(model, 'organisation');
  const parents = column(model, 'organisation', 'parent').map((id) => organisations.number(id));
  // Shares are reckoned by the rates at the start.
  const worthOf = (i: number): number => items[i].standardValue * currencies.rates[items[i].currency][0];
  return new Judge(
    tables,
    new Content(model, tables, worthOf),
    items.map((item) => item.kind),
    Int32Array.from(parents),
    (flow) => items[flow.item].standardValue > 0,
  );
}

/** Covers numbered by table and row; those of rules and determinations have no caps. */
class CoverList {
  readonly list: readonly Cover[];
  private readonly base: Readonly<Record<Cover['kind'], number>>;

  constructor(scope: Scope, judge: Judge) {
    const { rules, determinations, authorisations, consents } = judge.tables;
    const open = { quantity: Number.POSITIVE_INFINITY, value: Number.POSITIVE_INFINITY, currency: 0 };
    this.list = [
      ...rules.map(({ id }): Cover => ({ kind: 'rule', id, status: 'granted', ...open })),
      ...determinations.map(({ id }): Cover => ({ kind: 'determination', id, status: 'granted', ...open })),
      ...authorisations.map(
        (each): Cover => ({
          kind: 'authorisation',
          id: each.id,
          status: each.status,
          quantity: each.quantityLeft,
          value: each.valueLeft,
          currency: scope.currencies.of(each.currency),
        }),
      ),
      ...consents.map(({ id, status }): Cover => ({ kind: 'consent', id, status, ...open })),
    ];
    const after = rules.length + determinations.length;
    this.base = {
      rule: 0,
      determination: rules.length,
      authorisation: after,
      consent: after + authorisations.length,
    };
  }

  number(kind: Cover['kind'], row: number): number {
    return this.base[kind] + row;
  }

  /**
   * Those that the program may use: a granted one without cap alone, since it costs nothing; else every one with a
   * cap and the best of the others. Granted before applied for before planned.
   */
  chosen(numbers: readonly number[]): number[] {
    const rank = (n: number): number => ['granted', 'applied', 'planned'].indexOf(this.list[n].status);
    const sorted = [...numbers].sort((a, b) => rank(a) - rank(b) || a - b);
    const open = sorted.find((n) => !isCapped(this.list[n]));
    if (open === undefined) return sorted;
    return [...sorted.filter((n) => isCapped(this.list[n]) && rank(n) < rank(open)), open];
  }
}

function borderFlow(judge: Judge, covers: CoverList, crossing: Crossing): BorderFlow {
  const buckets = crossing.leaves.length;
  const permitted = new Uint8Array(buckets).fill(1);
  const touches = judge.touched(crossing).map((each): Touch => {
    const prepared = judge.prepare(each);
    const late = each.control === 'transit' || each.control === 'import';
    const { starts, found } = coversByBucket(
      judge,
      covers,
      prepared,
      late ? crossing.arrives : crossing.leaves,
    );
    for (let t = 0; t < buckets; t++) if (starts[t] === starts[t + 1]) permitted[t] = 0;
    return { jurisdiction: each.jurisdiction, control: each.control, starts, covers: found };
  });
  return { touches, permitted, ...crossing };
}

function coversByBucket(
  judge: Judge,
  covers: CoverList,
  prepared: Prepared,
  days: Int32Array,
): { starts: Int32Array; found: Int32Array } {
  const starts = new Int32Array(days.length + 1);
  const found: number[] = [];
  let lastDay = -1;
  let last: readonly number[] = [];
  for (let t = 0; t < days.length; t++) {
    if (days[t] !== lastDay) {
      lastDay = days[t];
      const judged = days[t] < 0 ? [] : judge.judge(prepared, days[t]).covers;
      last = covers.chosen(judged.map(({ kind, row }) => covers.number(kind, row)));
    }
    for (const n of last) found.push(n);
    starts[t + 1] = found.length;
  }
  return { starts, found: Int32Array.from(found) };
}

function numberFlows(
  movers: Movers,
  flows: readonly BorderFlow[],
): Pick<Permissions, 'shipments' | 'purchases' | 'orders' | 'technologies' | 'deliveries'> {
  const none = (count: number): Int32Array => new Int32Array(count).fill(-1);
  const shipments = movers.lanes.map((lane) => none(lane.flows.length));
  const purchases = none(movers.offers.length);
  const orders = none(movers.openOrders.length);
  const technologies = none(movers.processes.length);
  const deliveries = none(movers.curves.length);
  const single = { purchase: purchases, order: orders, technology: technologies, delivery: deliveries };
  flows.forEach(({ kind, number, part }, f) => {
    if (kind === 'shipment') shipments[number][part] = f;
    else single[kind][number] = f;
  });
  return { shipments, purchases, orders, technologies, deliveries };
}
