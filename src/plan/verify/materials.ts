import { column } from '../../schema/columns.js';
import type { Case, Grid } from './case.js';
import { refs } from './ids.js';
import { getOrMake } from './maps.js';
import { inWindow } from './time.js';

/** A line of the bill of materials. */
interface Line {
  readonly row: number;
  readonly process: number;
  readonly item: number;
  /** Taken from stock per unit started that it serves. */
  readonly perUnit: number;
  readonly preference: number;
}

/** Uses of bills of materials, and how groups split the need (S8). Returns the preference figure (S23). */
export function checkMaterials(c: Case, started: Grid): number {
  const lines = readLines(c);
  const group = column(c.model, 'process-input', 'group');
  const site = refs(column(c.model, 'process', 'site'), c.ids.site);
  const holds = lineWindows(c);
  for (const line of lines) {
    if (group[line.row]) continue;
    const place = site[line.process];
    if (line.item < 0 || place < 0) continue;
    let pair = -1;
    for (let t = 0; t < c.time.count; t++) {
      const x = started.at(line.process, t);
      if (x === 0 || !holds(line.row, t)) continue;
      if (pair < 0) pair = c.flows.pair(line.item, place);
      c.flows.add(pair, t, -x * line.perUnit);
    }
  }
  return checkGroups(c, started, lines, site, holds);
}

function readLines(c: Case): Line[] {
  const process = refs(column(c.model, 'process-input', 'process'), c.ids.process);
  const item = refs(column(c.model, 'process-input', 'item'), c.ids.item);
  const quantity = column(c.model, 'process-input', 'quantity');
  const scrap = column(c.model, 'process-input', 'scrap');
  const preference = column(c.model, 'process-input', 'preference');
  return Array.from(process, (p, row) => ({
    row,
    process: p,
    item: item[row],
    perUnit: quantity[row] / (1 - scrap[row]),
    preference: preference[row],
  })).filter((line) => line.process >= 0);
}

function lineWindows(c: Case): (row: number, t: number) => boolean {
  const from = column(c.model, 'process-input', 'effective_from');
  const until = column(c.model, 'process-input', 'effective_until');
  return (row, t) => inWindow(c.time, t, from[row], until[row]);
}

/** A substitution group of a process, and the units started that it has been seen to serve. */
interface Group {
  readonly process: number;
  readonly name: string;
  /** Lines by item; several with different windows may name the same one. */
  readonly lines: Map<number, Line[]>;
  readonly served: Float64Array;
}

function checkGroups(
  c: Case,
  started: Grid,
  lines: readonly Line[],
  site: Int32Array,
  holds: (row: number, t: number) => boolean,
): number {
  const groups = makeGroups(c, lines);
  const { length, number, text, subject } = c.rows.substitution;
  let preference = 0;
  for (let row = 0; row < length; row++) {
    const [p, item, t, z] = [number.process[row], number.item[row], number.bucket[row], number.started[row]];
    const name = (): string => subject(row);
    const group = groups.get(p)?.get(text.group[row]);
    const members = group?.lines.get(item);
    if (!c.check.holds('unknown-reference', members !== undefined, name, t, 'process-input', text.group[row]))
      continue;
    const line = members!.findLast((each) => holds(each.row, t));
    if (!c.check.holds('window', line !== undefined || z === 0, name, t, 0, z)) continue;
    group!.served[t] += z;
    if (!line) continue;
    preference += (line.preference - 1) * z;
    c.flows.use(item, site[p], t, z * line.perUnit);
  }
  for (const byName of groups.values()) {
    for (const group of byName.values()) {
      const name = `substitution / ${c.ids.process.names[group.process]} / ${group.name}`;
      for (let t = 0; t < c.time.count; t++) {
        c.check.equal('substitution', name, t, started.at(group.process, t), group.served[t]);
      }
    }
  }
  return preference;
}

/** Groups by process and name; the lines of one item in order of their start, so that the last that holds counts. */
function makeGroups(c: Case, lines: readonly Line[]): Map<number, Map<string, Group>> {
  const names = column(c.model, 'process-input', 'group');
  const from = column(c.model, 'process-input', 'effective_from');
  const since = (line: Line): number =>
    Number.isNaN(from[line.row]) ? Number.NEGATIVE_INFINITY : from[line.row];
  const groups = new Map<number, Map<string, Group>>();
  for (const line of [...lines].sort((a, b) => (since(a) < since(b) ? -1 : 1))) {
    const name = names[line.row];
    if (!name) continue;
    const byName = getOrMake(groups, line.process, () => new Map<string, Group>());
    const group = getOrMake(byName, name, () => ({
      process: line.process,
      name,
      lines: new Map(),
      served: new Float64Array(c.time.count),
    }));
    getOrMake(group.lines, line.item, () => []).push(line);
  }
  return groups;
}
