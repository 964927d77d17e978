import type { Calendars } from './calendars.js';
import type { RepairLoop } from './fleets/finite-source.js';
import type { RepairPath } from './fleets/spares.js';
import type { Horizon } from './horizon.js';
import type { Currencies } from './money.js';
import type { Permissions } from './permissions/types.js';
import type { Readiness } from './readiness.js';

/**
 * The network: the tables with references resolved to numbers and dates to buckets, in canonical order. Amounts are
 * in the currency that the row states (`currency` = number in `currencies`); `first`..`last` are the buckets of a
 * window (S4), none when first > last. `row` is the row of the sorted model, for messages.
 */
export interface Network {
  readonly name: string;
  readonly horizon: Horizon;
  readonly settings: Settings;
  readonly calendars: Calendars;
  readonly currencies: Currencies;
  /** Factor by bucket (S20). */
  readonly discount: Float64Array;
  readonly organisations: readonly string[];
  /** By organisation. */
  readonly members: readonly Member[];
  readonly items: readonly Item[];
  readonly sites: readonly Site[];
  /** Every (item, site) that the tables mention together. */
  readonly nodes: readonly Node[];
  readonly processes: readonly Process[];
  readonly resources: readonly Resource[];
  readonly expansions: readonly Expansion[];
  readonly offers: readonly Offer[];
  readonly lanes: readonly Lane[];
  readonly openOrders: readonly OpenOrder[];
  readonly revisions: readonly Revision[];
  readonly runOuts: readonly RunOut[];
  readonly fleets: readonly Fleet[];
  readonly curves: readonly Curve[];
  readonly budgets: readonly Budget[];
  readonly agreements: readonly Agreement[];
  readonly permissions: Permissions;
  /** Activities as scheduled, and what they open; undefined where the tables say nothing of readiness. */
  readonly readiness: Readiness | undefined;
}

export interface Settings {
  readonly goal: 'least-cost' | 'most-margin';
  /** Names from model.objectives; empty = the usual order (S18). */
  readonly objectives: readonly string[];
  /** Whether plans with learning are sought exactly, with whole numbers (S54). */
  readonly learnsExactly: boolean;
  readonly tolerance: number;
  /** First bucket in which anything new may be done. */
  readonly firstFree: number;
}

export interface Member {
  /** Itself and the organisations above it, the nearest first. */
  readonly line: readonly number[];
  /** '' where it states none. */
  readonly country: string;
  /** Month in which its fiscal years start (S37). */
  readonly fiscalYearStart: number;
}

export interface Item {
  readonly id: string;
  readonly unit: string;
  readonly kind: string;
  readonly standardValue: number;
  readonly currency: number;
  /** Holding cost of one unit kept through bucket t is `holding * days(t)`, or `holding` where perBucket. */
  readonly holding: number;
  readonly holdingPerBucket: boolean;
  /** Days after arrival for which it may be kept; Infinity where it keeps (S55). */
  readonly shelfLife: number;
  readonly expiryCost: number;
}

export interface Site {
  readonly id: string;
  readonly organisation: number;
  /** Its own, or its organisation's; '' where neither states one. */
  readonly country: string;
  /** Number of its calendar, -1 = every day. */
  readonly calendar: number;
}

export interface Node {
  readonly item: number;
  readonly site: number;
  readonly opening: number;
  /** Days for which the opening stock has been kept. */
  readonly openingAge: number;
  readonly minimum: number;
  /** Infinity where there is none. */
  readonly maximum: number;
  readonly stockpile: number;
  /** First bucket in which the stockpile target counts. */
  readonly stockpileFrom: number;
  /** NaN where the stockpile's shortfall is not a cost. */
  readonly stockpilePenalty: number;
  readonly currency: number;
}

export interface InputLine {
  readonly node: number;
  /** Units taken from stock per unit started: quantity / (1 - scrap) (S8). */
  readonly perUnit: number;
  readonly first: number;
  readonly last: number;
  readonly preference: number;
}

export interface InputGroup {
  readonly name: string;
  readonly lines: readonly InputLine[];
}

/** Buckets in which the hours of a start in t fall: entries starts[t] .. starts[t+1]-1 (S9). */
export interface HoursProfile {
  readonly starts: Int32Array;
  readonly bucket: Int32Array;
  readonly share: Float64Array;
}

export interface HoursLine {
  readonly resource: number;
  readonly hours: number;
  /** Undefined where all hours fall in the bucket of the start. */
  readonly profile: HoursProfile | undefined;
  readonly preference: number;
  /** Whether the hours fall with the learning of the process (S52). */
  readonly learns: boolean;
}

/** A sum over the first n units, for any n >= 0. */
export type Sum = (n: number) => number;

/** How hours and yield of a process follow what has been started before (S51 to S53). */
export interface Experience {
  /** Units of its own before the plan. */
  readonly learned: number;
  /** Process whose units count as well, -1 = none, and the share of them that does. */
  readonly from: number;
  readonly carried: number;
  /** Hours of the first n units, in hours of the first; absent where hours do not fall. Concave. */
  readonly hours?: Sum;
  /** Good units of the first n started, and where the yield steps; absent where the yield is by date. Convex. */
  readonly ramp?: { readonly sum: Sum; readonly breaks: readonly number[] };
}

/** Experience of a process before the plan (S51). */
export function experienceAtStart(processes: readonly Process[], p: number): number {
  const { experience } = processes[p];
  if (!experience) return 0;
  const inherited =
    experience.from < 0 ? 0 : experience.carried * experienceAtStart(processes, experience.from);
  return experience.learned + inherited;
}

/** Hours that one unit started in `t` takes, by the bucket in which they fall. */
export function eachHour(line: HoursLine, t: number, visit: (bucket: number, hours: number) => void): void {
  if (!line.profile) {
    visit(t, line.hours);
    return;
  }
  const { starts, bucket, share } = line.profile;
  for (let k = starts[t]; k < starts[t + 1]; k++) visit(bucket[k], line.hours * share[k]);
}

export interface HoursGroup {
  readonly name: string;
  readonly lines: readonly HoursLine[];
}

export interface Lot {
  /** 0 where there is none. */
  readonly minimum: number;
  readonly multiple: number;
}

export interface Process {
  readonly id: string;
  readonly row: number;
  readonly site: number;
  readonly node: number;
  readonly first: number;
  readonly last: number;
  /** Arrival bucket by start bucket; -1 after the horizon. */
  readonly arrival: Int32Array;
  /** 0 in buckets without the working day that a start in working days needs (S3). */
  readonly startable: Uint8Array;
  /** Yield by start bucket. */
  readonly yields: Float64Array;
  readonly cost: number;
  readonly currency: number;
  readonly most: number;
  /** Share of it by bucket that given events leave (S29). */
  readonly left?: Float64Array;
  readonly preference: number;
  readonly lines: readonly InputLine[];
  readonly groups: readonly InputGroup[];
  readonly hours: readonly HoursLine[];
  readonly hourGroups: readonly HoursGroup[];
  readonly coproducts: readonly { readonly node: number; readonly perUnit: number }[];
  readonly setupHours: number;
  readonly setupCost: number;
  readonly lot: Lot;
  /** Absent where hours and yield do not follow what was started before. */
  readonly experience?: Experience;
}

export interface Resource {
  readonly id: string;
  readonly row: number;
  readonly site: number;
  /** Working hours by bucket (S5). */
  readonly working: Float64Array;
  /** Hours that one unit more would add, by bucket (S10). */
  readonly hoursPerUnit: Float64Array;
  readonly costPerHour: number;
  readonly overtimeLimit: number;
  readonly overtimeCost: number;
  readonly currency: number;
}

export interface Expansion {
  readonly id: string;
  readonly row: number;
  readonly resource: number;
  readonly step: number;
  readonly price: number;
  readonly runningCost: number;
  readonly currency: number;
  readonly first: number;
  /** First bucket in service by order bucket; -1 after the horizon. */
  readonly inService: Int32Array;
  readonly payments: readonly Payment[];
  readonly mostSteps: number;
  readonly whole: boolean;
  readonly category: string;
}

/** A part of a price, and the bucket in which it is spent by bucket of the order (S38). */
export interface Payment {
  readonly share: number;
  readonly spent: Int32Array;
}

export interface PriceBreak {
  readonly from: number;
  readonly price: number;
}

export interface Offer {
  readonly id: string;
  readonly row: number;
  readonly site: number;
  readonly node: number;
  readonly first: number;
  readonly last: number;
  readonly arrival: Int32Array;
  readonly startable: Uint8Array;
  /** At least one, ascending; the first from 0 (a higher first one is in `lot.minimum`). */
  readonly breaks: readonly PriceBreak[];
  readonly incremental: boolean;
  readonly currency: number;
  readonly lot: Lot;
  readonly most: number;
  /** Share of it by bucket that given events leave (S29). */
  readonly left?: Float64Array;
  readonly preference: number;
  /** Who sells; -1 where the offer does not say. */
  readonly supplier: number;
  readonly payments: readonly Payment[];
  /** Duty as a share of the price. */
  readonly dutyRate: number;
  readonly category: string;
}

export interface Lane {
  readonly id: string;
  readonly row: number;
  readonly fromSite: number;
  readonly toSite: number;
  readonly arrival: Int32Array;
  readonly cost: number;
  readonly currency: number;
  readonly dutyRate: number;
  /** Duty counts the cost of moving, too. */
  readonly dutyOnFreight: boolean;
  /** Sites whose organisations pay for moving and opening, and duty (S41). */
  readonly payingSite: number;
  readonly dutySite: number;
  /** NaN where opening costs nothing. */
  readonly openingCost: number;
  readonly most: number;
  /** Share of it by bucket that given events leave (S29). */
  readonly left?: Float64Array;
  /** What may move on it: items with their nodes at both ends. */
  readonly flows: readonly { readonly item: number; readonly from: number; readonly to: number }[];
}

export interface OpenOrder {
  readonly id: string;
  readonly row: number;
  readonly node: number;
  readonly bucket: number;
  readonly quantity: number;
  readonly firm: boolean;
}

/** A revision of a product (S43 to S47). */
export interface Revision {
  readonly id: string;
  readonly row: number;
  readonly product: number;
  /** Item in which its units are counted; the product where its revisions are not told apart in stock. */
  readonly item: number;
  /** Revision that it replaces, -1 = none. */
  readonly predecessor: number;
  /** Processes that build it. */
  readonly builders: readonly number[];
  /** Units that may still be started in its block of unit numbers; Infinity where it has no end. */
  readonly room: number;
  readonly built: number;
  /** Revision whose block must be full before this one is started, -1 = none. */
  readonly before: number;
  /** Days that its predecessor may still be started after it; undefined = no limit. */
  readonly overlap: number | undefined;
  readonly least: number;
  readonly most: number;
  /** First bucket of its window. */
  readonly first: number;
  readonly fielded: number;
  /** Share of its fielded units that is not lost in each bucket. */
  readonly kept: Float64Array;
  /** Processes that convert units to it, and units of it. */
  readonly conversionsTo: readonly number[];
  readonly conversionsFrom: readonly number[];
  /** Those of them that put converted units of it in the field, and that take fielded units of it. */
  readonly intoField: readonly number[];
  readonly fromField: readonly number[];
}

/** An old part that a revision no longer needs (S48). */
export interface RunOut {
  readonly item: number;
  readonly row: number;
  readonly revision: number;
  /** The revision waits until nothing is left of it. */
  readonly useUp: boolean;
  /** First bucket at whose end nothing may be left; the number of buckets where there is none. */
  readonly ends: number;
  readonly disposalCost: number;
  readonly currency: number;
  readonly nodes: readonly number[];
}

/** Units to be kept in service, and the demand that follows; series by bucket (S49). */
export interface Fleet {
  readonly id: string;
  readonly row: number;
  readonly node: number;
  readonly initial: number;
  /** Undefined where units do not fail, or a repair takes no time. */
  readonly loop: RepairLoop | undefined;
  readonly target: Float64Array;
  readonly needed: Float64Array;
  /** Share of the units in service that is not lost in the bucket. */
  readonly kept: Float64Array;
  readonly planned: Float64Array;
  readonly wanted: Float64Array;
  readonly spares: readonly FleetSpare[];
  /** Hours that repairs take, by bucket. */
  readonly repairs: { readonly resource: number; readonly hours: Float64Array } | undefined;
}

/** A part of a fleet's units of which spares are kept (S50). */
export interface FleetSpare extends RepairPath {
  readonly item: number;
  readonly node: number;
  readonly row: number;
  /** In one unit. */
  readonly units: number;
  /** Per part and year. */
  readonly failureRate: number;
  readonly condemnedShare: number;
  readonly initial: number;
  readonly price: number;
  /** Spares to be held, failed parts that cannot be repaired, and the demand for new ones. */
  readonly wanted: Float64Array;
  readonly condemned: Float64Array;
  readonly demand: Float64Array;
}

/** One demand, what one bucket of a programme wants, or what a fleet wants in a bucket. */
export interface Piece {
  readonly demand: string;
  readonly due: number;
  /** Last bucket in which it is taken; the last of the horizon where there is no limit. */
  readonly latest: number;
  readonly quantity: number;
}

/** Demands planned as one (S19). Pieces by due, then latest, then id; latest never falls along them. */
export interface Curve {
  readonly node: number;
  /** Nodes from which it is delivered: its own, or those of the revisions that it accepts (S46). */
  readonly sources: readonly number[];
  /** Oldest revision that it takes, '' = any. */
  readonly minimum: string;
  /** 0 = optional. */
  readonly priority: number;
  readonly value: number;
  readonly penalty: number;
  readonly currency: number;
  /** Who takes it over in another country, where permissions count; -1 = delivery crosses no border (S31). */
  readonly customer: number;
  /** Of a delivery that crosses a border; '' where none is stated. */
  readonly endUse: string;
  /** Whether its pieces may be given up: they are optional, or have a latest bucket before the last one. */
  readonly limited: boolean;
  readonly pieces: readonly Piece[];
  /** Quantity due by bucket. */
  readonly due: Float64Array;
  /** Quantity due in or before each bucket that may still be delivered after it. */
  readonly alive: Float64Array;
}

export interface Budget {
  readonly organisation: number;
  readonly year: number;
  /** '' = all categories together. */
  readonly category: string;
  /** In the model's currency, by the rate of the first bucket of the year. */
  readonly amount: number;
  readonly carryOver: number;
  /** Most that is handed on; infinity where there is no limit (S41). */
  readonly mostCarried: number;
  /** What came from the year before ends with this year. */
  readonly oneYear: boolean;
  readonly row: number;
}

export interface AgreementParty {
  /** Id of the organisation, or code of the country. */
  readonly name: string;
  /** -1 where it is a country. */
  readonly organisation: number;
  readonly country: string;
  /** Shares of the work; NaN where there is no limit. */
  readonly floor: number;
  readonly ceiling: number;
}

/** What is covered by whom (S39, S40); items with their parts already. */
export interface Agreement {
  readonly id: string;
  readonly row: number;
  readonly first: number;
  readonly last: number;
  readonly everything: boolean;
  readonly items: ReadonlySet<number>;
  readonly processes: ReadonlySet<number>;
  readonly resources: ReadonlySet<number>;
  readonly technologies: ReadonlySet<string>;
  /** Empty = all. */
  readonly categories: ReadonlySet<string>;
  /** Who pays which share; none where costs are not shared. */
  readonly shares: readonly { readonly organisation: number; readonly share: number }[];
  readonly byHours: boolean;
  readonly parties: readonly AgreementParty[];
}
