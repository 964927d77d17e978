import {
  chosenObjective,
  chunked,
  columnName,
  decimal,
  type ExportOptions,
  NO_OBJECTIVE,
  rowName,
  safe,
} from './export-text.js';
import type { Objective, Program } from './program.js';

/**
 * The program in free-format MPS, by chunks of text. The chosen objective is the first N row; the others follow as
 * further N rows, which readers drop or keep as free rows.
 */
export function exportMps(program: Program, options: ExportOptions = {}): Generator<string, void, undefined> {
  return chunked(lines(program, options));
}

function* lines(program: Program, options: ExportOptions): Generator<string> {
  const chosen = chosenObjective(program, options);
  const others = program.objectives.filter((objective) => objective !== chosen);
  const objectives = [chosen, ...others];
  const names = objectives.map((objective, k) => `o${k}_${safe(objective.name)}`);
  if (chosen === NO_OBJECTIVE) yield '* no objective: any feasible point';
  yield* objectives.map((o, k) => `* ${names[k]}: ${o.sense} ${JSON.stringify(o.name)}`);
  yield `NAME ${safe(options.title ?? 'program') || 'program'}${options.saysFree ? ' FREE' : ''}`;
  if (chosen.sense === 'max') yield* ['OBJSENSE', '    MAX'];
  yield 'ROWS';
  for (const name of names) yield ` N ${name}`;
  for (let i = 0; i < program.rowCount; i++) yield ` ${rowType(program, i)} ${rowName(program, i)}`;
  yield 'COLUMNS';
  yield* columnLines(program, objectives, names);
  yield 'RHS';
  yield* objectives.flatMap((o, k) => (o.offset === 0 ? [] : [` RHS ${names[k]} ${decimal(-o.offset)}`]));
  yield* rightHandLines(program);
  yield 'BOUNDS';
  for (let j = 0; j < program.columnCount; j++) yield* boundLines(program, j);
  yield 'ENDATA';
}

/** A free row is a G row without limit: as an N row it would be taken for an objective. */
function rowType(program: Program, i: number): 'E' | 'L' | 'G' {
  if (program.rowLower[i] === program.rowUpper[i]) return 'E';
  return Number.isFinite(program.rowUpper[i]) ? 'L' : 'G';
}

function* columnLines(
  program: Program,
  objectives: readonly Objective[],
  names: readonly string[],
): Generator<string> {
  const { starts, indices, values } = program.matrix;
  const at = objectives.map(() => 0);
  let whole = false;
  for (let j = 0; j < program.columnCount; j++) {
    if ((program.integer[j] === 1) !== whole) {
      yield ` MARKER 'MARKER' '${whole ? 'INTEND' : 'INTORG'}'`;
      whole = !whole;
    }
    const name = columnName(program, j);
    let written = false;
    for (let k = 0; k < objectives.length; k++) {
      const { indices: columns, values: costs } = objectives[k];
      if (columns[at[k]] !== j) continue;
      yield ` ${name} ${names[k]} ${decimal(costs[at[k]++])}`;
      written = true;
    }
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      yield ` ${name} ${rowName(program, indices[e])} ${decimal(values[e])}`;
      written = true;
    }
    // A column nothing refers to still exists.
    if (!written) yield ` ${name} ${names[0]} 0`;
  }
  if (whole) yield " MARKER 'MARKER' 'INTEND'";
}

function* rightHandLines(program: Program): Generator<string> {
  const { rowLower, rowUpper, rowCount } = program;
  for (let i = 0; i < rowCount; i++) {
    const side = rowType(program, i) === 'L' ? rowUpper[i] : rowLower[i];
    if (side !== 0) yield ` RHS ${rowName(program, i)} ${decimal(side)}`;
  }
  yield 'RANGES';
  for (let i = 0; i < rowCount; i++) {
    if (rowType(program, i) === 'L' && Number.isFinite(rowLower[i])) {
      yield ` RANGE ${rowName(program, i)} ${decimal(rowUpper[i] - rowLower[i])}`;
    }
  }
}

/** Lower limits are written before upper ones, and always for whole columns: readers' defaults differ there. */
function* boundLines(program: Program, j: number): Generator<string> {
  const lower = program.columnLower[j];
  const upper = program.columnUpper[j];
  const name = columnName(program, j);
  const whole = program.integer[j] === 1;
  if (lower === upper) {
    yield ` FX BOUND ${name} ${decimal(lower)}`;
  } else if (lower === -Infinity && upper === Infinity) {
    yield ` FR BOUND ${name}`;
  } else {
    if (lower === -Infinity) yield ` MI BOUND ${name}`;
    else if (lower !== 0 || whole || upper < 0) yield ` LO BOUND ${name} ${decimal(lower)}`;
    if (upper !== Infinity) yield ` UP BOUND ${name} ${decimal(upper)}`;
    else if (whole) yield ` PL BOUND ${name}`;
  }
}
