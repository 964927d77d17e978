import { attributeSpec } from '../../schema/catalog.js';
import type { Assumption } from './ledger.js';

/** Columns of the list of everything that can be drawn, as CSV and JSON have them. */
export const DISTRIBUTION_COLUMNS = [
  'assumption',
  'component',
  'row',
  'attribute',
  'distribution',
  'least',
  'value',
  'most',
  'unit',
  'currency',
  'source',
  'reliability',
  'credibility',
  'illustrative',
  'as_of',
  'owner',
] as const;

export type DistributionRow = Readonly<
  Record<(typeof DISTRIBUTION_COLUMNS)[number], string | number | boolean | null>
>;

/**
 * Every assumption that states a range with a distribution: triangular (least, likely, most) or P10, P50, P90. With
 * `currency` empty, amounts are in that of the row.
 */
export function distributionRows(assumptions: readonly Assumption[]): DistributionRow[] {
  return assumptions
    .filter(({ distribution, least, value, most }) => {
      const complete = least !== undefined && value !== undefined && most !== undefined;
      return distribution !== 'fixed' && complete;
    })
    .map((each) => ({
      assumption: each.id,
      component: each.component,
      row: each.row ?? '',
      attribute: each.attribute ?? '',
      distribution: each.distribution,
      least: each.least ?? null,
      value: each.value ?? null,
      most: each.most ?? null,
      unit: attributeSpec(each.component, each.attribute ?? '')?.unit ?? '',
      currency: each.currency ?? '',
      source: each.source?.id ?? '',
      reliability: each.source?.reliability ?? '',
      credibility: each.credibility ?? null,
      illustrative: each.illustrative,
      as_of: each.asOf ?? '',
      owner: each.owner ?? '',
    }));
}
