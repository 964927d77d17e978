import { column, rowCount } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import { bucketOf, type Horizon } from './horizon.js';

/** Currencies by number; 0 is the model's own. `rates[c][t]` = units of the model's currency for one of c (S20). */
export interface Currencies {
  readonly codes: readonly string[];
  readonly rates: readonly Float64Array[];
  of(code: string | undefined): number;
}

export function buildCurrencies(model: Model, horizon: Horizon, home: string): Currencies {
  const currency = column(model, 'currency-rate', 'currency');
  const date = column(model, 'currency-rate', 'date');
  const rate = column(model, 'currency-rate', 'rate');
  const codes = [home];
  const rates = [new Float64Array(horizon.count).fill(1)];
  const rows = Array.from({ length: rowCount(model, 'currency-rate') }, (_, r) => r);
  const since = (r: number): number => (Number.isNaN(date[r]) ? horizon.firstDay : date[r]);
  rows.sort((a, b) => since(a) - since(b) || a - b);
  for (const r of rows) {
    const code = currency[r] ?? '';
    if (code === home) continue;
    let c = codes.indexOf(code);
    if (c < 0) {
      c = codes.push(code) - 1;
      // Before its first rate a currency has none: the checks refuse a model that needs one there.
      rates.push(new Float64Array(horizon.count).fill(Number.NaN));
    }
    let t = bucketOf(horizon, since(r));
    if (t < 0) t = 0;
    // The rate counts that holds on the first day of the bucket.
    else if (t < horizon.count && horizon.starts[t] < since(r)) t++;
    rates[c].fill(rate[r], t);
  }
  const numbers = new Map(codes.map((code, c) => [code, c]));
  return { codes, rates, of: (code) => (code ? (numbers.get(code) ?? -1) : 0) };
}

/** Factor of each bucket by which later money counts less (S20). */
export function discountFactors(horizon: Horizon, yearlyRate: number): Float64Array {
  return Float64Array.from({ length: horizon.count }, (_, t) =>
    yearlyRate === 0 ? 1 : (1 + yearlyRate) ** (-(horizon.starts[t] - horizon.firstDay) / 365),
  );
}
