import { numbersAt, wholesAt } from '../base/arrays.js';
import { Scratch } from '../base/scratch.js';
import { blendWeights, type Program, weighedCosts } from '../program/index.js';
import { type CostTable, firstOf, nextOf } from './costs.js';
import type { Folded } from './fold.js';
import type { Part } from './parts.js';

/**
 * The blend of objectives, with the prices in it of a solution of them in order: where limits are put back, the dual simplex goes
 * by it to a point that meets them, near the one that was.
 */
export class BlendGuide {
  /** By name of the objective: a part has only those that change in it. */
  private readonly weights: ReadonlyMap<string, number>;
  /** By row of the whole program, in the unit of the blend. */
  private readonly prices: Float64Array;

  /** With the prices that the table of costs of a program holds now. The guide before it is of no use any more. */
  constructor(
    { objectives }: Program,
    { count, prices: { values, masks } }: CostTable,
    scratch = new Scratch(),
  ) {
    const weights = blendWeights(objectives);
    this.weights = new Map(objectives.map(({ name }, q) => [name, weights[q]]));
    const sizes = weights.map(Math.abs);
    this.prices = scratch.floats('guide', masks.length);
    for (let i = 0; i < masks.length; i++)
      for (let q = firstOf(masks[i], count); q < count; q = nextOf(masks[i], q, count))
        this.prices[i] += sizes[q] * values[i * count + q];
  }

  /** For a part of a folded program: costs (length columnCount) and prices (length rowCount). */
  of({ keptRows }: Folded, { program, rows }: Part): { costs: Float64Array; prices: Float64Array } {
    const weights = Float64Array.from(program.objectives, ({ name }) => this.weights.get(name) ?? 0);
    const prices = numbersAt(this.prices, wholesAt(keptRows, rows));
    return { costs: weighedCosts(program, weights), prices };
  }
}
