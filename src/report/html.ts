import { answerCard } from '../explain/answer.js';
import { wordsOf } from '../explain/format.js';
import { namesOf } from '../explain/names.js';
import { bucketsOf } from '../explain/read.js';
import { planTitle } from '../explain/title.js';
import type { Plan } from '../plan/plan.js';
import type { VerifyResult } from '../plan/verify/index.js';
import type { Model } from '../schema/model.js';
import { esc } from './escape.js';
import { pageEvidence } from './evidence-links.js';
import type { Page, Section } from './page.js';
import { agreementSection } from './sections/agreements.js';
import { answerSection, heading } from './sections/answer.js';
import { capacitySection } from './sections/capacity.js';
import { evidenceSection } from './sections/evidence.js';
import { expansionSection } from './sections/expansions.js';
import { fleetSection } from './sections/fleets.js';
import { learningSection } from './sections/learning.js';
import { limitSection } from './sections/limits.js';
import { moneySection } from './sections/money.js';
import { permissionSection } from './sections/permissions.js';
import { provenance } from './sections/provenance.js';
import { purchaseSection } from './sections/purchases.js';
import { rampSection } from './sections/ramp.js';
import { eventSection, readinessSection } from './sections/readiness.js';
import { revisionSection } from './sections/revisions.js';
import { serviceSection } from './sections/service.js';
import { stockSection } from './sections/stock.js';
import { tableSection } from './sections/tables.js';
import { STYLE } from './style.js';

export interface ReportOptions {
  /** Result of the verifier; without it the page says that the plan is not checked. */
  readonly verification?: Pick<VerifyResult, 'rulesChecked' | 'brokenCount' | 'broken'>;
  /** Language tag: en, ja or uk, with or without a region. */
  readonly language?: string;
  /** When it was made, as it is to be printed; left out, the same plan always gives the same page. */
  readonly generatedAt?: string;
}

/** One page that holds all of a plan's answers: no network, no scripts, the same bytes for the same plan. */
export function htmlReport(model: Model, plan: Plan, options: ReportOptions = {}): string {
  const page = pageOf(model, plan, options);
  const { words, card } = page;
  const sections = [
    answerSection,
    rampSection,
    readinessSection,
    fleetSection,
    revisionSection,
    capacitySection,
    limitSection,
    moneySection,
    permissionSection,
    agreementSection,
    serviceSection,
    purchaseSection,
    stockSection,
    expansionSection,
    eventSection,
    learningSection,
    evidenceSection,
    tableSection,
  ].flatMap((make) => make(page) ?? []);
  const planned = planTitle(card, words);
  const title = planned === '' ? words.say('report.title') : `${planned} – ${words.say('report.title')}`;
  const links = sections.map(({ id, topic }) => `<li><a href="#${id}">${esc(topic)}</a></li>`).join('');
  return (
    `<!doctype html>\n<html lang="${esc(words.language.split('-')[0])}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<title>${esc(title)}</title><style>${STYLE}</style></head>\n<body>` +
    `<a class="skip" href="#answer">${esc(words.say('report.skip'))}</a><header>${heading(page)}` +
    `<nav aria-label="${esc(words.say('report.contents'))}"><ul>${links}</ul></nav></header>\n` +
    `<main>${sections.map(sectionHtml).join('\n')}</main>\n` +
    `<footer>${provenance(page, options.generatedAt, options.verification?.broken ?? [])}</footer></body></html>\n`
  );
}

function pageOf(model: Model, plan: Plan, options: ReportOptions): Page {
  let ids = 0;
  return {
    model,
    plan,
    card: answerCard(model, plan, options.verification),
    words: wordsOf(options.language ?? 'en'),
    buckets: bucketsOf(plan),
    names: namesOf(model),
    currency: plan.header.currency,
    evidence: pageEvidence(model),
    nextId: () => `r${++ids}`,
  };
}

function sectionHtml({ id, topic, title, body }: Section): string {
  return (
    `<section id="${id}" aria-labelledby="${id}-title"><p class="topic">${esc(topic)}</p>` +
    `<h2 id="${id}-title">${esc(title)}</h2>${body}</section>`
  );
}
