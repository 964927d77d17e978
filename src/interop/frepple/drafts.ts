import type { Material } from './materials.js';

/** An input of a process, for one unit started. */
export interface DraftInput {
  readonly material: Material;
  readonly quantity: number;
  /** Inputs with the same group stand in for one another. */
  readonly group: string | undefined;
  readonly preference: number;
  /** Moments. */
  readonly from: number | undefined;
  readonly until: number | undefined;
}

/** Time of a resource, or of one of several, that a process takes. */
export interface DraftLoad {
  readonly resources: readonly { readonly name: string; readonly preference: number }[];
  /** Seconds of one resource for each unit; for a resource limited by period, its quantity. */
  readonly perUnit: number;
  /** Seconds for each lot, whatever its size. */
  readonly perLot: number;
  /** The resource is limited by a quantity in each period of its calendar. */
  readonly byPeriod: boolean;
  readonly line: number;
}

/** A process of ours in the making; quantities are for one unit of the output. */
export interface Draft {
  readonly name: string;
  readonly line: number;
  readonly output: Material;
  readonly inputs: readonly DraftInput[];
  readonly coproducts: readonly { readonly material: Material; readonly quantity: number }[];
  readonly loads: readonly DraftLoad[];
  /** Working seconds from start to output, of a lot of one. */
  readonly seconds: number;
  /** Calendars in which it works, all at once; none = always. */
  readonly calendars: readonly string[];
  readonly cost: number;
  readonly preference: number;
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly lots: Lots;
}

export interface Lots {
  /** The file gives sizes other than the usual ones. */
  readonly stated: boolean;
  readonly minimum: number;
  readonly multiple: number;
  readonly maximum: number | undefined;
}

/** A draft with every quantity and hour for `share` of a unit. */
export function scaled(draft: Draft, share: number): Pick<Draft, 'inputs' | 'coproducts' | 'loads' | 'cost'> {
  return {
    inputs: draft.inputs.map((input) => ({ ...input, quantity: input.quantity * share })),
    coproducts: draft.coproducts.map((each) => ({ ...each, quantity: each.quantity * share })),
    loads: draft.loads.map((load) => ({ ...load, perUnit: load.perUnit * share })),
    cost: draft.cost * share,
  };
}
