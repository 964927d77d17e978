import { numbersAt } from '../base/arrays.js';
import { blendedCosts, type Objective, type Program } from '../program/index.js';

/** Below this many nonzeros every objective of its own costs so little that a blend saves nothing. */
const LARGE = 20_000;

/**
 * The program with all objectives in one: what is found out on the way to its optimum (what is awake, which limits are
 * in, a basis) holds for the objectives in order as well. Undefined where that saves nothing, unless it is asked for
 * `always`.
 */
export function blended(program: Program, always = false): Program | undefined {
  const { objectives, nonzeroCount } = program;
  if (objectives.length < 2 || !(always || (nonzeroCount >= LARGE && objectives.length > 2)))
    return undefined;
  const costs = blendedCosts(program);
  const used = new Int32Array(costs.length);
  let count = 0;
  for (let j = 0; j < costs.length; j++) if (costs[j] !== 0) used[count++] = j;
  const indices = used.slice(0, count);
  const blend: Objective = {
    name: 'blend',
    sense: 'min',
    indices,
    values: numbersAt(costs, indices),
    offset: 0,
    absoluteTolerance: 0,
    relativeTolerance: 0,
  };
  return { ...program, objectives: [blend] };
}
