import type { Trail } from './trail.js';

/**
 * One activity with several modes: exactly one 0/1 variable is 1, and each quantity (duration, demand, spend) is the
 * value of that mode. A quantity is at least the least value of the modes still open, because each mode below it is
 * closed; a mode closes when a quantity leaves its value (the `element` constraint, bounds consistent).
 */
export class Choice {
  constructor(
    private readonly trail: Trail,
    /** The 0/1 variable of each mode. */
    private readonly modes: readonly number[],
    /** The variable of each quantity, and its value in each mode. */
    private readonly quantities: readonly { readonly variable: number; readonly values: readonly number[] }[],
  ) {}

  propagate(): boolean {
    return this.close() && this.pick() && this.quantities.every((_, q) => this.bound(q));
  }

  /** Closes the modes that a quantity excludes. */
  private close(): boolean {
    const { trail, modes } = this;
    for (const { variable, values } of this.quantities) {
      const least = trail.low[2 * variable];
      const most = -trail.low[2 * variable + 1];
      for (let m = 0; m < modes.length; m++) {
        if (values[m] >= least && values[m] <= most) continue;
        trail.begin();
        if (values[m] < least) trail.because(2 * variable, values[m] + 1);
        else trail.because(2 * variable + 1, 1 - values[m]);
        if (!trail.raise(2 * modes[m] + 1, 0, false)) return false;
      }
    }
    return true;
  }

  /** A mode taken closes the others; the last one open is taken. */
  private pick(): boolean {
    const { trail, modes } = this;
    let open = 0;
    let last = modes[0];
    for (const mode of modes) {
      if (trail.low[2 * mode + 1] === 0) continue;
      open++;
      last = mode;
      if (trail.low[2 * mode] < 1) continue;
      for (const other of modes) {
        if (other === mode) continue;
        trail.begin();
        trail.because(2 * mode, 1);
        if (!trail.raise(2 * other + 1, 0, false)) return false;
      }
    }
    if (open > 1) return true;
    trail.begin();
    for (const mode of modes) if (mode !== last) trail.because(2 * mode + 1, 0);
    return trail.raise(2 * last, 1, false);
  }

  private bound(q: number): boolean {
    const { trail, modes } = this;
    const { variable, values } = this.quantities[q];
    let least = Number.MAX_SAFE_INTEGER;
    let most = -1;
    for (let m = 0; m < modes.length; m++) {
      if (trail.low[2 * modes[m] + 1] === 0) continue;
      least = Math.min(least, values[m]);
      most = Math.max(most, values[m]);
    }
    trail.begin();
    for (let m = 0; m < modes.length; m++) if (values[m] < least) trail.because(2 * modes[m] + 1, 0);
    if (!trail.raise(2 * variable, least, false)) return false;
    trail.begin();
    for (let m = 0; m < modes.length; m++) if (values[m] > most) trail.because(2 * modes[m] + 1, 0);
    return trail.raise(2 * variable + 1, -most, false);
  }
}

/** One nonrenewable resource: the spends sum to at most the budget. Bounds consistent. */
export class Budget {
  constructor(
    private readonly trail: Trail,
    private readonly spends: readonly number[],
    private readonly limit: number,
  ) {}

  propagate(): boolean {
    const { trail, spends } = this;
    let least = 0;
    for (const spend of spends) least += trail.low[2 * spend];
    if (least > this.limit) {
      this.because(-1);
      return trail.fail();
    }
    for (const spend of spends) {
      const most = this.limit - (least - trail.low[2 * spend]);
      if (most >= -trail.low[2 * spend + 1]) continue;
      this.because(spend);
      if (!trail.raise(2 * spend + 1, -most, false)) return false;
    }
    return true;
  }

  private because(except: number): void {
    const { trail } = this;
    trail.begin();
    for (const spend of this.spends) if (spend !== except) trail.because(2 * spend, trail.low[2 * spend]);
  }
}
