import type { Engine, EngineOptions, Solution, SolveContext } from '../engines/core.js';
import type { Formulation } from '../formulate/index.js';
import { objectiveValue, type Program } from '../program/index.js';
import {
  blended,
  brokenGroups,
  findFold,
  lazyRows,
  leftOutRows,
  type Restriction,
  restrict,
  widen,
} from '../reduce/index.js';
import { solveFolded } from './fold.js';
import type { PointInOrder } from './near.js';
import { PlanSession } from './session.js';
import type { Solved } from './solved.js';
import { leavesUrgentShort, type Urgent, urgentFirst } from './urgent.js';

/** Parts of the exact reduction that can be switched; absent = by size. */
export interface Reduction {
  /** Look for all objectives in one first, and only then for each in order. */
  readonly blend?: boolean;
  /**
   * Look for the service of the most urgent priority first, then of the next one as well, and only then for all; absent = where a
   * plan by prices leaves more than the least urgent short.
   */
  readonly urgentFirst?: boolean;
}

/** Most rounds before the whole program is solved as it is. */
const MOST_ROUNDS = 8;

/**
 * Solves a formulation by its reduced program (DESIGN 6): limits left out until a solution breaks them, stock of what
 * is best made just in time fixed at 0. When nothing is broken the solution is optimal for the whole program: it is
 * optimal for one with fewer limits, and meets those as well.
 */
export async function solveReduced(
  engine: Engine,
  formulation: Formulation,
  options: EngineOptions,
  context: SolveContext,
  session = new PlanSession(),
  reduction: Reduction = {},
): Promise<Solved> {
  const { program } = formulation;
  const lazy = lazyRows(formulation);
  const isOut = new Uint8Array(lazy.groups).fill(1);
  const started = performance.now();
  const left = (): EngineOptions =>
    options.timeLimit === undefined
      ? options
      : { ...options, timeLimit: Math.max(0.01, options.timeLimit - (performance.now() - started) / 1000) };
  if (engine.features.duals && isFoldable(program)) {
    const blend = (): Program | undefined =>
      reduction.blend === false ? undefined : blended(program, reduction.blend);
    const urgent = async (inOrder: PointInOrder | undefined): Promise<Urgent[]> => {
      const isFirst =
        reduction.urgentFirst ?? (inOrder && (await leavesUrgentShort(program, inOrder, context)));
      return isFirst ? urgentFirst(formulation) : [];
    };
    const found = await solveFolded(engine, formulation, left, context, session, blend, urgent);
    return found ?? { solution: await engine.solve(program, left(), context) };
  }
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
    const leftOut = leftOutRows(lazy, isOut);
    const part = restrict(program, findFold(formulation, leftOut).columns, leftOut);
    const found = await engine.solve(part.program, left(), context);
    if (found.termination === 'infeasible' && found.x === undefined) break;
    const solution = widened(formulation, part, found);
    if (!solution.x) return { solution };
    const broken = brokenGroups(program, lazy, isOut, solution.x);
    if (broken.size === 0) {
      const { columnCount: columns, rowCount: rows, nonzeroCount: nonzeros } = part.program;
      return { solution, reduced: { rounds, columns, rows, nonzeros } };
    }
    if (solution.termination !== 'optimal') break;
    for (const group of broken) isOut[group] = 0;
  }
  // Infeasible, out of time or of rounds: the whole program says why, or gives what can be had.
  return { solution: await engine.solve(program, left(), context) };
}

/** Without whole numbers, and with objectives that are held exactly, for both are what the proof rests on. */
function isFoldable({ hasIntegers, objectives }: Program): boolean {
  return (
    !hasIntegers &&
    objectives.every(
      ({ absoluteTolerance, relativeTolerance }) => absoluteTolerance === 0 && relativeTolerance === 0,
    )
  );
}

function widened({ program }: Formulation, part: Restriction, found: Solution): Solution {
  const columns = (values: Float64Array): Float64Array => widen(values, part.columns, program.columnCount);
  const rows = (values: Float64Array): Float64Array => widen(values, part.rows, program.rowCount);
  const x = found.x && columns(found.x);
  return {
    engine: found.engine,
    termination: found.termination,
    ...(found.message ? { message: found.message } : {}),
    ...(x ? { x } : {}),
    objectives: found.objectives.map((outcome) => {
      const objective = program.objectives.find(({ name }) => name === outcome.name);
      return {
        ...outcome,
        ...(x && objective ? { value: objectiveValue(objective, x) } : {}),
        ...(outcome.rowDuals ? { rowDuals: rows(outcome.rowDuals) } : {}),
        ...(outcome.reducedCosts ? { reducedCosts: columns(outcome.reducedCosts) } : {}),
      };
    }),
  };
}
