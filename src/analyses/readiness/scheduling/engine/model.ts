import { FOREVER, type Instance, type Way } from '../instance.js';
import { Arcs } from './arcs.js';
import { Budget, Choice } from './choices.js';
import { Clock } from './clock.js';
import { FundLimit } from './fund.js';
import { Timetable } from './timetable.js';
import { Trail } from './trail.js';

const MOST_PAIRS = 20_000;

export interface Propagator {
  propagate(): boolean;
}

/** The project as variables and propagators, for schedules that finish by `latest`. */
export interface Model {
  readonly trail: Trail;
  readonly arcs: Arcs;
  readonly propagators: readonly Propagator[];
  /** By signed form: propagators that look at it. */
  readonly listening: readonly (readonly number[])[];
  /** Start of activity i is variable i; this is the end of the project. */
  readonly end: number;
  /** 0/1 variable of each mode of an activity; empty where it has but one. */
  readonly modes: readonly (readonly number[])[];
  /** Variables that may be decided, with their range; others have an empty one. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  /** Some range is empty: there is no such schedule. */
  readonly empty: boolean;
}

/** A quantity of an activity in each mode: a variable of its own, or a constant where all modes agree. */
class Variables {
  readonly lows: number[] = [];
  readonly ranges: { from: number; to: number }[] = [];
  empty = false;
  private readonly constants = new Map<number, number>();

  add(from: number, to: number, decided: boolean): number {
    if (from > to) this.empty = true;
    this.lows.push(from, -to);
    this.ranges.push(decided ? { from, to } : { from: 0, to: 0 });
    return this.ranges.length - 1;
  }

  constant(value: number): number {
    const known = this.constants.get(value);
    if (known !== undefined) return known;
    const made = this.add(value, value, false);
    this.constants.set(value, made);
    return made;
  }
}

interface Quantities {
  readonly time: number[];
  readonly units: number[][];
  readonly spend: number[][];
  readonly modes: number[][];
  readonly choices: { modes: number[]; quantities: { variable: number; values: number[] }[] }[];
}

export function makeModel(instance: Instance, bound: number, latest: number): Model {
  const variables = new Variables();
  for (let i = 0; i < instance.count; i++) {
    const room = instance.tail[i] >= 0 ? latest - instance.tail[i] : instance.horizon - instance.shortest[i];
    const to = Math.min(room, instance.deadline[i] - instance.shortest[i]);
    variables.add(instance.head[i], to, true);
  }
  const end = variables.add(bound, latest, false);
  const quantities = addQuantities(instance, variables);
  const due = instance.deadline.map((each) => (each < FOREVER ? variables.constant(each) : -1));
  const pairs = clashingPairs(instance).map((pair) => ({ pair, variable: variables.add(0, 1, true) }));
  const trail = new Trail(variables.lows);
  const forms = variables.lows.length;
  const arcs = new Arcs(trail, forms);
  instance.successors.forEach((list, i) => {
    for (const j of list) arcs.add(i, j, quantities.time[i], -1, 0);
    if (isLast(instance, i)) arcs.add(i, end, quantities.time[i], -1, 0);
    if (due[i] >= 0) arcs.add(i, due[i], quantities.time[i], -1, 0);
  });
  for (const { pair, variable } of pairs) {
    arcs.add(pair[0], pair[1], quantities.time[pair[0]], 2 * variable, 1);
    arcs.add(pair[1], pair[0], quantities.time[pair[1]], 2 * variable + 1, 0);
  }
  const listening: number[][] = Array.from({ length: forms }, () => []);
  const propagators = addPropagators(instance, quantities, trail, listening, (i) => [
    ...instance.successors[i],
    ...(isLast(instance, i) ? [end] : []),
    ...(due[i] >= 0 ? [due[i]] : []),
  ]);
  return {
    trail,
    arcs,
    propagators,
    listening,
    end,
    modes: quantities.modes,
    ranges: variables.ranges,
    empty: variables.empty,
  };
}

/** Does the makespan wait for this activity, and for none that follows it? */
function isLast({ counts, successors, tail }: Instance, i: number): boolean {
  return counts[i] && successors[i].every((j) => tail[j] < 0);
}

function addQuantities(instance: Instance, variables: Variables): Quantities {
  const made: Quantities = { time: [], units: [], spend: [], modes: [], choices: [] };
  for (const ways of instance.ways) {
    const modes = ways.length > 1 ? ways.map(() => variables.add(0, 1, true)) : [];
    const quantities: { variable: number; values: number[] }[] = [];
    const least = (read: (way: Way) => number): number => Math.min(...ways.map(read));
    const most = (read: (way: Way) => number): number => Math.max(...ways.map(read));
    const quantity = (read: (way: Way) => number): number => {
      const values = ways.map(read);
      const from = Math.min(...values);
      const to = Math.max(...values);
      if (from === to) return variables.constant(from);
      const variable = variables.add(from, to, false);
      quantities.push({ variable, values });
      return variable;
    };
    made.time.push(
      ways.some((way) => way.lengths)
        ? variables.add(
            least((way) => way.duration),
            most((way) => way.longest),
            false,
          )
        : quantity((way) => way.duration),
    );
    made.units.push(instance.capacity.map((_, r) => quantity((way) => way.demand[r])));
    made.spend.push(instance.budget.map((_, b) => quantity((way) => way.spend[b])));
    made.modes.push(modes);
    if (modes.length > 0) made.choices.push({ modes, quantities });
  }
  return made;
}

function addPropagators(
  instance: Instance,
  quantities: Quantities,
  trail: Trail,
  listening: number[][],
  after: (activity: number) => readonly number[],
): Propagator[] {
  const propagators: Propagator[] = [];
  const add = (propagator: Propagator, variables: Iterable<number>): void => {
    for (const variable of new Set(variables)) {
      listening[2 * variable].push(propagators.length);
      listening[2 * variable + 1].push(propagators.length);
    }
    propagators.push(propagator);
  };
  for (const choice of quantities.choices) {
    const used = choice.quantities.map((each) => each.variable);
    add(new Choice(trail, choice.modes, choice.quantities), [...choice.modes, ...used]);
  }
  instance.ways.forEach((ways, i) => {
    if (!ways.some((way) => way.lengths)) return;
    const [time, modes] = [quantities.time[i], quantities.modes[i]];
    add(new Clock(trail, i, time, modes, ways, after(i)), [i, time, ...modes, ...after(i)]);
  });
  for (const purse of instance.funds) {
    const fund = new FundLimit(trail, purse, quantities.modes);
    add(fund, fund.variables);
  }
  instance.budget.forEach((limit, b) => {
    const spends = quantities.spend.map((each) => each[b]);
    add(new Budget(trail, spends, limit), spends);
  });
  for (let r = 0; r < instance.resources; r++) {
    const uses = instance.ways
      .map((ways, i) => ({
        start: i,
        time: quantities.time[i],
        units: quantities.units[i][r],
        most: Math.max(...ways.map((way) => way.demand[r])),
      }))
      .filter((use) => use.most > 0)
      .sort((a, b) => a.most - b.most || a.start - b.start);
    const watched = uses.flatMap((use) => [use.start, use.time, use.units]);
    add(new Timetable(trail, uses, instance.capacity[r], instance.blocks[r]), watched);
  }
  return propagators;
}

/**
 * Pairs that can never run together, as some resource has not enough for both, and that precedence does not part. They
 * are implied by the resources, and left out where there are too many to be of use.
 */
function clashingPairs(instance: Instance): [number, number][] {
  const { count, ways } = instance;
  const least = ways.map((each) =>
    instance.capacity.map((_, r) => Math.min(...each.map((way) => (way.duration > 0 ? way.demand[r] : 0)))),
  );
  const follows = Array.from({ length: count }, () => new Uint8Array(count));
  for (const j of instance.order) {
    for (const i of instance.predecessors[j]) {
      follows[j][i] = 1;
      for (let k = 0; k < count; k++) if (follows[i][k] === 1) follows[j][k] = 1;
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      if (follows[i][j] === 1 || follows[j][i] === 1) continue;
      if (instance.capacity.some((units, r) => least[i][r] + least[j][r] > units)) pairs.push([i, j]);
    }
  }
  return pairs.length <= MOST_PAIRS ? pairs : [];
}
