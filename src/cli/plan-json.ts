import { type Day, isoDate } from '../base/dates.js';
import type { DescribedIssue } from '../base/issues.js';
import { namesOf } from '../explain/names.js';
import { bucketsOf } from '../explain/read.js';
import { readinessAnswer } from '../explain/readiness.js';
import type { RunResult } from '../jobs/plan.js';
import { numbersOf, type Plan } from '../plan/index.js';
import type { Model } from '../schema/model.js';

/** Demands of one priority together; null = optional demand. */
export interface TierService {
  readonly priority: number | null;
  readonly quantity: number;
  readonly on_time: number;
  readonly late: number;
  readonly short: number;
  readonly quantity_days_late: number;
}

/** How long one technology takes from its first open validation to the first delivered unit that rests on it. */
export interface TechnologyReport {
  readonly technology: string;
  readonly levels: readonly {
    readonly scale: string;
    readonly level: number;
    readonly date: string | null;
  }[];
  readonly validation_from: string;
  readonly first_unit: string | null;
  readonly days: number | null;
}

/** What `plan --json` prints; its shape is a contract. */
export interface PlanReport {
  readonly status: RunResult['status'];
  readonly verified: boolean;
  /** Objectives by name, most important first. */
  readonly objective: Readonly<Record<string, number>>;
  readonly bound: Readonly<Record<string, number>>;
  readonly gap: number | null;
  /** Only where time was up before all orders had their turn. */
  readonly cut?: true;
  /** Milliseconds. */
  readonly phases_ms: Readonly<Record<string, number>>;
  readonly counts: RunResult['counts'];
  readonly service: readonly TierService[];
  /** Of technologies that activities advance or products rest on; only where there are any. */
  readonly readiness?: readonly TechnologyReport[];
  readonly out: string | null;
  readonly engine: string | null;
  /** Why that engine, in words. */
  readonly engine_reason: string | null;
  /** Of the model that the plan is for. */
  readonly fingerprint: string | null;
  readonly messages: readonly string[];
  readonly errors: readonly DescribedIssue[];
  readonly warnings: readonly DescribedIssue[];
}

export interface ReportFacts {
  readonly engineReason: string | null;
  readonly readMilliseconds: number;
  readonly totalMilliseconds: number;
  readonly out: string | null;
  readonly messages: readonly string[];
  readonly errors: readonly DescribedIssue[];
  readonly warnings: readonly DescribedIssue[];
}

export function planReport(result: RunResult, facts: ReportFacts): PlanReport {
  const { plan, phases } = result;
  const header = plan?.header;
  const objectives = header?.objectives ?? [];
  const round = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;
  return {
    status: result.status,
    verified: result.verification?.ok === true,
    objective: Object.fromEntries(objectives.map(({ name, value }) => [name, value])),
    bound: Object.fromEntries(objectives.map(({ name, bound }) => [name, bound])),
    gap: header?.gap ?? null,
    ...(header?.cut ? { cut: true } : {}),
    phases_ms: {
      read: round(facts.readMilliseconds),
      check: round(phases.check),
      construct: round(phases.construct),
      build: round(phases.build),
      solve: round(phases.solve),
      verify: round(phases.verify),
      total: round(facts.totalMilliseconds),
    },
    counts: result.counts,
    service: plan ? serviceByTier(plan) : [],
    ...(plan ? readinessReport(result.model, plan) : {}),
    out: facts.out,
    engine: header?.engine ?? null,
    engine_reason: facts.engineReason,
    fingerprint: header?.model ?? null,
    messages: facts.messages,
    errors: facts.errors,
    warnings: facts.warnings,
  };
}

function readinessReport(model: Model, plan: Plan): { readiness?: readonly TechnologyReport[] } {
  const answer = readinessAnswer(model, plan, bucketsOf(plan), namesOf(model));
  if (!answer) return {};
  const date = (day: Day | undefined): string | null => (day === undefined ? null : isoDate(day));
  return {
    readiness: answer.technologies.map(({ technology, levels, from, fielded }) => ({
      technology,
      levels: levels.map(({ scale, level, day }) => ({ scale, level, date: date(day) })),
      validation_from: isoDate(from),
      first_unit: date(fielded?.day),
      days: fielded?.days ?? null,
    })),
  };
}

/** Priorities in their order, optional demand last. */
export function serviceByTier(plan: Plan): TierService[] {
  const table = plan.tables.service;
  const priorities = numbersOf(table, 'priority');
  const fields = ['quantity', 'on_time', 'late', 'short', 'quantity_days_late'] as const;
  const columns = fields.map((field) => numbersOf(table, field));
  const tiers = new Map<number | null, number[]>();
  for (let row = 0; row < table.length; row++) {
    const priority = priorities[row] > 0 ? priorities[row] : null;
    const sums = tiers.get(priority) ?? fields.map(() => 0);
    tiers.set(priority, sums);
    columns.forEach((column, at) => {
      sums[at] += column[row];
    });
  }
  return [...tiers]
    .sort(([a], [b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY))
    .map(([priority, [quantity, on_time, late, short, quantity_days_late]]) => ({
      priority,
      quantity,
      on_time,
      late,
      short,
      quantity_days_late,
    }));
}
