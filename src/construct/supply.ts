import { at, type Block, type Context, has, type Layout } from '../formulate/index.js';
import type { InputGroup } from '../network/index.js';
import { type Guidance, NO_GUIDANCE, Ranking } from './guide.js';
import { Hours } from './hours.js';
import { DUST, isLotted, orderable, wholeLots } from './lots.js';
import { type Prospects, prospectsOf } from './reach.js';
import { replenish } from './replenish.js';
import { type MainWay, mainWayBy, type Source } from './sources.js';
import { State } from './state.js';

/** How often a start is tried again with what its inputs allow. */
const TRIES = 8;
/**
 * Nodes that may be asked for the sake of one request: where much is short in deep chains every try is a tree of tries, and
 * what they would find is next to nothing.
 */
const MOST_ASKED = 20_000;
/** Units that may be started for one of a pace: that is an average, and need not be kept to the last of them. */
export const PACE = 1.02;
/** A depth above the first node that was asked: of all below it nothing is known then, and it is given up. */
const ABOVE_ALL = 0.5;

/**
 * Gets quantities for a place and a time, backwards: from stock that nobody uses later, else from the sources of the
 * place, started as late as arrives in time, with inputs got in the same way. Everything that is committed meets every
 * limit, so that the point is feasible at any moment.
 */
export class Supply {
  readonly state: State;
  readonly context: Context;
  private readonly hours: Hours;
  private ranking: Ranking;
  /** By what prices of limits say; paces by number of the process. */
  private guidance: Guidance;
  private paces: (Float64Array | undefined)[] = [];
  private isPaced = false;
  /** Nodes being asked, by how deep in the chain of requests; 0 = not asked. */
  private readonly asked: Int32Array;
  private depth = 0;
  /** How many were asked so far, and when the request began that is being met. */
  private count = 0;
  private before = 0;
  /** Least depth at which a request was cut short: its node was already being asked, or too many were. */
  private cut = Number.POSITIVE_INFINITY;
  private readonly prospects: Prospects;
  /** What can be had without stock leaves stock to what is more urgent. */
  sparesStock = false;

  /** `expansions`: those of which all steps are counted on. */
  constructor(
    private readonly layout: Layout,
    expansions: readonly number[],
  ) {
    this.context = layout.context;
    this.prospects = prospectsOf(layout);
    const { sources, open } = this.prospects;
    this.state = new State(layout, expansions, open);
    this.hours = new Hours(this.state);
    this.guidance = NO_GUIDANCE;
    this.ranking = this.rankedBy(NO_GUIDANCE);
    this.asked = new Int32Array(sources.length);
  }

  /** Goes by other advice for what is got from now on. */
  advise(guidance: Guidance): void {
    if (guidance === this.guidance) return;
    const { paces } = guidance;
    this.guidance = guidance;
    this.isPaced = paces.size > 0;
    this.paces = this.context.network.processes.map((_, p) => paces.get(p));
    this.ranking = this.rankedBy(guidance);
  }

  private rankedBy({ sources: advice }: Guidance): Ranking {
    const { sources } = this.prospects;
    return new Ranking(sources, advice, this.state.T, (source, last) => this.broughtBy(source, last));
  }

  /** How many nodes were asked so far: how much work it was. */
  get work(): number {
    return this.count;
  }

  /** Whether orders can be taken out and put back one by one. */
  get isOrderly(): boolean {
    return this.prospects.isOrderly;
  }

  /** Gets up to `quantity` at node n for use in bucket t; what is got is used up. Returns how much. */
  take(n: number, quantity: number, t: number): number {
    if (t < 0) return 0;
    const { state } = this;
    const least = DUST * (1 + quantity);
    const open = state.open[n];
    if (t >= open) {
      state.move(n, t, state.T, -quantity);
      return quantity;
    }
    let got = 0;
    const isSpared = this.sparesStock && t >= this.prospects.fresh[n];
    if (isSpared) got = this.obtain(n, quantity, t);
    if (quantity - got > least && state.cells[state.stock + n * state.T + open - 1] > least) {
      const part = Math.min(quantity - got, state.free(n, t));
      state.move(n, t, state.T, -part);
      got += part;
    }
    // What has been exchanged cannot be taken back order by order.
    if (!this.isOrderly && quantity - got > least) got += this.exchange(n, quantity - got, t);
    if (isSpared || quantity - got <= least) return got;
    return got + this.obtain(n, quantity - got, t);
  }

  /**
   * Takes stock that is used later, as far as what it is used for can be had by then: who needs it first has it, in
   * whatever order requests come.
   */
  private exchange(n: number, quantity: number, t: number): number {
    const { state } = this;
    const { cells } = state;
    const least = DUST * (1 + quantity);
    const base = state.stock + n * state.T;
    const open = state.open[n];
    let got = 0;
    while (quantity - got > least) {
      let there = quantity - got;
      let used = t;
      for (; used < open && cells[base + used] > least; used++) there = Math.min(there, cells[base + used]);
      if (used === t || used === open) return got;
      const replaced = this.obtain(n, there, used);
      if (replaced > 0) state.move(n, t, used, -replaced);
      got += replaced;
      if (replaced < there - least) return got;
    }
    return got;
  }

  /**
   * The first bucket after t in which anything more can be had at node n, nothing being left in t; after `last` where
   * there is none. What can be had once can be had later, so doubling and halving find it.
   */
  nextChance(n: number, quantity: number, t: number, last: number): number {
    if (this.prospects.rough[n]) return t + 1;
    const asked = this.prospects.isWhole ? 1 : quantity;
    let [no, yes] = [t, last + 1];
    for (let step = 1; no < last && yes > last; step *= 2) {
      const probe = Math.min(last, no + step);
      if (this.has(n, asked, probe)) yes = probe;
      else no = probe;
    }
    while (yes - no > 1) {
      const middle = (no + yes) >> 1;
      if (this.has(n, asked, middle)) yes = middle;
      else no = middle;
    }
    return yes;
  }

  private has(n: number, quantity: number, t: number): boolean {
    const mark = this.state.mark();
    const got = this.take(n, quantity, t);
    if (got > 0) this.state.rollback(mark);
    return got > 0;
  }

  /** How the best source of a node makes it: its first choice of inputs, and when what starts arrives. */
  mainWay(n: number): MainWay | undefined {
    return mainWayBy(this.context.network, this.prospects.sources[n][0]);
  }

  /** Whether nothing more can be had at node n in or before bucket t, stock apart. */
  isDry(n: number, t: number): boolean {
    return this.state.cells[this.state.dry + n] >= t;
  }

  /** As `take`, from sources only. */
  obtain(n: number, quantity: number, t: number): number {
    const { state, asked } = this;
    if (this.isDry(n, t)) return 0;
    if (this.depth === 0) this.before = this.count;
    const depth = ++this.count - this.before > MOST_ASKED ? ABOVE_ALL : asked[n];
    if (depth > 0) {
      this.cut = Math.min(this.cut, depth);
      return 0;
    }
    const least = DUST * (1 + quantity);
    asked[n] = ++this.depth;
    let got = 0;
    for (const source of this.ranking.at(n, t)) {
      // What arrives by the last dry bucket has been tried.
      const tried = source.latest[state.cells[state.dry + n]] ?? -1;
      got += this.draw(n, source, quantity - got, t, tried + 1);
      if (quantity - got <= least) break;
    }
    asked[n] = 0;
    this.depth--;
    const isWhole = this.cut > this.depth;
    if (isWhole) this.cut = Number.POSITIVE_INFINITY;
    if (quantity - got > least && isWhole && !this.prospects.rough[n]) state.dryUp(n, t);
    return got;
  }

  /** Good units of what is started of a source up to a bucket. */
  private broughtBy(source: Source, last: number): number {
    const { cells } = this.state;
    const yields =
      source.kind === 'process' ? this.context.network.processes[source.number].yields : undefined;
    let sum = 0;
    for (let s = source.first; s <= Math.min(last, source.last); s++)
      sum += cells[at(source, s)] * (yields ? yields[s] : 1);
    return sum;
  }

  private draw(n: number, source: Source, quantity: number, t: number, from: number): number {
    if (source.kind === 'process') return this.make(n, source, quantity, t, from);
    if (source.kind === 'offer') return this.buy(n, source, quantity, t, from);
    return this.ship(n, source, quantity, t, from);
  }

  /** First at the pace that prices say; what does not come in time so starts as late as it can. */
  private make(n: number, source: Source, quantity: number, t: number, from: number): number {
    const pace = this.isPaced ? this.paces[source.number] : undefined;
    const paced = pace ? this.makeAt(n, source, quantity, t, from, pace) : 0;
    if (quantity - paced <= DUST * (1 + quantity)) return paced;
    return paced + this.makeAt(n, source, quantity - paced, t, from);
  }

  private makeAt(
    n: number,
    source: Source,
    quantity: number,
    t: number,
    from: number,
    pace?: Float64Array,
  ): number {
    const { number: p, latest, arrival } = source;
    const least = DUST * (1 + quantity);
    let got = 0;
    for (
      let s = Math.min(latest[t], source.last);
      s >= Math.max(from, source.first) && quantity - got > least;
      s--
    ) {
      const perUnit = this.yieldOf(p, s);
      if (perUnit <= 0) continue;
      const column = at(source, s);
      let wanted = Math.min(quantity - got, this.stockRoom(n, arrival[s], t)) / perUnit;
      if (pace) wanted = Math.min(wanted, PACE * pace[s] - this.state.cells[column]);
      if (wanted <= least / perUnit) continue;
      const possible = this.wholeUnits(this.startable(p, s, column, wanted));
      if (possible <= least / perUnit) continue;
      const started = this.start(p, s, column, possible);
      this.give(n, arrival[s], t, started * perUnit, Math.min(started * perUnit, quantity - got));
      got += Math.min(started * perUnit, quantity - got);
      // What is short of inputs in a bucket is shorter still before.
      if (started < possible - DUST * (1 + possible)) break;
    }
    return got;
  }

  private yieldOf(p: number, s: number): number {
    const { isSimple, yields } = this.prospects.recipes;
    return isSimple[p] === 1 ? yields[p] : this.context.network.processes[p].yields[s];
  }

  /** Units of process p, `column` in bucket s, for which there is room, lots and hours, up to `wanted` or the lot that covers it. */
  private startable(p: number, s: number, column: number, wanted: number): number {
    const room = this.fit(column, wanted);
    const { isSimple, hoursAt, resources, hours } = this.prospects.recipes;
    if (isSimple[p] === 0) {
      const process = this.context.network.processes[p];
      return this.fitLot(p, s, this.hours.fit(process, s, room), wanted);
    }
    let units = room;
    for (let e = hoursAt[p]; e < hoursAt[p + 1]; e++)
      units = Math.min(units, Math.max(0, this.state.hoursLeft(resources[e], s)) / hours[e]);
    return units;
  }

  /** What arrives in bucket `from`: `used` of it stays until t, the rest for good. */
  private give(n: number, from: number, t: number, quantity: number, used: number): void {
    this.state.move(n, from, t, used);
    if (quantity > used + DUST * (1 + used)) this.state.move(n, from, this.state.T, quantity - used);
  }

  /** Starts up to `wanted` units of process p, `column` in bucket s, with all it takes. Returns how many. */
  private start(p: number, s: number, column: number, wanted: number): number {
    const isSimple = this.prospects.recipes.isSimple[p] === 1;
    let units = wanted;
    for (let tries = 0; tries < TRIES && units > 0; tries++) {
      const mark = this.state.mark();
      const possible = isSimple ? this.feedSimply(p, s, column, units) : this.feed(p, s, units);
      if (possible >= units - DUST * (1 + units)) return units;
      this.state.rollback(mark);
      const hasLot = !isSimple && isLotted(this.context.network.processes[p].lot);
      units = hasLot ? this.lotBelow(p, s, possible) : this.wholeUnits(possible * (1 - 1e-12));
      if (units <= DUST * (1 + wanted)) return 0;
    }
    return 0;
  }

  private wholeUnits(units: number): number {
    return this.prospects.isWhole ? Math.floor(units + 1e-6) : units;
  }

  /** Commits a start; returns the units that could be, having committed something else if these are fewer. */
  private feed(p: number, s: number, units: number): number {
    const { state, context } = this;
    const process = context.network.processes[p];
    const columns = context.columns.processes[p];
    const isFirst = state.cells[at(columns.start, s)] <= 0;
    this.commit(at(columns.start, s), units);
    for (const line of process.hours) {
      this.hours.use(line, s, units);
      if (isFirst && process.setupHours > 0) this.state.useHours(line.resource, s, process.setupHours);
    }
    let possible = units;
    process.hourGroups.forEach((group, g) => {
      let served = 0;
      group.lines.forEach((line, l) => {
        const part = Math.min(possible - served, this.hours.roomFor([line], s));
        if (part <= 0) return;
        this.hours.use(line, s, part);
        this.commit(at(columns.serveHours[g][l], s), part);
        served += part;
      });
      possible = Math.min(possible, served);
    });
    for (const line of process.lines) {
      if (possible <= 0) return 0;
      if (s < line.first || s > line.last || line.perUnit === 0) continue;
      possible = Math.min(possible, this.take(line.node, possible * line.perUnit, s) / line.perUnit);
    }
    process.groups.forEach((group, g) => {
      possible = Math.min(possible, this.feedGroup(group, columns.serve[g], s, possible));
    });
    for (const { node, perUnit } of process.coproducts)
      state.move(node, process.arrival[s], state.T, units * perUnit);
    return possible;
  }

  /** As `feed`, of a process whose starts all take the same. */
  private feedSimply(p: number, s: number, column: number, units: number): number {
    const { inputAt, nodes, perUnit, hoursAt, resources, hours } = this.prospects.recipes;
    this.commit(column, units);
    for (let e = hoursAt[p]; e < hoursAt[p + 1]; e++) this.state.useHours(resources[e], s, units * hours[e]);
    let possible = units;
    for (let e = inputAt[p]; e < inputAt[p + 1]; e++) {
      if (possible <= 0) return 0;
      possible = Math.min(possible, this.take(nodes[e], possible * perUnit[e], s) / perUnit[e]);
    }
    return possible;
  }

  private feedGroup(group: InputGroup, serve: readonly Block[], s: number, units: number): number {
    let served = 0;
    group.lines.forEach((line, l) => {
      const wanted = units - served;
      if (wanted <= DUST * (1 + units) || !has(serve[l], s)) return;
      const part = line.perUnit > 0 ? this.take(line.node, wanted * line.perUnit, s) / line.perUnit : wanted;
      this.commit(at(serve[l], s), part);
      served += part;
    });
    return served;
  }

  private buy(n: number, source: Source, quantity: number, t: number, from: number): number {
    const { latest, arrival } = source;
    const offer = this.context.network.offers[source.number];
    const least = DUST * (1 + quantity);
    let got = 0;
    for (
      let s = Math.min(latest[t], source.last);
      s >= Math.max(from, source.first) && quantity - got > least;
      s--
    ) {
      const column = at(source, s);
      if (!offer.startable[s]) continue;
      const room = this.fit(column, Number.POSITIVE_INFINITY, offer.most);
      const stockRoom = this.stockRoom(n, arrival[s], t);
      const wanted = Math.min(quantity - got, stockRoom);
      const possible = orderable(offer.lot, this.state.cells[column], wanted, room);
      if (possible <= least) continue;
      const used = Math.min(possible, quantity - got);
      if (possible > used + least && this.stockRoom(n, arrival[s], this.state.T) < possible) continue;
      this.commit(column, possible);
      this.give(n, arrival[s], t, possible, used);
      got += used;
    }
    return got;
  }

  private ship(n: number, source: Source, quantity: number, t: number, from: number): number {
    const { latest, arrival } = source;
    const least = DUST * (1 + quantity);
    let got = 0;
    for (
      let s = Math.min(latest[t], source.last);
      s >= Math.max(from, source.first) && quantity - got > least;
      s--
    ) {
      const wanted = Math.min(quantity - got, this.stockRoom(n, arrival[s], t));
      const possible = this.wholeUnits(this.fit(at(source, s), wanted));
      if (possible <= least) continue;
      const shipped = this.take(source.from, possible, s);
      this.commit(at(source, s), shipped);
      this.give(n, arrival[s], t, shipped, shipped);
      got += shipped;
      if (shipped < possible - least) break;
    }
    return got;
  }

  /** Gets what open nodes lack, and turns what came and went there into stock. */
  replenish(): void {
    replenish(this.state, this.prospects);
  }

  /** Adds to a column, and to the linking rows that it is in. */
  private commit(column: number, quantity: number): void {
    const { state } = this;
    const { starts, row, value } = this.layout.links;
    state.add(column, column + 1, quantity);
    if (row.length === 0) return;
    for (let e = starts[column]; e < starts[column + 1]; e++)
      state.add(state.links + row[e], state.links + row[e] + 1, value[e] * quantity);
  }

  /** The part of `wanted` for which a column and its linking rows have room. */
  private fit(column: number, wanted: number, upper = this.layout.links.upper(column)): number {
    const { cells, links } = this.state;
    const { starts, row, value, most } = this.layout.links;
    let room = Math.min(wanted, upper - cells[column]);
    if (row.length === 0) return Math.max(0, room);
    for (let e = starts[column]; e < starts[column + 1] && room > 0; e++)
      if (value[e] > 0) room = Math.min(room, (most[row[e]] - cells[links + row[e]]) / value[e]);
    return Math.max(0, room);
  }

  /** How much may lie at node n from bucket `from` to before `until`. */
  private stockRoom(n: number, from: number, until: number): number {
    const most = this.prospects.maximum[n];
    if (most === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    const base = this.state.stock + n * this.state.T;
    let room = Number.POSITIVE_INFINITY;
    for (let t = from; t < until; t++) room = Math.min(room, most - this.state.cells[base + t]);
    return Math.max(0, room);
  }

  /** Units that may be started in s for the sake of `wanted`: the lot that covers them, else the largest that fits. */
  private fitLot(p: number, s: number, possible: number, wanted: number): number {
    const process = this.context.network.processes[p];
    const { lot } = process;
    if (!isLotted(lot)) return possible;
    const { start } = this.context.columns.processes[p];
    const up = Math.max(0, orderable(lot, this.state.cells[at(start, s)], wanted, Number.POSITIVE_INFINITY));
    const fits = this.hours.fit(process, s, this.fit(at(start, s), up));
    const room = this.stockRoom(process.node, process.arrival[s], this.state.T) / process.yields[s];
    return fits >= up - DUST * (1 + up) && room >= up ? up : this.lotBelow(p, s, Math.min(fits, room));
  }

  /** The largest that completes lots of what is already started in s. */
  private lotBelow(p: number, s: number, units: number): number {
    const { lot } = this.context.network.processes[p];
    const there = this.state.cells[at(this.context.columns.processes[p].start, s)];
    return wholeLots(lot, there + units * (1 + DUST), there);
  }
}
