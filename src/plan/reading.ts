import { at, type Block, type Formulation, has } from '../formulate/index.js';
import type { PlanTableName } from './plan.js';
import type { PieceService } from './serve.js';
import { clean, type TableWriter } from './tables.js';

/** The solution's point read in the words of the network. */
export interface Reading {
  readonly formulation: Formulation;
  readonly x: Float64Array;
  readonly write: Readonly<Record<PlanTableName, TableWriter>>;
  readonly service: readonly PieceService[];
}

/** Value of a block's column in bucket t, free of solver dust; 0 where there is no column. */
export function valueAt(x: Float64Array, block: Block, t: number): number {
  return has(block, t) ? Math.max(0, clean(x[at(block, t)])) : 0;
}
