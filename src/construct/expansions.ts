import { at, type Layout } from '../formulate/index.js';

/**
 * Expansions of which every step is ordered as early as can be before the first order is placed; what turns out not to
 * be needed is not bought in the end (`stepsFor`). Those that count against a budget, or without a most, are left alone,
 * and all are where money comes before lateness.
 */
export function openExpansions({ context, links, program }: Layout): number[] {
  const { network, columns, T } = context;
  const names = program.objectives.map(({ name }) => name);
  const money = names.findIndex(isMoney);
  if (money >= 0 && names.findLastIndex(isService) > money) return [];
  const isFree = (column: number): boolean => links.starts[column] === links.starts[column + 1];
  const found: number[] = [];
  network.expansions.forEach(({ mostSteps }, e) => {
    const steps = columns.steps[e];
    const service = columns.inService[e];
    if (steps.first > steps.last || service.first >= T || !Number.isFinite(mostSteps)) return;
    let free = isFree(at(steps, steps.first));
    for (let t = service.first; t <= service.last; t++) free &&= isFree(at(service, t));
    if (free) found.push(e);
  });
  return found.sort((a, b) => columns.inService[a].first - columns.inService[b].first);
}

/** Whether an objective, by its name, is shortage or lateness of a priority. */
export function isService(name: string): boolean {
  return /^(short|late):/.test(name);
}

/** The priority of an objective of service, by its name. */
export function priorityOf(name: string): number {
  return Number(name.slice(name.indexOf(':') + 1));
}

/** Whether an objective, by its name, is money. */
export function isMoney(name: string): boolean {
  return name === 'cost' || name === 'margin';
}

/** Hours that a step of an expansion gives in a bucket. */
export function hoursOfStep({ context: { network } }: Layout, e: number, t: number): number {
  const { resource, step } = network.expansions[e];
  return network.resources[resource].hoursPerUnit[t] * step;
}

/** Steps that can be ordered of an expansion. */
export function mostSteps({ context: { network } }: Layout, e: number): number {
  const { mostSteps: most, whole } = network.expansions[e];
  return whole ? Math.floor(most + 1e-9) : most;
}

/**
 * Steps of an expansion that are needed where its resource wants `excess` hours more than it has; takes from `excess`
 * what they give.
 */
export function stepsFor(layout: Layout, e: number, excess: Float64Array): number {
  const { columns, network, T } = layout.context;
  const { first } = columns.inService[e];
  let needed = 0;
  for (let t = first; t < T; t++) {
    const hours = hoursOfStep(layout, e, t);
    if (hours > 0 && excess[t] > 1e-9 * Math.max(1, hours)) needed = Math.max(needed, excess[t] / hours);
  }
  const whole = network.expansions[e].whole ? Math.ceil(needed - 1e-9) : needed;
  const steps = Math.min(whole, mostSteps(layout, e));
  for (let t = first; t < T; t++) excess[t] -= steps * hoursOfStep(layout, e, t);
  return steps;
}
