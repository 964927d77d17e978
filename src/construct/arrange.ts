import type { Choices, Entries, Sequence, Ways } from './ways.js';

/**
 * Ways, and the order of nodes, by slot: nodes stand in the order in which they are gone through, so that what is used together
 * is near in memory.
 */
export interface Arranged {
  readonly ways: Ways;
  readonly sequence: Sequence;
  /** Number of the node by slot, and the other way round. */
  readonly nodeOf: Int32Array;
  readonly slotOf: Int32Array;
}

export function arrange(ways: Ways, { groups, free }: Sequence): Arranged {
  const count = ways.wayAt.length - 1;
  const slotOf = new Int32Array(count).fill(-1);
  const nodeOf = new Int32Array(count);
  let next = 0;
  const place = (n: number): void => {
    nodeOf[next] = n;
    slotOf[n] = next++;
  };
  for (const group of groups) group.forEach(place);
  for (let n = 0; n < count; n++) if (slotOf[n] < 0) place(n);
  return {
    ways: bySlot(ways, nodeOf, slotOf),
    sequence: {
      groups: groups.map((group) => group.map((n) => slotOf[n])),
      free: Uint8Array.from(nodeOf, (n) => free[n]),
    },
    nodeOf,
    slotOf,
  };
}

function bySlot(ways: Ways, nodeOf: Int32Array, slotOf: Int32Array): Ways {
  const wayAt = new Int32Array(nodeOf.length + 1);
  const order: number[] = [];
  nodeOf.forEach((n, slot) => {
    for (let w = ways.wayAt[n]; w < ways.wayAt[n + 1]; w++) order.push(w);
    wayAt[slot + 1] = order.length;
  });
  const pick = <E>(values: readonly E[]): E[] => order.map((w) => values[w]);
  const numbers = (values: Int32Array): Int32Array => Int32Array.from(order, (w) => values[w]);
  const inputs = entriesOf(ways.inputs, order);
  const lines = linesOf(ways.inputs, order);
  return {
    wayAt,
    arrival: pick(ways.arrival),
    begins: pick(ways.begins),
    lead: numbers(ways.lead),
    first: numbers(ways.first),
    last: numbers(ways.last),
    open: pick(ways.open),
    yields: pick(ways.yields),
    from: Int32Array.from(order, (w) => (ways.from[w] < 0 ? -1 : slotOf[ways.from[w]])),
    keys: pick(ways.keys),
    rows: entriesOf(ways.rows, order),
    inputs: { ...inputs, which: inputs.which.map((n) => slotOf[n]) },
    windows: {
      first: lines.map((e) => ways.windows.first[e]),
      last: lines.map((e) => ways.windows.last[e]),
    },
    choices: pick(ways.choices).map((choice) => choice && withSlots(choice, slotOf)),
  };
}

function withSlots(choices: Choices, slotOf: Int32Array): Choices {
  const inputs = choices.inputs.map((lines) => lines.map((line) => ({ ...line, node: slotOf[line.node] })));
  return { ...choices, inputs };
}

/** Numbers of the entries of ways, in another order of these. */
function linesOf({ starts }: Entries, order: readonly number[]): Int32Array {
  const found: number[] = [];
  for (const w of order) for (let e = starts[w]; e < starts[w + 1]; e++) found.push(e);
  return Int32Array.from(found);
}

function entriesOf(entries: Entries, order: readonly number[]): Entries {
  const { starts, which, amount } = entries;
  const lines = linesOf(entries, order);
  const own = new Int32Array(order.length + 1);
  order.forEach((w, k) => {
    own[k + 1] = own[k] + starts[w + 1] - starts[w];
  });
  return {
    starts: own,
    which: lines.map((e) => which[e]),
    amount: Float64Array.from(lines, (e) => amount[e]),
  };
}
