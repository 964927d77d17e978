/**
 * How far plans by iteration are from exact ones, on small yards: `npx tsx bench/learning.ts`. Prints lateness and
 * cost of both, and the worst and mean difference.
 */
import { planModel } from '../src/jobs/plan.js';
import { type ModelRows, modelOf } from '../test/support/model.js';

interface Yard {
  readonly rate: number;
  readonly wright: boolean;
  /** Hours of a day, in hours of the first unit. */
  readonly hours: number;
  readonly demand: readonly number[];
  /** Overtime at one and a half times the price, or none. */
  readonly overtime: boolean;
}

const DEMANDS = [
  [0, 1, 1, 1, 1, 1, 1, 1],
  [0, 0, 1, 1, 2, 2, 2, 2],
  [0, 0, 0, 0, 3, 0, 0, 5],
];

const YARDS: Yard[] = [0.7, 0.8, 0.9].flatMap((rate) =>
  [0.55, 0.75].flatMap((hours) =>
    DEMANDS.flatMap((demand) =>
      [false, true].map((overtime) => ({ rate, wright: demand === DEMANDS[1], hours, demand, overtime })),
    ),
  ),
);

const day = (t: number): string => new Date(Date.UTC(2026, 0, 1 + t)).toISOString().slice(0, 10);

function rowsOf({ rate, wright, hours, demand, overtime }: Yard, method: 'exact' | 'iteration'): ModelRows {
  const T = demand.length;
  return {
    model: [{ id: 'yard', start: day(0), buckets: `${T}d`, currency: 'USD', learning_method: method }],
    organisation: [{ id: 'yard', kind: 'manufacturer' }],
    site: [{ id: 'dock', organisation: 'yard' }],
    item: [{ id: 'boat', holding_cost: 5, holding_per: 'bucket' }],
    resource: [
      {
        id: 'hands',
        site: 'dock',
        cost_per_hour: 1,
        overtime_cost: 1.5,
        overtime_limit: overtime ? 0.25 : 0,
      },
    ],
    'resource-capacity': [{ resource: 'hands', from: day(0), until: day(T - 1), hours: hours * 100 * T }],
    process: [
      {
        id: 'build',
        site: 'dock',
        item: 'boat',
        learning_rate: rate,
        learning_model: wright ? 'wright' : 'crawford',
      },
    ],
    'process-resource': [{ process: 'build', resource: 'hands', hours: 100 }],
    demand: demand.flatMap((quantity, t) =>
      quantity > 0 ? [{ id: `d${t}`, item: 'boat', site: 'dock', due: day(t), quantity }] : [],
    ),
  };
}

async function solve(yard: Yard, method: 'exact' | 'iteration'): Promise<number[]> {
  const { plan, verification, status } = await planModel(modelOf(rowsOf(yard, method)), { gap: 1e-6 });
  if (!plan || !verification?.ok) throw new Error(`${method}: ${status}`);
  return ['short:1', 'late:1', 'cost'].map(
    (name) => plan.header.objectives.find((each) => each.name === name)!.value,
  );
}

const shares: number[] = [];
console.log(
  'rate hours overtime demand            short          late (unit-days)   cost              worse by',
);
for (const yard of YARDS) {
  const [exact, iterated] = [await solve(yard, 'exact'), await solve(yard, 'iteration')];
  // The first objective that differs decides.
  const k = exact.findIndex(
    (value, j) => Math.abs(value - iterated[j]) > 1e-4 * Math.max(1, Math.abs(value)),
  );
  const worse = k < 0 ? 0 : (iterated[k] - exact[k]) / Math.max(1, Math.abs(exact[k]));
  shares.push(worse);
  const pair = (j: number): string => `${exact[j].toFixed(2)} / ${iterated[j].toFixed(2)}`.padEnd(18);
  console.log(
    yard.rate.toFixed(2),
    yard.hours.toFixed(2),
    yard.overtime ? 'yes' : 'no ',
    yard.demand.join(' '),
    pair(0),
    pair(1),
    pair(2),
    k < 0 ? '-' : `${(100 * worse).toFixed(2)} % (${['short', 'late', 'cost'][k]})`,
  );
}
const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
console.log(
  `${shares.length} yards: ${shares.filter((each) => each === 0).length} the same, mean ${(100 * mean).toFixed(3)} %, worst ${(100 * Math.max(...shares)).toFixed(3)} %`,
);
