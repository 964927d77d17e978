import type { Network } from '../../network/index.js';
import { dailyUnits } from '../../network/resources.js';
import type { Model } from '../../schema/model.js';
import type { Capacity, CapacityStep } from './scheduling/index.js';

/** Most decimals of units of a resource, as a factor. */
const PARTS = 1000;

/**
 * Resources that activities hold: units by day of the plan, less what settled activities hold of them, as whole
 * thousandths (what is there rounded down).
 */
export class Held {
  private readonly numbers: readonly number[];
  private readonly left: readonly Float64Array[];

  constructor(
    model: Model,
    private readonly network: Network,
    resources: Iterable<number>,
  ) {
    this.numbers = [...new Set(resources)].sort((a, b) => a - b);
    const units = dailyUnits(model, network.horizon);
    this.left = this.numbers.map((r) => units(r));
  }

  get count(): number {
    return this.numbers.length;
  }

  id(k: number): string {
    return this.network.resources[this.numbers[k]].id;
  }

  /** A settled activity comes first, whether or not there is enough. */
  take(held: readonly { resource: number; units: number }[], from: number, to: number): void {
    for (const { resource, units } of held) {
      const left = this.left[this.numbers.indexOf(resource)];
      for (let k = Math.max(0, from); k < Math.min(to, left.length); k++)
        left[k] = Math.max(0, left[k] - units);
    }
  }

  /** Units by day, and after the plan as on its last day. */
  at(k: number, day: number): number {
    return this.left[k][Math.min(day, this.left[k].length - 1)];
  }

  /** The same in whole thousandths, rounded down. */
  wholeAt(k: number, day: number): number {
    return Math.floor(this.at(k, day) * PARTS + 1e-6);
  }

  get capacity(): Capacity[] {
    return this.left.map((left) => {
      const steps: CapacityStep[] = [];
      left.forEach((units, from) => {
        const whole = Math.floor(units * PARTS + 1e-6);
        if (steps.at(-1)?.units !== whole) steps.push({ from, units: whole });
      });
      return steps.length === 1 ? steps[0].units : steps;
    });
  }

  demand(held: readonly { resource: number; units: number }[]): number[] {
    const demand = new Array<number>(this.numbers.length).fill(0);
    for (const { resource, units } of held)
      demand[this.numbers.indexOf(resource)] = Math.ceil(units * PARTS - 1e-6);
    return demand;
  }
}
