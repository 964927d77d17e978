import type { Trail } from './trail.js';

/**
 * Precedences S_j >= S_i + d_i, each perhaps only under a condition (a literal): bounds of both starts and of the
 * duration, and the condition false where the precedence cannot hold. Explained as in Schutt, Feydy, Stuckey & Wallace,
 * Explaining the cumulative propagator, Constraints 16 (2011).
 */
export class Arcs {
  private readonly before: number[] = [];
  private readonly after: number[] = [];
  private readonly time: number[] = [];
  private readonly conditionForm: number[] = [];
  private readonly conditionBound: number[] = [];
  /** By signed form: arcs to look at when its bound rises. */
  private readonly listening: number[][];

  constructor(
    private readonly trail: Trail,
    forms: number,
  ) {
    this.listening = Array.from({ length: forms }, () => []);
  }

  /** Adds S_after >= S_before + time (variables, unsigned), under a condition unless its form is -1. */
  add(before: number, after: number, time: number, conditionForm: number, conditionBound: number): void {
    const arc = this.before.length;
    this.before.push(before);
    this.after.push(after);
    this.time.push(time);
    this.conditionForm.push(conditionForm);
    this.conditionBound.push(conditionBound);
    for (const form of [2 * before, 2 * after + 1, 2 * time, conditionForm]) {
      if (form >= 0) this.listening[form].push(arc);
    }
  }

  visit(form: number): boolean {
    const arcs = this.listening[form];
    for (let k = 0; k < arcs.length; k++) if (!this.look(arcs[k])) return false;
    return true;
  }

  all(): boolean {
    for (let arc = 0; arc < this.before.length; arc++) if (!this.look(arc)) return false;
    return true;
  }

  private look(arc: number): boolean {
    const { trail } = this;
    const { low } = trail;
    const early = 2 * this.before[arc];
    const late = 2 * this.after[arc] + 1;
    const time = 2 * this.time[arc];
    const condition = this.conditionForm[arc];
    if (condition >= 0 && low[condition] < this.conditionBound[arc]) {
      return this.refute(arc, early, late, time, condition);
    }
    const least = low[early] + low[time];
    if (least > low[late ^ 1]) {
      if (!this.raise(arc, late ^ 1, least, early, low[early], time, low[time])) return false;
    }
    const most = low[late] + low[time];
    if (most > low[early ^ 1]) {
      if (!this.raise(arc, early ^ 1, most, late, low[late], time, low[time])) return false;
    }
    const longest = low[late] + low[early];
    if (longest > low[time ^ 1]) {
      if (!this.raise(arc, time ^ 1, longest, late, low[late], early, low[early])) return false;
    }
    return true;
  }

  /** [form >= bound] because of two bounds whose sum it is, and the condition. */
  private raise(
    arc: number,
    form: number,
    bound: number,
    firstForm: number,
    firstBound: number,
    otherForm: number,
    otherBound: number,
  ): boolean {
    const { trail } = this;
    trail.begin();
    const shift = trail.because(firstForm, firstBound);
    trail.because(otherForm, otherBound);
    const condition = this.conditionForm[arc];
    if (condition >= 0) trail.because(condition, this.conditionBound[arc]);
    return trail.raise(form, bound, shift);
  }

  /** The condition is false where S_i + d_i must exceed S_j. */
  private refute(arc: number, early: number, late: number, time: number, condition: number): boolean {
    const { trail } = this;
    const { low } = trail;
    const excess = low[early] + low[time] + low[late];
    const bound = this.conditionBound[arc];
    if (excess <= 0 || -low[condition ^ 1] < bound) return true;
    trail.begin();
    trail.because(early, low[early] - (excess - 1));
    trail.because(time, low[time]);
    trail.because(late, low[late]);
    return trail.raise(condition ^ 1, 1 - bound, false);
  }
}
