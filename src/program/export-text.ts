import { label, type Objective, type Program } from './program.js';

/** What both text formats share: names, numbers, the objective asked for, and output by chunks. */

export interface ExportOptions {
  /** Name of the objective to write as the one to optimise; default: the first. */
  readonly objective?: string;
  /** Name of the problem in the text. */
  readonly title?: string;
  /** MPS only: says FREE in the line of the name, without which COIN's reader may take the columns as fixed. */
  readonly saysFree?: boolean;
}

const LONGEST_NAME = 60;
const CHUNK = 32_768;

export const NO_OBJECTIVE: Objective = {
  name: 'none',
  sense: 'min',
  indices: new Int32Array(0),
  values: new Float64Array(0),
  offset: 0,
  absoluteTolerance: 0,
  relativeTolerance: 0,
};

export function chosenObjective(program: Program, { objective }: ExportOptions): Objective {
  if (objective === undefined) return program.objectives[0] ?? NO_OBJECTIVE;
  const found = program.objectives.find(({ name }) => name === objective);
  if (found) return found;
  const names = program.objectives.map(({ name }) => name).join(', ');
  throw new Error(`The program has no objective "${objective}". Choose one of: ${names || '(it has none)'}.`);
}

/** The number makes a name unique without a table of all names; the label makes it readable. */
export function columnName({ columnFamilies }: Program, column: number): string {
  return columnFamilies.length === 0 ? `c${column}` : `c${column}_${safe(label(columnFamilies, column))}`;
}

export function rowName({ rowFamilies }: Program, row: number): string {
  return rowFamilies.length === 0 ? `r${row}` : `r${row}_${safe(label(rowFamilies, row))}`;
}

export function safe(text: string): string {
  return text
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, LONGEST_NAME);
}

/** The shortest decimal that reads back as the same double. Infinity becomes 1e30, which readers take as none. */
export function decimal(value: number): string {
  if (value === Infinity) return '1e30';
  if (value === -Infinity) return '-1e30';
  return String(value);
}

/** Joins lines into chunks, so that a large program costs few writes and never one huge string. */
export function* chunked(lines: Iterable<string>): Generator<string, void, undefined> {
  let parts: string[] = [];
  let size = 0;
  for (const line of lines) {
    parts.push(line, '\n');
    size += line.length + 1;
    if (size >= CHUNK) {
      yield parts.join('');
      parts = [];
      size = 0;
    }
  }
  if (size > 0) yield parts.join('');
}
