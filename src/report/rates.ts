import { column } from '../schema/columns.js';
import type { Page } from './page.js';

/** Units of the model's currency for one of a currency on the first day of a bucket (S20); NaN where no rate is stated. */
export function ratesOf(page: Page): (currency: string | undefined, bucket: number) => number {
  const { model, buckets, currency: home } = page;
  const codes = column(model, 'currency-rate', 'currency');
  const dates = column(model, 'currency-rate', 'date');
  const rates = column(model, 'currency-rate', 'rate');
  const cache = new Map<string, Float64Array>();
  const series = (code: string): Float64Array =>
    Float64Array.from(buckets.starts, (start) => {
      let best = Number.NEGATIVE_INFINITY;
      let rate = Number.NaN;
      codes.forEach((each, row) => {
        const from = Number.isNaN(dates[row]) ? Number.MIN_SAFE_INTEGER : dates[row];
        if (each !== code || from > start || from < best) return;
        best = from;
        rate = rates[row];
      });
      return rate;
    });
  return (code, bucket) => {
    if (code === undefined || code === home) return 1;
    let found = cache.get(code);
    if (!found) {
      found = series(code);
      cache.set(code, found);
    }
    return found[bucket] ?? Number.NaN;
  };
}
