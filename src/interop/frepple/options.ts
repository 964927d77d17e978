/** How a file of frePPLe becomes tables; each has a default. */
export interface FreppleOptions {
  /** Keep the lot sizes of operations and the hours that a lot takes whatever its size; false when left out. */
  readonly wholeLots?: boolean;
  /** Keep the least order and the multiple of purchases; true when left out. */
  readonly purchaseLots?: boolean;
  /** Buckets of the plan as in `model.buckets`; days up to `until` when left out. */
  readonly buckets?: string;
  /** Last day of the plan (YYYY-MM-DD); a day by which everything can be delivered, when left out. */
  readonly until?: string;
  /** frePPLe names no currency; EUR when left out. */
  readonly currency?: string;
  /** `model.objectives`; the usual order when left out. */
  readonly objectives?: readonly string[];
}
