import type { Arranged } from './arrange.js';
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

/** Where the limits of a relaxation stand (see there). */
interface Limits {
  readonly opening: number;
  readonly ordered: number;
  readonly own: number;
  readonly limits: number;
}

/** The limits that were broken once, with all of the same row, and what draws on them: only they have prices. */
export class Watching {
  /** What is gone through for prices of these limits alone; undefined = nothing is known yet. */
  scope?: Scope;
  private readonly isWatched: Uint8Array;
  /** Number of buckets. */
  private readonly T: number;
  /** Rows of which there is nothing in some bucket: what costs nothing otherwise cannot be had there. */
  private readonly isShut: Uint8Array;

  constructor(
    private readonly at: Limits,
    private readonly arranged: Arranged,
    private readonly orders: readonly { readonly node: number }[],
    /** What there is by row and bucket. */
    most: readonly Float64Array[],
  ) {
    this.isWatched = new Uint8Array(at.limits).fill(1, at.own);
    this.T = at.opening / Math.max(1, most.length);
    this.isShut = Uint8Array.from(most, (row) => (row.some((each) => !(each > 0)) ? 1 : 0));
  }

  /**
   * Watches what is used beyond what there is (`excess` by limit) or has a price; whether any of it is new. `cost`: of a
   * unit by slot and bucket, at these prices.
   */
  add(excess: Float64Array, prices: Float64Array, cost: Float64Array): boolean {
    const { isWatched, T } = this;
    const { opening, own } = this.at;
    let found = false;
    for (let k = 0; k < own; k++) {
      if (isWatched[k] === 1 || !(excess[k] > 0 || prices[k] > 0)) continue;
      found = true;
      const row = k - (k % T);
      if (k < opening) isWatched.fill(1, row, row + T);
      else isWatched[k] = 1;
    }
    if (found || !this.scope) this.scope = this.narrow(cost);
    return found;
  }

  private narrow(cost: Float64Array): Scope {
    const { isWatched, T, isShut } = this;
    const { opening, ordered } = this.at;
    const { sequence, ways, nodeOf, slotOf } = this.arranged;
    const rows = isShut.map((_, row) => isWatched[row * T]);
    const nodes = Uint8Array.from(nodeOf, (n) => isWatched[opening + n]);
    this.orders.forEach(({ node }, r) => {
      if (isWatched[ordered + r] === 1) nodes[slotOf[node]] = 1;
    });
    const limits: number[] = [];
    isWatched.forEach((is, k) => {
      if (is === 1) limits.push(k);
    });
    const watched = { rows, nodes, limits: Int32Array.from(limits) };
    return narrowScope(sequence, ways, watched, cost, isShut);
  }
}

/**
 * The part of the whole in which costs depend on limits that are watched, by row, by slot of a node (its opening stock, or
 * an open order of it) and all of them. Elsewhere they are what they were (`cost`, by slot and bucket): 0 where a unit can be
 * had, Infinity where not, so that an input from there only says from when on a start can be. `isShut`: rows of which there
 * is nothing in some bucket.
 */
function narrowScope(
  { groups }: Sequence,
  ways: Ways,
  { rows: watched, nodes, limits }: { rows: Uint8Array; nodes: Uint8Array; limits: Int32Array },
  cost: Float64Array,
  isShut: Uint8Array,
): Scope {
  const touched = touchedBy(groups, ways, watched, nodes);
  const first = ways.first.slice();
  const [rows, inputs] = [new EntriesBuilder(), new EntriesBuilder()];
  const lines: number[] = [];
  for (let n = 0; n < nodes.length; n++)
    for (let w = ways.wayAt[n]; w < ways.wayAt[n + 1]; w++) {
      if (touched[n] === 1) {
        for (let e = ways.rows.starts[w]; e < ways.rows.starts[w + 1]; e++) {
          const row = ways.rows.which[e];
          if (watched[row] === 1 || isShut[row] === 1) rows.add(row, ways.rows.amount[e]);
        }
        for (let e = ways.inputs.starts[w]; e < ways.inputs.starts[w + 1]; e++) {
          const node = ways.inputs.which[e];
          if (touched[node] === 0 && isOnlyAStart(ways, w, e, cost, first)) continue;
          inputs.add(node, ways.inputs.amount[e]);
          lines.push(e);
        }
      }
      rows.close();
      inputs.close();
    }
  const windows = {
    first: Int32Array.from(lines, (e) => ways.windows.first[e]),
    last: Int32Array.from(lines, (e) => ways.windows.last[e]),
  };
  const isTouched = (group: Int32Array): boolean => touched[group[0]] === 1;
  return {
    groups: groups.filter(isTouched),
    first,
    rows: rows.entries(),
    inputs: inputs.entries(),
    windows,
    limits,
    isWhole: false,
  };
}

/** Whether an input that costs nothing only says from when on way w can start: then that goes into `first`. */
function isOnlyAStart(
  { wayAt, last, inputs, windows }: Ways,
  w: number,
  e: number,
  cost: Float64Array,
  first: Int32Array,
): boolean {
  const T = cost.length / (wayAt.length - 1);
  const from = heldFrom(cost, inputs.which[e] * T, T);
  if (from < 0) return false;
  if (from <= Math.max(first[w], windows.first[e])) return true;
  if (windows.first[e] > first[w] || windows.last[e] < last[w]) return false;
  first[w] = from;
  return true;
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
