import { COST_KINDS } from '../plan.js';
import type { Case } from './case.js';
import { Amounts } from './ledger.js';
import { getOrMake } from './maps.js';

/** Stated costs against those that follow from the decisions (S20). Returns the discounted total. */
export function checkCosts(c: Case): { total: number; size: number } {
  const { ledger, time, check } = c;
  const organisations = ledger.organisations;
  const stated = new Map<number, Float64Array>();
  const { length, number } = c.rows.cost;
  for (let row = 0; row < length; row++) {
    const key = number.kind[row] * organisations + number.organisation[row];
    const amounts = getOrMake(stated, key, () => new Float64Array(time.count));
    amounts[number.bucket[row]] += number.amount[row];
  }
  let [total, size] = [0, 0];
  for (const key of new Set([...ledger.costs.keys(), ...stated.keys()])) {
    const expected = ledger.costs.get(key) ?? new Amounts(time.count);
    const name = (): string =>
      `cost / ${COST_KINDS[Math.floor(key / organisations)]} / ${c.ids.organisation.names[key % organisations]}`;
    for (let t = 0; t < time.count; t++) {
      check.equal('cost-figures', name, t, expected.value[t], stated.get(key)?.[t] ?? 0, expected.size[t]);
      total += expected.value[t] * c.money.discount[t];
      size += expected.size[t] * c.money.discount[t];
    }
  }
  return { total, size };
}
