import { getOrMake } from '../../base/maps.js';
import { keyOf, type Material } from './materials.js';

/** Something that takes time and gives material: a process, a purchase, a transport. */
export interface Step {
  readonly inputs: readonly Material[];
  readonly outputs: readonly Material[];
  /** Days (working days, where it works by a calendar) from start to output. */
  readonly days: number;
  /** It waits for a resource: then it takes whole days, as the hours of a resource are shared out by days. */
  readonly whole: boolean;
}

export interface Timing {
  /** Days, in whole days, that a step takes. */
  lead(step: Step): number;
  /** Part of the day that has passed when a material is there on its day, 0 to below 1. */
  phase(material: Material): number;
  /** Materials, each after everything that it may be made of; those in a circle are left out. */
  readonly order: readonly string[];
}

const TOLERANCE = 1e-9;
const fraction = (days: number): number => {
  const rest = days - Math.floor(days + TOLERANCE);
  return rest < TOLERANCE ? 0 : rest;
};

/**
 * Whole days for steps that take fractions of a day, without rounding up each of them. Every material gets a time of
 * day at which it is there: that of its earliest arrival by lead times alone, or the earlier one at which something
 * that waits longer for another of its inputs starts. A step takes the days between those times. So four steps of six
 * hours are one day, not four. Any such times are safe, as a step never starts before the latest of its inputs; these
 * make the longest chain no longer than it is. What depends on itself in a circle is rounded up.
 */
export function timing(steps: readonly Step[]): Timing {
  const sources = new Map<string, Step[]>();
  for (const step of steps)
    for (const output of step.outputs) getOrMake(sources, keyOf(output), () => []).push(step);
  const order = sorted(steps, sources);
  const phases = phasesOf(steps, sources, order);
  const phaseOf = (material: Material): number => phases.get(keyOf(material)) ?? 0;
  return {
    order,
    phase: phaseOf,
    lead: (step) => {
      const start = Math.max(0, ...step.inputs.map(phaseOf));
      const end = Math.max(...step.outputs.map(phaseOf));
      return Math.max(0, Math.ceil(start + taken(step) - end - TOLERANCE));
    },
  };
}

const taken = (step: Step): number =>
  step.whole && step.days > 0 ? Math.ceil(step.days - TOLERANCE) : step.days;

function phasesOf(
  steps: readonly Step[],
  sources: ReadonlyMap<string, readonly Step[]>,
  order: readonly string[],
): Map<string, number> {
  const earliest = new Map<string, number>();
  const startOf = (step: Step): number =>
    Math.max(0, ...step.inputs.map((input) => earliest.get(keyOf(input)) ?? 0));
  for (const key of order) {
    const ends = (sources.get(key) ?? []).map((step) => startOf(step) + taken(step));
    earliest.set(key, ends.length === 0 ? 0 : Math.min(...ends));
  }
  const phases = new Map<string, number>();
  for (const key of order) phases.set(key, fraction(earliest.get(key)!));
  for (const step of steps) {
    const start = fraction(startOf(step));
    for (const key of step.inputs.map(keyOf)) {
      const phase = phases.get(key);
      if (phase !== undefined && phase > start) phases.set(key, start);
    }
  }
  return phases;
}

/** Materials in an order in which everything comes after what it is made of (Kahn). */
function sorted(steps: readonly Step[], sources: ReadonlyMap<string, readonly Step[]>): string[] {
  const waiting = new Map<Step, number>();
  const users = new Map<string, Step[]>();
  const keys = new Set<string>();
  for (const step of steps) {
    const inputs = new Set(step.inputs.map(keyOf));
    waiting.set(step, inputs.size);
    for (const key of inputs) {
      keys.add(key);
      getOrMake(users, key, () => []).push(step);
    }
    for (const output of step.outputs) keys.add(keyOf(output));
  }
  const open = new Map([...keys].map((key) => [key, (sources.get(key) ?? []).length]));
  const order: string[] = [];
  const ready = [...keys].filter((key) => open.get(key) === 0);
  const finish = (step: Step): void => {
    for (const output of step.outputs) {
      const key = keyOf(output);
      const left = open.get(key)! - 1;
      open.set(key, left);
      if (left === 0) ready.push(key);
    }
  };
  for (const [step, count] of waiting) if (count === 0) finish(step);
  for (let at = 0; at < ready.length; at++) {
    order.push(ready[at]);
    for (const step of users.get(ready[at]) ?? []) {
      const left = waiting.get(step)! - 1;
      waiting.set(step, left);
      if (left === 0) finish(step);
    }
  }
  return order;
}
