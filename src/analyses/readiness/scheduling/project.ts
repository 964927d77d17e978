/**
 * A project whose activities share scarce resources (RCPSP; multi-mode: MRCPSP). Time is in whole units from 0; an
 * activity that starts at s and lasts d occupies the units s, s+1, ..., s+d-1 and finishes at s+d.
 */

/** One way of doing an activity. */
export interface Mode {
  /** Whole time units, 0 or more. */
  readonly duration: number;
  /**
   * How long it lasts by the time at which it starts, where that is not the same at every time (working days); from the
   * end of the list on it is `duration`. One that starts later never finishes earlier.
   */
  readonly lengths?: Int32Array;
  /** Units taken of each renewable resource while it runs; whole numbers. */
  readonly demand: readonly number[];
  /** Units used up of each budget (nonrenewable resource); whole numbers. Absent: none. */
  readonly spend?: readonly number[];
}

export interface Activity {
  readonly id: string;
  readonly modes: readonly Mode[];
  /** Positions in `activities` of those that must have finished before this one starts. */
  readonly predecessors: readonly number[];
  /** Earliest start. Absent: 0. */
  readonly release?: number;
  /** Latest finish. Absent: none. */
  readonly deadline?: number;
  /** false: the makespan does not wait for it. */
  readonly counts?: boolean;
}

/**
 * Money (or anything else) of which so much may be spent: what an activity spends by its mode and the time at which it
 * starts; from the end of a list on nothing. Absent: nothing.
 */
export interface Fund {
  readonly limit: number;
  readonly spends: readonly (readonly (Float64Array | undefined)[])[];
}

/** From `from` on, `units` are there, until the next step. Before the first step there are none. */
export interface CapacityStep {
  readonly from: number;
  readonly units: number;
}

export type Capacity = number | readonly CapacityStep[];

export interface Project {
  readonly activities: readonly Activity[];
  /** What there is of each renewable resource, at any time or by steps; steps in order of time. */
  readonly capacity: readonly Capacity[];
  /** What there is of each nonrenewable resource, over the whole project. */
  readonly budget?: readonly number[];
  readonly funds?: readonly Fund[];
}

export interface ScheduleProgress {
  readonly makespan: number;
  readonly bound: number;
  readonly nodes: number;
  readonly seconds: number;
}

export interface ScheduleOptions {
  /** Seconds after which the best found so far is given. It stops the search and never steers it. */
  readonly timeLimit?: number;
  /** Decisions after which the best found so far is given: the same on every machine. */
  readonly nodeLimit?: number;
  /** A schedule that is known already: by activity its start and mode, or of the first of them. */
  readonly known?: { readonly starts: readonly number[]; readonly modes: readonly number[] };
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScheduleProgress) => void;
}

/**
 * - `optimal`: no schedule is shorter; `feasible`: a schedule and a bound, stopped before the proof;
 * - `infeasible`: proven that there is none; `unknown`: stopped before any was found.
 */
export type ScheduleStatus = 'optimal' | 'feasible' | 'infeasible' | 'unknown';

export interface Schedule {
  readonly status: ScheduleStatus;
  /** Start of each activity; empty where there is no schedule. */
  readonly starts: readonly number[];
  /** Position of the mode chosen for each activity; empty where there is no schedule. */
  readonly modes: readonly number[];
  /** When the last activity that counts finishes; Infinity where there is no schedule. */
  readonly makespan: number;
  /** No schedule finishes earlier; Infinity where it is proven that there is none. */
  readonly bound: number;
  /** Share of the makespan that is open: (makespan - bound) / makespan; 0 when proven. */
  readonly gap: number;
  /** The status is `optimal` or `infeasible`. */
  readonly proven: boolean;
  /** Decisions made by the search. */
  readonly nodes: number;
  readonly seconds: number;
}
