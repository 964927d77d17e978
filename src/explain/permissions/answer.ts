import type { Day } from '../../base/dates.js';
import type { Control, CoverKind, FlowKind, Status } from '../../network/index.js';
import type { Verdict } from '../../network/permissions/judge.js';
import type { Failing } from '../../network/permissions/match.js';

/** What a plan, or a model before it is planned, says of permissions (S31-S36). Data only; words come later. */
export interface PermissionsAnswer {
  /** Whether cross-border flows need cover; `ignored` where the model says that they do not. */
  readonly state: 'enforced' | 'ignored' | 'not-modelled';
  /** Every flow that crosses a border, those with a gap first. */
  readonly flows: readonly FlowAnswer[];
  /** Every authorisation and consent, those that the plan leans on first. */
  readonly papers: readonly PaperAnswer[];
  /** Whether quantities are those of a plan. */
  readonly planned: boolean;
}

export interface FlowAnswer {
  readonly kind: FlowKind;
  /** Lane, offer, order or process; of a delivery, the customer. */
  readonly id: string;
  readonly name: string;
  /** Item, or technology where the flow is one. */
  readonly item: string;
  readonly itemName: string;
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  /** Planned over the horizon. */
  readonly quantity: number;
  readonly touches: readonly TouchAnswer[];
}

export interface TouchAnswer {
  readonly jurisdiction: string;
  readonly control: Control;
  /** Stretches of buckets in which the same covers hold; without any, the stretch is a gap. */
  readonly spans: readonly SpanAnswer[];
  /** The gap that puts most units at risk; of equals the longest, then the first. */
  readonly gap?: GapAnswer;
}

export interface SpanAnswer {
  readonly from: Day;
  /** Last day. */
  readonly until: Day;
  readonly covers: readonly { readonly kind: CoverKind; readonly id: string }[];
}

export interface GapAnswer {
  /** First day not covered. */
  readonly from: Day;
  readonly verdict: Verdict;
  /** Rules that say so. */
  readonly rules: readonly string[];
  /** The permission that comes nearest, and in what it fails. */
  readonly nearest?: {
    readonly kind: 'authorisation' | 'consent';
    readonly id: string;
    readonly failing: readonly Failing[];
  };
  /** Days from application to grant, and the latest day to apply for cover from `from` on. */
  readonly processing?: number;
  readonly applyBy?: Day;
  /** Units due while it lasts that the plan leaves late or short, of products that the item goes into. */
  readonly unitsAtRisk: number;
}

export interface PaperAnswer {
  readonly kind: 'authorisation' | 'consent';
  readonly id: string;
  readonly name: string;
  readonly jurisdiction: string;
  readonly status: Status;
  /** In force; undefined where open. `never` where the model does not count on it. */
  readonly from?: Day;
  readonly until?: Day;
  readonly never: boolean;
  readonly quantity: number;
  /** In the model's currency. */
  readonly value: number;
  readonly flows: number;
  /** Last day of the last bucket in which it carries anything. */
  readonly lastUse?: Day;
  /** Share of its tightest cap that is drawn at the end of the plan, what was drawn before included; NaN without cap. */
  readonly drawn: number;
  /** Last day of the bucket by which a cap is used up. */
  readonly usedUp?: Day;
}
