import type { Store, Thing } from './collect.js';
import { keyOf, type Material, type Materials } from './materials.js';
import type { Notes } from './notes.js';
import type { Operations } from './operations.js';
import type { Loads } from './resources.js';
import type { Span } from './sites.js';
import type { Values } from './values.js';

export interface OpenOrder {
  readonly name: string;
  readonly kind: 'purchase' | 'production' | 'transfer';
  readonly material: Material;
  readonly quantity: number;
  /** Moment at which it arrives. */
  readonly due: number;
  readonly line: number;
}

/** Orders that are under way, what they take from stock and what they take of resources. */
export interface UnderWay {
  readonly orders: readonly OpenOrder[];
  readonly taken: ReadonlyMap<string, number>;
  /** Units of each resource that are busy, by day of the plan. */
  readonly busy: ReadonlyMap<string, Float64Array>;
}

const FIRM = new Set(['confirmed', 'approved', 'completed']);

export interface UnderWayScope {
  readonly store: Store;
  readonly values: Values;
  readonly notes: Notes;
  readonly materials: Materials;
  readonly operations: Operations;
  readonly loads: Loads;
}

export function readUnderWay(scope: UnderWayScope, span: Span): UnderWay {
  const { store, values, notes, materials, operations, loads } = scope;
  const orders: OpenOrder[] = [];
  const taken = new Map<string, number>();
  const busy = new Map<string, Float64Array>();
  for (const plan of store.linksOf('operationplan')) {
    const status = plan.values.get('status')?.trim().toLowerCase() ?? 'proposed';
    if (!FIRM.has(status)) {
      notes.add('frepple.not-firm', 'operationplan', 'status', plan.name, plan.line);
      continue;
    }
    const quantity = values.number(plan, 'quantity', 0);
    const end = values.date(plan, 'end') ?? values.date(plan, 'start') ?? span.start;
    const moves = movesOf(plan, store, values, materials, operations);
    if (!moves) {
      notes.add('frepple.order-unread', 'operationplan', 'operation', plan.name, plan.line);
      continue;
    }
    moves.forEach(({ material, perUnit, fixed }, k) => {
      const amount = perUnit * quantity + fixed;
      const name = moves.length > 1 ? `${plan.name} ${k + 1}` : plan.name;
      if (amount > 0)
        orders.push({ name, kind: moves.kind, material, quantity: amount, due: end, line: plan.line });
      if (amount < 0) {
        taken.set(keyOf(material), (taken.get(keyOf(material)) ?? 0) - amount);
        notes.add('frepple.taken', 'operationplan', 'flow', plan.name, plan.line);
      }
    });
    occupy(plan, store, values, loads, span, busy);
  }
  return { orders, taken, busy };
}

type Moves = { material: Material; perUnit: number; fixed: number }[] & { kind: OpenOrder['kind'] };

const moves = (kind: OpenOrder['kind'], list: Moves[number][]): Moves => Object.assign(list, { kind });

function movesOf(
  plan: Thing,
  store: Store,
  values: Values,
  materials: Materials,
  operations: Operations,
): Moves | undefined {
  const operation = store.find('operation', plan.refs.get('operation'));
  if (operation) {
    const flows = operations.flowsOf(operation).flatMap((flow) => {
      const material = materials.ofFlow(flow, operation);
      const perUnit = values.number(flow, 'quantity', 1);
      return material ? [{ material, perUnit, fixed: values.number(flow, 'quantity_fixed', 0) }] : [];
    });
    const made = flows.some(({ perUnit, fixed }) => perUnit + fixed > 0);
    const output = made ? undefined : operations.delivered(operation);
    return moves('production', output ? [...flows, { material: output, perUnit: 1, fixed: 0 }] : flows);
  }
  const item = plan.refs.get('item');
  if (item === undefined) return undefined;
  const destination = materials.at(item, plan.refs.get('location'));
  const origin = plan.refs.get('origin');
  if (origin !== undefined)
    return moves('transfer', [
      { material: destination, perUnit: 1, fixed: 0 },
      { material: materials.at(item, origin), perUnit: -1, fixed: 0 },
    ]);
  return moves('purchase', [{ material: destination, perUnit: 1, fixed: 0 }]);
}

/** Units of resources that the order holds from its start to its end. */
function occupy(
  plan: Thing,
  store: Store,
  values: Values,
  loads: Loads,
  { start, end }: Span,
  busy: Map<string, Float64Array>,
): void {
  const operation = store.find('operation', plan.refs.get('operation'));
  const [from, until] = [values.date(plan, 'start'), values.date(plan, 'end')];
  if (!operation || from === undefined || until === undefined || until <= start) return;
  for (const load of loads.of(operation, 1, 0)) {
    if (load.byPeriod) continue;
    const { name } = load.resources[0];
    const days = busy.get(name) ?? new Float64Array(end - start);
    busy.set(name, days);
    for (let day = Math.max(start, Math.floor(from)); day < Math.min(end, Math.ceil(until)); day++)
      days[day - start] += load.perUnit * (Math.min(until, day + 1) - Math.max(from, day));
  }
}
