import type {
  Basis,
  Engine,
  EngineOptions,
  ObjectiveOutcome,
  Solution,
  SolveContext,
  Start,
} from '../engines/core.js';
import { objectiveValue, type Program } from '../program/index.js';
import { elastic, type Part, split } from '../reduce/index.js';

/**
 * Solves a linear program part by part: the best of a sum of independent parts is the sum of the best of each. `known`
 * holds solutions of parts by what the part says, so that none is solved twice. With `missing` the program has no
 * point: prices of its rows in the problem of missing as little as can be.
 */
export async function solveInParts(
  engine: Engine,
  program: Program,
  options: () => EngineOptions,
  context: SolveContext,
  known: Map<string, Solution>,
  /** Where the solve of a part begins. */
  startOf: (part: Part) => Start,
  /** Whether, when there is no point, it is to be found out what is missing: that takes a solve of its own. */
  findMissing: () => boolean,
): Promise<{ solution: Solution; missing?: Float64Array }> {
  const { parts, loose, empty } = split(program);
  const missing = new Float64Array(program.rowCount);
  for (const i of empty) missing[i] = program.rowLower[i] > 0 ? 1 : -1;
  let isMissing = empty.length > 0;
  const used = new Set<string>();
  const joined = new Joined(engine.name, program);
  if (!joined.placeLoose(loose)) return { solution: joined.failed('unbounded') };
  for (const part of parts) {
    const key = fingerprintOf(part.program);
    used.add(key);
    let found = known.get(key);
    const start = startOf(part);
    const { basis } = start;
    if (!found) {
      found = await engine.solve(part.program, { ...options(), conflict: false }, { ...context, ...start });
      if (found.termination === 'optimal') known.set(key, found);
    }
    if (found.termination === 'infeasible') {
      isMissing = true;
      if (!findMissing()) {
        joined.addBasis(part, basis);
        continue;
      }
      const least = await solveElastic(engine, part, options(), context, basis);
      joined.addBasis(part, leastBasis(part, least.basis));
      const duals = least.objectives[0]?.rowDuals;
      if (least.termination !== 'optimal' || !duals) return { solution: joined.failed('error') };
      part.rows.forEach((row, k) => {
        missing[row] = duals[k];
      });
    } else if (found.termination !== 'optimal') {
      return { solution: joined.failed(found.termination, found.message) };
    } else if (found.objectives.some(({ heldByRow }) => heldByRow)) {
      return { solution: joined.failed('error') };
    } else joined.add(part, found);
  }
  // What this program has no part of is not likely to come back, and a large part's solution is large.
  for (const key of known.keys()) if (!used.has(key)) known.delete(key);
  return isMissing ? { solution: joined.infeasible(), missing } : { solution: joined.solution() };
}

class Joined {
  private readonly x: Float64Array;
  private readonly basis: Basis;
  private readonly duals = new Map<string, Float64Array>();
  private readonly reduced = new Map<string, Float64Array>();
  private readonly spent = new Map<string, { seconds: number; iterations: number }>();

  constructor(
    private readonly engine: string,
    private readonly program: Program,
  ) {
    this.x = new Float64Array(program.columnCount);
    this.basis = {
      columns: new Int32Array(program.columnCount),
      rows: new Int32Array(program.rowCount).fill(1),
    };
  }

  /** Without one, a part starts from its slacks the next time. */
  addBasis({ columns, rows }: Part, basis: Basis | undefined): void {
    if (!basis) return;
    for (let k = 0; k < columns.length; k++) this.basis.columns[columns[k]] = basis.columns[k];
    for (let k = 0; k < rows.length; k++) this.basis.rows[rows[k]] = basis.rows[k];
  }

  /** Columns that stand in no row go to the bound that the first objective they change asks for. */
  placeLoose(loose: Int32Array): boolean {
    const { objectives, columnLower, columnUpper, columnCount } = this.program;
    const wish = new Int8Array(columnCount);
    for (const { sense, indices, values } of objectives) {
      const sign = sense === 'max' ? -1 : 1;
      for (let e = 0; e < indices.length; e++)
        if (wish[indices[e]] === 0) wish[indices[e]] = Math.sign(sign * values[e]);
    }
    for (const j of loose) {
      const value = wish[j] < 0 ? columnUpper[j] : columnLower[j];
      if (!Number.isFinite(value)) {
        if (wish[j] !== 0) return false;
        this.x[j] = Number.isFinite(columnUpper[j]) ? columnUpper[j] : 0;
      } else this.x[j] = value;
    }
    return true;
  }

  add(part: Part, { x, objectives, basis }: Solution): void {
    const { columns, rows } = part;
    this.addBasis(part, basis);
    const { rowCount, columnCount } = this.program;
    for (let k = 0; k < columns.length; k++) this.x[columns[k]] = x![k];
    for (const { name, rowDuals, reducedCosts, seconds, iterations } of objectives) {
      const before = this.spent.get(name) ?? { seconds: 0, iterations: 0 };
      this.spent.set(name, {
        seconds: before.seconds + seconds,
        iterations: before.iterations + iterations,
      });
      if (!rowDuals || !reducedCosts) continue;
      scatter(this.duals, name, rowCount, rows, rowDuals);
      scatter(this.reduced, name, columnCount, columns, reducedCosts);
    }
  }

  failed(termination: Solution['termination'], message?: string): Solution {
    return { engine: this.engine, termination, objectives: [], ...(message ? { message } : {}) };
  }

  infeasible(): Solution {
    return { ...this.failed('infeasible'), basis: this.basis };
  }

  solution(): Solution {
    const { rowCount, columnCount } = this.program;
    const objectives = this.program.objectives.map((objective): ObjectiveOutcome => {
      const { name } = objective;
      const value = objectiveValue(objective, this.x);
      return {
        name,
        value,
        bound: value,
        termination: 'optimal',
        seconds: this.spent.get(name)?.seconds ?? 0,
        iterations: this.spent.get(name)?.iterations ?? 0,
        rowDuals: this.duals.get(name) ?? new Float64Array(rowCount),
        reducedCosts: this.reduced.get(name) ?? new Float64Array(columnCount),
      };
    });
    return { engine: this.engine, termination: 'optimal', x: this.x, objectives, basis: this.basis };
  }
}

/** From the last basis the dual simplex can start at once: all that costs anything is what makes up for missing. */
function solveElastic(
  engine: Engine,
  part: Part,
  options: EngineOptions,
  context: SolveContext,
  basis: Basis | undefined,
): Promise<Solution> {
  const program = elastic(part);
  if (!basis) return engine.solve(program, options, context);
  const columns = new Int32Array(program.columnCount);
  columns.set(basis.columns);
  return engine.solve(
    program,
    { ...options, method: 'dual' },
    { ...context, basis: { columns, rows: basis.rows } },
  );
}

/** The basis of an elastic part without what makes up for missing: its row is basic instead. */
function leastBasis({ program }: Part, basis: Basis | undefined): Basis | undefined {
  if (!basis) return undefined;
  const rows = basis.rows.slice();
  let k = program.columnCount;
  for (let i = 0; i < program.rowCount; i++) {
    if (program.rowLower[i] > Number.NEGATIVE_INFINITY && basis.columns[k++] === 1) rows[i] = 1;
    if (program.rowUpper[i] < Number.POSITIVE_INFINITY && basis.columns[k++] === 1) rows[i] = 1;
  }
  return { columns: basis.columns.slice(0, program.columnCount), rows };
}

function scatter(
  into: Map<string, Float64Array>,
  name: string,
  length: number,
  numbers: Int32Array,
  values: Float64Array,
): void {
  let all = into.get(name);
  if (!all) {
    all = new Float64Array(length);
    into.set(name, all);
  }
  for (let k = 0; k < numbers.length; k++) all[numbers[k]] = values[k];
}

/** Two 32-bit sums over every number of the program, and its sizes. */
function fingerprintOf(program: Program): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  const eat = (bytes: Int32Array): void => {
    for (let k = 0; k < bytes.length; k++) {
      a = Math.imul(a ^ bytes[k], 0x01000193);
      b = Math.imul(b ^ (bytes[k] + (a >>> 15)), 0x85ebca6b);
      b ^= b >>> 13;
    }
  };
  const view = (values: Float64Array | Int32Array): Int32Array =>
    new Int32Array(values.buffer, values.byteOffset, values.byteLength / 4);
  const { matrix, columnLower, columnUpper, rowLower, rowUpper, objectives } = program;
  for (const part of [matrix.starts, matrix.indices, matrix.values]) eat(view(part));
  for (const part of [columnLower, columnUpper, rowLower, rowUpper]) eat(view(part));
  for (const { indices, values } of objectives) {
    eat(view(indices));
    eat(view(values));
  }
  const names = objectives.map(({ name }) => name).join(' ');
  return `${program.columnCount} ${program.rowCount} ${program.nonzeroCount} ${a >>> 0} ${b >>> 0} ${names}`;
}
