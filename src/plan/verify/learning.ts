import { column } from '../../schema/columns.js';
import type { Case, Grid } from './case.js';
import { refs } from './ids.js';
import { getOrMake } from './maps.js';

/** Hours and good units of what is started, where they follow what was started before (S51 to S53). */
export interface Learned {
  /** Units before the bucket: its own and what it takes over. */
  experience(process: number, t: number): number;
  /** Hours of the units started in t, in hours of the first unit; the units themselves where hours do not fall. */
  work(process: number, t: number): number;
  /** Good units of those started in t; undefined where the yield does not go by output. */
  good(process: number, t: number): number | undefined;
  /** Whether the hours of the process fall. */
  learns(process: number): boolean;
}

/** Units from which the hours of one are taken as those halfway between their neighbours, all together. */
const ONE_BY_ONE = 200_000;

export function readLearned(c: Case, started: Grid): Learned {
  const rate = column(c.model, 'process', 'learning_rate');
  const model = column(c.model, 'process', 'learning_model');
  const experience = experienceReader(c, started);
  const good = goodReader(c);
  const sums = new Map<number, (n: number) => number>();
  const sumOf = (p: number): ((n: number) => number) =>
    getOrMake(sums, p, () => (model[p] === 'wright' ? wrightHours(rate[p]) : crawfordHours(rate[p])));
  return {
    experience,
    learns: (p) => rate[p] < 1,
    work: (p, t) => {
      const x = started.at(p, t);
      if (!(rate[p] < 1) || x === 0) return x;
      const before = experience(p, t);
      return wholeAndPart(sumOf(p), before + x) - wholeAndPart(sumOf(p), before);
    },
    good: (p, t) => {
      const steps = good(p);
      if (!steps) return undefined;
      const before = experience(p, t);
      return goodBetween(steps, before, before + started.at(p, t));
    },
  };
}

/** S51: units before the plan, units started in earlier buckets, and the share of another process' experience. */
function experienceReader(c: Case, started: Grid): (p: number, t: number) => number {
  const learned = column(c.model, 'process', 'learned_units');
  const from = refs(column(c.model, 'process', 'learns_from'), c.ids.process);
  const share = column(c.model, 'process', 'learning_carried');
  const known = new Map<number, Float64Array>();
  const pathOf = (p: number): Float64Array =>
    getOrMake(known, p, () => {
      const path = new Float64Array(c.time.count);
      const other = from[p] >= 0 ? pathOf(from[p]) : undefined;
      let own = Number.isNaN(learned[p]) ? 0 : learned[p];
      for (let t = 0; t < c.time.count; t++) {
        path[t] = own + (other ? share[p] * other[t] : 0);
        own += started.at(p, t);
      }
      return path;
    });
  return (p, t) => pathOf(p)[t];
}

/** A sum over whole units, and a part of the next one. */
function wholeAndPart(sum: (whole: number) => number, n: number): number {
  const whole = Math.floor(n);
  const part = n - whole;
  return part === 0 ? sum(whole) : sum(whole) * (1 - part) + sum(whole + 1) * part;
}

/** Crawford: unit k takes k to the power of log2(rate) (S52). */
function crawfordHours(rate: number): (whole: number) => number {
  const power = Math.log(rate) / Math.LN2;
  const sums = [0];
  const integral = (a: number, b: number): number =>
    power === -1 ? Math.log(b / a) : (b ** (power + 1) - a ** (power + 1)) / (power + 1);
  return (whole) => {
    const near = Math.min(whole, ONE_BY_ONE);
    for (let k = sums.length; k <= near; k++) sums.push(sums[k - 1] + k ** power);
    return whole <= near ? sums[whole] : sums[near] + integral(near + 0.5, whole + 0.5);
  };
}

/** Wright: the first n units take n to the power of log2(rate) on average (S52). */
function wrightHours(rate: number): (whole: number) => number {
  return (whole) => (whole === 0 ? 0 : whole * whole ** (Math.log(rate) / Math.LN2));
}

interface Step {
  readonly from: number;
  readonly share: number;
}

function goodReader(c: Case): (p: number) => readonly Step[] | undefined {
  const usual = column(c.model, 'process', 'yield');
  const process = refs(column(c.model, 'process-yield', 'process'), c.ids.process);
  const from = column(c.model, 'process-yield', 'from_cumulative');
  const share = column(c.model, 'process-yield', 'yield');
  const steps = new Map<number, Step[]>();
  for (let row = 0; row < process.length; row++) {
    if (Number.isNaN(from[row])) continue;
    const first = { from: 0, share: usual[process[row]] };
    getOrMake(steps, process[row], () => [first]).push({ from: from[row], share: share[row] });
  }
  for (const list of steps.values()) list.sort((a, b) => a.from - b.from);
  return (p) => steps.get(p);
}

/** Good units of those from number `a` to number `b`: each has the yield of the last step before it (S53). */
function goodBetween(steps: readonly Step[], a: number, b: number): number {
  let sum = 0;
  for (const [k, step] of steps.entries()) {
    const end = steps[k + 1]?.from ?? Number.POSITIVE_INFINITY;
    sum += step.share * Math.max(0, Math.min(b, end) - Math.max(a, step.from));
  }
  return sum;
}

/** The plan's own figures of experience, hours and yield. */
export function checkLearned(c: Case, started: Grid, learned: Learned): void {
  const { length, number, subject } = c.rows.learning;
  const stated = new Set<string>();
  for (let row = 0; row < length; row++) {
    const [p, t] = [number.process[row], number.bucket[row]];
    const name = (): string => subject(row);
    const x = started.at(p, t);
    stated.add(`${p}/${t}`);
    const figure = (expected: number, found: number): void =>
      c.check.equal('learning-figures', name, t, expected, found);
    figure(learned.experience(p, t), number.experience[row]);
    if (x === 0) {
      c.check.holds('learning-figures', false, name, t, '-', number.hours_share[row]);
      continue;
    }
    figure(learned.work(p, t) / x, number.hours_share[row]);
    const good = learned.good(p, t);
    if (good !== undefined) figure(good / x, number.yield[row]);
  }
  for (let p = 0; p < c.ids.process.names.length; p++) {
    if (!learned.learns(p)) continue;
    for (let t = 0; t < c.time.count; t++) {
      const there = started.at(p, t) <= 1e-6 || stated.has(`${p}/${t}`);
      c.check.holds('learning-figures', there, () => `learning / ${c.ids.process.names[p]}`, t, 1, 0);
    }
  }
}
