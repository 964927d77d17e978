import type { MessageKey } from '../base/messages.js';
import { LIMIT_KINDS } from '../plan/plan.js';
import { relativeGap } from '../plan/with-bounds.js';
import type { AnswerCard, BudgetAnswer, LimitAnswer, ProductAnswer, ProgrammeAnswer } from './card.js';
import type { Words } from './format.js';

/** How many, by when, at what cost, blocked by what: one or two sentences. */
export function headline(card: AnswerCard, words: Words): string {
  return words.join(headlineParts(card, words).filter((part) => part !== undefined));
}

/** What is delivered by when and for how much; and what holds it back, where something does. */
export function headlineParts(card: AnswerCard, words: Words): readonly [string, string?] {
  const wanted = card.products.filter((product) => product.wanted > 0);
  if (wanted.length === 0) return [words.say('answer.headline.nothing')];
  const main = deliverySentence(card, wanted, words);
  const limit = card.limits[0];
  if (!limit) return [main];
  const blocks = /^(short|late|delivery|lateness)\b/.test(limit.objective);
  const second = words.say(blocks ? 'answer.headline.blocked' : 'answer.headline.limited', {
    limit: limitName(limit, words),
    until: words.day(limit.until),
  });
  return [main, second];
}

function deliverySentence(card: AnswerCard, products: readonly ProductAnswer[], words: Words): string {
  // Quantities of different units are not added up: the largest product then speaks for itself.
  const counted = products.every(({ unit }) => unit === products[0].unit) ? products : products.slice(0, 1);
  const sum = (of: (product: ProductAnswer) => number): number =>
    counted.reduce((total, product) => total + of(product), 0);
  const whole = counted.every((product) => product.whole);
  const amount = (value: number): string => words.quantity(value, counted[0].unit, whole);
  const onTime = sum((product) => product.onTime);
  const late = sum((product) => product.late);
  const short = sum((product) => product.short);
  const params = {
    what: productList(counted, words),
    wanted: amount(sum((product) => product.wanted)),
    delivered: amount(onTime + late),
    onTime: amount(onTime),
    late: amount(late),
    short: amount(short),
    date: words.day(card.last?.day ?? card.end - 1),
    cost: words.shortMoney(card.cost.total, card.currency),
  };
  if (onTime + late === 0) return words.say('answer.headline.none', params);
  if (short > 0) return words.say('answer.headline.short', params);
  return words.say(late > 0 ? 'answer.headline.late' : 'answer.headline.onTime', params);
}

function productList(products: readonly ProductAnswer[], words: Words): string {
  const names = products.map(({ name }) => name);
  if (names.length <= 3) return words.list(names);
  return words.say('answer.headline.products', { name: names[0], count: names.length - 1 });
}

/** One sentence per target: programmes first, then what is ordered singly. */
export function targetSentences(card: AnswerCard, words: Words): string[] {
  const sentences: string[] = [];
  for (const product of card.products) {
    for (const programme of product.programmes) sentences.push(programmeSentence(product, programme, words));
    if (product.orders > 0) sentences.push(orderSentence(product, card, words));
  }
  return sentences.length > 0 ? sentences : [words.say('answer.target.none')];
}

function programmeSentence(product: ProductAnswer, programme: ProgrammeAnswer, words: Words): string {
  const quantity = words.quantity(programme.target, product.unit, product.whole);
  const kind = programme.kind === 'rate' ? 'rate' : 'total';
  const late = programme.daysLate ?? 0;
  const how = programme.reachedFrom === undefined ? 'never' : late > 0 ? 'late' : 'onTime';
  return words.say(`answer.target.${kind}.${how}`, {
    name: programme.name,
    target: kind === 'rate' ? words.say('answer.rate', { quantity }) : quantity,
    wanted: words.day(programme.wantedFrom),
    reached: words.day(programme.reachedFrom ?? programme.wantedFrom),
    days: words.number(late),
  });
}

function orderSentence(product: ProductAnswer, card: AnswerCard, words: Words): string {
  return words.say(product.short > 0 ? 'answer.target.orders.short' : 'answer.target.orders', {
    name: product.name,
    count: words.number(product.orders),
    wanted: words.day(product.lastWanted ?? card.end - 1),
    delivered: words.day(product.lastDelivered ?? card.end - 1),
    short: words.quantity(product.short, product.unit, product.whole),
  });
}

export function categoryName(category: string, words: Words): string {
  switch (category) {
    case 'research':
    case 'procurement':
    case 'capital':
    case 'running':
      return words.say(`answer.category.${category}`);
    default:
      return category === '' ? words.say('answer.category.all') : category;
  }
}

export function budgetSentence(budget: BudgetAnswer, currency: string, words: Words): string {
  // A budget that is used up to the last yen is not over it.
  const over = budget.over > 1e-6 * Math.max(1, budget.budget);
  return words.say(over ? 'answer.budget.over' : 'answer.budget.left', {
    who: budget.organisationName,
    year: words.say('answer.year', { year: budget.year }),
    category: categoryName(budget.category, words),
    spent: words.shortMoney(budget.spent, currency),
    budget: words.shortMoney(budget.budget, currency),
    percent: budget.budget > 0 ? words.percent(budget.spent / budget.budget) : '–',
    left: words.shortMoney(Math.max(0, -budget.over), currency),
    over: words.shortMoney(Math.max(0, budget.over), currency),
  });
}

type Kind = (typeof LIMIT_KINDS)[number] | 'other';
const kindOf = (limit: string): Kind =>
  (LIMIT_KINDS as readonly string[]).includes(limit) ? (limit as Kind) : 'other';

/** The limit as a phrase: "hours on Line 2". */
export function limitName(limit: LimitAnswer, words: Words): string {
  return words.say(`answer.limit.kind.${kindOf(limit.limit)}`, { subject: subjectText(limit, words) });
}

function subjectText(limit: LimitAnswer, words: Words): string {
  if (!limit.budget) return limit.subjectName;
  const { category, year } = limit.budget;
  return words.say('answer.limit.budget', {
    who: limit.subjectName,
    category: categoryName(category, words),
    year: words.say('answer.year', { year }),
  });
}

/** When it costs: "from Sep 2026 until Feb 2028", or one month. */
export function spanText(limit: LimitAnswer, words: Words): string {
  const [from, until] = [words.month(limit.from), words.month(limit.until)];
  return from === until
    ? words.say('answer.limit.in', { month: from })
    : words.say('answer.limit.span', { from, until });
}

/** What one more unit of the limit brings, at the margin: "1 h more on Line 2 in Nov 2026 saves 12 unit-days." */
export function limitSentence(limit: LimitAnswer, currency: string, words: Words): string {
  const size = stepSize(limit);
  return words.say(`answer.limit.one.${kindOf(limit.limit)}` as MessageKey, {
    step: stepText(limit, size, currency, words),
    subject: subjectText(limit, words),
    month: limit.peakDay === undefined ? words.say('answer.limit.whole') : words.month(limit.peakDay),
    effect: effect(limit, limit.peak * size, currency, words),
  });
}

/** 1, or the power of ten with which the effect is worth saying: nobody adds one yen to a budget. */
function stepSize(limit: LimitAnswer): number {
  const money =
    limit.limit === 'budget' ||
    limit.limit === 'permission-value' ||
    (limit.limit === 'workshare' && limit.unit !== 'h');
  const ofWork = limit.limit === 'workshare' && isMoney(limit.objective);
  if (limit.limit === 'expansion' || (money && !ofWork && isMoney(limit.objective))) return 1;
  // Work is counted in thousands where what it saves is money.
  const enough = ofWork ? 1000 : money ? 1 : 0.1;
  let size = 1;
  while (size * limit.peak < enough && size < 1e12) size *= 10;
  return size;
}

const isMoney = (objective: string): boolean => objective === 'cost' || objective === 'margin';

function stepText(limit: LimitAnswer, size: number, currency: string, words: Words): string {
  switch (limit.limit) {
    case 'capacity':
    case 'overtime':
      return words.hours(size);
    case 'workshare':
      if (limit.unit === 'h') return words.hours(size);
      return moneyText(size, currency, words);
    case 'budget':
      return moneyText(size, currency, words);
    case 'permission-value':
      return moneyText(size, limit.unit, words);
    case 'expansion':
      return words.say('answer.limit.steps', { n: words.number(size) });
    default:
      return words.quantity(size, limit.unit === '' ? '1' : limit.unit);
  }
}

function moneyText(amount: number, currency: string, words: Words): string {
  return amount < 1000 ? words.money(amount, currency) : words.shortMoney(amount, currency);
}

function effect(limit: LimitAnswer, amount: number, currency: string, words: Words): string {
  const name = limit.objective.split(':')[0];
  const number = words.significant(amount);
  switch (name) {
    case 'short':
    case 'delivery':
      return words.say('answer.effect.short', {
        amount: words.quantity(Number(amount.toPrecision(3)), '1', true),
      });
    case 'late':
    case 'lateness':
      return words.say('answer.effect.late', { amount: number });
    case 'stock':
    case 'overtime':
      return words.say(`answer.effect.${name}`, { amount: number });
    case 'cost':
    case 'margin':
      return words.say(`answer.effect.${name}`, {
        amount: moneyText(amount, currency, words),
      });
    default:
      return words.say('answer.effect.other', {
        objective: objectiveName(limit.objective, words),
        amount: number,
      });
  }
}

/** Rounded up, so that "at most" stays true and a gap that is there is never printed as 0 %. */
export function gapText(gap: number, words: Words): string {
  return words.percent(Math.ceil(gap * 1e4 - 1e-9) / 1e4, 2);
}

const OBJECTIVES = [
  'short',
  'late',
  'delivery',
  'lateness',
  'stock',
  'cost',
  'margin',
  'overtime',
  'concentration',
  'smoothness',
  'change',
  'preference',
] as const;

/** Name of an objective in words: "lateness, priority 1" for late:1. */
export function objectiveName(objective: string, words: Words): string {
  const [name, priority] = objective.split(':');
  if (!(OBJECTIVES as readonly string[]).includes(name)) return objective;
  const text = words.say(`answer.objective.${name as (typeof OBJECTIVES)[number]}`);
  return priority === undefined ? text : words.say('answer.objective.priority', { name: text, priority });
}

/** Unit of an objective or a limit in words. */
export function measureName(unit: string, words: Words): string {
  switch (unit) {
    case 'quantity':
    case 'quantity-days':
    case 'hours':
      return words.say(`answer.measure.${unit}`);
    case '1':
      return words.say('answer.measure.one');
    case 'h':
      return words.say('answer.measure.hours');
    default:
      return unit;
  }
}

/** How near to the best a plan is, and whether there was time to place all orders. */
export function proofSentence(card: AnswerCard, words: Words): string {
  const proven = provenSentence(card, words);
  return card.proof.cut ? words.join([words.say('answer.proof.cut'), proven]) : proven;
}

function provenSentence(card: AnswerCard, words: Words): string {
  const { status, gap } = card.proof;
  if (status === 'optimal' && !(gap > 1e-6)) return words.say('answer.proof.best');
  if (!Number.isFinite(gap)) return words.say('answer.proof.unknown');
  const first = firstUnproven(card);
  if (!first) return words.say('answer.proof.gap', { gap: gapText(gap, words) });
  const sentences = [
    words.say(first.sense === 'min' ? 'answer.proof.least' : 'answer.proof.most', {
      objective: objectiveName(first.name, words),
      value: amountText(first.value, first.unit, card, words),
      bound: amountText(first.bound, first.unit, card, words),
      gap: gapText(first.gap, words),
    }),
  ];
  const { objectives } = card.proof;
  const after = objectives.slice(objectives.findIndex(({ name }) => name === first.name) + 1);
  const furthest = Math.max(0, ...after.map(relativeGap));
  if (furthest > first.gap)
    sentences.push(words.say('answer.proof.furthest', { gap: gapText(furthest, words) }));
  return words.join(sentences);
}

/** The first objective that is not proven, where its bound is known: those after it count for less. */
export function firstUnproven({
  proof,
}: AnswerCard): (AnswerCard['proof']['objectives'][number] & { gap: number }) | undefined {
  const first = proof.objectives.find((each) => relativeGap(each) > 1e-6);
  return first && Number.isFinite(first.bound) ? { ...first, gap: relativeGap(first) } : undefined;
}

function amountText(amount: number, unit: string, { currency }: AnswerCard, words: Words): string {
  if (unit === currency) return words.money(amount, currency);
  return words.say('answer.proof.amount', { amount: words.number(amount), unit: measureName(unit, words) });
}

export function checksSentence(card: AnswerCard, words: Words): string {
  const { checks, broken } = card.proof;
  if (checks === undefined) return words.say('answer.checks.none');
  const params = { checks: words.number(checks), broken: words.number(broken ?? 0) };
  return words.say((broken ?? 0) > 0 ? 'answer.checks.broken' : 'answer.checks.held', params);
}

/** A share of a whole; what is there but small is not called 0 %. */
export function shareText(share: number, words: Words): string {
  return share > 0 && share < 0.005 ? `<${words.percent(0.01)}` : words.percent(share);
}
