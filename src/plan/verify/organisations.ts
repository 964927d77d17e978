import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import { type Ids, refs } from './ids.js';

/** Who belongs to whom, where, and when years start (S37, S40). */
export interface Organisations {
  /** Month in which each organisation's fiscal years start. */
  readonly fiscalStart: Float64Array;
  readonly country: readonly (string | undefined)[];
  /** Whether an organisation is another one or stands below it. */
  isWithin(organisation: number, other: number): boolean;
  /** Country in which a site lies. */
  readonly siteCountry: readonly (string | undefined)[];
}

export function readOrganisations(model: Model, ids: Ids): Organisations {
  const parent = refs(column(model, 'organisation', 'parent'), ids.organisation);
  const stated = column(model, 'organisation', 'fiscal_year_start');
  const country = column(model, 'organisation', 'country');
  const usual = column(model, 'model', 'fiscal_year_start')[0];
  const runs = refs(column(model, 'site', 'organisation'), ids.organisation);
  return {
    fiscalStart: stated.map((_, start) => {
      for (let o = start; o >= 0; o = parent[o]) if (stated[o] > 0) return stated[o];
      return usual;
    }),
    country,
    isWithin: (organisation, other) => {
      for (let o = organisation; o >= 0; o = parent[o]) if (o === other) return true;
      return false;
    },
    siteCountry: column(model, 'site', 'country').map((own, s) => own ?? country[runs[s]]),
  };
}
