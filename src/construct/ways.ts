import { largest } from '../base/arrays.js';
import { components } from '../base/components.js';
import { getOrMake } from '../base/maps.js';
import type { Network, Process } from '../network/index.js';
import type { SourceKey } from './sources.js';

type HoursLine = Process['hours'][number];
type InputLine = Process['lines'][number];

/**
 * Ways to have more of a node (processes, offers, lanes from another node) as arrays, for loops over all of them. Entries of way w
 * are at starts[w] .. starts[w + 1] - 1 of each table.
 */
export interface Ways {
  /** Ways of node n are wayAt[n] .. wayAt[n + 1] - 1. */
  readonly wayAt: Int32Array;
  /** Bucket in which a start arrives, by bucket of the start; -1 = not within the plan. */
  readonly arrival: readonly Int32Array[];
  /** Starts of way w that arrive in bucket t are begins[w][t] .. begins[w][t + 1] - 1. */
  readonly begins: readonly Int32Array[];
  /** Buckets from a start to its arrival where that is always the same and any can be; -1 = not so. */
  readonly lead: Int32Array;
  /** Buckets between which a start can be, and all of those in which it can be and arrives within the plan. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly open: readonly Int32Array[];
  /** Good units of a unit started, by bucket of the start; undefined = 1. */
  readonly yields: readonly (Float64Array | undefined)[];
  /** Node that a lane comes from; -1 = none. */
  readonly from: Int32Array;
  readonly keys: readonly SourceKey[];
  /** Rows of limits by bucket of which a unit started uses an amount in its bucket. */
  readonly rows: Entries;
  /** Nodes of which a unit started takes an amount, in the buckets first to last of `windows`. */
  readonly inputs: Entries;
  readonly windows: { readonly first: Int32Array; readonly last: Int32Array };
  /** What has no place in the tables: choices between inputs or hours, hours spread over buckets. */
  readonly choices: readonly (Choices | undefined)[];
}

export interface Entries {
  readonly starts: Int32Array;
  readonly which: Int32Array;
  readonly amount: Float64Array;
}

export interface Choices {
  readonly inputs: readonly (readonly InputLine[])[];
  /** Without those that fall with experience: they count for nothing. */
  readonly hours: readonly (readonly HoursLine[])[];
  readonly spread: readonly HoursLine[];
}

interface Way {
  readonly key: SourceKey;
  readonly to: number;
  readonly arrival: Int32Array;
  readonly first: number;
  readonly last: number;
  readonly startable?: Uint8Array;
  readonly yields?: Float64Array;
  readonly from: number;
  /** Row of a limit of its own; -1 = none. */
  readonly row: number;
  readonly process?: Process;
}

/** `add` numbers a row of limits by bucket; rows of hours have the numbers of their resources. */
export function waysOf(network: Network, add: (row: Float64Array) => number): Ways {
  const found = waysInOrder(network, add);
  const begins = new Map<Int32Array, Int32Array>();
  const [rows, inputs] = [new EntriesBuilder(), new EntriesBuilder()];
  const lines: InputLine[] = [];
  const choices: (Choices | undefined)[] = [];
  const wayAt = new Int32Array(network.nodes.length + 1);
  for (const { to, row, process } of found) {
    wayAt[to + 1]++;
    if (row >= 0) rows.add(row, 1);
    const choice = process && addProcess(process, rows, inputs, lines);
    choices.push(choice);
    rows.close();
    inputs.close();
  }
  for (let n = 1; n < wayAt.length; n++) wayAt[n] += wayAt[n - 1];
  const leads = found.map(leadOf);
  const all = Int32Array.from({ length: network.horizon.count }, (_, t) => t);
  return {
    wayAt,
    arrival: found.map(({ arrival }) => arrival),
    begins: found.map(({ arrival }) => getOrMake(begins, arrival, () => beginOf(arrival))),
    lead: Int32Array.from(leads),
    first: Int32Array.from(found, ({ first }) => first),
    last: Int32Array.from(found, ({ last }) => last),
    open: found.map((way, w) => openOf(way, leads[w], all)),
    yields: found.map(({ yields }) => (yields?.every((each) => each === 1) ? undefined : yields)),
    from: Int32Array.from(found, ({ from }) => from),
    keys: found.map(({ key }) => key),
    rows: rows.entries(),
    inputs: inputs.entries(),
    windows: {
      first: Int32Array.from(lines, ({ first }) => first),
      last: Int32Array.from(lines, ({ last }) => last),
    },
    choices,
  };
}

/** By the node that they bring to. */
function waysInOrder(network: Network, add: (row: Float64Array) => number): Way[] {
  const T = network.horizon.count;
  const { firstFree } = network.settings;
  const found: Way[] = [];
  const limit = (most: number, left: Float64Array | undefined): number =>
    Number.isFinite(most) ? add(Float64Array.from({ length: T }, (_, t) => most * (left ? left[t] : 1))) : -1;
  for (const [number, process] of network.processes.entries()) {
    const { node, arrival, startable, last, experience, most, left } = process;
    const yields = experience ? new Float64Array(T).fill(largest(process.yields)) : process.yields;
    const first = Math.max(process.first, firstFree);
    found.push({
      key: { kind: 'process', number, flow: 0 },
      to: node,
      arrival,
      startable,
      first,
      last,
      row: limit(most, left),
      yields,
      process,
      from: -1,
    });
  }
  for (const [number, offer] of network.offers.entries()) {
    const { node: to, arrival, startable, last, most, left } = offer;
    const first = Math.max(offer.first, firstFree);
    const key = { kind: 'offer', number, flow: 0 } as const;
    found.push({ key, to, arrival, startable, first, last, row: limit(most, left), from: -1 });
  }
  for (const [number, { arrival, most, left, flows }] of network.lanes.entries()) {
    const row = limit(most, left);
    for (const [flow, { from, to }] of flows.entries())
      found.push({
        key: { kind: 'lane', number, flow },
        to,
        arrival,
        first: firstFree,
        last: T - 1,
        row,
        from,
      });
  }
  return found.sort((a, b) => a.to - b.to);
}

/** Enters what a process takes; gives back what has no place in the tables. */
function addProcess(
  { lines, groups, hours, hourGroups, experience }: Process,
  rows: EntriesBuilder,
  inputs: EntriesBuilder,
  windows: InputLine[],
): Choices | undefined {
  const falls = experience?.hours !== undefined;
  const counts = ({ learns, hours: each }: HoursLine): boolean => !(falls && learns) && each > 0;
  for (const line of lines) {
    if (line.perUnit <= 0) continue;
    inputs.add(line.node, line.perUnit);
    windows.push(line);
  }
  const spread = hours.filter((line) => counts(line) && line.profile);
  for (const line of hours) if (counts(line) && !line.profile) rows.add(line.resource, line.hours);
  if (groups.length === 0 && hourGroups.length === 0 && spread.length === 0) return undefined;
  return {
    inputs: groups.map((group) => group.lines),
    // Where one member counts for nothing, so does the choice.
    hours: hourGroups.map((group) => group.lines).filter((members) => members.every(counts)),
    spread,
  };
}

export class EntriesBuilder {
  private readonly starts = [0];
  private readonly which: number[] = [];
  private readonly amount: number[] = [];

  add(which: number, amount: number): void {
    this.which.push(which);
    this.amount.push(amount);
  }

  /** The entries of a way are complete. */
  close(): void {
    this.starts.push(this.which.length);
  }

  entries(): Entries {
    const { starts, which, amount } = this;
    return {
      starts: Int32Array.from(starts),
      which: Int32Array.from(which),
      amount: Float64Array.from(amount),
    };
  }
}

/** `lead` as in the table of ways; `all`: the buckets of the plan. */
function openOf({ arrival, first, last, startable }: Way, lead: number, all: Int32Array): Int32Array {
  if (lead >= 0) return all.subarray(first, Math.max(first, Math.min(last + 1, all.length - lead)));
  return all.slice(first, last + 1).filter((s) => arrival[s] >= 0 && startable?.[s] !== 0);
}

function leadOf({ arrival, first, last, startable }: Way): number {
  const lead = arrival[first] - first;
  for (let s = first; s <= last && s + lead < arrival.length; s++)
    if (arrival[s] - s !== lead || startable?.[s] === 0) return -1;
  return lead >= 0 && first <= last ? lead : -1;
}

function beginOf(arrival: Int32Array): Int32Array {
  const T = arrival.length;
  const begin = new Int32Array(T + 1);
  for (let t = 0, s = 0; t <= T; t++) {
    while (s < T && arrival[s] >= 0 && arrival[s] < t) s++;
    begin[t] = s;
  }
  return begin;
}

/** Nodes that some of them can draw on, themselves included, flagged by number. */
export function neededBy(ways: Ways, nodes: Iterable<number>, count: number): Uint8Array {
  const isNeeded = new Uint8Array(count);
  const queue: number[] = [];
  const add = (n: number): void => {
    if (isNeeded[n] === 1) return;
    isNeeded[n] = 1;
    queue.push(n);
  };
  for (const n of nodes) add(n);
  for (let n = queue.pop(); n !== undefined; n = queue.pop())
    for (let w = ways.wayAt[n]; w < ways.wayAt[n + 1]; w++) eachInput(ways, w, add);
  return isNeeded;
}

export function eachInput({ from, inputs, choices }: Ways, w: number, visit: (node: number) => void): void {
  if (from[w] >= 0) visit(from[w]);
  for (let e = inputs.starts[w]; e < inputs.starts[w + 1]; e++) visit(inputs.which[e]);
  for (const lines of choices[w]?.inputs ?? []) for (const { node } of lines) visit(node);
}

/** Nodes in the order in which their costs follow from each other, those of a cycle as one group. */
export interface Sequence {
  /** Groups, inputs before what is made of them; within a group, what is used in the bucket in which it arrives first. */
  readonly groups: readonly Int32Array[];
  /**
   * 1 = what comes along with something else, or is made of itself within a bucket: free, for a price of 0 is never
   * too high.
   */
  readonly free: Uint8Array;
}

export function sequenceOf(network: Network, ways: Ways, isNeeded: Uint8Array): Sequence {
  const count = network.nodes.length;
  const inputs: { to: number }[][] = Array.from({ length: count }, () => []);
  for (let n = 0; n < count; n++)
    for (let w = ways.wayAt[n]; w < ways.wayAt[n + 1]; w++)
      eachInput(ways, w, (to) => {
        inputs[n].push({ to });
      });
  const { order, free } = quickOrder(network, ways);
  const component = components(inputs);
  const groups: number[][] = Array.from({ length: count }, () => []);
  for (const n of order) if (isNeeded[n] === 1) groups[component[n]].push(n);
  const filled = groups.filter((group) => group.length > 0);
  return { groups: filled.map((group) => Int32Array.from(group)), free };
}

/** Nodes, inputs that are used in the bucket in which what is made of them arrives first. */
function quickOrder(network: Network, ways: Ways): { order: number[]; free: Uint8Array } {
  const users: number[][] = network.nodes.map(() => []);
  const waits = new Int32Array(users.length);
  const isQuick = new Map<Int32Array, boolean>();
  for (let n = 0; n < users.length; n++)
    for (let w = ways.wayAt[n]; w < ways.wayAt[n + 1]; w++) {
      const begins = ways.begins[w];
      if (
        !getOrMake(isQuick, begins, () =>
          begins.some((s, t) => t < begins.length - 1 && s <= t && begins[t + 1] > t),
        )
      )
        continue;
      eachInput(ways, w, (from) => {
        users[from].push(n);
        waits[n]++;
      });
    }
  const order: number[] = [];
  waits.forEach((count, n) => {
    if (count === 0) order.push(n);
  });
  for (let k = 0; k < order.length; k++)
    for (const user of users[order[k]]) if (--waits[user] === 0) order.push(user);
  const free = Uint8Array.from(waits, (count) => (count > 0 ? 1 : 0));
  free.forEach((is, n) => {
    if (is === 1) order.push(n);
  });
  for (const { coproducts } of network.processes) for (const { node } of coproducts) free[node] = 1;
  return { order, free };
}
