import type {
  CaseSummary,
  Comparison,
  CrossingSummary,
  Difference,
  ProductDifference,
} from '../../analyses/compare/index.js';
import type { MessageKey } from '../../base/messages.js';
import type { Words } from '../../explain/format.js';

export function caseName({ scenario, name }: CaseSummary, words: Words): string {
  return scenario === '' ? words.say('compare.base') : name;
}

/** A flow across a border: "Control software on Lane A (UA → JP)". */
export function crossingText({ flow, itemName, name, route }: CrossingSummary, words: Words): string {
  return words.say(`permissions.flow.${flow}`, { item: itemName, name, route });
}

/** That a run has left no plan, and why in a few words. `status` is that of the run. */
export function noPlanText(status: string, words: Words): string {
  return words.say('compare.noPlan', { status: words.say(`compare.why.${status}` as MessageKey) });
}

/** What a scenario changes, largest thing first: dates, deliveries, targets, cost. */
export function differenceSentences(comparison: Comparison, difference: Difference, words: Words): string[] {
  const sentences = difference.products.flatMap((product) => productSentences(product, words));
  for (const { name, days, only } of difference.targets) {
    if (only) sentences.push(words.say(`compare.target.${only}`, { name }));
    else if (days !== undefined && days !== 0)
      sentences.push(
        words.say(days < 0 ? 'compare.target.sooner' : 'compare.target.later', {
          name,
          days: dayCount(days, words),
        }),
      );
  }
  const { cost } = difference;
  const base = comparison.cases[comparison.against].plan?.cost ?? 0;
  if (Math.abs(cost) > 1e-4 * Math.abs(base))
    sentences.push(
      words.say(cost > 0 ? 'compare.cost.more' : 'compare.cost.less', {
        cost: words.shortMoney(Math.abs(cost), comparison.currency),
        percent: base > 0 ? words.percent(Math.abs(cost) / base) : '–',
      }),
    );
  return sentences.length > 0 ? sentences : [words.say('compare.same')];
}

function productSentences(product: ProductDifference, words: Words): string[] {
  const { name, days, only, delivered, onTime, quantityDaysLate, unit, whole } = product;
  const amount = (value: number): string => words.quantity(rounded(Math.abs(value)), unit, whole);
  const sentences: string[] = [];
  if (only) sentences.push(words.say(`compare.first.${only}`, { name }));
  else if (days !== undefined && days !== 0)
    sentences.push(
      words.say(days < 0 ? 'compare.first.sooner' : 'compare.first.later', {
        name,
        days: dayCount(days, words),
      }),
    );
  if (!only && Math.abs(delivered) >= 0.05)
    sentences.push(
      words.say(delivered > 0 ? 'compare.delivered.more' : 'compare.delivered.fewer', {
        name,
        amount: amount(delivered),
      }),
    );
  if (!only && Math.abs(onTime) >= 0.05)
    sentences.push(
      words.say(onTime > 0 ? 'compare.onTime.more' : 'compare.onTime.fewer', {
        name,
        amount: amount(onTime),
      }),
    );
  // Fewer on time may still be less late in all; then both are told.
  const isTold = Math.abs(onTime) >= 0.05 && Math.sign(onTime) !== Math.sign(quantityDaysLate);
  if (!only && Math.abs(quantityDaysLate) >= 1 && !isTold)
    sentences.push(
      words.say(quantityDaysLate < 0 ? 'compare.late.less' : 'compare.late.more', {
        name,
        amount: words.number(Math.abs(quantityDaysLate), 0),
      }),
    );
  return sentences;
}

function dayCount(days: number, words: Words): string {
  return words.number(Math.abs(days), 0);
}

/** Units to a tenth, as tables show them. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The headline: the scenario that brings the first unit of any product most days sooner, or else costs least more. */
export function headlineOf(comparison: Comparison, words: Words): string {
  const against = caseName(comparison.cases[comparison.against], words);
  let best:
    | { readonly difference: Difference; readonly product: ProductDifference; readonly days: number }
    | undefined;
  for (const difference of comparison.differences)
    for (const product of difference.products) {
      const days = product.days ?? 0;
      if (Math.abs(days) > Math.abs(best?.days ?? 0)) best = { difference, product, days };
    }
  if (!best)
    return words.say('compare.headline.none', { count: words.number(comparison.cases.length), against });
  return words.say(best.days < 0 ? 'compare.headline.sooner' : 'compare.headline.later', {
    scenario: caseName(comparison.cases[best.difference.case], words),
    name: best.product.name,
    days: dayCount(best.days, words),
    against,
  });
}
