import type { Lot } from '../network/index.js';

/** Quantities below this share of what is asked for are none. */
export const DUST = 1e-9;

export function isLotted(lot: Lot): boolean {
  return lot.minimum > 0 || lot.multiple > 0;
}

/** What must be added to `there` so that at least `wanted` is added and lots are whole; less where there is no room. */
export function orderable(lot: Lot, there: number, wanted: number, room: number): number {
  if (!isLotted(lot)) return Math.min(wanted, room);
  const roundedUp = (total: number): number =>
    lot.multiple > 0 ? Math.ceil(total / lot.multiple) * lot.multiple : total;
  const up = Math.max(roundedUp(there + wanted - DUST), roundedUp(lot.minimum));
  if (up - there <= room) return up - there;
  return wholeLots(lot, there + room + DUST, there);
}

/** What may be added to `there` so that lots are whole and no more than `most` is there in all. */
export function wholeLots(lot: Lot, most: number, there: number): number {
  const whole = lot.multiple > 0 ? Math.floor(most / lot.multiple) * lot.multiple : most;
  return whole < lot.minimum ? 0 : Math.max(0, whole - there);
}
