import type { Plan } from '../../../src/plan/plan.js';
import type { ComponentName, RowTypes } from '../../../src/schema/generated/types.js';
import type { ModelRows } from '../model.js';
import { borderPlan, borderRows } from './border.js';
import { jointPlan, jointRows } from './joint.js';
import { learningPlan, learningRows } from './learning.js';
import { rampPlan, rampRows } from './ramp.js';
import { revisionPlan, revisionRows } from './revision.js';
import { workshopPlan, workshopRows } from './workshop.js';
import { yardPlan, yardRows } from './yard.js';

export interface HandPlan {
  readonly name: string;
  readonly rows: ModelRows;
  readonly plan: Plan;
}

/** Plans written by hand from the semantics, with the tables that they follow from. */
export const HAND_PLANS: readonly HandPlan[] = [
  { name: 'workshop', rows: workshopRows, plan: workshopPlan },
  { name: 'ramp', rows: rampRows, plan: rampPlan },
  { name: 'revision', rows: revisionRows, plan: revisionPlan },
  { name: 'joint programme', rows: jointRows, plan: jointPlan },
  { name: 'border', rows: borderRows, plan: borderPlan },
  { name: 'yard', rows: yardRows, plan: yardPlan },
  { name: 'learning and shelf life', rows: learningRows, plan: learningPlan },
];

/** The tables with one row changed: the first whose attributes are those of `where`. */
export function changedRow<C extends ComponentName>(
  rows: ModelRows,
  component: C,
  where: Partial<RowTypes[C]>,
  change: Partial<RowTypes[C]>,
): ModelRows {
  const table = (rows[component] ?? []) as readonly RowTypes[C][];
  const keys = Object.keys(where) as (keyof RowTypes[C])[];
  const at = table.findIndex((row) => keys.every((key) => row[key] === where[key]));
  if (at < 0) throw new Error(`no such row in ${component}`);
  return { ...rows, [component]: table.map((row, k) => (k === at ? { ...row, ...change } : row)) };
}
