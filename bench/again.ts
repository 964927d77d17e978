/** What a plan takes after one number of its tables has changed, from where the last plan of the same session has ended. */
import { planModel } from '../src/jobs/plan.js';
import type { PlanSession } from '../src/jobs/session.js';
import type { ComponentName, Model } from '../src/schema/index.js';
import type { Again } from './registry.js';

/** A number of each of these is changed in turn; what is multiplied is that of the row in the middle. */
const CHANGES: readonly (readonly [ComponentName, string, number])[] = [
  ['resource', 'units', 0.9],
  ['demand', 'quantity', 1.1],
  ['process-resource', 'hours', 1.05],
  ['offer', 'price', 1.1],
];

/** The tables with one number multiplied. Throws where there is no such number. */
function changed(model: Model, component: ComponentName, name: string, factor: number): Model {
  const table = model.tables.get(component);
  const column = table?.columns.get(name);
  if (!table || column?.kind !== 'number') throw new Error(`no numbers in ${component}.${name}`);
  const values = column.values.slice();
  const row = values.length >> 1;
  if (Number.isNaN(values[row])) throw new Error(`no number in row ${row + 1} of ${component}.${name}`);
  values[row] *= factor;
  const columns = new Map(table.columns).set(name, { kind: 'number', values });
  const { length, place } = table;
  return {
    ...model,
    tables: new Map(model.tables).set(component, { component, length, columns, place: place.bind(table) }),
  };
}

/** Each change is one of the tables as they were, not on top of the others. */
export async function planAgain(model: Model, session: PlanSession): Promise<Again[]> {
  const found: Again[] = [];
  for (const [component, column, factor] of CHANGES) {
    const from = performance.now();
    const { status, verification } = await planModel(changed(model, component, column, factor), { session });
    found.push({
      changed: `${component}.${column}`,
      status,
      verified: verification?.ok ?? false,
      milliseconds: performance.now() - from,
    });
  }
  return found;
}
