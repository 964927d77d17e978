import type { Day } from '../base/dates.js';
import type { CostKind, LimitKind, PlanObjective, PlanStatus } from '../plan/plan.js';
import type { VerifyResult } from '../plan/verify/index.js';
import type { PermissionsAnswer } from './permissions/answer.js';

/** What a plan answers: how many, by when, at what cost, blocked by what, how sure. Data only; words come later. */
export interface AnswerCard {
  readonly modelName: string;
  /** Name of the scenario that was planned. */
  readonly scenario?: string;
  readonly currency: string;
  /** First day of the plan and the day after its last. */
  readonly start: Day;
  readonly end: Day;
  readonly first?: DeliveryMark;
  readonly last?: DeliveryMark;
  /** Products by quantity wanted, largest first. */
  readonly products: readonly ProductAnswer[];
  readonly cost: CostAnswer;
  readonly budgets: readonly BudgetAnswer[];
  /** Who pays how much, the largest first. */
  readonly payers: readonly PayerAnswer[];
  /** How the work of agreements is shared. */
  readonly workshares: readonly WorkshareAnswer[];
  /** Limits in order of what they cost; all of them, callers take the first three. */
  readonly limits: readonly LimitAnswer[];
  /** Limits that are budgets: what more money buys. */
  readonly money: readonly LimitAnswer[];
  /** Only of models that have them. */
  readonly fleets?: readonly FleetAnswer[];
  readonly revisions?: readonly RevisionAnswer[];
  readonly runOuts?: readonly RunOutAnswer[];
  readonly proof: ProofAnswer;
  /** What crosses borders and what covers it; absent where permissions are not modelled. */
  readonly permissions?: PermissionsAnswer;
  /** Left out where no activity is scheduled and no process waits. */
  readonly readiness?: ReadinessAnswer;
  /** Left out where there are none. */
  readonly events?: readonly EventAnswer[];
}

/** Likely, with the least durations, with the most; undefined = never. */
export interface DatesAnswer {
  readonly day?: Day;
  readonly least?: Day;
  readonly most?: Day;
}

export interface ReadinessAnswer {
  readonly technologies: readonly TechnologyAnswer[];
  readonly gates: readonly GateAnswer[];
  /** Names of the activities that the first delivery waits for, in their order. */
  readonly critical: readonly string[];
}

export interface TechnologyAnswer {
  readonly technology: string;
  readonly name: string;
  readonly levels: readonly (DatesAnswer & { readonly scale: 'TRL' | 'MRL'; readonly level: number })[];
  /** Start of its first open validation, or of the plan. */
  readonly from: Day;
  /** First delivery of something that rests on it, and how long after `from`. */
  readonly fielded?: { readonly day: Day; readonly itemName: string; readonly days: number };
}

export interface GateAnswer extends DatesAnswer {
  readonly process: string;
  readonly name: string;
  /** No schedule opens it sooner. */
  readonly bound?: Day;
}

export interface EventAnswer {
  readonly event: string;
  readonly name: string;
  readonly strikes: readonly string[];
  /** Undefined: it may happen, and changes nothing in the plan. */
  readonly start?: Day;
  readonly days?: number;
  readonly left: number;
  readonly probability?: number;
}

export interface DeliveryMark {
  readonly item: string;
  readonly itemName: string;
  /** Last day of the bucket: no earlier day is promised. */
  readonly day: Day;
}

export interface ProductAnswer {
  readonly item: string;
  readonly name: string;
  readonly unit: string;
  /** Counted in whole units that a reader would call products rather than pieces. */
  readonly whole: boolean;
  /** What is wanted with a priority; optional demand is counted apart. */
  readonly wanted: number;
  readonly onTime: number;
  readonly late: number;
  readonly short: number;
  readonly quantityDaysLate: number;
  readonly optionalWanted: number;
  readonly optionalDelivered: number;
  /** Day by which the last unit is delivered. */
  readonly lastDelivered?: Day;
  /** Day by which the last unit is wanted. */
  readonly lastWanted?: Day;
  readonly gap: GapAnswer;
  readonly orders: number;
  readonly programmes: readonly ProgrammeAnswer[];
}

/** How far deliveries fall behind what is wanted, in all up to a day. */
export interface GapAnswer {
  /** Largest shortfall of cumulative deliveries; 0 when there is none. */
  readonly most: number;
  /** Last day of the bucket of the largest shortfall. */
  readonly day?: Day;
  /** Last day of the bucket from which nothing is owed any more; undefined when something is owed at the end. */
  readonly caughtUp?: Day;
}

export interface ProgrammeAnswer {
  readonly programme: string;
  readonly name: string;
  readonly kind: 'rate' | 'cumulative';
  /** Units per calendar month, or in all. */
  readonly target: number;
  readonly wantedFrom: Day;
  /** Day from which the target holds until the end of the plan; undefined when it never does. */
  readonly reachedFrom?: Day;
  readonly daysLate?: number;
}

export interface CostAnswer {
  readonly total: number;
  readonly byKind: readonly { readonly kind: CostKind; readonly amount: number }[];
}

export interface BudgetAnswer {
  readonly organisation: string;
  readonly organisationName: string;
  /** '' = all categories together. */
  readonly category: string;
  readonly year: number;
  readonly spent: number;
  /** With what was carried in. */
  readonly budget: number;
  /** Spent less budget; negative = left over. */
  readonly over: number;
}

export interface PayerAnswer {
  readonly organisation: string;
  readonly organisationName: string;
  /** Of all categories and years. */
  readonly spent: number;
  /** Of that, for costs that arise with others; and what others pay for costs that arise with it. */
  readonly forOthers: number;
  readonly byOthers: number;
  readonly byYear: readonly { readonly year: number; readonly amount: number }[];
}

export interface WorkshareAnswer {
  readonly agreement: string;
  readonly agreementName: string;
  /** Id of an organisation, or code of a country. */
  readonly party: string;
  readonly partyName: string;
  readonly amount: number;
  readonly total: number;
  readonly share: number;
  readonly floor?: number;
  readonly ceiling?: number;
  /** Currency, or h. */
  readonly unit: string;
}

export interface LimitAnswer {
  readonly limit: LimitKind | string;
  readonly subject: string;
  readonly subjectName: string;
  /** What a budget is for, where the limit is one. */
  readonly budget?: { readonly category: string; readonly year: number };
  /** Unit of the limit: h, 1, a currency. */
  readonly unit: string;
  /** Most important objective that it holds back. */
  readonly objective: string;
  readonly objectiveUnit: string;
  /** Sum over buckets of the price's size. */
  readonly total: number;
  /** How much of the objective it accounts for: price x amount of the limit, summed; what it is ranked by. */
  readonly weight: number;
  /** Largest price, and the bucket that has it (undefined for limits that hold over the whole plan). */
  readonly peak: number;
  readonly peakDay?: Day;
  /** First day of the first bucket and last day of the last bucket in which it costs. */
  readonly from: Day;
  readonly until: Day;
}

/** What a plan makes of a fleet (S49, S50). */
export interface FleetAnswer {
  readonly fleet: string;
  readonly name: string;
  /** Most units wanted in service, from the bucket that first wants them. */
  readonly target: number;
  readonly wantedBy: Day;
  /** Day by which so many are in service; undefined where they never are. */
  readonly reachedBy: Day | undefined;
  /** At the end of the plan: in service, ready on average, and units lost over the plan. */
  readonly inService: number;
  readonly ready: number;
  readonly lost: number;
  /** Spares wanted and held at the end, all parts together. */
  readonly sparesWanted: number;
  readonly sparesHeld: number;
  /** By bucket. */
  readonly series: Readonly<Record<'target' | 'in_service' | 'ready', Float64Array>>;
}

/** When a revision is in the line, and what becomes of its units (S43 to S47). */
export interface RevisionAnswer {
  readonly revision: string;
  readonly name: string;
  readonly started: number;
  /** Last day of the first bucket and of the last in which a unit of it is started; undefined where none is. */
  readonly first: Day | undefined;
  readonly last: Day | undefined;
  readonly output: number;
  readonly delivered: number;
  readonly converted: number;
  /** At the end of the plan; NaN where the revisions are not told apart in stock. */
  readonly fielded: number;
  /** Units off the line by bucket. */
  readonly line: Float64Array;
}

/** Stock of an old part that a revision has made obsolete (S48). */
export interface RunOutAnswer {
  readonly item: string;
  readonly name: string;
  /** Most units that lie obsolete, their value, and the end of that bucket. */
  readonly most: number;
  readonly mostValue: number;
  readonly day: Day;
  readonly writtenOff: number;
  readonly writtenOffValue: number;
}

export interface ProofAnswer {
  readonly status: PlanStatus;
  readonly gap: number;
  /** Time was up before all orders had their turn. */
  readonly cut?: true;
  readonly objectives: readonly PlanObjective[];
  readonly checks?: number;
  readonly broken?: number;
}

/** What the card takes from the verifier's result. */
export type VerificationSummary = Pick<VerifyResult, 'rulesChecked' | 'brokenCount'>;
