import { column } from '../../schema/columns.js';
import { type Case, Grid } from './case.js';
import type { Events } from './events.js';
import { repairHours } from './fleets.js';
import { hourPayer } from './hour-costs.js';
import type { HoursResult } from './hours.js';
import { type HeldOn, readWorkingHours } from './working-hours.js';

/** Working hours, steps, overtime and their limits; cost of hours (S5, S9, S20). Returns overtime in all. */
export function checkCapacity(
  c: Case,
  { used, pairs }: HoursResult,
  steps: Grid,
  events: Events,
  held: HeldOn,
): number {
  const { check } = c;
  const working = readWorkingHours(c, events, held);
  const stated = readStated(c);
  const pay = hourPayer(c, pairs);
  const limit = column(c.model, 'resource', 'overtime_limit');
  const taken = repairHours(c);
  let overtimeHours = 0;
  for (const [r, id] of c.ids.resource.names.entries()) {
    const name = `capacity / ${id}`;
    const hours = working(r);
    for (let t = 0; t < c.time.count; t++) {
      const more = steps.at(r, t) * hours.perUnit[t];
      const overtime = stated.overtime.at(r, t);
      const repairs = taken.at(r, t);
      const spent = used.at(r, t) + repairs;
      check.equal('capacity-figures', name, t, hours.working[t], stated.working.at(r, t));
      check.equal('capacity-figures', name, t, more, stated.expansion.at(r, t));
      check.equal('capacity-figures', name, t, spent, stated.used.at(r, t));
      check.atMost('capacity', name, t, hours.working[t] + more + overtime, spent);
      check.atMost('overtime', name, t, limit[r] * hours.working[t], overtime);
      // Overtime is hours used, so there cannot be more of it than of them.
      check.atMost('overtime', name, t, spent, overtime);
      pay(r, t, spent - repairs, overtime);
      overtimeHours += overtime;
    }
  }
  return overtimeHours;
}

function readStated(c: Case): Record<'working' | 'used' | 'overtime' | 'expansion', Grid> {
  const { length, number } = c.rows.capacity;
  const grid = (values: Float64Array): Grid => {
    const result = new Grid(c.ids.resource.names.length, c.time.count);
    for (let row = 0; row < length; row++) result.add(number.resource[row], number.bucket[row], values[row]);
    return result;
  };
  return {
    working: grid(number.working),
    used: grid(number.used),
    overtime: grid(number.overtime),
    expansion: grid(number.expansion),
  };
}
