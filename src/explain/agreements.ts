import type { Plan } from '../plan/plan.js';
import type { PayerAnswer, WorkshareAnswer } from './card.js';
import type { Words } from './format.js';
import type { Names } from './names.js';
import { lengthOf, numbers, texts } from './read.js';

/** What each organisation spends, by fiscal year, and how much of it for others; the one that pays most first. */
export function payerAnswers(plan: Plan, names: Names): PayerAnswer[] {
  const organisation = texts(plan, 'spending', 'organisation');
  const category = texts(plan, 'spending', 'category');
  const year = numbers(plan, 'spending', 'fiscal_year');
  const spent = numbers(plan, 'spending', 'spent');
  const forOthers = sumBy(texts(plan, 'transfer', 'payer'), numbers(plan, 'transfer', 'amount'));
  const byOthers = sumBy(texts(plan, 'transfer', 'bearer'), numbers(plan, 'transfer', 'amount'));
  const years = new Map<string, Map<number, number>>();
  for (let row = 0; row < lengthOf(plan, 'spending'); row++) {
    // All categories together would count everything twice.
    if (category[row] === '' || spent[row] === 0) continue;
    const own = years.get(organisation[row]) ?? new Map<number, number>();
    years.set(organisation[row], own);
    own.set(year[row], (own.get(year[row]) ?? 0) + spent[row]);
  }
  const payers = new Set([...years.keys(), ...byOthers.keys()]);
  return [...payers]
    .map((id) => {
      const byYear = [...(years.get(id) ?? [])].sort(([a], [b]) => a - b);
      return {
        organisation: id,
        organisationName: names.of('organisation', id),
        spent: byYear.reduce((sum, [, amount]) => sum + amount, 0),
        forOthers: forOthers.get(id) ?? 0,
        byOthers: byOthers.get(id) ?? 0,
        byYear: byYear.map(([each, amount]) => ({ year: each, amount })),
      };
    })
    .sort((a, b) => b.spent - a.spent || (a.organisation < b.organisation ? -1 : 1));
}

function sumBy(keys: readonly string[], amounts: Float64Array): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  keys.forEach((key, row) => {
    sums.set(key, (sums.get(key) ?? 0) + amounts[row]);
  });
  return sums;
}

/** How the work of each agreement is shared. */
export function workshareAnswers(plan: Plan, names: Names): WorkshareAnswer[] {
  const agreement = texts(plan, 'workshare', 'agreement');
  const party = texts(plan, 'workshare', 'party');
  const unit = texts(plan, 'workshare', 'unit');
  const amount = numbers(plan, 'workshare', 'amount');
  const total = numbers(plan, 'workshare', 'total');
  const share = numbers(plan, 'workshare', 'share');
  const floor = numbers(plan, 'workshare', 'floor');
  const ceiling = numbers(plan, 'workshare', 'ceiling');
  return agreement.map((id, row) => ({
    agreement: id,
    agreementName: names.of('agreement', id),
    party: party[row],
    partyName: names.of('organisation', party[row]),
    amount: amount[row],
    total: total[row],
    share: share[row],
    floor: Number.isNaN(floor[row]) ? undefined : floor[row],
    ceiling: Number.isNaN(ceiling[row]) ? undefined : ceiling[row],
    unit: unit[row],
  }));
}

/** "Ministry JP pays €4.2M, €1M of it for others." */
export function payerSentence(payer: PayerAnswer, total: number, currency: string, words: Words): string {
  const { spent, forOthers, byOthers } = payer;
  const helped = spent > 0 ? 'answer.payer.helped' : 'answer.payer.none';
  const key = forOthers > 0 ? 'answer.payer.others' : byOthers > 0 ? helped : 'answer.payer';
  return words.say(key, {
    who: payer.organisationName,
    amount: words.shortMoney(payer.spent, currency),
    share: words.percent(total > 0 ? payer.spent / total : 0),
    others: words.shortMoney(payer.forOthers, currency),
    helped: words.shortMoney(payer.byOthers, currency),
  });
}

/** "Joint boat: DE has 40 % of the work; at least 40 %." */
export function workshareSentence(answer: WorkshareAnswer, words: Words): string {
  const { floor, ceiling, share } = answer;
  const limit =
    floor !== undefined && ceiling !== undefined
      ? 'answer.workshare.between'
      : floor !== undefined
        ? 'answer.workshare.floor'
        : ceiling !== undefined
          ? 'answer.workshare.ceiling'
          : 'answer.workshare';
  return words.say(limit, {
    agreement: answer.agreementName,
    party: answer.partyName,
    share: words.percent(share, 1),
    floor: words.percent(floor ?? 0, 1),
    ceiling: words.percent(ceiling ?? 1, 1),
  });
}
