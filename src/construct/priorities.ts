import type { Network } from '../network/index.js';

/** Priorities of demand, the most important one first. */
export function prioritiesOf({ curves }: Network): number[] {
  return [...new Set(curves.map(({ priority }) => priority))].filter((p) => p > 0).sort((a, b) => a - b);
}
