import { civilOf, type Day } from '../../base/dates.js';
import { answerCard } from '../../explain/answer.js';
import type { AnswerCard, ProductAnswer } from '../../explain/card.js';
import { type Curve, firstDay } from '../../explain/curves.js';
import { costliest } from '../../explain/limits.js';
import { type Names, namesOf } from '../../explain/names.js';
import { productCurves } from '../../explain/products.js';
import { type Buckets, bucketsOf, lengthOf, numbers, texts } from '../../explain/read.js';
import type { Plan } from '../../plan/plan.js';
import type { VerifyResult } from '../../plan/verify/index.js';
import type { Model } from '../../schema/model.js';
import type { PayerSummary, PlanSummary, ProductSummary, TechnologySummary } from './comparison.js';
import { crossingsOf, leaningOf } from './permissions.js';

/** Fiscal year, by the calendar year in which it starts. */
export function fiscalYear(day: Day, startMonth: number): number {
  const { year, month } = civilOf(day);
  return month >= startMonth ? year : year - 1;
}

/** What a comparison takes of one plan. `model` is the one that was planned: with the scenario's changes. */
export function planSummary(
  model: Model,
  plan: Plan,
  verification: Pick<VerifyResult, 'ok' | 'rulesChecked' | 'brokenCount'>,
  years: readonly number[],
  startMonth: number,
): PlanSummary {
  const card = answerCard(model, plan, verification);
  const buckets = bucketsOf(plan);
  const names = namesOf(model);
  const curveOf = productCurves(model, plan, buckets);
  return {
    verified: verification.ok,
    checks: verification.rulesChecked,
    gap: plan.header.gap,
    fingerprint: plan.header.model,
    products: card.products.map((product) =>
      productSummary(curveOf(product.item), buckets, product, years, startMonth),
    ),
    targets: card.products.flatMap(({ programmes }) =>
      programmes.map(({ programme, name, wantedFrom, reachedFrom }) => ({
        programme,
        name,
        wantedFrom,
        ...(reachedFrom === undefined ? {} : { reachedFrom }),
      })),
    ),
    cost: card.cost.total,
    costByKind: Object.fromEntries(card.cost.byKind.map(({ kind, amount }) => [kind, amount])),
    payers: payersOf(plan, names),
    limits: costliest(card),
    technologies: technologiesOf(card),
    leaning: leaningOf(card.permissions),
    crossings: crossingsOf(plan, card.permissions, names),
  };
}

function productSummary(
  { delivered }: Curve,
  buckets: Buckets,
  product: ProductAnswer,
  years: readonly number[],
  startMonth: number,
): ProductSummary {
  const { item, name, unit, whole, wanted, onTime, late, short, quantityDaysLate } = product;
  const first = firstDay(delivered, buckets);
  const byYear = years.map(() => 0);
  delivered.forEach((quantity, t) => {
    byYear[years.indexOf(fiscalYear(buckets.ends[t] - 1, startMonth))] += quantity;
  });
  return {
    item,
    name,
    unit,
    whole,
    ...(first === undefined ? {} : { first }),
    wanted,
    delivered: onTime + late,
    late,
    short,
    quantityDaysLate,
    byYear,
  };
}

/** What each organisation pays over the whole plan, the largest payer first. */
function payersOf(plan: Plan, names: Names): PayerSummary[] {
  const organisation = texts(plan, 'cost', 'organisation');
  const amount = numbers(plan, 'cost', 'amount');
  const sums = new Map<string, number>();
  for (let row = 0; row < lengthOf(plan, 'cost'); row++)
    sums.set(organisation[row], (sums.get(organisation[row]) ?? 0) + amount[row]);
  return [...sums]
    .map(([id, sum]) => ({ organisation: id, name: names.of('organisation', id), amount: sum }))
    .sort((a, b) => b.amount - a.amount || (a.organisation < b.organisation ? -1 : 1));
}

/** The highest level that the plan brings each technology to, and when something that rests on it is delivered first. */
function technologiesOf({ readiness }: AnswerCard): TechnologySummary[] {
  return (readiness?.technologies ?? [])
    .map(({ technology, name, levels, from, fielded }): TechnologySummary => {
      const reached = levels.reduce<TechnologySummary['reached']>(
        (best, { scale, level, day }) =>
          day !== undefined && level > (best?.level ?? 0) ? { scale, level, day } : best,
        undefined,
      );
      return {
        technology,
        name,
        ...(reached ? { reached } : {}),
        ...(fielded ? { fielded: { from, day: fielded.day, days: fielded.days } } : {}),
      };
    })
    .sort((a, b) => (a.technology < b.technology ? -1 : 1));
}
