import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { Calendars } from './calendars.js';
import { given, type Ids } from './index-of.js';
import type { Currencies } from './money.js';
import type { Item, Member, Node, Site } from './network.js';
import type { Scope } from './scope.js';

/** Days that `holding_cost` is for, by `holding_per` (S20). */
const HOLDING_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 365 / 12, year: 365 };

export function buildItems(model: Model, currencies: Currencies): Item[] {
  const id = column(model, 'item', 'id');
  const unit = column(model, 'item', 'unit');
  const kind = column(model, 'item', 'kind');
  const value = column(model, 'item', 'standard_value');
  const currency = column(model, 'item', 'currency');
  const rate = column(model, 'item', 'holding_rate');
  const cost = column(model, 'item', 'holding_cost');
  const per = column(model, 'item', 'holding_per');
  const shelfLife = column(model, 'item', 'shelf_life');
  const disposal = column(model, 'item', 'disposal_cost');
  const modelRate = column(model, 'model', 'holding_rate')[0];
  return id.map((name, i) => {
    const standardValue = given(value[i]) ?? 0;
    const perBucket = given(cost[i]) !== undefined && per[i] === 'bucket';
    const byRate = (standardValue * (given(rate[i]) ?? modelRate)) / 365;
    const byCost = perBucket ? cost[i] : cost[i] / (HOLDING_DAYS[per[i] ?? 'year'] ?? 365);
    return {
      id: name ?? '',
      unit: unit[i] ?? '1',
      kind: kind[i] ?? 'part',
      standardValue,
      currency: currencies.of(currency[i]),
      holding: given(cost[i]) === undefined ? byRate : byCost,
      holdingPerBucket: perBucket,
      shelfLife: given(shelfLife[i]) ?? Number.POSITIVE_INFINITY,
      expiryCost: disposal[i],
    };
  });
}

export function buildSites(
  model: Model,
  calendars: Calendars,
  organisations: Ids,
  members: readonly Member[],
): Site[] {
  const id = column(model, 'site', 'id');
  const organisation = column(model, 'site', 'organisation');
  const country = column(model, 'site', 'country');
  const calendar = column(model, 'site', 'calendar');
  return id.map((name, s) => {
    const runs = organisations.number(organisation[s]);
    return {
      id: name ?? '',
      organisation: runs,
      country: country[s] ?? members[runs]?.country ?? '',
      calendar: calendars.ids.get(calendar[s] ?? '') ?? -1,
    };
  });
}

export function buildNodes(scope: Scope, pairs: readonly { item: number; site: number }[]): Node[] {
  const { model, horizon, currencies } = scope;
  const item = column(model, 'buffer', 'item');
  const site = column(model, 'buffer', 'site');
  const opening = column(model, 'buffer', 'opening_stock');
  const age = column(model, 'buffer', 'opening_age');
  const minimum = column(model, 'buffer', 'minimum');
  const maximum = column(model, 'buffer', 'maximum');
  const target = column(model, 'buffer', 'stockpile_target');
  const date = column(model, 'buffer', 'stockpile_date');
  const penalty = column(model, 'buffer', 'stockpile_penalty');
  const currency = column(model, 'buffer', 'currency');
  const rows = new Map(
    item.map((name, r) => [scope.nodes.number(scope.itemIds.number(name), scope.siteIds.number(site[r])), r]),
  );
  return pairs.map((pair, n) => {
    const r = rows.get(n);
    if (r === undefined) {
      return {
        item: pair.item,
        site: pair.site,
        opening: 0,
        openingAge: 0,
        minimum: 0,
        maximum: Number.POSITIVE_INFINITY,
        stockpile: 0,
        stockpileFrom: 0,
        stockpilePenalty: Number.NaN,
        currency: 0,
      };
    }
    // The target counts from the first bucket that ends after its date (S15).
    let from = 0;
    while (given(date[r]) !== undefined && from < horizon.count && horizon.starts[from + 1] <= date[r])
      from++;
    return {
      item: pair.item,
      site: pair.site,
      opening: opening[r],
      openingAge: age[r],
      minimum: minimum[r],
      maximum: given(maximum[r]) ?? Number.POSITIVE_INFINITY,
      stockpile: given(target[r]) ?? 0,
      stockpileFrom: from,
      stockpilePenalty: penalty[r],
      currency: currencies.of(currency[r]),
    };
  });
}
