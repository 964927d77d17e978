import type { Plan } from '../plan/plan.js';
import type { Model } from '../schema/model.js';
import { payerAnswers, workshareAnswers } from './agreements.js';
import type { AnswerCard, DeliveryMark, VerificationSummary } from './card.js';
import { type Curve, firstDay, lastDay } from './curves.js';
import { eventAnswers } from './events.js';
import { fleetAnswers } from './fleets.js';
import { limitAnswers } from './limits.js';
import { budgetAnswers, costAnswer } from './money.js';
import { type Names, namesOf } from './names.js';
import { permissionsAnswer } from './permissions/read.js';
import { productAnswers, productCurves } from './products.js';
import { type Buckets, bucketsOf } from './read.js';
import { readinessAnswer } from './readiness.js';
import { revisionAnswers, runOutAnswers } from './revisions.js';

export type { AnswerCard, VerificationSummary } from './card.js';
export { renderAnswerText } from './text.js';

/** Answers to the questions that a plan is made for, read from the plan and the tables alone. */
export function answerCard(model: Model, plan: Plan, verification?: VerificationSummary): AnswerCard {
  const buckets = bucketsOf(plan);
  const names = namesOf(model);
  const products = productAnswers(model, plan, buckets, names);
  const limits = limitAnswers(model, plan, buckets, names);
  const items = products.map(({ item }) => item);
  const curveOf = productCurves(model, plan, buckets);
  const { scenario } = plan.header;
  const permissions = permissionsAnswer(model, plan);
  const readiness = readinessAnswer(model, plan, buckets, names);
  const events = eventAnswers(model, names);
  return {
    modelName: plan.header.modelName,
    ...(scenario === undefined ? {} : { scenario: names.of('scenario', scenario) }),
    currency: plan.header.currency,
    start: buckets.starts[0] ?? 0,
    end: buckets.ends[buckets.count - 1] ?? 0,
    first: mark(curveOf, buckets, names, items, 'first'),
    last: mark(curveOf, buckets, names, items, 'last'),
    products,
    cost: costAnswer(plan),
    budgets: budgetAnswers(plan, names),
    ...(permissions.state === 'not-modelled' ? {} : { permissions }),
    payers: payerAnswers(plan, names),
    workshares: workshareAnswers(plan, names),
    limits,
    money: limits.filter(({ limit }) => limit === 'budget'),
    ...unitAnswers(plan, buckets, names),
    proof: {
      status: plan.header.status,
      gap: plan.header.gap,
      ...(plan.header.cut ? { cut: true } : {}),
      objectives: plan.header.objectives,
      checks: verification?.rulesChecked,
      broken: verification?.brokenCount,
    },
    ...(readiness ? { readiness } : {}),
    ...(events.length > 0 ? { events } : {}),
  };
}

/** Fleets, revisions and old parts, of plans that have them. */
function unitAnswers(
  plan: Plan,
  buckets: Buckets,
  names: Names,
): Pick<AnswerCard, 'fleets' | 'revisions' | 'runOuts'> {
  const fleets = fleetAnswers(plan, buckets, names);
  const revisions = revisionAnswers(plan, buckets, names);
  const runOuts = runOutAnswers(plan, buckets, names);
  return {
    ...(fleets.length > 0 ? { fleets } : {}),
    ...(revisions.length > 0 ? { revisions } : {}),
    ...(runOuts.length > 0 ? { runOuts } : {}),
  };
}

/** First or last delivery of anything that is wanted with a priority. */
function mark(
  curveOf: (item: string) => Curve,
  buckets: Buckets,
  names: Names,
  items: readonly string[],
  which: 'first' | 'last',
): DeliveryMark | undefined {
  let best: DeliveryMark | undefined;
  for (const item of items) {
    const { delivered } = curveOf(item);
    const day = which === 'first' ? firstDay(delivered, buckets) : lastDay(delivered, buckets);
    if (day === undefined) continue;
    if (!best || (which === 'first' ? day < best.day : day > best.day))
      best = { item, itemName: names.of('item', item), day };
  }
  return best;
}
