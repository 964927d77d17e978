/** Kinds of cost (S20), in the order in which they are shown. */
export const COST_KINDS = [
  'production',
  'setup',
  'hours',
  'overtime',
  'purchase',
  'transport',
  'duty',
  'opening',
  'expansion',
  'running',
  'holding',
  'lateness',
  'stockpile',
  'disposal',
  'activity',
] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** Kinds of limit that a price can be put on. */
export const LIMIT_KINDS = [
  'capacity',
  'overtime',
  'offer',
  'lane',
  'process',
  'maximum-stock',
  'budget',
  'expansion',
  'workshare',
  'permission',
  'permission-value',
] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** What `model.objectives` may name (S24). */
export const OBJECTIVE_NAMES = [
  'delivery',
  'lateness',
  'overtime',
  'stock',
  'cost',
  'margin',
  'concentration',
  'smoothness',
  'preference',
] as const;
