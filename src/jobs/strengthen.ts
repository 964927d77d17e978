import type { Engine, EngineOptions, SolveContext } from '../engines/core.js';
import type { Formulation } from '../formulate/index.js';
import { appendRows, type ExtraRow, objectiveValue, type Program } from '../program/index.js';
import { brokenInequalities, type Echelon, echelons, firstInequalities } from '../reduce/cuts/index.js';

/** Rounds of solving the relaxation and adding what its point breaks. */
const MOST_ROUNDS = 25;
/** Rounds for which a row that is not tight is kept. */
const PATIENCE = 3;
/** A round that raises the bound by less than this share of it is the last. */
const LEAST_GAIN = 1e-4;
/** Part of the time for the whole solve that may go into this. */
const TIME_SHARE = 0.25;

/**
 * A mixed-integer formulation with rows that no whole plan breaks but points of its relaxation do (cut and branch):
 * the tree that follows is smaller, the plans are the same. What cannot be strengthened comes back as it is.
 */
export async function strengthened(
  engine: Engine,
  formulation: Formulation,
  options: EngineOptions,
  context: SolveContext,
): Promise<Formulation> {
  const { program } = formulation;
  if (!program.hasIntegers || program.objectives.length === 0) return formulation;
  const lots = echelons(formulation);
  if (lots.length === 0) return formulation;
  const rows = await new CutLoop(engine, relaxation(program), lots, options, context).run();
  return { ...formulation, program: appendRows(program, 'lot_cut', rows) };
}

/** The program without whole numbers, up to its first objective of money. */
function relaxation(program: Program): Program {
  const money = program.objectives.findIndex(({ name }) => name === 'cost' || name === 'margin');
  return {
    ...program,
    integer: new Uint8Array(program.columnCount),
    hasIntegers: false,
    objectives: program.objectives.slice(0, money + 1 || undefined),
  };
}

class CutLoop {
  private rows: ExtraRow[] = [];
  /** Rounds since a row was last tight. */
  private readonly idle = new Map<ExtraRow, number>();
  private readonly deadline: number;

  constructor(
    private readonly engine: Engine,
    private readonly program: Program,
    private readonly lots: readonly Echelon[],
    private readonly options: EngineOptions,
    private readonly context: SolveContext,
  ) {
    this.deadline = performance.now() + (options.timeLimit ?? Number.POSITIVE_INFINITY) * TIME_SHARE * 1000;
  }

  async run(): Promise<ExtraRow[]> {
    this.rows = firstInequalities(this.lots);
    let before = Number.NEGATIVE_INFINITY;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const found = await this.solve();
      if (!found) break;
      const broken = this.lots.flatMap((echelon) => brokenInequalities(echelon, found));
      if (broken.length === 0) break;
      this.age(found);
      this.rows.push(...broken);
      const value = this.money(found);
      if (value - before < LEAST_GAIN * Math.abs(value)) break;
      before = value;
    }
    return this.rows;
  }

  /** What the last objective, money, comes to: as a cost, so that it only rises from round to round. */
  private money(x: Float64Array): number {
    const { objectives } = this.program;
    const last = objectives[objectives.length - 1];
    return (last.sense === 'max' ? -1 : 1) * objectiveValue(last, x);
  }

  /** Drops rows that have not mattered for a while. */
  private age(x: Float64Array): void {
    this.rows = this.rows.filter((row) => {
      const idle = isTight(row, x) ? 0 : (this.idle.get(row) ?? 0) + 1;
      this.idle.set(row, idle);
      return idle < PATIENCE;
    });
  }

  /** A point of the relaxation with the rows so far; undefined when there is none, or no time. */
  private async solve(): Promise<Float64Array | undefined> {
    const seconds = (this.deadline - performance.now()) / 1000;
    if (seconds <= 0 || this.context.signal?.aborted) return undefined;
    const options = Number.isFinite(seconds) ? { ...this.options, timeLimit: seconds } : this.options;
    const solution = await this.engine.solve(appendRows(this.program, 'lot_cut', this.rows), options, {
      ...(this.context.signal ? { signal: this.context.signal } : {}),
    });
    return solution.termination === 'optimal' ? solution.x : undefined;
  }
}

function isTight({ columns, values, upper }: ExtraRow, x: Float64Array): boolean {
  let [sum, size] = [0, 1];
  columns.forEach((j, e) => {
    sum += values[e] * x[j];
    size += Math.abs(values[e] * x[j]);
  });
  return sum >= upper - 1e-6 * size;
}
