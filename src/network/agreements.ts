import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import { windowOf } from './horizon.js';
import { given, type Ids, idsOf, rowsByParent } from './index-of.js';
import type { Agreement, AgreementParty, Member } from './network.js';
import type { Scope } from './scope.js';

/** Organisations with what other tables take from them (S37, S40), in the order of their numbers. */
export function buildMembers(model: Model, organisations: Ids): Member[] {
  const parent = column(model, 'organisation', 'parent');
  const country = column(model, 'organisation', 'country');
  const start = column(model, 'organisation', 'fiscal_year_start');
  const usual = column(model, 'model', 'fiscal_year_start')[0];
  const above = (o: number): number => organisations.number(parent[o]);
  return organisations.names.map((_, o) => {
    const line = [o];
    for (let up = above(o); up >= 0 && !line.includes(up); up = above(up)) line.push(up);
    const states = line.find((each) => !Number.isNaN(start[each]));
    return {
      line,
      country: country[o] ?? '',
      fiscalYearStart: states === undefined ? usual : start[states],
    };
  });
}

/** Month in which an organisation's fiscal years start (S37), by its id. */
export function fiscalYearStarts(model: Model): (organisation: string) => number {
  const ids = idsOf(model, 'organisation');
  const members = buildMembers(model, ids);
  const usual = column(model, 'model', 'fiscal_year_start')[0];
  return (organisation) => members[ids.number(organisation)]?.fiscalYearStart ?? usual;
}

/** Agreements with their scope resolved (S39) and their parties (S39, S40). */
export function buildAgreements(scope: Scope, organisations: Ids): Agreement[] {
  const { model, horizon } = scope;
  const id = column(model, 'agreement', 'id');
  const items = column(model, 'agreement', 'items');
  const withParts = column(model, 'agreement', 'with_parts');
  const processes = column(model, 'agreement', 'processes');
  const resources = column(model, 'agreement', 'resources');
  const technologies = column(model, 'agreement', 'technologies');
  const categories = column(model, 'agreement', 'categories');
  const by = column(model, 'agreement', 'workshare_by');
  const from = column(model, 'agreement', 'valid_from');
  const until = column(model, 'agreement', 'valid_until');
  if (id.length === 0) return [];
  const partiesOf = partyReader(model, organisations);
  const partsOf = partReader(scope);
  const [processIds, resourceIds] = [idsOf(model, 'process'), idsOf(model, 'resource')];
  return id.map((name, a) => {
    const named = items[a].map((each) => scope.itemIds.number(each));
    const [first, last] = windowOf(horizon, given(from[a]), given(until[a]));
    const lists = [items[a], processes[a], resources[a], technologies[a]];
    return {
      id: name ?? '',
      row: a,
      first,
      last,
      everything: lists.every((list) => list.length === 0),
      items: withParts[a] === 1 ? partsOf(named) : new Set(named),
      processes: new Set(processes[a].map((each) => processIds.number(each))),
      resources: new Set(resources[a].map((each) => resourceIds.number(each))),
      technologies: new Set(technologies[a]),
      categories: new Set(categories[a]),
      byHours: by[a] === 'hours',
      ...partiesOf(name ?? ''),
    };
  });
}

function partyReader(
  model: Model,
  organisations: Ids,
): (agreement: string) => Pick<Agreement, 'shares' | 'parties'> {
  const agreement = column(model, 'agreement-party', 'agreement');
  const organisation = column(model, 'agreement-party', 'organisation');
  const country = column(model, 'agreement-party', 'country');
  const share = column(model, 'agreement-party', 'cost_share');
  const floor = column(model, 'agreement-party', 'workshare_floor');
  const ceiling = column(model, 'agreement-party', 'workshare_ceiling');
  return (name) => {
    const rows = agreement.flatMap((each, row) => (each === name ? [row] : []));
    const parties = rows.map(
      (row): AgreementParty => ({
        name: organisation[row] ?? country[row] ?? '',
        organisation: organisations.number(organisation[row]),
        country: country[row] ?? '',
        floor: floor[row],
        ceiling: ceiling[row],
      }),
    );
    parties.sort((a, b) => (a.name < b.name ? -1 : 1));
    const paying = rows.filter((row) => share[row] > 0);
    const shares = paying.map((row) => ({
      organisation: organisations.number(organisation[row]),
      share: share[row],
    }));
    return { parties, shares };
  };
}

/** Items with everything that goes into them, on every level. */
function partReader(scope: Scope): (items: readonly number[]) => Set<number> {
  const { model } = scope;
  const output = column(model, 'process', 'item');
  const input = column(model, 'process-input', 'item');
  const lines = rowsByParent(column(model, 'process-input', 'process'), idsOf(model, 'process'));
  const makers: number[][] = scope.itemIds.names.map(() => []);
  output.forEach((item, p) => {
    makers[scope.itemIds.number(item)]?.push(p);
  });
  return (items) => {
    const found = new Set(items);
    // A set is walked in the order of insertion, what is added on the way included.
    for (const item of found) {
      for (const p of makers[item]) for (const row of lines[p]) found.add(scope.itemIds.number(input[row]));
    }
    return found;
  };
}
