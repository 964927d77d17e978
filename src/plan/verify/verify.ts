import { column, rowCount } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { Plan } from '../plan.js';
import { checkCapacity } from './capacity.js';
import { type Case, type Grid, makeCase } from './case.js';
import { type Broken, Check } from './check.js';
import { checkCosts } from './costs.js';
import { isoDay } from './days.js';
import { checkDeliveries } from './deliveries.js';
import { readEvents } from './events.js';
import { checkExpansions } from './expansions.js';
import { checkFleets } from './fleets.js';
import { checkBuckets, checkHeader } from './header.js';
import { checkHours } from './hours.js';
import { checkLearned, readLearned } from './learning.js';
import { checkMaterials } from './materials.js';
import { checkObjectives } from './objectives.js';
import { checkOpenOrders } from './open-orders.js';
import { readPermits } from './permissions/index.js';
import { checkProduction, readStarted } from './production.js';
import { checkPurchases } from './purchases.js';
import { checkReadiness } from './readiness.js';
import { checkPhases, checkRunOuts, revisionStarts } from './revision-rules.js';
import { checkRevisionDeliveries, checkRevisionUnits, Pools } from './revision-units.js';
import { checkExpiry, checkShelfLives } from './shelf-life.js';
import { checkShipments } from './shipments.js';
import { checkSpending } from './spending.js';
import { checkStock } from './stock.js';
import { cutTime, type Time } from './time.js';
import { checkTransfers, checkWorkshares } from './workshare.js';

export interface VerifyResult {
  readonly ok: boolean;
  /** Comparisons made. */
  readonly rulesChecked: number;
  /** The first of what is broken, in the order in which it was found. */
  readonly broken: readonly Broken[];
  readonly brokenCount: number;
  /** Largest difference found, as a share of what was compared; 1 where no number is compared. */
  readonly worst: number;
}

/**
 * Recomputes every balance, limit, budget, cost and stated figure of a plan from the tables and the plan alone. It
 * follows docs/explanation/semantics.md and shares no code with what made the plan. The model must be free of errors.
 */
export function verify(model: Model, plan: Plan, language = 'en'): VerifyResult {
  const check = new Check(language);
  const time = readTime(model);
  if (time) {
    check.bucketStarts = Array.from({ length: time.count }, (_, t) => isoDay(time.first[t]));
    checkAll(model, plan, check, time);
  } else {
    check.holds('bucket-table', false, 'model', -1, '26w 24m', column(model, 'model', 'buckets')[0] ?? '');
  }
  const { rulesChecked, broken, brokenCount, worst } = check;
  return { ok: brokenCount === 0, rulesChecked, broken, brokenCount, worst };
}

function readTime(model: Model): Time | undefined {
  if (rowCount(model, 'model') === 0) return undefined;
  const start = column(model, 'model', 'start')[0];
  const pattern = column(model, 'model', 'buckets')[0] ?? '';
  return cutTime(start, pattern, column(model, 'model', 'fiscal_year_start')[0]);
}

/** Revisions: what may be started when, what is delivered and in the field, and old parts (S43 to S48). */
function checkRevisions(c: Case, started: Grid, pools: Pools, opens: readonly number[]): void {
  const units = revisionStarts(c, started);
  checkPhases(c, units, opens);
  checkRevisionUnits(c, started, checkRevisionDeliveries(c, pools));
  checkRunOuts(c, units);
}

function checkAll(model: Model, plan: Plan, check: Check, time: Time): void {
  checkHeader(model, plan, check, time);
  checkBuckets(plan, check, time);
  const c = makeCase(model, plan, check, time);
  const events = readEvents(model, time, c.ids);
  const { opens, held } = checkReadiness(c, events);
  const started = readStarted(c);
  const learned = readLearned(c, started);
  checkProduction(c, learned, events, opens);
  checkLearned(c, started, learned);
  const materialPreference = checkMaterials(c, started);
  const hours = checkHours(c, started, learned);
  const overtime = checkCapacity(c, hours, checkExpansions(c), events, held);
  checkPurchases(c, events);
  checkShipments(c, events);
  const permits = readPermits(c);
  const received = checkOpenOrders(c, permits);
  permits.check(received);
  const pools = new Pools(time.count);
  const served = checkDeliveries(c, pools);
  checkRevisions(c, started, pools, opens);
  checkFleets(c);
  checkExpiry(c);
  // Only now is every arrival and use known.
  const shortStock = checkStock(c);
  checkShelfLives(c);
  checkSpending(c);
  checkTransfers(c);
  checkWorkshares(c);
  const cost = checkCosts(c);
  const groupPreference = materialPreference + hours.preference;
  checkObjectives(c, { served, shortStock, overtime, cost, groupPreference, started, opens, learned });
}
