import type { RunResult } from '../src/jobs/plan.js';
import { FAMILIES, type Family } from './generate.js';

export const PHASES = ['read', 'check', 'construct', 'build', 'solve', 'verify', 'total'] as const;
export type Phase = (typeof PHASES)[number];

/** Sizes that a run takes when it is told none. */
export const SIZES: readonly number[] = [100, 500];
export const FAMILY_NAMES = Object.keys(FAMILIES) as readonly Family[];
/** Seed of every generated cluster. */
export const SEED = 1;

/** An objective of a plan, and what is proven of it. */
interface Outcome {
  readonly name: string;
  readonly value: number;
  readonly bound: number;
}

/** A plan after one number has changed, in the session of the plan before; milliseconds by the clock. */
export interface Again {
  /** Table and column. */
  readonly changed: string;
  readonly status: string;
  readonly verified: boolean;
  readonly milliseconds: number;
}

/** The whole way by Renkei: milliseconds by phase, by the clock and of processor time; megabytes at the peak. */
export interface OursMeasurement {
  readonly engine: 'ours';
  /** Seconds for the whole run; absent = to the proven optimum. */
  readonly limit?: number;
  readonly status: string;
  readonly gap: number;
  readonly verified: boolean;
  readonly phases: Readonly<Record<Phase, number>>;
  readonly cpu: Readonly<Record<Phase, number>>;
  readonly counts: RunResult['counts'];
  readonly reduced?: RunResult['reduced'];
  readonly objectives: readonly Outcome[];
  readonly megabytes: number;
  /** Plans after changes, where they were asked for. */
  readonly again?: readonly Again[];
}

/** HiGHS in WebAssembly and the `highs` on the PATH, each by the dual simplex and by interior point. */
export const RAW_ENGINES = ['dual', 'ipm', 'native-dual', 'native-ipm'] as const;

/** What of the program goes straight through HiGHS: the last objective alone, or all in order with rows that hold them. */
export const RAW_PARTS = ['last', 'tiers'] as const;

/** One part of a program by raw HiGHS. */
export interface RawMeasurement {
  readonly engine: (typeof RAW_ENGINES)[number];
  readonly part: (typeof RAW_PARTS)[number];
  readonly status: string;
  /** Milliseconds in HiGHS, by the clock and of processor time. */
  readonly solve: number;
  readonly cpu: number;
  readonly objectives: readonly {
    readonly name: string;
    readonly value: number;
    readonly milliseconds: number;
    readonly cpu: number;
  }[];
  readonly megabytes: number;
}

export type Measurement = OursMeasurement | RawMeasurement;

/** A measurement that ended without a figure. */
export interface Failed {
  readonly engine: Measurement['engine'];
  readonly part?: RawMeasurement['part'];
  readonly limit?: number;
  readonly failed: string;
}

export interface Case {
  readonly family: Family;
  readonly items: number;
  readonly seed: number;
  /** Size of the tables on disk. */
  readonly kilobytes: number;
  readonly rows: number;
  readonly measurements: readonly (Measurement | Failed)[];
}

export interface Report {
  readonly when: string;
  readonly commit: string;
  /** Most for raw solves, and for a run of ours without a limit. */
  readonly seconds: number;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly gigabytes: number;
    readonly node: string;
    readonly platform: string;
    /** Of the machine when the run began: others may have been at work. */
    readonly load: number;
  };
  readonly cases: readonly Case[];
}
