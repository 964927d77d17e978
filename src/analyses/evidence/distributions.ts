import { attributeSpec } from '../../schema/catalog.js';
import { column, rowCount, rowName } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { FindAssumptions } from './backing.js';
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
 * Everything that can be drawn from: assumptions that state a range with a distribution, triangular (least, likely,
 * most) or P10, P50, P90, and then durations that state least, likely and most days. With `currency` empty, amounts
 * are in that of the row.
 */
export function distributionRows(
  model: Model,
  { assumptions, find }: { readonly assumptions: readonly Assumption[]; readonly find: FindAssumptions },
): DistributionRow[] {
  const stated = assumptions
    .filter(({ distribution, least, value, most }) => {
      const complete = least !== undefined && value !== undefined && most !== undefined;
      return distribution !== 'fixed' && complete;
    })
    .map((each) => ({
      ...backed(each),
      assumption: each.id,
      component: each.component,
      row: each.row ?? '',
      attribute: each.attribute ?? '',
      distribution: each.distribution,
      least: each.least ?? null,
      value: each.value ?? null,
      most: each.most ?? null,
      unit: attributeSpec(each.component, each.attribute ?? '')?.unit ?? '',
    }));
  const known = new Set(stated.map(({ component, row, attribute }) => `${component} ${row} ${attribute}`));
  const durations = (['activity', 'activity-mode'] as const)
    .flatMap((component) => durationRows(model, component, find))
    .filter(({ component, row, attribute }) => !known.has(`${component} ${row} ${attribute}`));
  return [...stated, ...durations];
}

/** Activities, or ways of carrying them out, that state least, likely and most days, in the order of their names. */
function durationRows(
  model: Model,
  component: 'activity' | 'activity-mode',
  find: FindAssumptions,
): DistributionRow[] {
  const [least, value, most] = (['duration_least', 'duration', 'duration_most'] as const).map((attribute) =>
    column(model, component, attribute),
  );
  const rows = Array.from({ length: rowCount(model, component) }, (_, row) => ({
    row,
    name: rowName(model, component, row),
  }));
  return rows
    .filter(({ row }) => least[row] < most[row] && value[row] >= least[row] && value[row] <= most[row])
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ row, name }) => {
      const by = find(component, name, 'duration')[0];
      return {
        ...backed(by),
        assumption: by?.id ?? '',
        component,
        row: name,
        attribute: 'duration',
        distribution: 'triangular',
        least: least[row],
        value: value[row],
        most: most[row],
        unit: 'd',
      };
    });
}

/** What a number rests on, as the list has it. */
function backed(
  by: Assumption | undefined,
): Pick<
  DistributionRow,
  'currency' | 'source' | 'reliability' | 'credibility' | 'illustrative' | 'as_of' | 'owner'
> {
  return {
    currency: by?.currency ?? '',
    source: by?.source?.id ?? '',
    reliability: by?.source?.reliability ?? '',
    credibility: by?.credibility ?? null,
    illustrative: by?.illustrative ?? false,
    as_of: by?.asOf ?? '',
    owner: by?.owner ?? '',
  };
}
