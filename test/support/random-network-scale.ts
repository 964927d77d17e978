import type { ComponentName } from '../../src/schema/generated/types.js';
import type { ModelRows } from './model.js';

type AnyRow = Readonly<Record<string, unknown>>;
type Attributes = { readonly [C in ComponentName]?: readonly string[] };

/** Everything that doubles when the whole cluster doubles: quantities, capacity, limits, lots, budgets. */
const EXTENSIVE: Attributes = {
  buffer: ['opening_stock', 'minimum', 'maximum', 'stockpile_target'],
  budget: ['amount'],
  demand: ['quantity'],
  expansion: ['most_steps'],
  lane: ['most_per_bucket'],
  offer: ['most_per_bucket'],
  'offer-price': ['from_quantity'],
  order: ['quantity'],
  process: ['most_per_bucket'],
  'programme-point': ['rate', 'cumulative'],
  resource: ['units'],
  'resource-capacity': ['units', 'hours'],
};

/** Every amount of money. */
const MONEY: Attributes = {
  buffer: ['stockpile_penalty'],
  budget: ['amount'],
  demand: ['value', 'penalty'],
  expansion: ['price', 'running_cost'],
  item: ['standard_value', 'holding_cost'],
  lane: ['cost', 'opening_cost'],
  offer: ['price'],
  'offer-price': ['price'],
  process: ['cost', 'setup_cost'],
  programme: ['value', 'penalty'],
  resource: ['cost_per_hour', 'overtime_cost'],
};

type Change = (
  component: ComponentName,
  row: AnyRow,
) => readonly (readonly [attribute: string, factor: number])[];

function changed(rows: ModelRows, change: Change): ModelRows {
  const tables = Object.entries(rows).map(([component, list]) => [
    component,
    (list as unknown as readonly AnyRow[]).map((row) => {
      const result: Record<string, unknown> = { ...row };
      for (const [attribute, factor] of change(component as ComponentName, row)) {
        const cell = result[attribute];
        if (typeof cell === 'number') result[attribute] = cell * factor;
      }
      return result;
    }),
  ]);
  return Object.fromEntries(tables) as ModelRows;
}

function timesAll(rows: ModelRows, attributes: Attributes, factor: number): ModelRows {
  return changed(rows, (component) => (attributes[component] ?? []).map((name) => [name, factor] as const));
}

export function scaleQuantities(rows: ModelRows, factor: number): ModelRows {
  return timesAll(rows, EXTENSIVE, factor);
}

export function scaleMoney(rows: ModelRows, factor: number): ModelRows {
  return timesAll(rows, MONEY, factor);
}

/** A lane by item, so that each has terms in the item's own unit. */
export function lanesByItem(rows: ModelRows): ModelRows {
  const lane = (rows.lane ?? []).flatMap((each) =>
    (rows.item ?? []).map(({ id }) => ({ ...each, id: `${each.id}-${id}`, items: [id] })),
  );
  return lane.length === 0 ? rows : { ...rows, lane };
}

/** The same network with an item counted in units of which `factor` make one old unit. */
export function scaleItem(rows: ModelRows, item: string, factor: number): ModelRows {
  const made = new Set(rows.process?.flatMap(({ id, item: out }) => (out === item ? [id] : [])));
  const offered = new Set(rows.offer?.flatMap(({ id, item: sold }) => (sold === item ? [id] : [])));
  const wanted = new Set(rows.programme?.flatMap(({ id, item: due }) => (due === item ? [id] : [])));
  const up = (...names: string[]) => names.map((name) => [name, factor] as const);
  const down = (...names: string[]) => names.map((name) => [name, 1 / factor] as const);
  return changed(rows, (component, row) => {
    const own = row.item === item;
    switch (component) {
      case 'item':
        return row.id === item ? down('standard_value', 'holding_cost') : [];
      case 'buffer':
        return own
          ? [...up('opening_stock', 'minimum', 'maximum', 'stockpile_target'), ...down('stockpile_penalty')]
          : [];
      case 'order':
        return own ? up('quantity') : [];
      case 'demand':
        return own ? [...up('quantity'), ...down('value', 'penalty')] : [];
      case 'programme':
        return own ? down('value', 'penalty') : [];
      case 'programme-point':
        return wanted.has(String(row.programme)) ? up('rate', 'cumulative') : [];
      case 'offer':
        return own ? [...up('most_per_bucket'), ...down('price')] : [];
      case 'offer-price':
        return offered.has(String(row.offer)) ? [...up('from_quantity'), ...down('price')] : [];
      case 'process':
        return own ? [...up('most_per_bucket'), ...down('cost')] : [];
      case 'process-resource':
        return made.has(String(row.process)) ? down('hours') : [];
      case 'process-output':
      case 'process-input': {
        // Per unit started of what is made; in units of what is used, or comes out as well.
        const perUnit = (made.has(String(row.process)) ? 1 / factor : 1) * (own ? factor : 1);
        return perUnit === 1 ? [] : [['quantity', perUnit]];
      }
      case 'lane':
        return (row.items as readonly string[] | undefined)?.includes(item)
          ? [...up('most_per_bucket'), ...down('cost')]
          : [];
      default:
        return [];
    }
  });
}
