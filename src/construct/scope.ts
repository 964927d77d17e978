import { type Entries, EntriesBuilder, eachInput, type Sequence, type Ways } from './ways.js';

/** What is gone through for a bound: nodes, entries of their ways, and limits. */
export interface Scope {
  /** Nodes in the order in which their costs follow from each other. */
  readonly groups: Sequence['groups'];
  /** By way: the first bucket in which a start can be. */
  readonly first: Int32Array;
  readonly rows: Entries;
  readonly inputs: Entries;
  readonly windows: Ways['windows'];
  /** Limits that may have a price. */
  readonly limits: Int32Array;
  readonly isWhole: boolean;
}

/** Limits that may have a price from now on: the others cost nothing. */
export interface Watch {
  /** By row of limits by bucket. */
  readonly rows: Uint8Array;
  /** By node: its opening stock, or an open order of it. */
  readonly nodes: Uint8Array;
  readonly limits: Int32Array;
}

export function wholeScope({ groups }: Sequence, ways: Ways, limits: number): Scope {
  const { first, rows, inputs, windows } = ways;
  return {
    groups,
    first,
    rows,
    inputs,
    windows,
    limits: Int32Array.from({ length: limits }, (_, k) => k),
    isWhole: true,
  };
}

/**
 * The part of the whole in which costs depend on limits that are watched. Elsewhere they are what they were (`cost`, by
 * node and bucket): 0 where a unit can be had, Infinity where not, so that an input from there only says from when
 * on a start can be. `isShut`: rows of which there is nothing in some bucket.
 */
export function narrowScope(
  { groups }: Sequence,
  ways: Ways,
  { rows: watched, nodes, limits }: Watch,
  cost: Float64Array,
  isShut: Uint8Array,
): Scope {
  const T = cost.length / nodes.length;
  const touched = touchedBy(groups, ways, watched, nodes);
  const first = ways.first.slice();
  const [rows, inputs] = [new EntriesBuilder(), new EntriesBuilder()];
  const windows = { first: [] as number[], last: [] as number[] };
  for (let n = 0; n < nodes.length; n++)
    for (let w = ways.wayAt[n]; w < ways.wayAt[n + 1]; w++) {
      if (touched[n] === 1) {
        for (let e = ways.rows.starts[w]; e < ways.rows.starts[w + 1]; e++) {
          const row = ways.rows.which[e];
          if (watched[row] === 1 || isShut[row] === 1) rows.add(row, ways.rows.amount[e]);
        }
        for (let e = ways.inputs.starts[w]; e < ways.inputs.starts[w + 1]; e++) {
          const node = ways.inputs.which[e];
          const [begin, end] = [ways.windows.first[e], ways.windows.last[e]];
          if (touched[node] === 0) {
            const from = heldFrom(cost, node * T, T);
            const isAlways = begin <= first[w] && end >= ways.last[w];
            if (from <= Math.max(first[w], begin)) continue;
            if (isAlways && from >= 0) {
              first[w] = from;
              continue;
            }
          }
          inputs.add(node, ways.inputs.amount[e]);
          windows.first.push(begin);
          windows.last.push(end);
        }
      }
      rows.close();
      inputs.close();
    }
  return {
    groups: groups.filter((group) => touched[group[0]] === 1),
    first,
    rows: rows.entries(),
    inputs: inputs.entries(),
    windows: { first: Int32Array.from(windows.first), last: Int32Array.from(windows.last) },
    limits,
    isWhole: false,
  };
}

/** Bucket from which on a unit can be had always; -1 = now and then. */
function heldFrom(cost: Float64Array, base: number, T: number): number {
  let from = 0;
  while (from < T && cost[base + from] === Number.POSITIVE_INFINITY) from++;
  for (let t = from; t < T; t++) if (cost[base + t] === Number.POSITIVE_INFINITY) return -1;
  return from;
}

/** Nodes that draw on limits that are watched, flagged by number. */
function touchedBy(
  groups: Sequence['groups'],
  ways: Ways,
  watched: Uint8Array,
  nodes: Uint8Array,
): Uint8Array {
  const touched = new Uint8Array(nodes.length);
  const isTouched = (n: number): boolean => {
    if (nodes[n] === 1) return true;
    for (let w = ways.wayAt[n]; w < ways.wayAt[n + 1]; w++)
      if (drawsOn(ways, w, watched, touched)) return true;
    return false;
  };
  for (const group of groups) if (group.some(isTouched)) for (const n of group) touched[n] = 1;
  return touched;
}

function drawsOn(ways: Ways, w: number, watched: Uint8Array, touched: Uint8Array): boolean {
  const { rows, choices } = ways;
  for (let e = rows.starts[w]; e < rows.starts[w + 1]; e++) if (watched[rows.which[e]] === 1) return true;
  const choice = choices[w];
  if (choice?.hours.some((lines) => lines.some(({ resource }) => watched[resource] === 1))) return true;
  if (choice?.spread.some(({ resource }) => watched[resource] === 1)) return true;
  let draws = false;
  eachInput(ways, w, (node) => {
    draws ||= touched[node] === 1;
  });
  return draws;
}
