import { numbersOf, type Plan, textsOf } from '../src/plan/index.js';

/** How late a plan is, as frePPLe's reports count it: by priority, in quantity, quantity-days and order-days. */
export interface Lateness {
  readonly lateQuantity: Readonly<Record<string, number>>;
  readonly quantityDays: Readonly<Record<string, number>>;
  /** Sum over orders of the days from due to last delivered. */
  readonly orderDays: number;
  readonly onTime: number;
  readonly short: number;
}

/** In daily buckets. */
export function lateness({ tables }: Plan): Lateness {
  const last = new Map<string, number>();
  const bucket = numbersOf(tables.delivery, 'bucket');
  textsOf(tables.delivery, 'demand').forEach((id, k) => {
    last.set(id, Math.max(last.get(id) ?? 0, bucket[k]));
  });
  const ids = textsOf(tables.service, 'demand');
  const [due, late, days, short, priority] = [
    'due_bucket',
    'late',
    'quantity_days_late',
    'short',
    'priority',
  ].map((name) => numbersOf(tables.service, name));
  const lateQuantity: Record<string, number> = {};
  const quantityDays: Record<string, number> = {};
  let [orderDays, onTime] = [0, 0];
  ids.forEach((id, k) => {
    lateQuantity[priority[k]] = (lateQuantity[priority[k]] ?? 0) + late[k];
    quantityDays[priority[k]] = (quantityDays[priority[k]] ?? 0) + days[k];
    const apart = Math.max(0, (last.get(id) ?? due[k]) - due[k]);
    orderDays += apart;
    if (apart === 0) onTime++;
  });
  return { lateQuantity, quantityDays, orderDays, onTime, short: short.reduce((sum, each) => sum + each, 0) };
}
