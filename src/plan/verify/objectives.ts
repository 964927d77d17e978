import { column } from '../../schema/columns.js';
import type { Case, Grid } from './case.js';
import type { Served } from './deliveries.js';
import { refs } from './ids.js';
import type { Learned } from './learning.js';
import { readCoProducts, readMayStart, readYields } from './production.js';
import { BOUND_TOLERANCE } from './tolerance.js';

/** What the families of rules found on their way. */
export interface Figures {
  readonly served: Served;
  readonly shortStock: number;
  readonly overtime: number;
  readonly cost: { readonly total: number; readonly size: number };
  /** Preference of lines and alternatives in groups (S23). */
  readonly groupPreference: number;
  readonly started: Grid;
  /** First day on which each process may start (S27). */
  readonly opens: readonly number[];
  readonly learned: Learned;
}

/** Objectives in the header against their recomputed values (S18, S20, S21, S23, S24). */
export function checkObjectives(c: Case, figures: Figures): void {
  for (const objective of c.plan.header.objectives) {
    const subject = `header / ${objective.name}`;
    const expected = figureOf(c, objective.name, figures);
    // The last plan, which `change` is measured from, is not at hand.
    if (objective.name !== 'change') {
      const known = c.check.holds(
        'objective-figures',
        expected !== undefined,
        subject,
        -1,
        '-',
        objective.name,
      );
      if (known)
        c.check.equal('objective-figures', subject, -1, expected!.value, objective.value, expected!.size);
    }
    const ahead =
      objective.sense === 'min' ? objective.bound - objective.value : objective.value - objective.bound;
    const fair = !(ahead > BOUND_TOLERANCE * Math.max(1, Math.abs(objective.value), expected?.size ?? 0));
    c.check.holds('objective-figures', fair, subject, -1, objective.bound, objective.value);
    const sense = objective.name === 'margin' ? 'max' : 'min';
    c.check.holds('objective-figures', objective.sense === sense, subject, -1, sense, objective.sense);
  }
}

function figureOf(c: Case, name: string, figures: Figures): { value: number; size: number } | undefined {
  const plain = (value: number): { value: number; size: number } => ({ value, size: 0 });
  const [kind, priority] = name.split(':');
  if (kind === 'short' || kind === 'late') {
    const found = figures.served[kind].get(Number(priority));
    return priority === undefined || found === undefined ? undefined : plain(found);
  }
  const { total, size } = figures.cost;
  switch (name) {
    case 'stock':
      return plain(figures.shortStock);
    case 'overtime':
      return plain(figures.overtime);
    case 'cost':
      return { value: total, size };
    case 'margin':
      return { value: figures.served.value - total, size: size + figures.served.value };
    case 'preference':
      return plain(figures.groupPreference + sourcePreference(c, figures.started));
    case 'concentration':
      return plain(concentration(c, figures.started, figures.learned));
    case 'smoothness':
      return plain(smoothness(c, figures.started, figures.opens));
    default:
      return undefined;
  }
}

/** (preference - 1) x quantity over processes and offers (S23). */
function sourcePreference(c: Case, started: Grid): number {
  const process = column(c.model, 'process', 'preference');
  const offer = column(c.model, 'offer', 'preference');
  let sum = 0;
  for (const [p, preference] of process.entries()) {
    for (let t = 0; t < c.time.count; t++) sum += (preference - 1) * started.at(p, t);
  }
  const { length, number } = c.rows.purchase;
  for (let row = 0; row < length; row++) sum += (offer[number.offer[row]] - 1) * number.ordered[row];
  return sum;
}

/** Sum over items of what the largest of their sources gives, all sites together (S24). */
function concentration(c: Case, started: Grid, learned: Learned): number {
  const largest = new Float64Array(c.ids.item.names.length);
  const take = (item: number, quantity: number): void => {
    if (item >= 0) largest[item] = Math.max(largest[item], quantity);
  };
  const offerItem = refs(column(c.model, 'offer', 'item'), c.ids.item);
  const ordered = new Float64Array(offerItem.length);
  const { length, number } = c.rows.purchase;
  for (let row = 0; row < length; row++) ordered[number.offer[row]] += number.ordered[row];
  for (const [o, item] of offerItem.entries()) take(item, ordered[o]);
  const processItem = refs(column(c.model, 'process', 'item'), c.ids.item);
  const coProducts = readCoProducts(c);
  const yields = readYields(c);
  for (const [p, item] of processItem.entries()) {
    let [good, units] = [0, 0];
    for (let t = 0; t < c.time.count; t++) {
      units += started.at(p, t);
      good += learned.good(p, t) ?? started.at(p, t) * yields(p, t);
    }
    take(item, good);
    for (const each of coProducts.get(p) ?? []) take(each.item, units * each.quantity);
  }
  return largest.reduce((sum, quantity) => sum + quantity, 0);
}

/** Changes of units started per day between neighbouring buckets in which a process may start, over all (S24). */
function smoothness(c: Case, started: Grid, opens: readonly number[]): number {
  const mayStart = readMayStart(c, opens);
  let sum = 0;
  for (let p = 0; p < c.ids.process.names.length; p++) {
    for (let t = 1; t < c.time.count; t++) {
      if (!mayStart(p, t - 1) || !mayStart(p, t)) continue;
      sum += Math.abs(started.at(p, t) / c.time.days(t) - started.at(p, t - 1) / c.time.days(t - 1));
    }
  }
  return sum;
}
