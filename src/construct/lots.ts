import type { Lot } from '../network/index.js';

/** Quantities below this share of what is asked for are none. */
export const DUST = 1e-9;

export function isLotted(lot: Lot): boolean {
  return lot.minimum > 0 || lot.multiple > 0;
}

/** What must be added to `there` so that at least `wanted` is added and lots are whole; less where there is no room. */
export function orderable(lot: Lot, there: number, wanted: number, room: number): number {
  if (!isLotted(lot)) return Math.min(wanted, room);
  const whole = (total: number, round: (value: number) => number): number =>
    lot.multiple > 0 ? round(total / lot.multiple) * lot.multiple : total;
  const up = Math.max(whole(there + wanted - DUST, Math.ceil), whole(lot.minimum, Math.ceil));
  if (up - there <= room) return up - there;
  const down = whole(there + room + DUST, Math.floor);
  return down < lot.minimum ? 0 : Math.max(0, down - there);
}
