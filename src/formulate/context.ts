import type { HoursLine, Network } from '../network/index.js';
import type { ProgramBuilder } from '../program/index.js';

/** Columns of consecutive buckets: bucket t (first <= t <= last) is column base + t - first. Empty when first > last. */
export interface Block {
  readonly base: number;
  readonly first: number;
  readonly last: number;
}

export const NO_BLOCK: Block = { base: 0, first: 0, last: -1 };

export function has(block: Block, t: number): boolean {
  return t >= block.first && t <= block.last;
}

export function at(block: Block, t: number): number {
  return block.base + t - block.first;
}

/** Units started; with groups, the units that each member serves; lots where the process has them. */
export interface ProcessColumns {
  readonly start: Block;
  /** By group, by line. */
  readonly serve: readonly (readonly Block[])[];
  /** By group of hours, by line. */
  readonly serveHours: readonly (readonly Block[])[];
  /** 1 in a bucket in which it starts anything; only with a set-up or a minimum batch. */
  readonly setup: Block;
  /** Hours of what is started, in hours of the first unit, and good units of it; only where they follow experience. */
  readonly work: Block;
  readonly good: Block;
}

/** How learning is put into the program (S54; docs/explanation/learning.md). Starts by process, by bucket. */
export type LearningForm =
  | { readonly kind: 'first' | 'exact' | 'relaxed' }
  | { readonly kind: 'around'; readonly starts: readonly Float64Array[] };

export interface OfferColumns {
  /** Quantity ordered, by price break; together they are what is ordered. */
  readonly order: readonly Block[];
  /** 1 where the break holds; only where prices or lots need it. By break, one for all where there is one. */
  readonly chosen: readonly Block[];
}

export interface CurveColumns {
  readonly deliver: Block;
  readonly backlog: Block;
  /** Given up because of a latest date. */
  readonly giveUp: Block;
}

/** Columns of a touch's covers, in step with `Touch.covers`; -1 where one alone covers the bucket. */
export type PermitColumns = Int32Array | undefined;

/** Where every decision of the network stands in the program. */
export interface Columns {
  readonly processes: ProcessColumns[];
  readonly offers: OfferColumns[];
  /** By lane, by flow. */
  readonly lanes: Block[][];
  /** By lane; -1 where opening costs nothing. */
  readonly opening: number[];
  readonly stock: Block[];
  /** Written off as too old; NO_BLOCK where the item keeps. */
  readonly expired: Block[];
  /** Below the wanted level, and below a stockpile target that has a price; NO_BLOCK where there is none. */
  readonly shortfall: Block[];
  readonly stockpileGap: Block[];
  /** By open order; -1 where it is firm or after the horizon. */
  readonly receipts: number[];
  readonly overtime: Block[];
  readonly steps: Block[];
  readonly inService: Block[];
  readonly curves: CurveColumns[];
  /** By curve, by source; none where it is delivered from its own node. */
  readonly takes: Block[][];
  /** By revision; NO_BLOCK where nothing needs it. */
  readonly built: Block[];
  readonly filled: Block[];
  readonly begun: Block[];
  readonly fielded: Block[];
  /** By node of an old part that is written off. */
  readonly discards: Map<number, Block>;
  /** By budget: what it hands on to the next year; -1 where nothing is. */
  readonly carry: number[];
  /** By border flow, by touch. */
  readonly permits: PermitColumns[][];
}

/** Rows that prices are read from. */
export interface Rows {
  /** balance of node n in bucket t is row balance + n * T + t. */
  balance: number;
  /** By resource; NO_BLOCK where nothing uses it. */
  readonly capacity: Block[];
  /** By lane; NO_BLOCK where it has no limit. */
  readonly laneLimit: Block[];
  /** By offer with several breaks and a limit. */
  readonly offerLimit: Block[];
  /** By budget. */
  readonly budget: number[];
  /** By expansion; -1 where steps are not limited. */
  readonly mostSteps: number[];
  /** Limits of shares of work (S40). */
  readonly workshare: WorkshareRow[];
  /** By cover; -1 where it has no such cap. */
  permitQuantity: readonly number[];
  permitValue: readonly number[];
}

export interface WorkshareRow {
  readonly row: number;
  readonly agreement: number;
  /** Number of the party in the agreement. */
  readonly party: number;
  readonly isFloor: boolean;
}

export interface Context {
  readonly network: Network;
  /** Number of buckets. */
  readonly T: number;
  readonly builder: ProgramBuilder;
  readonly columns: Columns;
  readonly rows: Rows;
  /** Most of each item that can be of any use over the horizon (needs.ts); for big-M only. */
  readonly needs: Float64Array;
  readonly learning: LearningForm;
}

export function newContext(
  network: Network,
  needs: Float64Array,
  builder: ProgramBuilder,
  learning: LearningForm,
): Context {
  return {
    network,
    T: network.horizon.count,
    builder,
    columns: {
      processes: [],
      offers: [],
      lanes: [],
      opening: [],
      stock: [],
      expired: [],
      shortfall: [],
      stockpileGap: [],
      receipts: [],
      overtime: [],
      steps: [],
      inService: [],
      curves: [],
      takes: [],
      built: [],
      filled: [],
      begun: [],
      fielded: [],
      discards: new Map(),
      carry: [],
      permits: [],
    },
    rows: {
      balance: 0,
      capacity: [],
      laneLimit: [],
      offerLimit: [],
      budget: [],
      mostSteps: [],
      workshare: [],
      permitQuantity: [],
      permitValue: [],
    },
    needs,
    learning,
  };
}

/** What the hours of a row without a group are counted by: units started, or what they come to as the hours fall. */
export function hoursBlock({ start, work }: ProcessColumns, line: HoursLine): Block {
  return line.learns && work.first <= work.last ? work : start;
}

export function balanceRow(context: Context, node: number, t: number): number {
  return context.rows.balance + node * context.T + t;
}

/** Adds a column for each bucket of first..last to the family opened last. */
export function addBlock(
  { builder }: Context,
  first: number,
  last: number,
  upper: number | ((t: number) => number),
  integer: boolean,
  ...key: number[]
): Block {
  if (first > last) return NO_BLOCK;
  return { base: builder.columns(first, last, upper, integer, ...key), first, last };
}

/** Buckets in which something may be done: its window, not before the frozen fence, arriving inside the horizon. */
export function usableWindow(
  context: Context,
  first: number,
  last: number,
  arrival: Int32Array,
): [number, number] {
  let to = last;
  while (to >= first && arrival[to] < 0) to--;
  return [Math.max(first, context.network.settings.firstFree), to];
}

/** Whether a flow may be in a bucket; one that crosses no border always may. */
export function mayCross({ network }: Context, flow: number | undefined, t: number): boolean {
  return flow === undefined || flow < 0 || network.permissions.flows[flow].permitted[t] === 1;
}
