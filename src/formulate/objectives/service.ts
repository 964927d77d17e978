import { bucketDays } from '../../network/index.js';
import { type Objective, ObjectiveBuilder } from '../../program/index.js';
import { at, type Context, has } from '../context.js';

/** Priorities in use, most important first; optional demand has none. */
export function priorities({ network }: Context): number[] {
  const used = new Set(network.curves.map((curve) => curve.priority).filter((priority) => priority > 0));
  return [...used].sort((a, b) => a - b);
}

/** Least shortage of a priority (S18): what is given up, and what is still owed at the end. */
export function shortage(context: Context, priority: number, tolerance: number): Objective {
  const sum = new ObjectiveBuilder();
  eachCurve(context, priority, (c) => {
    const { backlog, giveUp } = context.columns.curves[c];
    for (let t = giveUp.first; t <= giveUp.last; t++) sum.add(at(giveUp, t), 1);
    if (has(backlog, context.T - 1)) sum.add(at(backlog, context.T - 1), 1);
  });
  return sum.build({ name: `short:${priority}`, relativeTolerance: tolerance, knownBound: 0 });
}

/** Least lateness of a priority, in quantity-days (S16): backlog at the end of t is late through bucket t + 1. */
export function lateness(context: Context, priority: number, tolerance: number): Objective {
  const sum = new ObjectiveBuilder();
  eachCurve(context, priority, (c) => {
    const { backlog } = context.columns.curves[c];
    for (let t = backlog.first; t <= Math.min(backlog.last, context.T - 2); t++) {
      sum.add(at(backlog, t), bucketDays(context.network.horizon, t + 1));
    }
  });
  return sum.build({ name: `late:${priority}`, relativeTolerance: tolerance, knownBound: 0 });
}

function eachCurve({ network }: Context, priority: number, visit: (c: number) => void): void {
  network.curves.forEach((curve, c) => {
    if (curve.priority === priority) visit(c);
  });
}
