import type { Model } from '../../../src/schema/model.js';
import { type ModelRows, modelOf } from '../../support/model.js';

const day = (t: number): string => new Date(Date.UTC(2026, 0, 1 + t)).toISOString().slice(0, 10);

function plant(periods: number): Pick<ModelRows, 'model' | 'organisation' | 'site'> {
  return {
    model: [{ id: 'lots', start: day(0), buckets: `${periods}d`, currency: 'USD' }],
    organisation: [{ id: 'plant', kind: 'manufacturer', country: 'US' }],
    site: [{ id: 'shop', organisation: 'plant', country: 'US' }],
  };
}

function dueDaily(item: string, quantities: readonly number[]): NonNullable<ModelRows['demand']> {
  return quantities.map((quantity, t) => ({ id: `d${10 + t}`, item, site: 'shop', due: day(t), quantity }));
}

/** The example of Wagner and Whitin (Management Science 5(1), 1958); its set-up cost changes every month. */
export function wagnerWhitin(): Model {
  const setup = [85, 102, 102, 101, 98, 114, 105, 86, 119, 110, 98, 114];
  return modelOf({
    ...plant(setup.length),
    item: [{ id: 'part', holding_cost: 1, holding_per: 'bucket' }],
    process: setup.map((setup_cost, t) => ({
      id: `make-${10 + t}`,
      site: 'shop',
      item: 'part',
      setup_cost,
      effective_from: day(t),
      effective_until: day(t),
    })),
    demand: dueDaily('part', [69, 29, 36, 61, 61, 26, 34, 67, 45, 67, 79, 56]),
  });
}

export interface MultiLevel {
  readonly name: string;
  /** Cost of a set-up and of holding a unit for a period, by item; the first is the product. */
  readonly items: readonly (readonly [setup: number, holding: number])[];
  /** Parent and component, one of each. */
  readonly lines: readonly (readonly [parent: number, component: number])[];
  readonly cost: number;
}

/**
 * Multi-level lot sizing without capacities (Dellaert and Jeunet, International Journal of Production Research 38(5),
 * 2000), the first four of their small instances: a series and three assemblies. Figures and optima as in
 * Lemoine-OR/LotSizingDataModel.Benchmarks, benchmarks/DJ2000/Phase1.
 */
export const DELLAERT_JEUNET: readonly MultiLevel[] = [
  {
    name: 'ph1in01',
    items: [
      [1.28, 0.073205],
      [3.2, 0.06655],
      [8, 0.0605],
      [20, 0.055],
      [50, 0.05],
    ],
    lines: [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ],
    cost: 336.547875,
  },
  {
    name: 'ph1in02',
    items: [
      [3.2, 0.1331],
      [8, 0.121],
      [20, 0.11],
      [50, 0.05],
      [50, 0.05],
    ],
    lines: [
      [0, 1],
      [1, 2],
      [2, 3],
      [2, 4],
    ],
    cost: 580.6025,
  },
  {
    name: 'ph1in03',
    items: [
      [8, 0.176],
      [50, 0.05],
      [20, 0.11],
      [50, 0.05],
      [50, 0.05],
    ],
    lines: [
      [0, 1],
      [0, 2],
      [2, 3],
      [2, 4],
    ],
    cost: 785.2,
  },
  {
    name: 'ph1in04',
    items: [
      [20, 0.22],
      [50, 0.05],
      [50, 0.05],
      [50, 0.05],
      [50, 0.05],
    ],
    lines: [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
    ],
    cost: 984.5,
  },
];

export function multiLevel({ items, lines }: MultiLevel): Model {
  const demand = [80, 100, 125, 100, 50, 50, 100, 125, 125, 100, 50, 100];
  const id = (i: number): string => `item-${i + 1}`;
  return modelOf({
    ...plant(demand.length),
    item: items.map(([, holding_cost], i) => ({ id: id(i), holding_cost, holding_per: 'bucket' })),
    process: items.map(([setup_cost], i) => ({ id: `make-${i + 1}`, site: 'shop', item: id(i), setup_cost })),
    'process-input': lines.map(([parent, component]) => ({
      process: `make-${parent + 1}`,
      item: id(component),
      quantity: 1,
    })),
    demand: dueDaily(id(0), demand),
  });
}
