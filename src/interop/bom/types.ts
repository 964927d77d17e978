import type { IssueList, Place } from '../../base/issues.js';

/** A part number by which a vendor sells, e.g. LCSC C19077568. */
export interface VendorNumber {
  readonly vendor: string;
  readonly number: string;
}

/**
 * Whether a line asks for a part: `fitted` = yes; `not-fitted` = there is a place for it, but it stays empty (DNP);
 * `no-part` = copper only (test points, fiducials), nothing to buy.
 */
export type Fit = 'fitted' | 'not-fitted' | 'no-part';

/** One line of a foreign bill of material, in no format's own words. */
export interface BomLine {
  /** Reference designators (R1, C2), in the file's order; none in bills that have none. */
  readonly designators: readonly string[];
  readonly quantity: number;
  /** The value of a passive part, or the name of anything else, as written. */
  readonly value: string;
  readonly partNumber?: string;
  readonly manufacturer?: string;
  readonly vendorNumber?: VendorNumber;
  readonly footprint?: string;
  readonly description?: string;
  /** Part of the product that the line belongs to, where the bill says so. */
  readonly subsystem?: string;
  readonly note?: string;
  readonly fit: Fit;
  readonly place: Place;
}

export interface BomReading {
  readonly lines: readonly BomLine[];
  readonly issues: IssueList;
}

export interface PriceBreak {
  readonly fromQuantity: number;
  /** Per unit. */
  readonly price: number;
}

/** What a vendor asks for a part. */
export interface PartOffer {
  readonly vendor: string;
  readonly vendorNumber: string;
  readonly partNumber: string;
  readonly manufacturer?: string;
  readonly description?: string;
  /** Ascending; empty where the file names the part but no price. */
  readonly breaks: readonly PriceBreak[];
  readonly currency: string;
  /** Part number that this one stands in for, where the file says that it is a substitute. */
  readonly standsInFor?: string;
  readonly place: Place;
}

export interface OfferReading {
  readonly offers: readonly PartOffer[];
  readonly issues: IssueList;
}
