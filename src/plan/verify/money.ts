import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { Time } from './time.js';

/** Currencies and discounting (S20). */
export interface Money {
  /** Worth of one unit of a currency in the model's, by bucket; NaN where no rate holds yet. */
  rates(currency: string | undefined): Float64Array;
  rateOn(currency: string | undefined, day: number): number;
  /** Factor by bucket. */
  readonly discount: Float64Array;
}

export function readMoney(model: Model, time: Time): Money {
  const home = column(model, 'model', 'currency')[0];
  const currency = column(model, 'currency-rate', 'currency');
  const date = column(model, 'currency-rate', 'date');
  const rate = column(model, 'currency-rate', 'rate');
  const discountRate = column(model, 'model', 'discount_rate')[0];
  const rateOn = (code: string | undefined, day: number): number => {
    if (code === undefined || code === home) return 1;
    let best = -1;
    for (let row = 0; row < currency.length; row++) {
      if (currency[row] !== code || since(date[row], time) > day) continue;
      if (best < 0 || since(date[row], time) >= since(date[best], time)) best = row;
    }
    return best < 0 ? Number.NaN : rate[best];
  };
  const known = new Map<string | undefined, Float64Array>();
  // Asked for with every row: no function is made for what is known.
  const rates = (code: string | undefined): Float64Array => {
    let series = known.get(code);
    if (!series) {
      series = Float64Array.from({ length: time.count }, (_, t) => rateOn(code, time.first[t]));
      known.set(code, series);
    }
    return series;
  };
  const discount = Float64Array.from({ length: time.count }, (_, t) => {
    const years = (time.first[t] - time.start) / 365;
    return 1 / (1 + discountRate) ** years;
  });
  return { rates, rateOn, discount };
}

/** A rate without a date holds from the start of the plan, and before that nothing is asked. */
function since(date: number, time: Time): number {
  return Number.isNaN(date) ? time.start : date;
}
