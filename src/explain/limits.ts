import { dayOf } from '../base/dates.js';
import { fiscalYearStarts } from '../network/index.js';
import type { Plan } from '../plan/plan.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { AnswerCard, LimitAnswer } from './card.js';
import { type Names, rowsById } from './names.js';
import { type Buckets, lengthOf, numbers, texts } from './read.js';

type AmountOf = (limit: string, subject: string, bucket: number) => number | undefined;

/**
 * Limits by what they cost. A limit counts under the most important objective that it holds back; inside one, it ranks
 * by price x amount, its share of the objective: an hour, a unit and a yen cannot be compared by price alone.
 */
export function limitAnswers(model: Model, plan: Plan, buckets: Buckets, names: Names): LimitAnswer[] {
  const order = new Map(plan.header.objectives.map(({ name }, rank) => [name, rank]));
  const rankOf = (objective: string): number => order.get(objective) ?? order.size;
  const groups = groupRows(plan);
  if (groups.size === 0) return [];
  const amountOf = amounts(model, plan);
  const fiscalStart = fiscalYearStarts(model);
  const answers: LimitAnswer[] = [];
  for (const rows of groups.values()) {
    const objective = texts(plan, 'price', 'objective');
    const first = rows.reduce(
      (best, row) => Math.min(best, rankOf(objective[row])),
      Number.POSITIVE_INFINITY,
    );
    const held = rows.filter((row) => rankOf(objective[row]) === first);
    answers.push(limitAnswer(fiscalStart, plan, buckets, names, held, amountOf));
  }
  const share = (answer: LimitAnswer): number => answer.weight;
  return answers.sort(
    (a, b) =>
      rankOf(a.objective) - rankOf(b.objective) ||
      share(b) - share(a) ||
      b.total - a.total ||
      (a.limit + a.subject < b.limit + b.subject ? -1 : 1),
  );
}

/** Rows with a price that is not zero, by limit and subject. */
function groupRows(plan: Plan): ReadonlyMap<string, number[]> {
  const limits = texts(plan, 'price', 'limit');
  const subjects = texts(plan, 'price', 'subject');
  const prices = numbers(plan, 'price', 'price');
  const groups = new Map<string, number[]>();
  for (let row = 0; row < lengthOf(plan, 'price'); row++) {
    if (Math.abs(prices[row]) < 1e-12) continue;
    const key = `${limits[row]}\u0000${subjects[row]}`;
    const rows = groups.get(key);
    if (rows) rows.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function limitAnswer(
  fiscalStart: (organisation: string) => number,
  plan: Plan,
  buckets: Buckets,
  names: Names,
  rows: readonly number[],
  amountOf: AmountOf,
): LimitAnswer {
  const prices = numbers(plan, 'price', 'price');
  const at = numbers(plan, 'price', 'bucket');
  const limit = texts(plan, 'price', 'limit')[rows[0]];
  const subject = texts(plan, 'price', 'subject')[rows[0]];
  const objective = texts(plan, 'price', 'objective')[rows[0]];
  let total = 0;
  let weight = 0;
  let peak = rows[0];
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const size = Math.abs(prices[row]);
    total += size;
    weight += size * (amountOf(limit, subject, at[row]) ?? 1);
    if (size > Math.abs(prices[peak])) peak = row;
    const bucket = at[row];
    const known = bucket >= 0 && bucket < buckets.count;
    from = Math.min(from, buckets.starts[known ? bucket : 0] ?? 0);
    until = Math.max(until, (buckets.ends[known ? bucket : buckets.count - 1] ?? 1) - 1);
  }
  const peakBucket = at[peak];
  const budget = limit === 'budget' ? budgetOf(subject) : undefined;
  if (budget) {
    const month = fiscalStart(budget.organisation);
    from = Math.max(from, dayOf(budget.year, month, 1));
    until = Math.min(until, dayOf(budget.year + 1, month, 1) - 1);
  }
  return {
    limit,
    subject,
    subjectName: subjectName(names, limit, subject),
    budget: budget && { category: budget.category, year: budget.year },
    unit: texts(plan, 'price', 'unit')[rows[0]],
    objective,
    objectiveUnit: plan.header.objectives.find(({ name }) => name === objective)?.unit ?? '',
    total,
    weight,
    peak: Math.abs(prices[peak]),
    peakDay: peakBucket >= 0 ? buckets.starts[peakBucket] : undefined,
    from,
    until,
  };
}

/** Subject of a budget's price: organisation, category (* for all together) and fiscal year. */
function budgetOf(subject: string): { organisation: string; category: string; year: number } | undefined {
  const match = /^(.+) (\S+) (\d{4})$/.exec(subject);
  if (!match) return undefined;
  return { organisation: match[1], category: match[2] === '*' ? '' : match[2], year: Number(match[3]) };
}

function subjectName(names: Names, limit: string, subject: string): string {
  switch (limit) {
    case 'capacity':
    case 'overtime':
      return names.of('resource', subject);
    case 'offer':
    case 'lane':
    case 'process':
    case 'expansion':
      return names.of(limit, subject);
    case 'permission':
    case 'permission-value':
      return names.of('authorisation', subject);
    case 'budget': {
      const budget = budgetOf(subject);
      return budget ? names.of('organisation', budget.organisation) : subject;
    }
    case 'workshare': {
      const share = workshareOf(subject);
      return share
        ? `${names.of('agreement', share.agreement)} (${names.of('organisation', share.party)})`
        : subject;
    }
    default: {
      // item @ site, of a stock that is full.
      const [item, site] = subject.split(' @ ');
      return site === undefined ? subject : `${names.of('item', item)} (${names.of('site', site)})`;
    }
  }
}

/** Subject of a workshare's price: agreement, party, and whether it is the floor. */
function workshareOf(subject: string): { agreement: string; party: string } | undefined {
  const match = /^(\S+) (\S+) [<>]=$/.exec(subject);
  return match ? { agreement: match[1], party: match[2] } : undefined;
}

/** How much of a limit there is, where the tables say so. */
function amounts(model: Model, plan: Plan): AmountOf {
  const hours = new Map<string, number>();
  const resources = texts(plan, 'capacity', 'resource');
  const at = numbers(plan, 'capacity', 'bucket');
  const working = numbers(plan, 'capacity', 'working');
  const steps = numbers(plan, 'capacity', 'expansion');
  resources.forEach((resource, row) => {
    hours.set(`${resource}\u0000${at[row]}`, working[row] + steps[row]);
  });
  const most = {
    offer: lookup(rowsById(model, 'offer'), column(model, 'offer', 'most_per_bucket')),
    lane: lookup(rowsById(model, 'lane'), column(model, 'lane', 'most_per_bucket')),
    process: lookup(rowsById(model, 'process'), column(model, 'process', 'most_per_bucket')),
    expansion: lookup(rowsById(model, 'expansion'), column(model, 'expansion', 'most_steps')),
    overtime: lookup(rowsById(model, 'resource'), column(model, 'resource', 'overtime_limit')),
  };
  const budgets = budgetAmounts(plan);
  const work = workAmounts(plan);
  const room = roomAmounts(model);
  return (limit, subject, bucket) => {
    if (limit === 'budget') return budgets.get(subject);
    if (limit === 'workshare') return work.get(subject);
    if (limit === 'maximum-stock') return room.get(subject);
    const present = hours.get(`${subject}\u0000${bucket}`);
    if (limit === 'capacity') return present;
    if (limit === 'overtime') return (present ?? 0) * (most.overtime(subject) ?? 0);
    return limit in most ? most[limit as keyof typeof most](subject) : undefined;
  };
}

function lookup(rows: ReadonlyMap<string, number>, values: Float64Array) {
  return (id: string): number | undefined => {
    const row = rows.get(id);
    return row === undefined || Number.isNaN(values[row]) ? undefined : values[row];
  };
}

/** Most stock that may be kept, by item @ site. */
function roomAmounts(model: Model): ReadonlyMap<string, number> {
  const items = column(model, 'buffer', 'item');
  const sites = column(model, 'buffer', 'site');
  const most = column(model, 'buffer', 'maximum');
  const found = new Map<string, number>();
  items.forEach((item, row) => {
    if (!Number.isNaN(most[row])) found.set(`${item} @ ${sites[row]}`, most[row]);
  });
  return found;
}

/** What may be spent in all, by the subject under which a budget's price stands. */
function budgetAmounts(plan: Plan): ReadonlyMap<string, number> {
  const organisation = texts(plan, 'spending', 'organisation');
  const category = texts(plan, 'spending', 'category');
  const year = numbers(plan, 'spending', 'fiscal_year');
  const budget = numbers(plan, 'spending', 'budget');
  const carried = numbers(plan, 'spending', 'carried_in');
  const found = new Map<string, number>();
  budget.forEach((amount, row) => {
    if (!Number.isNaN(amount))
      found.set(`${organisation[row]} ${category[row] || '*'} ${year[row]}`, amount + (carried[row] || 0));
  });
  return found;
}

/** Work that a floor or a ceiling stands for, by the subject under which its price stands. */
function workAmounts(plan: Plan): ReadonlyMap<string, number> {
  const agreement = texts(plan, 'workshare', 'agreement');
  const party = texts(plan, 'workshare', 'party');
  const total = numbers(plan, 'workshare', 'total');
  const floor = numbers(plan, 'workshare', 'floor');
  const ceiling = numbers(plan, 'workshare', 'ceiling');
  const found = new Map<string, number>();
  total.forEach((amount, row) => {
    found.set(`${agreement[row]} ${party[row]} >=`, amount * floor[row]);
    found.set(`${agreement[row]} ${party[row]} <=`, amount * ceiling[row]);
  });
  return found;
}

/**
 * The first few limits as people count them: overtime of a resource whose hours are already named is the same
 * bottleneck and is not said again.
 */
export function costliest(card: Pick<AnswerCard, 'limits'>, most = 3): readonly LimitAnswer[] {
  const named = new Set<string>();
  const kept = card.limits.filter(({ limit, subject }) => {
    if (limit !== 'capacity' && limit !== 'overtime') return true;
    const fresh = !named.has(subject);
    named.add(subject);
    return fresh;
  });
  return kept.slice(0, most);
}
