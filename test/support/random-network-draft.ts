/** A network as random choices; numbers that point at something count modulo what there is. */
export interface Draft {
  readonly start: string;
  readonly pattern: { readonly text: string; readonly days: number };
  readonly fiscalYearStart: number;
  readonly discount: number;
  readonly goal: 'least-cost' | 'most-margin';
  readonly frozen: number;
  readonly euro: readonly number[];
  readonly calendars: readonly CalendarDraft[];
  readonly sites: readonly { readonly organisation: number; readonly calendar: number }[];
  readonly items: readonly ItemDraft[];
  readonly resources: readonly ResourceDraft[];
  readonly lanes: readonly LaneDraft[];
  /** Lanes between these pairs, wanted or not. */
  readonly extraLanes: readonly (readonly [number, number])[];
  readonly demands: readonly DemandDraft[];
  readonly programmes: readonly ProgrammeDraft[];
  readonly budgets: readonly BudgetDraft[];
}

export interface CalendarDraft {
  readonly weekdays: string;
  readonly hours: number;
  /** Shut-down: start in % of the horizon, days. */
  readonly closed: readonly [number, number] | null;
}

export interface ItemDraft {
  readonly parent: number;
  readonly perParent: number;
  readonly scrap: number;
  readonly lineWindow: WindowDraft | null;
  readonly substitute: {
    readonly item: number;
    readonly ratio: number;
    readonly preference: number;
    readonly window: WindowDraft | null;
  } | null;
  readonly value: number;
  readonly euro: boolean;
  readonly holding: 'rate' | 'day' | 'month' | 'year' | 'bucket' | 'none';
  readonly source: 'usual' | 'both';
  readonly processes: readonly ProcessDraft[];
  readonly offers: readonly OfferDraft[];
  readonly buffer: BufferDraft | null;
  readonly order: {
    readonly due: number;
    readonly quantity: number;
    readonly firm: boolean;
    readonly site: number;
  } | null;
}

/** From and until in % of the horizon. */
export type WindowDraft = readonly [number, number];

export interface ProcessDraft {
  readonly site: number;
  readonly yield: number;
  readonly laterYield: readonly [number, number] | null;
  readonly lead: number;
  readonly working: boolean;
  readonly cost: number;
  readonly euro: boolean;
  readonly most: number | null;
  readonly preference: number;
  readonly window: WindowDraft | null;
  readonly hours: readonly {
    readonly resource: number;
    readonly hours: number;
    readonly spread: boolean;
    /** Another resource that will do. */
    readonly or: readonly [number, number] | null;
    readonly skill: boolean;
  }[];
  readonly coproduct: readonly [number, number] | null;
  readonly lot: LotDraft | null;
  readonly setup: readonly [number, number] | null;
}

export interface LotDraft {
  readonly minimum: number | null;
  readonly multiple: number | null;
}

export interface OfferDraft {
  readonly site: number;
  readonly price: number;
  readonly euro: boolean;
  readonly lead: number;
  readonly working: boolean;
  readonly most: number | null;
  readonly window: WindowDraft | null;
  readonly preference: number;
  readonly onReceipt: boolean;
  /** Breaks: quantity and factor on the price. */
  readonly breaks: readonly (readonly [number, number])[];
  readonly allUnits: boolean;
  readonly lot: LotDraft | null;
}

export interface BufferDraft {
  readonly opening: number;
  readonly minimum: number;
  readonly room: number | null;
  readonly stockpile: readonly [number, number, number | null] | null;
}

export interface ResourceDraft {
  readonly site: number;
  readonly units: number;
  readonly efficiency: number;
  readonly cost: number;
  readonly overtime: readonly [number, number] | null;
  readonly calendar: number | null;
  readonly skilled: boolean;
  /** From %, days, units or hours. */
  readonly stretch: readonly [number, number, 'units' | 'hours', number] | null;
  readonly expansion: {
    readonly step: number;
    readonly price: number;
    readonly running: number;
    readonly lead: number;
    readonly earliest: number;
    readonly most: number | null;
    readonly whole: boolean;
  } | null;
}

export interface LaneDraft {
  readonly transit: number;
  readonly cost: number;
  readonly euro: boolean;
  readonly duty: number;
  readonly most: number | null;
  readonly opening: number | null;
}

export interface TermsDraft {
  readonly item: number;
  readonly site: number;
  readonly priority: number;
  readonly optional: boolean;
  readonly value: number;
  readonly penalty: number | null;
  readonly euro: boolean;
}

export interface DemandDraft extends TermsDraft {
  readonly due: number;
  readonly quantity: number;
  /** Days in % of the horizon after due. */
  readonly latest: number | null;
}

export interface ProgrammeDraft extends TermsDraft {
  readonly cumulative: boolean;
  readonly linear: boolean;
  readonly points: readonly (readonly [number, number])[];
  readonly grace: number | null;
}

export interface BudgetDraft {
  readonly organisation: number;
  readonly category: 'procurement' | 'capital' | 'running' | null;
  readonly amounts: readonly number[];
  readonly carry: number;
  readonly euro: boolean;
}
