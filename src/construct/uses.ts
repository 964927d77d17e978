import { eachHour } from '../network/index.js';
import type { Arranged } from './arrange.js';
import type { Scope } from './scope.js';
import { OPENING, ORDERED, type Places, type UnitCosts } from './unit-costs.js';
import type { Choices, Ways } from './ways.js';

/** What is used of each place, and of each limit, where everything comes as it is cheapest. */
export class Uses {
  private readonly T: number;
  /** By slot n and bucket (n T + t): units used that have not come from anywhere yet. */
  readonly units: Float64Array;
  /**
   * Units that each way brings, by bucket of the start, of nodes with several or one that draws on limits. Those of a node stand
   * at `flowAt` (by slot; -1 = none), way after way.
   */
  readonly flows: Float64Array;
  readonly flowAt: Int32Array;
  /** Scratch: units started by way of a node and bucket. */
  private readonly started: Float64Array;
  /** What was last gone through. */
  private scope: Scope;

  constructor(
    private readonly arranged: Arranged,
    private readonly costs: UnitCosts,
    /** By limit: use is added to it. */
    private readonly excess: Float64Array,
    private readonly at: Places,
    whole: Scope,
  ) {
    const { ways } = arranged;
    this.T = costs.cost.length / (ways.wayAt.length - 1);
    this.units = new Float64Array(costs.cost.length);
    this.started = new Float64Array(mostWays(ways) * this.T);
    this.flowAt = new Int32Array(ways.wayAt.length - 1).fill(-1);
    this.flows = new Float64Array(placeFlows(arranged, this.flowAt) * this.T);
    this.scope = whole;
  }

  /** Begins to note what is used, of what is to be gone through. */
  begin(scope: Scope): void {
    this.scope = scope;
    // Going through a part has left behind what it used of the rest.
    if (scope.isWhole) this.units.fill(0);
  }

  /** Quantities, from what is delivered to what it is made of. */
  explodeAll(): void {
    const { T } = this;
    const { groups } = this.scope;
    for (let g = groups.length - 1; g >= 0; g--) {
      const group = groups[g];
      if (group.length === 1) this.explodeNode(group[0], 0, T);
      else
        for (let t = T - 1; t >= 0; t--)
          for (let k = group.length - 1; k >= 0; k--) this.explodeNode(group[k], t, t + 1);
    }
  }

  /** What is used of a node has come as it is cheapest: by starts, which are looked at together for every way. */
  private explodeNode(n: number, first: number, end: number): void {
    const { T, units, excess, started } = this;
    const { via } = this.costs;
    const { opening, ordered } = this.at;
    const { wayAt } = this.arranged.ways;
    const base = wayAt[n] * T;
    let low = started.length;
    let high = -1;
    for (let here = n * T + end - 1; here >= n * T + first; here--) {
      const quantity = units[here];
      if (quantity === 0) continue;
      units[here] = 0;
      const by = via[here];
      if (by >= 0) {
        started[by - base] += quantity;
        low = Math.min(low, by - base);
        high = Math.max(high, by - base);
      } else if (by === OPENING) excess[opening + this.arranged.nodeOf[n]] += quantity;
      else if (by <= ORDERED) excess[ordered + ORDERED - by] += quantity;
    }
    if (this.flowAt[n] >= 0) this.noteFlows(n, end, low, high);
    for (let w = wayAt[n] + Math.floor(low / T), at = low - (low % T); at <= high; w++, at += T)
      this.explodeWay(w, at, Math.max(0, low - at), Math.min(T - 1, high - at));
    if (high >= 0) started.fill(0, low, high + 1);
  }

  /** Notes what each way of a node brings; the last buckets come first, and are `low` to `high` of the scratch. */
  private noteFlows(n: number, end: number, low: number, high: number): void {
    const { T, flows, started } = this;
    const { wayAt } = this.arranged.ways;
    const base = this.flowAt[n] * T;
    if (end === T) flows.fill(0, base, base + (wayAt[n + 1] - wayAt[n]) * T);
    for (let k = low; k <= high; k++) flows[base + k] += started[k];
  }

  /** What starts on way w in the buckets from <= s <= to use; they are in the scratch from `at` on. */
  private explodeWay(w: number, at: number, from: number, to: number): void {
    const { T, units, excess, started } = this;
    const { rows, inputs, windows } = this.scope;
    const good = this.arranged.ways.yields[w];
    if (good) for (let s = from; s <= to; s++) if (started[at + s] > 0) started[at + s] /= good[s];
    for (let e = rows.starts[w]; e < rows.starts[w + 1]; e++) {
      const amount = rows.amount[e];
      for (let s = from, row = rows.which[e] * T + from; s <= to; s++, row++)
        excess[row] += started[at + s] * amount;
    }
    const source = this.arranged.ways.from[w];
    if (source >= 0) for (let s = from; s <= to; s++) units[source * T + s] += started[at + s];
    for (let e = inputs.starts[w]; e < inputs.starts[w + 1]; e++) {
      const amount = inputs.amount[e];
      const until = Math.min(to, windows.last[e]);
      let s = Math.max(from, windows.first[e]);
      for (let input = inputs.which[e] * T + s; s <= until; s++, input++)
        units[input] += started[at + s] * amount;
    }
    const choice = this.arranged.ways.choices[w];
    if (choice)
      for (let s = from; s <= to; s++)
        if (started[at + s] > 0) this.explodeChoice(choice, s, started[at + s]);
  }

  private explodeChoice({ inputs, hours, spread }: Choices, s: number, quantity: number): void {
    for (const lines of inputs) {
      const { node, perUnit } = this.costs.cheapestInput(lines, s);
      this.units[node * this.T + s] += quantity * perUnit;
    }
    for (const lines of hours) this.useHours(this.costs.cheapestHours(lines, s), s, quantity);
    for (const line of spread) this.useHours(line, s, quantity);
  }

  private useHours(line: Choices['spread'][number], s: number, quantity: number): void {
    eachHour(line, s, (bucket, hours) => {
      this.excess[line.resource * this.T + bucket] += quantity * hours;
    });
  }
}

/** Numbers ways of nodes that are gone through, where there are several or one draws on limits; how many there are. */
function placeFlows({ ways, sequence }: Arranged, flowAt: Int32Array): number {
  let next = 0;
  for (const group of sequence.groups)
    for (const n of group) {
      const count = ways.wayAt[n + 1] - ways.wayAt[n];
      if (count < 2 && ways.rows.starts[ways.wayAt[n]] === ways.rows.starts[ways.wayAt[n + 1]]) continue;
      flowAt[n] = next;
      next += count;
    }
  return next;
}

function mostWays({ wayAt }: Ways): number {
  return wayAt.reduce((most, at, n) => (n > 0 ? Math.max(most, at - wayAt[n - 1]) : most), 0);
}
