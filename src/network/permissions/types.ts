/**
 * Permissions resolved to numbers (S31-S36): every flow that crosses a border, the jurisdictions that it touches, and
 * what covers it bucket by bucket.
 */
export interface Permissions {
  /** Whether cross-border flows need cover. */
  readonly counts: boolean;
  /** The model says that permissions are to be ignored. */
  readonly ignored: boolean;
  readonly flows: readonly BorderFlow[];
  /** Everything that can cover a flow; `Touch.covers` are numbers in it. */
  readonly covers: readonly Cover[];
  /** Ids of the technologies, by number. */
  readonly technologyIds: readonly string[];
  /** Number of the border flow, -1 where it does not cross one: by lane and flow of the lane, offer, open order, process, curve. */
  readonly shipments: readonly Int32Array[];
  readonly purchases: Int32Array;
  readonly orders: Int32Array;
  readonly technologies: Int32Array;
  readonly deliveries: Int32Array;
}

export type FlowKind = 'shipment' | 'purchase' | 'order' | 'technology' | 'delivery';
export type Control = 'export' | 'transit' | 'import' | 're-export';
export type Nature = 'goods' | 'software' | 'technology';

/** What crosses a border, whatever its cover (S31). */
export interface Crossing {
  readonly kind: FlowKind;
  /** Number of the lane, offer, open order, process or curve; `part` = flow of the lane. */
  readonly number: number;
  readonly part: number;
  /** Of a technology: the item made with it. */
  readonly item: number;
  /** -1 for items. */
  readonly technology: number;
  readonly nature: Nature;
  readonly origin: string;
  readonly destination: string;
  readonly transit: readonly string[];
  /** Organisation that sends it, -1 where it is not stated. */
  readonly exporter: number;
  /** Consignee and end users. */
  readonly parties: readonly number[];
  /** '' where none is stated. */
  readonly endUse: string;
  /** Day by bucket on which it leaves, and on which it is there, for the dates of permissions (S32); -1 = it cannot be. */
  readonly leaves: Int32Array;
  readonly arrives: Int32Array;
}

export interface BorderFlow extends Crossing {
  readonly touches: readonly Touch[];
  /** 1 in the buckets in which every jurisdiction that it touches is covered. */
  readonly permitted: Uint8Array;
}

/** One jurisdiction that a flow touches, in one way. */
export interface Touch {
  readonly jurisdiction: string;
  readonly control: Control;
  /** Covers in bucket t: covers[starts[t]] .. covers[starts[t + 1] - 1]; one alone where it has no cap. */
  readonly starts: Int32Array;
  readonly covers: Int32Array;
}

export type CoverKind = 'rule' | 'determination' | 'authorisation' | 'consent';
export type Status = 'granted' | 'applied' | 'planned';

export interface Cover {
  readonly kind: CoverKind;
  readonly id: string;
  readonly status: Status;
  /** What is left of its caps; Infinity where it has none. */
  readonly quantity: number;
  readonly value: number;
  /** Of the value cap. */
  readonly currency: number;
}

export function isCapped(cover: Cover): boolean {
  return Number.isFinite(cover.quantity) || Number.isFinite(cover.value);
}

/** Border flows by what carries them; nothing where permissions do not count. */
export function noPermissions(ignored: boolean): Permissions {
  const none = new Int32Array(0);
  return {
    counts: false,
    ignored,
    flows: [],
    covers: [],
    technologyIds: [],
    shipments: [],
    purchases: none,
    orders: none,
    technologies: none,
    deliveries: none,
  };
}
