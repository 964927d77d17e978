import type { Purse } from '../instance.js';
import type { OverTime } from '../over-time.js';
import { allowance } from '../purse.js';
import type { Trail } from './trail.js';

interface Spender {
  readonly start: number;
  readonly modes: readonly number[];
  readonly spends: readonly (OverTime | undefined)[];
}

/**
 * One fund: what the activities spend of it, by mode and start, sums to at most its limit. Each spends at least what it
 * would in the best open mode at the best open start; where another cannot be paid for on top of that, its start moves
 * or its mode closes.
 */
export class FundLimit {
  private readonly spenders: readonly Spender[];
  private readonly least: Float64Array;
  private readonly limit: number;

  constructor(
    private readonly trail: Trail,
    { limit, spends }: Purse,
    modes: readonly (readonly number[])[],
  ) {
    this.spenders = spends.flatMap((each, i) =>
      each.some((list) => list) ? [{ start: i, modes: modes[i], spends: each }] : [],
    );
    this.least = new Float64Array(this.spenders.length);
    this.limit = limit + allowance(limit);
  }

  /** Variables that it looks at. */
  get variables(): number[] {
    return this.spenders.flatMap((each) => [each.start, ...each.modes]);
  }

  propagate(): boolean {
    const { spenders, least, limit } = this;
    let sum = 0;
    for (let k = 0; k < spenders.length; k++) {
      least[k] = this.leastOf(spenders[k]);
      sum += least[k];
    }
    if (sum > limit) {
      this.trail.begin();
      for (let k = 0; k < spenders.length; k++) if (least[k] > 0) this.becauseOf(spenders[k]);
      return this.trail.fail();
    }
    for (let k = 0; k < spenders.length; k++) if (!this.narrow(k, limit - (sum - least[k]))) return false;
    return true;
  }

  private leastOf({ start, modes, spends }: Spender): number {
    const { low } = this.trail;
    let least = Number.POSITIVE_INFINITY;
    for (let m = 0; m < spends.length; m++) {
      if (modes.length > 0 && low[2 * modes[m] + 1] === 0) continue;
      least = Math.min(least, spends[m]?.least(low[2 * start], -low[2 * start + 1]) ?? 0);
    }
    return least;
  }

  private becauseOf({ start, modes }: Spender): void {
    const { trail } = this;
    trail.because(2 * start, trail.low[2 * start]);
    trail.because(2 * start + 1, trail.low[2 * start + 1]);
    for (const mode of modes) if (trail.low[2 * mode + 1] === 0) trail.because(2 * mode + 1, 0);
  }

  private becauseOthers(except: number): void {
    this.spenders.forEach((each, k) => {
      if (k !== except && this.least[k] > 0) this.becauseOf(each);
    });
  }

  /** Closes modes and moves the ends of the window of a spender that may spend so much. */
  private narrow(k: number, most: number): boolean {
    const { trail } = this;
    const { start, modes, spends } = this.spenders[k];
    const { low } = trail;
    const from = low[2 * start];
    const to = -low[2 * start + 1];
    const open = (m: number): boolean => modes.length === 0 || low[2 * modes[m] + 1] < 0;
    for (let m = 0; m < modes.length; m++) {
      if (!open(m) || (spends[m]?.least(from, to) ?? 0) <= most) continue;
      trail.begin();
      this.becauseOthers(k);
      trail.because(2 * start, from);
      trail.because(2 * start + 1, -to);
      if (!trail.raise(2 * modes[m] + 1, 0, false)) return false;
    }
    const affords = (time: number): boolean =>
      spends.some((list, m) => open(m) && (list?.at(time) ?? 0) <= most);
    let first = from;
    while (first <= to && !affords(first)) first++;
    let last = to;
    while (last >= first && !affords(last)) last--;
    return this.move(k, 2 * start, first) && this.move(k, 2 * start + 1, -last);
  }

  private move(k: number, form: number, bound: number): boolean {
    const { trail } = this;
    if (bound <= trail.low[form]) return true;
    const { start, modes } = this.spenders[k];
    trail.begin();
    this.becauseOthers(k);
    trail.because(2 * start, trail.low[2 * start]);
    trail.because(2 * start + 1, trail.low[2 * start + 1]);
    for (const mode of modes) if (trail.low[2 * mode + 1] === 0) trail.because(2 * mode + 1, 0);
    return trail.raise(form, bound, false);
  }
}
