import type { PayerAnswer, WorkshareAnswer } from '../../explain/card.js';
import { rowsById } from '../../explain/names.js';
import { column } from '../../schema/columns.js';
import { esc } from '../escape.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

/** Who pays for whom, and who works, by agreements (S39, S40); no section where there is no agreement. */
export function agreementSection(page: Page): Section | undefined {
  const { words, card, model } = page;
  if (rowsById(model, 'agreement').size === 0) return undefined;
  const agreements = [...new Set(card.workshares.map(({ agreement }) => agreement))];
  const body = [payerTable(page), ...agreements.map((id) => workshareTable(page, id))].join('');
  return { id: 'agreements', topic: words.say('report.agreements.topic'), title: titleOf(page), body };
}

/** The party closest to its limit; where none has one, who pays most for others. */
function titleOf({ card, words, currency }: Page): string {
  const room = ({ share, floor, ceiling }: WorkshareAnswer): number =>
    Math.min(floor === undefined ? 1 : share - floor, ceiling === undefined ? 1 : ceiling - share);
  const limited = card.workshares.filter(
    ({ total, floor, ceiling }) => total > 0 && (floor ?? ceiling) !== undefined,
  );
  if (limited.length > 0) {
    const tightest = limited.reduce((a, b) => (room(b) < room(a) ? b : a));
    return words.say('report.agreements.title', {
      party: tightest.partyName,
      share: words.percent(tightest.share, 1),
      agreement: tightest.agreementName,
    });
  }
  const helper = [...card.payers].sort((a, b) => b.forOthers - a.forOthers)[0];
  if (!helper || helper.forOthers === 0) return words.say('report.agreements.title.none');
  return words.say('report.agreements.title.paid', {
    who: helper.organisationName,
    amount: words.shortMoney(helper.forOthers, currency),
  });
}

const MOST_PAYERS = 20;

function payerTable(page: Page): string {
  const { words, card, currency } = page;
  if (card.payers.length === 0) return '';
  const years = [...new Set(card.payers.flatMap(({ byYear }) => byYear.map(({ year }) => year)))].sort();
  const total = card.payers.reduce((sum, { spent }) => sum + spent, 0);
  const amount = (label: string, of: (payer: PayerAnswer) => number) => ({
    label,
    number: true,
    text: (payer: PayerAnswer) => (of(payer) === 0 ? '–' : words.shortMoney(of(payer), currency)),
  });
  const rows = card.payers.filter(({ spent, byOthers }) => spent > 0 || byOthers > 0);
  return table(page, {
    caption: words.say('report.agreements.payers'),
    rows: rows.slice(0, MOST_PAYERS),
    more: Math.max(0, rows.length - MOST_PAYERS),
    columns: [
      { label: words.say('report.column.organisation'), text: ({ organisationName }) => organisationName },
      ...years.map((year) =>
        amount(
          words.say('answer.year', { year }),
          ({ byYear }) => byYear.find((each) => each.year === year)?.amount ?? 0,
        ),
      ),
      amount(words.say('report.agreements.total'), ({ spent }) => spent),
      {
        label: words.say('report.column.share'),
        unit: '%',
        number: true,
        text: ({ spent }) => words.fixed(total > 0 ? (spent / total) * 100 : 0, 1),
      },
      amount(words.say('report.agreements.forOthers'), ({ forOthers }) => forOthers),
      amount(words.say('report.agreements.byOthers'), ({ byOthers }) => byOthers),
    ],
  });
}

function workshareTable(page: Page, agreement: string): string {
  const { words, card } = page;
  const rows = card.workshares.filter((each) => each.agreement === agreement);
  const byHours = rows[0].unit === 'h';
  const percent = (share: number | undefined): string =>
    share === undefined ? '–' : words.fixed(share * 100, 1);
  const costShare = costShares(page, agreement);
  const measure = words.say(byHours ? 'report.agreements.byHours' : 'report.agreements.byValue');
  return (
    table(page, {
      caption: words.say('report.agreements.work', { agreement: rows[0].agreementName, measure }),
      rows,
      columns: [
        { label: words.say('report.agreements.party'), text: ({ partyName }) => partyName },
        {
          label: words.say('report.agreements.costShare'),
          unit: '%',
          number: true,
          text: ({ party }) => percent(costShare(party)),
        },
        {
          label: words.say('report.agreements.amount'),
          unit: rows[0].unit,
          number: true,
          text: ({ amount }) => words.number(amount, 0),
        },
        {
          label: words.say('report.agreements.share'),
          unit: '%',
          number: true,
          text: ({ share }) => percent(share),
          bar: ({ share }) => share,
        },
        {
          label: words.say('report.agreements.floor'),
          unit: '%',
          number: true,
          text: ({ floor }) => percent(floor),
        },
        {
          label: words.say('report.agreements.ceiling'),
          unit: '%',
          number: true,
          text: ({ ceiling }) => percent(ceiling),
        },
      ],
    }) + factLine(page, agreement)
  );
}

function costShares({ model }: Page, agreement: string): (party: string) => number | undefined {
  const of = column(model, 'agreement-party', 'agreement');
  const organisation = column(model, 'agreement-party', 'organisation');
  const share = column(model, 'agreement-party', 'cost_share');
  return (party) => {
    const row = of.findIndex((each, at) => each === agreement && organisation[at] === party);
    return row < 0 || Number.isNaN(share[row]) ? undefined : share[row];
  };
}

/** How firm it is, from when until when, and on which platform it builds. */
function factLine({ model, words, names }: Page, agreement: string): string {
  const row = rowsById(model, 'agreement').get(agreement) ?? -1;
  const status = column(model, 'agreement', 'status')[row];
  const known = status === 'memorandum' || status === 'talks' ? status : 'signed';
  const from = column(model, 'agreement', 'valid_from')[row];
  const until = column(model, 'agreement', 'valid_until')[row];
  const platform = column(model, 'agreement', 'builds_on')[row];
  const facts = [words.say(`report.agreements.status.${known}`)];
  if (!Number.isNaN(from)) facts.push(words.say('report.agreements.from', { day: words.day(from) }));
  if (!Number.isNaN(until)) facts.push(words.say('report.agreements.until', { day: words.day(until) }));
  if (platform !== undefined)
    facts.push(words.say('report.agreements.builds', { item: names.of('item', platform) }));
  return `<p class="note">${esc(facts.join('; '))}</p>`;
}
