import type { Day } from '../../base/dates.js';
import type { LimitAnswer } from '../../explain/card.js';
import type { Control, CoverKind, FlowKind, Status } from '../../network/index.js';

/** Plans of one model's scenarios side by side. Data only; words come later. */
export interface Comparison {
  readonly modelName: string;
  readonly currency: string;
  readonly start: Day;
  readonly end: Day;
  /** Fiscal years of the model that the plan touches. */
  readonly years: readonly number[];
  /** Number of the case that the others are held against. */
  readonly against: number;
  readonly cases: readonly CaseSummary[];
  /** Of every case but the one held against, in the order of the cases. */
  readonly differences: readonly Difference[];
}

export interface CaseSummary {
  /** Id of the scenario; '' = the tables as they are. */
  readonly scenario: string;
  readonly name: string;
  readonly status: string;
  /** Seconds that the run took; no part of the answer. */
  readonly seconds: number;
  /** Why there is no plan, in words, where there is none. */
  readonly reasons: readonly string[];
  readonly plan?: PlanSummary;
}

export interface PlanSummary {
  readonly verified: boolean;
  readonly checks: number;
  readonly gap: number;
  readonly fingerprint: string;
  readonly products: readonly ProductSummary[];
  readonly targets: readonly TargetSummary[];
  readonly cost: number;
  readonly costByKind: Readonly<Record<string, number>>;
  readonly payers: readonly PayerSummary[];
  /** The limits that cost most, the dearest first. */
  readonly limits: readonly LimitAnswer[];
  /** What activities advance, or processes rest on. */
  readonly technologies: readonly TechnologySummary[];
  /** Permissions used that are not granted yet. */
  readonly leaning: readonly LeaningSummary[];
  readonly crossings: readonly CrossingSummary[];
}

export interface TechnologySummary {
  readonly technology: string;
  readonly name: string;
  /** The highest level that the plan brings it to, and the first day on which it has it. */
  readonly reached?: { readonly scale: string; readonly level: number; readonly day: Day };
  /** From the start of its validation to the first delivery of something that rests on it. */
  readonly fielded?: { readonly from: Day; readonly day: Day; readonly days: number };
}

/** A permission that is applied for or planned, and what the plan moves under it. */
export interface LeaningSummary {
  readonly id: string;
  readonly name: string;
  readonly status: Status;
  readonly quantity: number;
}

/** What crosses a border under one cover, before one jurisdiction. */
export interface CrossingSummary {
  readonly flow: FlowKind;
  readonly id: string;
  readonly name: string;
  /** Item or technology. */
  readonly item: string;
  readonly itemName: string;
  /** Countries that it goes from and to. */
  readonly route: string;
  readonly jurisdiction: string;
  readonly control: Control;
  readonly cover: CoverKind;
  readonly by: string;
  readonly byName: string;
  readonly quantity: number;
}

export interface ProductSummary {
  readonly item: string;
  readonly name: string;
  readonly unit: string;
  readonly whole: boolean;
  readonly first?: Day;
  readonly wanted: number;
  readonly delivered: number;
  readonly late: number;
  readonly short: number;
  readonly quantityDaysLate: number;
  /** Units delivered in each of the comparison's fiscal years. */
  readonly byYear: readonly number[];
}

export interface TargetSummary {
  readonly programme: string;
  readonly name: string;
  readonly wantedFrom: Day;
  /** Day from which the target holds until the end; undefined when it never does. */
  readonly reachedFrom?: Day;
}

export interface PayerSummary {
  readonly organisation: string;
  readonly name: string;
  readonly amount: number;
}

/** What a case changes against the one that it is held against: case less that one. */
export interface Difference {
  readonly case: number;
  readonly cost: number;
  readonly products: readonly ProductDifference[];
  readonly targets: readonly TargetDifference[];
}

export interface ProductDifference {
  readonly item: string;
  readonly name: string;
  readonly unit: string;
  readonly whole: boolean;
  /** Days by which the first delivery is later (negative: sooner); undefined where one of them delivers nothing. */
  readonly days?: number;
  /** Whether only the one or only the other delivers any. */
  readonly only?: 'case' | 'against';
  readonly delivered: number;
  readonly onTime: number;
  readonly quantityDaysLate: number;
}

export interface TargetDifference {
  readonly programme: string;
  readonly name: string;
  readonly days?: number;
  readonly only?: 'case' | 'against';
}
