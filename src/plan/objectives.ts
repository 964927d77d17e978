import type { Solution } from '../engines/contract.js';
import { objectiveValue } from '../program/index.js';
import type { PlanObjective, PlanTable, PlanTableName } from './plan.js';
import type { Reading } from './reading.js';
import { clean, numbersOf } from './tables.js';

type Tables = Readonly<Record<PlanTableName, PlanTable>>;

/**
 * Objectives as the plan's own figures give them, beside the engine's proven bounds. The gap is the largest relative
 * distance of a value from its bound, |value - bound| / max(1, |value|).
 */
export function planObjectives(
  reading: Reading,
  solution: Solution,
  tables: Tables,
): { objectives: PlanObjective[]; gap: number } {
  const { program, context } = reading.formulation;
  let gap = 0;
  const objectives = program.objectives.map((objective): PlanObjective => {
    const outcome = solution.objectives.find((each) => each.name === objective.name);
    const value = clean(ownValue(reading, tables, objective.name) ?? objectiveValue(objective, reading.x));
    let bound = outcome ? clean(outcome.bound) : Number.NaN;
    const apart = Math.abs(value - bound) / Math.max(1, Math.abs(value));
    // Differences as small as the engine's tolerances are none.
    if (apart <= 1e-7) bound = value;
    else if (!(apart <= gap)) gap = Number.isNaN(apart) ? 1 : apart;
    return {
      name: objective.name,
      sense: objective.sense,
      value,
      bound,
      unit: unitOf(objective.name, context.network.currencies.codes[0]),
    };
  });
  return { objectives, gap: clean(gap) };
}

function unitOf(name: string, currency: string): string {
  if (name.startsWith('short:') || name === 'concentration' || name === 'preference') return 'quantity';
  if (name.startsWith('late:') || name === 'stock') return 'quantity-days';
  if (name === 'overtime') return 'h';
  if (name === 'smoothness') return 'quantity/d';
  return currency;
}

function ownValue(reading: Reading, tables: Tables, name: string): number | undefined {
  if (name.startsWith('short:') || name.startsWith('late:')) {
    const [what, priority] = name.split(':');
    const values = numbersOf(tables.service, what === 'short' ? 'short' : 'quantity_days_late');
    const priorities = numbersOf(tables.service, 'priority');
    return values.reduce((sum, value, k) => (priorities[k] === Number(priority) ? sum + value : sum), 0);
  }
  if (name === 'cost') return discountedCost(reading, tables);
  if (name === 'margin') return deliveredValue(reading) - discountedCost(reading, tables);
  return undefined;
}

function discountedCost(reading: Reading, tables: Tables): number {
  const { discount } = reading.formulation.context.network;
  const buckets = numbersOf(tables.cost, 'bucket');
  return numbersOf(tables.cost, 'amount').reduce((sum, amount, k) => sum + amount * discount[buckets[k]], 0);
}

function deliveredValue(reading: Reading): number {
  const { network } = reading.formulation.context;
  let sum = 0;
  for (const service of reading.service) {
    const curve = network.curves[service.curve];
    for (const { bucket, quantity } of service.deliveries) {
      sum +=
        quantity * curve.value * network.currencies.rates[curve.currency][bucket] * network.discount[bucket];
    }
  }
  return sum;
}
