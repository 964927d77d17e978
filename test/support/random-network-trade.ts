import type { DemandDraft, OfferDraft, ProgrammeDraft } from './random-network-draft.js';
import { given, itemId, lotOf, type Sheet, siteId } from './random-network-sheet.js';

export function addOffer(sheet: Sheet, offer: OfferDraft, i: number, id: string): void {
  const { from, until } = sheet.window(offer.window);
  const starts = [...new Set(offer.breaks.map(([quantity]) => quantity))].sort((a, b) => a - b);
  const scheme = offer.allUnits ? 'all-units' : 'incremental';
  sheet.add('offer', {
    id,
    item: itemId(i),
    site: siteId(sheet.site(offer.site)),
    price: starts.length > 0 ? undefined : offer.price,
    currency: sheet.money(offer.euro),
    break_scheme: starts.length > 0 ? scheme : undefined,
    lead_time: sheet.lead(offer.lead),
    lead_time_in: offer.working ? 'working' : undefined,
    most_per_bucket: given(offer.most),
    valid_from: from,
    valid_until: until,
    preference: offer.preference,
    payment: offer.onReceipt ? 'receipt' : undefined,
    ...lotOf(offer.lot, offer.most, 'minimum_order', 'order_multiple'),
  });
  if (starts.length === 0) return;
  let price = offer.price;
  sheet.add('offer-price', { offer: id, from_quantity: 0, price });
  for (const quantity of starts) {
    const factor = offer.breaks.find(([at]) => at === quantity)?.[1] ?? 1;
    // Rising prices for the units above a break are linear; falling ones for all units need a choice.
    price = Math.round((offer.allUnits ? price / factor : price * factor) * 100) / 100;
    sheet.add('offer-price', { offer: id, from_quantity: quantity, price });
  }
}

function terms(sheet: Sheet, draft: DemandDraft | ProgrammeDraft) {
  return {
    item: itemId(draft.item % sheet.draft.items.length),
    site: siteId(sheet.site(draft.site)),
    priority: draft.optional ? undefined : draft.priority,
    optional: draft.optional ? true : undefined,
    value: draft.value,
    penalty: given(draft.penalty),
    currency: sheet.money(draft.euro),
  };
}

export function addDemand(sheet: Sheet, demand: DemandDraft, d: number): void {
  const due = sheet.date(demand.due);
  const after =
    demand.latest === null ? undefined : Math.round((demand.latest / 100) * sheet.draft.pattern.days);
  sheet.add('demand', {
    id: `demand-${d}`,
    ...terms(sheet, demand),
    due,
    quantity: demand.quantity,
    latest: after === undefined ? undefined : sheet.daysAfter(due, after),
  });
}

export function addProgramme(sheet: Sheet, programme: ProgrammeDraft, p: number): void {
  const id = `programme-${p}`;
  sheet.add('programme', {
    id,
    ...terms(sheet, programme),
    interpolation: programme.linear ? 'linear' : 'step',
    grace: given(programme.grace),
  });
  const dates = [...new Map(programme.points.map(([at, size]) => [sheet.date(at), size]))].sort();
  let total = 0;
  for (const [date, size] of dates) {
    total += size;
    sheet.add('programme-point', {
      programme: id,
      date,
      ...(programme.cumulative ? { cumulative: total } : { rate: size }),
    });
  }
}

export function addBudgets(sheet: Sheet): void {
  const { budgets, start, fiscalYearStart } = sheet.draft;
  const [year, month] = start.split('-').map(Number);
  const firstYear = month >= fiscalYearStart ? year : year - 1;
  const seen = new Set<string>();
  for (const budget of budgets) {
    const organisation = `org-${budget.organisation % 2}`;
    const key = `${organisation}/${budget.category ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    budget.amounts.forEach((amount, k) => {
      sheet.add('budget', {
        id: `budget-${key}-${k}`,
        organisation,
        fiscal_year: firstYear + k,
        amount,
        currency: sheet.money(budget.euro),
        category: given(budget.category),
        carry_over: budget.carry,
      });
    });
  }
}

/** Lanes from a source to every site where an item is wanted and cannot be had, and those that the draft adds. */
export function addLanes(sheet: Sheet): void {
  const { draft, rows } = sheet;
  const pairs = new Set<string>();
  const sites = new Map(rows.process?.map((process) => [process.id, process.site]));
  const want = (item: string, site: string | undefined): void => {
    const sources = sheet.sources[Number(item.slice(5))];
    const to = Number(site?.slice(5));
    if (!sources.has(to)) pairs.add(`${[...sources][0]}/${to}`);
  };
  for (const input of rows['process-input'] ?? []) want(input.item, sites.get(input.process));
  for (const demand of [...(rows.demand ?? []), ...(rows.programme ?? [])]) want(demand.item, demand.site);
  for (const [a, b] of draft.extraLanes) {
    const [from, to] = [sheet.site(a), sheet.site(b)];
    if (from !== to) pairs.add(`${from}/${to}`);
  }
  [...pairs].forEach((pair, l) => {
    const [from, to] = pair.split('/').map(Number);
    const lane = draft.lanes[l % draft.lanes.length];
    sheet.add('lane', {
      id: `lane-${from}-${to}`,
      from_site: siteId(from),
      to_site: siteId(to),
      transit_time: sheet.lead(lane.transit),
      cost: lane.cost,
      currency: sheet.money(lane.euro),
      duty_rate: lane.duty,
      most_per_bucket: given(lane.most),
      opening_cost: given(lane.opening),
    });
  });
}
