import { at, type Block, type Formulation, has } from '../formulate/index.js';
import type { PieceService } from './serve.js';
import type { TableWriters } from './tables.js';

/** The solution's point read in the words of the network. */
export interface Reading {
  readonly formulation: Formulation;
  /** Free of solver dust. */
  readonly x: Float64Array;
  readonly write: TableWriters;
  readonly service: readonly PieceService[];
}

/** Value of a block's column in bucket t; 0 where there is no column. */
export function valueAt(x: Float64Array, block: Block, t: number): number {
  return has(block, t) ? Math.max(0, x[at(block, t)]) : 0;
}
