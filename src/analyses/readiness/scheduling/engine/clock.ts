import type { Way } from '../instance.js';
import type { Trail } from './trail.js';

/**
 * One activity whose modes last longer or shorter by the time at which they start (working days): the duration is one
 * that some open mode has at some open start; what follows starts at the finish of the earliest start or later, and
 * the start is not so late that what follows comes too late. Finishes never fall with the start, so that bounds of the
 * start give bounds of the finish.
 */
export class Clock {
  constructor(
    private readonly trail: Trail,
    private readonly start: number,
    private readonly time: number,
    /** The 0/1 variable of each mode; empty where there is but one. */
    private readonly modes: readonly number[],
    private readonly ways: readonly Way[],
    /** Variables that the finish never exceeds. */
    private readonly after: readonly number[],
  ) {}

  propagate(): boolean {
    return this.close() && this.some() && this.last() && this.push() && this.pull();
  }

  private isOpen(m: number): boolean {
    return this.modes.length === 0 || this.trail.low[2 * this.modes[m] + 1] < 0;
  }

  private becauseClosed(m: number): void {
    if (this.modes.length > 0) this.trail.because(2 * this.modes[m] + 1, 0);
  }

  private becauseWindow(): void {
    const { trail, start } = this;
    trail.because(2 * start, trail.low[2 * start]);
    trail.because(2 * start + 1, trail.low[2 * start + 1]);
  }

  private least(m: number): number {
    const { low } = this.trail;
    const { lengths, duration } = this.ways[m];
    return lengths ? lengths.least(low[2 * this.start], -low[2 * this.start + 1]) : duration;
  }

  private most(m: number): number {
    const { low } = this.trail;
    const { lengths, duration } = this.ways[m];
    return lengths ? lengths.most(low[2 * this.start], -low[2 * this.start + 1]) : duration;
  }

  private finish(m: number, start: number): number {
    const { lengths, duration } = this.ways[m];
    return start + (lengths ? lengths.at(start) : duration);
  }

  /** Modes that have no duration left. */
  private close(): boolean {
    const { trail, time, modes } = this;
    for (let m = 0; m < modes.length; m++) {
      if (!this.isOpen(m)) continue;
      const short = this.most(m) < trail.low[2 * time];
      if (!short && this.least(m) <= -trail.low[2 * time + 1]) continue;
      trail.begin();
      this.becauseWindow();
      if (short) trail.because(2 * time, trail.low[2 * time]);
      else trail.because(2 * time + 1, trail.low[2 * time + 1]);
      if (!trail.raise(2 * modes[m] + 1, 0, false)) return false;
    }
    return true;
  }

  /** Is some mode open? Bounds of none at all would be no bounds. */
  private some(): boolean {
    const { trail, modes } = this;
    if (this.ways.some((_, m) => this.isOpen(m))) return true;
    trail.begin();
    for (const mode of modes) trail.because(2 * mode + 1, 0);
    return trail.fail();
  }

  /** Bounds of the duration. */
  private last(): boolean {
    const { trail, time, ways } = this;
    const open = ways.flatMap((_, m) => (this.isOpen(m) ? [m] : []));
    const least = Math.min(...open.map((m) => this.least(m)));
    trail.begin();
    this.becauseWindow();
    ways.forEach((_, m) => {
      if (!this.isOpen(m) && this.least(m) < least) this.becauseClosed(m);
    });
    if (!trail.raise(2 * time, least, false)) return false;
    const most = Math.max(...open.map((m) => this.most(m)));
    trail.begin();
    this.becauseWindow();
    ways.forEach((_, m) => {
      if (!this.isOpen(m) && this.most(m) > most) this.becauseClosed(m);
    });
    return trail.raise(2 * time + 1, -most, false);
  }

  /** What follows, from the earliest start. */
  private push(): boolean {
    const { trail, start, ways } = this;
    const from = trail.low[2 * start];
    let least = Number.MAX_SAFE_INTEGER;
    ways.forEach((_, m) => {
      if (this.isOpen(m)) least = Math.min(least, this.finish(m, from));
    });
    return this.after.every((next) => {
      if (least <= trail.low[2 * next]) return true;
      trail.begin();
      trail.because(2 * start, from);
      ways.forEach((_, m) => {
        if (!this.isOpen(m) && this.finish(m, from) < least) this.becauseClosed(m);
      });
      return trail.raise(2 * next, least, false);
    });
  }

  /** The latest start, from what follows. */
  private pull(): boolean {
    const { trail, start, ways } = this;
    return this.after.every((next) => {
      const by = -trail.low[2 * next + 1];
      const now = -trail.low[2 * start + 1];
      const latest = ways.map((_, m) => this.latest(m, by, now));
      const most = Math.max(...latest.filter((_, m) => this.isOpen(m)));
      if (most >= now) return true;
      trail.begin();
      trail.because(2 * next + 1, -by);
      ways.forEach((_, m) => {
        if (!this.isOpen(m) && latest[m] > most) this.becauseClosed(m);
      });
      return trail.raise(2 * start + 1, -most, false);
    });
  }

  /** Latest start up to `now` with which a mode finishes by a time; -1 where there is none. */
  private latest(m: number, by: number, now: number): number {
    if (this.finish(m, now) <= by) return now;
    let low = -1;
    let high = now;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.finish(m, middle) <= by) low = middle;
      else high = middle;
    }
    return low;
  }
}
