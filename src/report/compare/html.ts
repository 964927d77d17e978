import type {
  CaseSummary,
  Comparison,
  CrossingSummary,
  LeaningSummary,
  PlanSummary,
  TechnologySummary,
} from '../../analyses/compare/index.js';
import { type Words, wordsOf } from '../../explain/format.js';
import { touchText } from '../../explain/permissions/index.js';
import { esc } from '../escape.js';
import { figure } from '../figure.js';
import type { Surface } from '../page.js';
import { STYLE } from '../style.js';
import { type TableColumn, table } from '../table.js';
import { firstChart } from './chart.js';
import { bindingTexts, statusText } from './text.js';
import { caseName, crossingText, differenceSentences, headlineOf } from './words.js';

interface Sheet extends Surface {
  readonly comparison: Comparison;
  readonly words: Words;
}

/** The comparison as one page: no network, no scripts, the same bytes for the same plans. */
export function comparisonHtml(comparison: Comparison, language = 'en'): string {
  let ids = 0;
  const words = wordsOf(language);
  const sheet: Sheet = { comparison, words, nextId: () => `c${++ids}` };
  const title = [comparison.modelName, words.say('compare.title')].filter((part) => part !== '').join(' – ');
  const sections = [
    firstSection,
    changeSection,
    sideSection,
    yearSection,
    payerSection,
    bindSection,
    permissionSection,
  ].map((make) => make(sheet));
  return (
    `<!doctype html>\n<html lang="${esc(words.language.split('-')[0])}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<title>${esc(title)}</title><style>${STYLE}</style></head>\n<body><header>` +
    `<p class="model">${esc(comparison.modelName)}</p><h1>${esc(headlineOf(comparison, words))}</h1></header>\n` +
    `<main>${sections.join('\n')}</main>\n<footer>${provenance(sheet)}</footer></body></html>\n`
  );
}

function section(topic: string, title: string, body: string): string {
  return `<section><p class="topic">${esc(topic)}</p><h2>${esc(title)}</h2>${body}</section>`;
}

const planned = (cases: readonly CaseSummary[]): (CaseSummary & { readonly plan: PlanSummary })[] =>
  cases.flatMap((each) => (each.plan ? [{ ...each, plan: each.plan }] : []));

function productsOf({ cases }: Comparison): PlanSummary['products'] {
  return cases.find(({ plan }) => plan)?.plan?.products ?? [];
}

function firstSection(sheet: Sheet): string {
  const { comparison, words } = sheet;
  const charts = productsOf(comparison).map(({ item, name }) =>
    figure(sheet, firstChart(sheet, comparison, item, name)),
  );
  return section(
    words.say('compare.topic.first'),
    words.say('compare.title.first'),
    charts.join('') + readyTables(sheet),
  );
}

/** When each technology is ready, and how long it takes to a fielded unit; empty where no plan has any. */
function readyTables(sheet: Sheet): string {
  const { comparison, words } = sheet;
  const cases = planned(comparison.cases);
  const rows = new Map(
    cases.flatMap(({ plan }) => plan.technologies.map((each) => [each.technology, each] as const)),
  );
  if (rows.size === 0) return '';
  const ordered = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const levelOf = (id: string): TechnologySummary['reached'] =>
    cases
      .map(({ plan }) => plan.technologies.find(({ technology }) => technology === id)?.reached)
      .reduce((best, each) => (each && each.level > (best?.level ?? 0) ? each : best), undefined);
  const ofCases = (text: (found: TechnologySummary) => string): TableColumn<TechnologySummary>[] =>
    cases.map(({ plan, ...each }) => ({
      label: caseName(each, words),
      number: true,
      text: ({ technology }) => {
        const found = plan.technologies.find((other) => other.technology === technology);
        return found ? text(found) : '–';
      },
    }));
  const label = words.say('compare.column.technology');
  const ready = table(sheet, {
    caption: words.say('compare.caption.ready'),
    columns: [
      {
        label,
        wide: true,
        text: ({ technology, name }) => {
          const level = levelOf(technology);
          return level ? `${name} (${level.scale} ${level.level})` : name;
        },
      },
      ...ofCases(({ technology, reached }) => {
        if (!reached) return '–';
        const date = words.day(reached.day);
        return reached.level === levelOf(technology)?.level ? date : `${reached.level}: ${date}`;
      }),
    ],
    rows: ordered.filter(({ technology }) => levelOf(technology) !== undefined),
  });
  const fielded = table(sheet, {
    caption: words.say('compare.caption.fielded'),
    columns: [
      { label, wide: true, text: ({ name }) => name },
      ...ofCases((each) => (each.fielded ? words.number(each.fielded.days, 0) : words.say('compare.never'))),
    ],
    rows: ordered,
  });
  return ready + fielded;
}

function changeSection({ comparison, words }: Sheet): string {
  const { cases, differences, against } = comparison;
  const blocks = differences.map((difference) => {
    const items = differenceSentences(comparison, difference, words).map(
      (sentence) => `<li>${esc(sentence)}</li>`,
    );
    return `<h3>${esc(caseName(cases[difference.case], words))}</h3><ul class="say">${items.join('')}</ul>`;
  });
  const failed = cases
    .filter(({ plan }) => !plan)
    .map(
      (each) => `<h3>${esc(caseName(each, words))}</h3><p class="empty">${esc(words.join(each.reasons))}</p>`,
    );
  const title = words.say('compare.section.change', { against: caseName(cases[against], words) });
  const body = [...blocks, ...failed].join('') || `<p class="empty">${esc(words.say('compare.only'))}</p>`;
  return section(words.say('compare.topic.change'), title, body);
}

function sideSection(sheet: Sheet): string {
  const { comparison, words } = sheet;
  const tables = productsOf(comparison).map(({ item, name }) => {
    const of = (each: CaseSummary) => each.plan?.products.find((product) => product.item === item);
    const number = (
      label: string,
      value: (product: NonNullable<ReturnType<typeof of>>) => number,
    ): TableColumn<CaseSummary> => ({
      label,
      number: true,
      text: (each) => {
        const product = of(each);
        return product ? words.fixed(value(product), 1) : '–';
      },
    });
    return table<CaseSummary>(sheet, {
      caption: name,
      columns: [
        { label: words.say('compare.column.scenario'), text: (each) => caseName(each, words) },
        {
          label: words.say('compare.column.first'),
          number: true,
          text: (each) => {
            const first = of(each)?.first;
            return first === undefined ? '–' : words.day(first);
          },
        },
        number(words.say('compare.column.onTime'), (product) => product.delivered - product.late),
        number(words.say('compare.column.late'), (product) => product.late),
        number(words.say('compare.column.days'), (product) => product.quantityDaysLate),
        number(words.say('compare.column.short'), (product) => product.short),
      ],
      rows: comparison.cases,
    });
  });
  return section(
    words.say('compare.topic.side'),
    words.say('compare.title.side'),
    tables.join('') + targetTable(sheet),
  );
}

function targetTable(sheet: Sheet): string {
  const { comparison, words } = sheet;
  const targets = comparison.cases.find(({ plan }) => plan)?.plan?.targets ?? [];
  if (targets.length === 0) return '';
  return table(sheet, {
    caption: words.say('compare.caption.targets'),
    columns: [
      { label: words.say('compare.column.scenario'), text: (each: CaseSummary) => caseName(each, words) },
      ...targets.map(
        ({ programme, name, wantedFrom }): TableColumn<CaseSummary> => ({
          label: name,
          unit: words.say('compare.wantedFrom', { date: words.day(wantedFrom) }),
          number: true,
          text: (each) => {
            const found = each.plan?.targets.find((target) => target.programme === programme);
            if (!found) return '–';
            return found.reachedFrom === undefined
              ? words.say('compare.never')
              : words.day(found.reachedFrom);
          },
        }),
      ),
    ],
    rows: comparison.cases,
  });
}

function yearSection(sheet: Sheet): string {
  const { comparison, words } = sheet;
  const tables = productsOf(comparison).map(({ item, name }) =>
    table(sheet, {
      caption: name,
      columns: [
        { label: words.say('compare.column.scenario'), text: (each: CaseSummary) => caseName(each, words) },
        ...comparison.years.map(
          (year, at): TableColumn<CaseSummary> => ({
            label: words.say('answer.year', { year }),
            number: true,
            text: (each) => {
              const product = each.plan?.products.find((found) => found.item === item);
              return product ? words.fixed(product.byYear[at], 1) : '–';
            },
          }),
        ),
      ],
      rows: comparison.cases,
    }),
  );
  return section(words.say('compare.topic.years'), words.say('compare.title.years'), tables.join(''));
}

/** Payers whose cost is told apart; the rest are added up. */
const MOST_PAYERS = 9;

function payerSection(sheet: Sheet): string {
  const { comparison, words } = sheet;
  const cases = planned(comparison.cases);
  const names = new Map(
    cases.flatMap(({ plan }) => plan.payers.map(({ organisation, name }) => [organisation, name] as const)),
  );
  const amount = (plan: PlanSummary, payer: string): number =>
    plan.payers.find(({ organisation }) => organisation === payer)?.amount ?? 0;
  const largest = (payer: string): number => Math.max(...cases.map(({ plan }) => amount(plan, payer)));
  const order = [...names.keys()].sort((a, b) => largest(b) - largest(a) || (a < b ? -1 : 1));
  const money = (
    label: string,
    of: (plan: PlanSummary) => number,
  ): TableColumn<CaseSummary & { plan: PlanSummary }> => ({
    label,
    number: true,
    text: ({ plan }) => words.shortMoney(of(plan), comparison.currency),
  });
  const body = table(sheet, {
    caption: words.say('compare.caption.payers'),
    columns: [
      { label: words.say('compare.column.scenario'), text: (each) => caseName(each, words) },
      money(words.say('compare.column.all'), (plan) => plan.cost),
      ...order.slice(0, MOST_PAYERS).map((payer) => money(names.get(payer)!, (plan) => amount(plan, payer))),
      ...(order.length > MOST_PAYERS
        ? [
            money(words.say('compare.column.others'), (plan) =>
              order.slice(MOST_PAYERS).reduce((sum, payer) => sum + amount(plan, payer), 0),
            ),
          ]
        : []),
    ],
    rows: cases,
  });
  return section(words.say('compare.topic.cost'), words.say('compare.title.cost'), body);
}

function bindSection(sheet: Sheet): string {
  const { comparison, words } = sheet;
  const body = table(sheet, {
    caption: words.say('compare.caption.binds'),
    columns: [
      { label: words.say('compare.column.scenario'), text: (each) => caseName(each, words) },
      ...[0, 1, 2].map(
        (at): TableColumn<CaseSummary & { plan: PlanSummary }> => ({
          label: words.say('compare.column.limit', { n: at + 1 }),
          text: ({ plan }) => bindingTexts(plan, words)[at] ?? '–',
        }),
      ),
    ],
    rows: planned(comparison.cases),
  });
  return section(words.say('compare.topic.binds'), words.say('compare.title.binds'), body);
}

/** Permissions that plans lean on, and every flow across a border with its cover; empty where no plan has any. */
function permissionSection(sheet: Sheet): string {
  const { comparison, words } = sheet;
  const cases = planned(comparison.cases);
  const keyOf = ({ flow, id, item, jurisdiction, control, cover, by }: CrossingSummary): string =>
    [flow, id, item, jurisdiction, control, cover, by].join(' ');
  const rows = new Map(
    cases.flatMap(({ plan }) => plan.crossings.map((each) => [keyOf(each), each] as const)),
  );
  if (rows.size === 0) return '';
  const leaning = new Map(cases.flatMap(({ plan }) => plan.leaning.map((each) => [each.id, each] as const)));
  const amounts = <Row>(of: (plan: PlanSummary, row: Row) => number | undefined): TableColumn<Row>[] =>
    cases.map((each) => ({
      label: caseName(each, words),
      number: true,
      text: (row) => {
        const quantity = of(each.plan, row);
        return quantity === undefined ? '–' : words.number(quantity, quantity < 100 ? 1 : 0);
      },
    }));
  const leans = table<LeaningSummary>(sheet, {
    caption: words.say('compare.caption.leaning'),
    columns: [
      { label: words.say('compare.column.permission'), wide: true, text: ({ name }) => name },
      {
        label: words.say('compare.column.status'),
        text: ({ status }) => words.say(`permissions.status.${status}`),
      },
      ...amounts<LeaningSummary>((plan, { id }) => plan.leaning.find((each) => each.id === id)?.quantity),
    ],
    rows: [...leaning.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
  const flows = table<CrossingSummary>(sheet, {
    caption: words.say('compare.caption.crossings', { count: words.number(rows.size) }),
    columns: [
      { label: words.say('compare.column.flow'), wide: true, text: (each) => crossingText(each, words) },
      { label: words.say('compare.column.before'), text: (each) => touchText(each, words) },
      {
        label: words.say('compare.column.cover'),
        text: ({ cover, byName }) => `${words.say(`permissions.cover.${cover}`)}: ${byName}`,
      },
      ...amounts<CrossingSummary>(
        (plan, row) => plan.crossings.find((each) => keyOf(each) === keyOf(row))?.quantity,
      ),
    ],
    rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  });
  const list = `<details><summary>${esc(words.say('compare.crossings.open'))}</summary>${flows}</details>`;
  return section(
    words.say('compare.topic.permissions'),
    words.say('compare.title.permissions'),
    leans + list,
  );
}

function provenance({ comparison, words }: Sheet): string {
  const rows = comparison.cases.map((each) => {
    const fingerprint = each.plan ? ` · ${each.plan.fingerprint}` : '';
    return `<dt>${esc(caseName(each, words))}</dt><dd>${esc(statusText(each, words) + fingerprint)}</dd>`;
  });
  return `<h2>${esc(words.say('compare.topic.proof'))}</h2><dl>${rows.join('')}</dl>`;
}
