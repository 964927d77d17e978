import type { Draft, ItemDraft, ProcessDraft, ResourceDraft } from './random-network-draft.js';
import { given, itemId, lotOf, type Rows, Sheet, siteId } from './random-network-sheet.js';
import { addBudgets, addDemand, addLanes, addOffer, addProgramme } from './random-network-trade.js';

/** What the choices of a draft come to: every reference resolved, every item with a source where it is used. */
export function rowsOfDraft(draft: Draft): Rows {
  const sheet = new Sheet(draft);
  addSettings(sheet);
  draft.items.forEach((item, i) => {
    addItem(sheet, item, i);
  });
  // Left out for now: overtime of resources that no process uses. Where it is cheaper than normal hours it is taken
  // for nothing, at a gain: addCheapOvertime (formulate/constraints/capacity.ts) skips resources without a row.
  draft.resources.forEach((resource, r) => {
    addResource(sheet, sheet.busy.has(r) ? resource : { ...resource, overtime: null }, r);
  });
  draft.demands.forEach((demand, d) => {
    addDemand(sheet, demand, d);
  });
  draft.programmes.forEach((programme, p) => {
    addProgramme(sheet, programme, p);
  });
  addBudgets(sheet);
  addLanes(sheet);
  return sheet.rows;
}

function addSettings(sheet: Sheet): void {
  const { draft } = sheet;
  sheet.add('model', {
    id: 'random',
    start: draft.start,
    buckets: draft.pattern.text,
    currency: 'USD',
    fiscal_year_start: draft.fiscalYearStart,
    discount_rate: draft.discount,
    goal: draft.goal,
    holding_rate: 0.2,
    frozen_until: draft.frozen === 0 ? undefined : sheet.date(draft.frozen),
  });
  draft.euro.forEach((rate, k) => {
    sheet.add('currency-rate', { currency: 'EUR', date: k === 0 ? undefined : sheet.date(45), rate });
  });
  sheet.add('organisation', { id: 'org-0', kind: 'manufacturer' });
  sheet.add('organisation', { id: 'org-1', kind: 'technology-firm' });
  sheet.add('skill', { id: 'skill' });
  draft.calendars.forEach(({ weekdays, hours, closed }, c) => {
    sheet.add('calendar', { id: `calendar-${c}`, weekdays: weekdays.split(' '), hours_per_day: hours });
    if (!closed) return;
    const from = sheet.date(closed[0]);
    const until = sheet.daysAfter(from, closed[1]);
    sheet.add('calendar-exception', { calendar: `calendar-${c}`, from, until, hours: 0 });
  });
  draft.sites.forEach(({ organisation, calendar }, s) => {
    const named = calendar < draft.calendars.length ? `calendar-${calendar}` : undefined;
    sheet.add('site', { id: siteId(s), organisation: `org-${organisation}`, calendar: named });
  });
}

function addResource(sheet: Sheet, resource: ResourceDraft, r: number): void {
  const id = `resource-${r}`;
  const { calendar, overtime, stretch, expansion } = resource;
  sheet.add('resource', {
    id,
    site: siteId(sheet.site(resource.site)),
    calendar: calendar === null ? undefined : `calendar-${calendar % sheet.draft.calendars.length}`,
    units: resource.units,
    efficiency: resource.efficiency,
    cost_per_hour: resource.cost,
    overtime_limit: overtime?.[0],
    overtime_cost: overtime?.[1],
    skills: resource.skilled ? ['skill'] : undefined,
  });
  if (stretch) {
    const [at, days, kind, size] = stretch;
    const from = sheet.date(at);
    const until = sheet.daysAfter(from, days);
    const amount = kind === 'units' ? { units: size / 4 } : { hours: size * days };
    sheet.add('resource-capacity', { resource: id, from, until, ...amount });
  }
  if (expansion) {
    sheet.add('expansion', {
      id: `expansion-${r}`,
      resource: id,
      step: expansion.step,
      price: expansion.price,
      running_cost: expansion.running,
      lead_time: sheet.lead(expansion.lead),
      earliest: expansion.earliest === 0 ? undefined : sheet.date(expansion.earliest),
      most_steps: given(expansion.most),
      whole_steps: expansion.whole ? true : undefined,
    });
  }
}

function addItem(sheet: Sheet, item: ItemDraft, i: number): void {
  const { holding, value } = item;
  const cost = holding === 'day' ? value / 500 : holding === 'year' ? value / 5 : value / 40;
  sheet.add('item', {
    id: itemId(i),
    kind: i === 0 ? 'product' : sheet.hasChildren(i) ? 'assembly' : 'part',
    standard_value: value,
    currency: sheet.money(item.euro),
    ...(holding === 'rate' ? {} : { holding_cost: holding === 'none' ? 0 : cost }),
    ...(holding === 'rate' || holding === 'none' ? {} : { holding_per: holding }),
  });
  sheet.madeBy(item, i).forEach((process, k) => {
    addProcess(sheet, process, i, `make-${i}-${k}`);
  });
  sheet.boughtFrom(item, i).forEach((offer, k) => {
    addOffer(sheet, offer, i, `buy-${i}-${k}`);
  });
  addStock(sheet, item, i);
}

function addStock(sheet: Sheet, { buffer, order }: ItemDraft, i: number): void {
  const [home] = sheet.sources[i];
  if (buffer) {
    const most = Math.max(buffer.opening, buffer.minimum, buffer.stockpile?.[0] ?? 0);
    sheet.add('buffer', {
      item: itemId(i),
      site: siteId(home),
      opening_stock: buffer.opening,
      minimum: buffer.minimum,
      maximum: buffer.room === null ? undefined : most + buffer.room,
      stockpile_target: buffer.stockpile?.[0],
      stockpile_date: buffer.stockpile ? sheet.date(buffer.stockpile[1]) : undefined,
      stockpile_penalty: given(buffer.stockpile?.[2]),
    });
  }
  if (order) {
    const places = [...sheet.sources[i]];
    sheet.add('order', {
      id: `order-${i}`,
      kind: 'purchase',
      item: itemId(i),
      site: siteId(places[order.site % places.length]),
      quantity: order.quantity,
      due: sheet.date(order.due),
      firm: order.firm,
    });
  }
}

function addProcess(sheet: Sheet, process: ProcessDraft, i: number, id: string): void {
  const s = sheet.site(process.site);
  const { from, until } = sheet.window(process.window);
  sheet.add('process', {
    id,
    site: siteId(s),
    item: itemId(i),
    yield: process.yield,
    lead_time: sheet.lead(process.lead),
    lead_time_in: process.working ? 'working' : undefined,
    cost: process.cost,
    currency: sheet.money(process.euro),
    most_per_bucket: given(process.most),
    preference: process.preference,
    effective_from: from,
    effective_until: until,
    setup_hours: process.setup?.[0],
    setup_cost: process.setup?.[1],
    ...lotOf(process.lot, process.most, 'minimum_batch', 'batch_multiple'),
  });
  if (process.laterYield) {
    const [at, share] = process.laterYield;
    sheet.add('process-yield', { process: id, from: sheet.date(at), yield: share });
  }
  const inputs = addInputs(sheet, id, i);
  addCoproduct(sheet, process, id, i, inputs);
  addHours(sheet, process, id, s);
}

function addInputs(sheet: Sheet, process: string, i: number): Set<number> {
  const { items } = sheet.draft;
  const used = new Set(sheet.parents.flatMap((parent, k) => (parent === i ? [k] : [])));
  for (const child of [...used]) {
    const { perParent, scrap, substitute, lineWindow } = items[child];
    const others = items.flatMap((_, k) => (k > i && !used.has(k) ? [k] : []));
    const other = substitute && others.length > 0 ? others[substitute.item % others.length] : -1;
    const group = other < 0 ? undefined : `group-${child}`;
    // A line and its substitute may follow one another, or have a gap between them, but one holds in the end.
    const window = sheet.window(lineWindow);
    sheet.add('process-input', {
      process,
      item: itemId(child),
      quantity: perParent,
      scrap,
      group,
      effective_from: window.from,
      effective_until: window.until,
    });
    if (other < 0 || !substitute) continue;
    used.add(other);
    const { ratio, preference } = substitute;
    sheet.add('process-input', {
      process,
      item: itemId(other),
      quantity: perParent * ratio,
      group,
      preference,
      effective_from: sheet.window(substitute.window).from,
    });
  }
  return used;
}

function addCoproduct(
  sheet: Sheet,
  process: ProcessDraft,
  id: string,
  i: number,
  inputs: ReadonlySet<number>,
): void {
  if (!process.coproduct) return;
  const others = sheet.draft.items.flatMap((_, k) => (k > i && !inputs.has(k) ? [k] : []));
  if (others.length === 0) return;
  const [pick, quantity] = process.coproduct;
  sheet.add('process-output', { process: id, item: itemId(others[pick % others.length]), quantity });
}

function addHours(sheet: Sheet, { hours }: ProcessDraft, process: string, site: number): void {
  const { resources } = sheet.draft;
  const here = resources.flatMap((resource, r) => (sheet.site(resource.site) === site ? [r] : []));
  const free = new Set(here);
  hours.forEach((line, k) => {
    const [first] = [...free].slice(line.resource % Math.max(1, free.size));
    if (first === undefined) return;
    const timing = line.spread ? 'spread' : undefined;
    const skilled = here.filter((r) => resources[r].skilled);
    if (line.skill && skilled.length > 0) {
      if (k > 0) return;
      for (const r of skilled) sheet.busy.add(r);
      sheet.add('process-resource', { process, skill: 'skill', hours: line.hours, timing });
      return;
    }
    free.delete(first);
    sheet.busy.add(first);
    const other = line.or && free.size > 0 ? [...free][line.or[0] % free.size] : undefined;
    const group = other === undefined ? undefined : `hours-${k}`;
    sheet.add('process-resource', {
      process,
      resource: `resource-${first}`,
      hours: line.hours,
      timing,
      group,
    });
    if (other === undefined || !line.or) return;
    free.delete(other);
    sheet.busy.add(other);
    const instead = { resource: `resource-${other}`, hours: line.or[1], group, preference: 2 };
    sheet.add('process-resource', { process, timing, ...instead });
  });
}
