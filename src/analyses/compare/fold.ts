import { namesOf } from '../../explain/names.js';
import { bucketsOf } from '../../explain/read.js';
import type { Plan } from '../../plan/plan.js';
import type { VerifyResult } from '../../plan/verify/index.js';
import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { CompareCase } from './cases.js';
import type {
  CaseSummary,
  Comparison,
  Difference,
  PlanSummary,
  ProductDifference,
  ProductSummary,
  TargetDifference,
} from './comparison.js';
import { fiscalYear, planSummary } from './summary.js';

/** What a run of a case came to. */
export interface CaseOutcome {
  readonly case: CompareCase;
  readonly status: string;
  readonly seconds: number;
  readonly reasons: readonly string[];
  /** The tables that were planned. */
  readonly model: Model;
  readonly plan?: Plan;
  readonly verification?: Pick<VerifyResult, 'ok' | 'rulesChecked' | 'brokenCount'>;
}

/** Folds the plans of a comparison's cases; `against` names the scenario that the others are held against. */
export function foldComparison(model: Model, outcomes: readonly CaseOutcome[], against = ''): Comparison {
  const startMonth = column(model, 'model', 'fiscal_year_start')[0];
  const known = outcomes.find(({ plan }) => plan !== undefined)?.plan;
  const buckets = known ? bucketsOf(known) : { count: 0, starts: [], ends: [] };
  const start = buckets.starts[0] ?? 0;
  const end = buckets.ends[buckets.count - 1] ?? 0;
  const years: number[] = [];
  if (buckets.count > 0)
    for (let year = fiscalYear(start, startMonth); year <= fiscalYear(end - 1, startMonth); year++)
      years.push(year);
  const names = namesOf(model);
  const cases = outcomes.map((outcome): CaseSummary => {
    const { scenario } = outcome.case;
    const { plan, verification } = outcome;
    return {
      scenario,
      name: scenario === '' ? '' : names.of('scenario', scenario),
      status: outcome.status,
      seconds: outcome.seconds,
      reasons: outcome.reasons,
      ...(plan && verification
        ? { plan: planSummary(outcome.model, plan, verification, years, startMonth) }
        : {}),
    };
  });
  const reference = Math.max(
    0,
    cases.findIndex(({ scenario }) => scenario === against),
  );
  return {
    modelName: column(model, 'model', 'name')[0] ?? column(model, 'model', 'id')[0] ?? '',
    currency: column(model, 'model', 'currency')[0] ?? '',
    start,
    end,
    years,
    against: reference,
    cases,
    differences: differencesOf(cases, reference),
  };
}

function differencesOf(cases: readonly CaseSummary[], against: number): Difference[] {
  const reference = cases[against]?.plan;
  if (!reference) return [];
  return cases.flatMap(({ plan }, at) => (plan && at !== against ? [difference(at, plan, reference)] : []));
}

function difference(at: number, plan: PlanSummary, reference: PlanSummary): Difference {
  return {
    case: at,
    cost: plan.cost - reference.cost,
    products: reference.products.map((other): ProductDifference => {
      const { item, name, unit, whole } = other;
      const product = plan.products.find((each) => each.item === item);
      const onTime = (each: ProductSummary | undefined): number => (each ? each.delivered - each.late : 0);
      return {
        item,
        name,
        unit,
        whole,
        ...apart(product?.first, other.first),
        delivered: (product?.delivered ?? 0) - other.delivered,
        onTime: onTime(product) - onTime(other),
        quantityDaysLate: (product?.quantityDaysLate ?? 0) - other.quantityDaysLate,
      };
    }),
    targets: plan.targets.flatMap((target): TargetDifference[] => {
      const other = reference.targets.find(({ programme }) => programme === target.programme);
      if (!other) return [];
      const { programme, name } = target;
      return [{ programme, name, ...apart(target.reachedFrom, other.reachedFrom) }];
    }),
  };
}

interface Apart {
  readonly days?: number;
  readonly only?: 'case' | 'against';
}

/** Days between two dates, or which of them there is. */
function apart(mine: number | undefined, other: number | undefined): Apart {
  if (mine !== undefined && other !== undefined) return { days: mine - other };
  if (mine !== undefined) return { only: 'case' };
  return other === undefined ? {} : { only: 'against' };
}
