import type { Store, Thing } from './collect.js';
import type { Material, Materials } from './materials.js';
import type { Notes } from './notes.js';
import type { Operations } from './operations.js';
import type { Values } from './values.js';

const DAY = 86_400;
/** frePPLe plans these; a quotation is planned as an order is. */
const PLANNED = new Set(['open', 'quote']);
/** Our least important priority. */
const LEAST_IMPORTANT = 99;

export interface Wanted {
  readonly thing: Thing;
  readonly name: string;
  readonly material: Material;
  /** It names the operation that delivers it. */
  readonly byOperation: boolean;
  readonly quantity: number;
  /** Moments. */
  readonly due: number;
  readonly latest: number | undefined;
  readonly priority: number;
}

/** Demands that frePPLe would plan. */
export function readDemands(
  store: Store,
  values: Values,
  notes: Notes,
  materials: Materials,
  operations: Operations,
  start: number,
): Wanted[] {
  const read = store.all('demand').flatMap((demand): Wanted[] => {
    const status = demand.values.get('status')?.trim().toLowerCase() ?? 'open';
    if (!PLANNED.has(status) || demand.type === 'demand_forecast') {
      const code = PLANNED.has(status) ? 'frepple.forecast' : 'frepple.not-open';
      notes.add(code, 'demand', 'status', demand.name, demand.line);
      return [];
    }
    const quantity = values.number(demand, 'quantity', 0);
    const material = materialOf(demand, store, materials, operations);
    if (!(quantity > 0) || !material) {
      notes.add('frepple.empty-demand', 'demand', material ? 'quantity' : 'item', demand.name, demand.line);
      return [];
    }
    const due = values.date(demand, 'due');
    if (due === undefined) notes.add('frepple.no-due', 'demand', 'due', demand.name, demand.line);
    const lateness = demand.values.has('maxlateness') ? values.duration(demand, 'maxlateness') : undefined;
    return [
      {
        thing: demand,
        name: demand.name,
        material,
        byOperation: demand.refs.has('operation'),
        quantity,
        due: due ?? start,
        latest: lateness === undefined ? undefined : (due ?? start) + lateness / DAY,
        priority: values.number(demand, 'priority', 0),
      },
    ];
  });
  return ranked(read, notes);
}

function materialOf(
  demand: Thing,
  store: Store,
  materials: Materials,
  operations: Operations,
): Material | undefined {
  const operation = store.find('operation', demand.refs.get('operation'));
  if (operation) return operations.delivered(operation);
  const item = demand.refs.get('item');
  return item === undefined ? undefined : materials.at(item, demand.refs.get('location'));
}

/** Priorities from 1 on: one more each where 0 is used; ranks, where they go beyond ours or are no whole numbers. */
function ranked(demands: readonly Wanted[], notes: Notes): Wanted[] {
  const used = [...new Set(demands.map(({ priority }) => priority))].sort((a, b) => a - b);
  const fits = used.every((each) => Number.isInteger(each) && each >= 1 && each <= LEAST_IMPORTANT);
  if (fits) return [...demands];
  const shift = used.every((each) => Number.isInteger(each) && each >= 0 && each < LEAST_IMPORTANT);
  const of = new Map(used.map((each, k) => [each, shift ? each + 1 : Math.min(k + 1, LEAST_IMPORTANT)]));
  for (const { thing } of demands)
    notes.add('frepple.priority', 'demand', 'priority', thing.name, thing.line);
  return demands.map((demand) => ({ ...demand, priority: of.get(demand.priority)! }));
}
