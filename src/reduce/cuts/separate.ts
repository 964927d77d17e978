import type { ExtraRow } from '../../program/index.js';
import type { Echelon, LotFlow, Terms } from './echelon.js';

/** How far, relative to the size of its entries, a point must break an inequality for it to be worth a row. */
const WORTH = 1e-4;

/** Buckets that a first inequality reaches beyond the arrival of its flow, and most of them in all. */
const REACH = 6;
const MOST_FIRST = 10_000;

/**
 * The (l,S) inequalities that a point of the relaxation breaks (Barany, Van Roy and Wolsey, Management Science
 * 30(10), 1984), on echelon stock, with backlog. For every bucket l and every set S of lot flows that arrive by l:
 *   sum over S of flow <= sum over S of due(arrival..l) setup + stock(l) + sum over the arrivals a in S of owed(a - 1)
 * For given l the set that is broken most takes each flow by itself, so one pass finds it
 * (docs/explanation/lots.md has the proof).
 */
export function brokenInequalities(echelon: Echelon, x: Float64Array): ExtraRow[] {
  const found: ExtraRow[] = [];
  const T = echelon.due.length;
  const wanted = new Wanted(echelon);
  const byArrival: LotFlow[][] = Array.from({ length: T }, () => []);
  for (const lot of echelon.lots) byArrival[lot.arrival].push(lot);
  const owed = Array.from({ length: T }, (_, a) => sumAt(echelon.owed(a - 1), x));
  for (let l = 0; l < T; l++) {
    const chosen: { lot: LotFlow; most: number }[] = [];
    const debts: number[] = [];
    let excess = 0;
    for (let a = 0; a <= l; a++) {
      const most = wanted.between(a, l);
      let gain = -owed[a];
      const here = byArrival[a].filter((lot) => {
        const more = lot.units * x[lot.flow] - most * x[lot.setup];
        if (more > 0) gain += more;
        return more > 0;
      });
      if (gain <= 0) continue;
      excess += gain;
      debts.push(a);
      for (const lot of here) chosen.push({ lot, most });
    }
    if (excess <= 0) continue;
    const stock = echelon.stock(l);
    excess -= sumAt(stock, x);
    if (excess <= WORTH * Math.max(1, wanted.between(0, l))) continue;
    found.push(rowOf(echelon, chosen, debts, stock));
  }
  return found;
}

/** The inequalities of single flows over a few buckets: most of what the separation would find in its first rounds. */
export function firstInequalities(all: readonly Echelon[]): ExtraRow[] {
  const count = all.reduce((sum, { lots }) => sum + lots.length, 0);
  const reach = Math.min(REACH, Math.floor(MOST_FIRST / Math.max(1, count)) - 1);
  return all.flatMap((echelon) => ofSingleFlows(echelon, reach));
}

function ofSingleFlows(echelon: Echelon, reach: number): ExtraRow[] {
  const wanted = new Wanted(echelon);
  const last = echelon.due.length - 1;
  return echelon.lots.flatMap((lot) => {
    const rows: ExtraRow[] = [];
    for (let l = lot.arrival; l <= Math.min(last, lot.arrival + reach); l++) {
      const chosen = [{ lot, most: wanted.between(lot.arrival, l) }];
      rows.push(rowOf(echelon, chosen, [lot.arrival], echelon.stock(l)));
    }
    return rows;
  });
}

function sumAt(terms: Terms, x: Float64Array): number {
  let sum = 0;
  for (const [j, value] of terms) sum += value * x[j];
  return sum;
}

function rowOf(
  echelon: Echelon,
  chosen: readonly { lot: LotFlow; most: number }[],
  debts: readonly number[],
  stock: Terms,
): ExtraRow {
  const terms: Terms = new Map();
  const add = (j: number, value: number): void => {
    terms.set(j, (terms.get(j) ?? 0) + value);
  };
  for (const { lot, most } of chosen) {
    add(lot.flow, lot.units);
    add(lot.setup, -most);
  }
  for (const [j, value] of stock) add(j, -value);
  for (const a of debts) for (const [j, value] of echelon.owed(a - 1)) add(j, -value);
  const entries = [...terms].filter(([, value]) => value !== 0).sort(([a], [b]) => a - b);
  return {
    columns: entries.map(([j]) => j),
    values: entries.map(([, value]) => value),
    lower: Number.NEGATIVE_INFINITY,
    upper: 0,
  };
}

/** What is due from a bucket to another, less what must be left of what was given beforehand. */
class Wanted {
  private readonly due: Float64Array;
  private readonly given: Float64Array;

  constructor({ due, given }: Echelon) {
    this.due = sums(due);
    this.given = sums(given);
  }

  between(a: number, l: number): number {
    const left = Math.max(0, this.given[a] - this.due[a]);
    const comes = this.given[l + 1] - this.given[a];
    return Math.max(0, this.due[l + 1] - this.due[a] - left - comes);
  }
}

function sums(values: Float64Array): Float64Array {
  const result = new Float64Array(values.length + 1);
  for (let t = 0; t < values.length; t++) result[t + 1] = result[t] + values[t];
  return result;
}
