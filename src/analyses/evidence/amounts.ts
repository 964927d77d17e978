import { attributeSpec } from '../../schema/catalog.js';
import { column } from '../../schema/columns.js';
import type { ComponentName } from '../../schema/generated/types.js';
import type { Model } from '../../schema/model.js';

/** Currency in which a row's amounts are stated, and what an amount in another is worth in it (S42). */
export interface Amounts {
  /** Currency of a cell; undefined where the attribute is no money. */
  currencyOf(component: string, attribute: string, row: number): string | undefined;
  /** Undefined where no rate is known. */
  convert(amount: number, from: string, to: string): number | undefined;
}

export function readAmounts(model: Model): Amounts {
  const home = column(model, 'model', 'currency')[0] ?? '';
  const rates = readRates(model, home);
  return {
    currencyOf: (component, attribute, row) => {
      if (!attributeSpec(component, attribute)?.unit?.startsWith('money')) return undefined;
      const own = model.tables.get(component as ComponentName)?.columns.get('currency');
      return (own?.kind === 'text' ? own.values[row] : undefined) ?? home;
    },
    convert: (amount, from, to) => {
      const [a, b] = [rates.get(from), rates.get(to)];
      if (from === to) return amount;
      return a === undefined || b === undefined ? undefined : (amount * a) / b;
    },
  };
}

/** Rate of each currency on the day on which the plan starts: the last one until then, or the first after it. */
function readRates(model: Model, home: string): ReadonlyMap<string, number> {
  const start = column(model, 'model', 'start')[0];
  const currency = column(model, 'currency-rate', 'currency');
  const date = column(model, 'currency-rate', 'date');
  const rate = column(model, 'currency-rate', 'rate');
  const since = (row: number): number => (Number.isNaN(date[row]) ? start : date[row]);
  const rows = [...currency.keys()].sort((a, b) => since(a) - since(b));
  const rates = new Map<string, number>([[home, 1]]);
  for (const row of rows) {
    const code = currency[row] ?? '';
    if (code !== home && (since(row) <= start || !rates.has(code))) rates.set(code, rate[row]);
  }
  return rates;
}
