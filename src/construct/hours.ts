import { at } from '../formulate/index.js';
import { eachHour, type HoursLine, type Process } from '../network/index.js';
import type { State } from './state.js';

/** Hours that are left while a plan is built, in units of what would be started. */
export class Hours {
  constructor(private readonly state: State) {}

  /** As many of `units` started in s as there are hours for. */
  fit(process: Process, s: number, units: number): number {
    if (units <= 0) return 0;
    const { state } = this;
    let most = units;
    if (process.setupHours > 0) {
      const first = state.cells[at(state.layout.context.columns.processes[process.row].start, s)] <= 0;
      for (const { resource } of process.hours)
        if (first && this.state.hoursLeft(resource, s) < process.setupHours) return 0;
      if (first) most = Math.min(most, this.roomFor(process.hours, s, process.setupHours));
    }
    if (most > 0 && process.hours.length > 0) most = Math.min(most, this.roomFor(process.hours, s));
    for (const { lines } of process.hourGroups) {
      if (most <= 0) return 0;
      most = Math.min(
        most,
        lines.reduce((sum, line) => sum + this.roomFor([line], s), 0),
      );
    }
    return most;
  }

  /** Units started in s for whose hours there is room on every line, `apart` hours in s left aside. */
  roomFor(lines: readonly HoursLine[], s: number, apart = 0): number {
    let units = Number.POSITIVE_INFINITY;
    for (const line of lines) {
      if (!line.profile) {
        if (line.hours > 0)
          units = Math.min(units, Math.max(0, this.state.hoursLeft(line.resource, s) - apart) / line.hours);
        continue;
      }
      eachHour(line, s, (bucket, hours) => {
        if (hours <= 0) return;
        const left = this.state.hoursLeft(line.resource, bucket) - (bucket === s ? apart : 0);
        units = Math.min(units, Math.max(0, left) / hours);
      });
    }
    return units;
  }

  use(line: HoursLine, s: number, units: number): void {
    if (!line.profile) {
      this.state.useHours(line.resource, s, units * line.hours);
      return;
    }
    eachHour(line, s, (bucket, hours) => {
      this.state.useHours(line.resource, bucket, units * hours);
    });
  }
}
