import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { Plan } from '../plan.js';
import { type Agreements, readAgreements } from './agreements.js';
import { type Calendars, type LeadTimes, readCalendars } from './calendars.js';
import type { Check } from './check.js';
import { type FleetCase, readFleets } from './fleet-plan.js';
import { type Ids, readIds, refs } from './ids.js';
import { Ledger } from './ledger.js';
import { type Money, readMoney } from './money.js';
import { type Organisations, readOrganisations } from './organisations.js';
import { type Revisions, readRevisions } from './revisions.js';
import { StockFlows } from './stock-flows.js';
import { type PlanRows, readPlan } from './tables.js';
import type { Time } from './time.js';

/** What every family of rules works on: the tables, the plan, and the books that the families fill in turn. */
export interface Case {
  readonly model: Model;
  readonly plan: Plan;
  readonly check: Check;
  readonly time: Time;
  readonly ids: Ids;
  readonly fleets: readonly FleetCase[];
  readonly revisions: Revisions;
  readonly calendars: Calendars;
  readonly money: Money;
  readonly rows: PlanRows;
  readonly flows: StockFlows;
  readonly ledger: Ledger;
  readonly organisations: Organisations;
  readonly agreements: Agreements;
  /** Organisation and calendar of each site, -1 where there is none. */
  readonly payer: Int32Array;
  readonly siteCalendar: Int32Array;
  /** Before this day nothing new is done (S4). */
  readonly frozenUntil: number;
}

export function makeCase(model: Model, plan: Plan, check: Check, time: Time): Case {
  const ids = readIds(model);
  const organisations = readOrganisations(model, ids);
  const agreements = readAgreements(model, time, ids, organisations);
  const base = {
    model,
    plan,
    check,
    time,
    ids,
    revisions: readRevisions(model, ids),
    calendars: readCalendars(model, time, ids),
    money: readMoney(model, time),
    rows: readPlan(plan, check, time.count, ids),
    flows: new StockFlows(ids.site.names.length, time.count),
    ledger: new Ledger(
      time,
      ids.organisation.names.length,
      organisations.fiscalStart,
      column(model, 'budget', 'fiscal_year'),
      agreements,
    ),
    organisations,
    agreements,
    payer: refs(column(model, 'site', 'organisation'), ids.organisation),
    siteCalendar: refs(column(model, 'site', 'calendar'), ids.calendar),
    frozenUntil: column(model, 'model', 'frozen_until')[0],
  };
  // Not by spreading: see `readPlan`.
  return Object.assign(base, { fleets: readFleets(base) });
}

/** Nothing new in a bucket that starts before the model's `frozen_until` (S4). */
export function checkFrozen(c: Case, subject: () => string, t: number, quantity: number): void {
  if (c.time.first[t] < c.frozenUntil) c.check.atMost('frozen', subject, t, 0, quantity);
}

/**
 * What is started, ordered or shipped arrives when its lead time says (S3); what would arrive after the horizon is
 * not planned, nor what takes working days in a bucket that has none.
 */
export function checkArrival(
  c: Case,
  subject: () => string,
  t: number,
  leads: LeadTimes,
  found: number,
  quantity: number,
): void {
  const expected = leads.arrival[t];
  if (leads.begin[t] < 0) c.check.atMost('working-day', subject, t, 0, quantity);
  c.check.holds('arrival', expected === found, subject, t, expected, found);
  if (expected < 0) c.check.atMost('arrival', subject, t, 0, quantity);
}

/** Amount of a price in its currency; an empty price, or none, costs nothing whatever the rate. */
export function worth(price: number, rate: number): number {
  return Number.isNaN(price) || price === 0 ? 0 : price * rate;
}

/** Dense table of one number for each row of a component and bucket. */
export class Grid {
  readonly values: Float64Array;
  constructor(
    rows: number,
    private readonly buckets: number,
  ) {
    this.values = new Float64Array(rows * buckets);
  }
  at(row: number, t: number): number {
    return this.values[row * this.buckets + t];
  }
  add(row: number, t: number, quantity: number): void {
    this.values[row * this.buckets + t] += quantity;
  }
}
