import type { Sheet } from './sheet.js';

/** Reports behind the case. Reliability is of the source as a whole, credibility of each statement (below). */
function sources(out: Sheet): void {
  out.add(
    'source',
    {
      id: 'scmp',
      title: 'Report of the South China Morning Post on Japan, Ukraine and drones',
      publisher: 'South China Morning Post',
      language: 'en',
      reliability: 'C',
      notes:
        'not seen itself; known through the article that cites it and through press summaries (facts F1, F6)',
    },
    {
      id: 'cluster-article',
      title: 'Opinion article on the Japan-Ukraine drone industrial cluster',
      publisher: 'toutiao (Chinese portal)',
      date: '2026-06-30',
      language: 'zh',
      via: 'scmp',
      reliability: 'E',
      notes: 'second-hand, with a disclaimer of its author (facts F1, F5, F9 to F12)',
    },
    {
      id: 'scmp-summaries',
      title: 'Press summaries of talks on production lines in Japan',
      date: '2026-07-01',
      language: 'en',
      via: 'scmp',
      reliability: 'D',
      notes: 'talks, not contracts (fact F6)',
    },
    {
      id: 'jiji-2026',
      title: 'Fiscal 2026 budget bill: SHIELD drone coastal-defence system',
      publisher: 'Jiji Press (nippon.com)',
      date: '2026-03-13',
      language: 'en',
      reliability: 'B',
      notes: 'fact F2',
    },
    {
      id: 'jiji-2025',
      title: 'Budget request: unmanned vehicles for the coastal-defence system',
      publisher: 'Jiji Press (nippon.com)',
      date: '2025-08-29',
      language: 'en',
      reliability: 'B',
      notes: 'a request, not an appropriation (fact F3)',
    },
    {
      id: 'request-summaries',
      title: 'News summaries of the budget request for unmanned vehicles as a whole',
      date: '2025-08-31',
      reliability: 'C',
      notes: 'a wider category than the other figures (fact F4)',
    },
    {
      id: 'variant-mou',
      title: 'Memorandum of understanding on a Japanese maritime-patrol variant of the Eurodrone U950',
      publisher: 'Airbus, as reported by several outlets',
      date: '2026-06-26',
      language: 'en',
      reliability: 'B',
      notes: 'fact F7: Kawasaki Heavy Industries and Airbus; configurations, Japanese sensors, workshare',
    },
    {
      id: 'eurodrone',
      title: 'The Eurodrone programme of four nations',
      publisher: 'OCCAR and Airbus, as reported',
      date: '2026-01-01',
      language: 'en',
      reliability: 'B',
      notes: 'fact F8; reports of 2024 to 2026',
    },
    {
      id: 'three-principles-jp',
      title: 'Revision of the Three Principles on Transfer of Defence Equipment and Technology',
      publisher: 'Kyodo, NHK, Nikkei, as reported',
      date: '2026-04-21',
      language: 'ja',
      reliability: 'B',
      notes: 'fact F13',
    },
    {
      id: 'export-mechanism-ua',
      title: 'New export mechanism of Ukraine for partner states',
      publisher: 'censor.net',
      date: '2026-05-01',
      language: 'uk',
      reliability: 'C',
      notes: 'fact F14; day of publication not known, to be confirmed in the legal text',
    },
    {
      id: 'trade-press',
      title: 'Choke points of drone production',
      publisher: 'trade press',
      date: '2026-01-01',
      reliability: 'C',
      notes: 'fact F15; several articles of 2025 and 2026',
    },
    {
      id: 'nextgov',
      title: 'Analysts on output of small drones',
      publisher: 'nextgov',
      date: '2024-08-01',
      language: 'en',
      reliability: 'C',
      notes: 'fact F16',
    },
  );
}

/** What the reports state, beside one another where they differ. */
function statements(out: Sheet): void {
  const budget = { component: 'budget', row: 'programme-2026', attribute: 'amount', currency: 'JPY' };
  out.add(
    'assumption',
    {
      id: 'f01-develop',
      ...budget,
      value: 100e9,
      source: 'cluster-article',
      quotation:
        '100 billion yen (about 618 million US dollars) for fiscal 2026 to develop maritime unmanned systems',
      credibility: 3,
      as_of: '2026-06-30',
    },
    {
      id: 'f02-coastal-defence',
      ...budget,
      value: 100e9,
      source: 'jiji-2026',
      quotation:
        'around 100 billion yen for the SHIELD drone coastal-defence system, to be in place in fiscal 2027',
      credibility: 2,
      as_of: '2026-03-13',
      notes: 'the same amount for another purpose',
    },
    {
      id: 'f03-request',
      ...budget,
      value: 128.7e9,
      source: 'jiji-2025',
      quotation: '128.7 billion yen for unmanned vehicles for the same system',
      credibility: 2,
      as_of: '2025-08-29',
      notes: 'requested, not appropriated',
    },
    {
      id: 'f04-all-unmanned',
      ...budget,
      value: 313e9,
      source: 'request-summaries',
      quotation: 'about 313 billion yen for unmanned vehicles as a whole',
      credibility: 3,
      as_of: '2025-08-31',
      notes: 'a wider category',
    },
    {
      id: 'f01-purpose',
      component: 'budget',
      row: 'programme-2026',
      attribute: 'purpose',
      statement: 'to develop maritime unmanned systems',
      source: 'cluster-article',
      credibility: 3,
      as_of: '2026-06-30',
    },
    {
      id: 'f02-purpose',
      component: 'budget',
      row: 'programme-2026',
      attribute: 'purpose',
      statement: 'the SHIELD drone coastal-defence system',
      source: 'jiji-2026',
      credibility: 2,
      as_of: '2026-03-13',
    },
    {
      id: 'f05-members',
      component: 'organisation',
      attribute: 'kind',
      statement: 'manufacturers, technology firms, universities and research institutions',
      source: 'cluster-article',
      credibility: 3,
      as_of: '2026-06-30',
      notes: 'the four kinds of member; the organisations themselves are illustrative',
    },
    {
      id: 'f06-lines-in-japan',
      component: 'agreement',
      row: 'survey-and-relay',
      attribute: 'status',
      statement: 'talks',
      source: 'scmp-summaries',
      quotation: 'talks on production lines in Japan, engineers working alongside',
      credibility: 3,
      as_of: '2026-07-01',
    },
    {
      id: 'f07-memorandum',
      component: 'agreement',
      row: 'patrol-variant',
      attribute: 'status',
      statement: 'memorandum',
      source: 'variant-mou',
      quotation: 'a memorandum of understanding on a Japanese maritime-patrol variant',
      credibility: 2,
      as_of: '2026-06-26',
    },
    {
      id: 'f07-joint-development',
      component: 'agreement',
      row: 'patrol-variant',
      attribute: 'status',
      statement: 'signed',
      source: 'cluster-article',
      quotation: 'an agreement to develop jointly',
      credibility: 4,
      as_of: '2026-06-30',
      notes: 'the company calls it a memorandum to study',
    },
    {
      id: 'f08-first-flight',
      component: 'activity',
      row: 'vs-first-flight',
      attribute: 'duration',
      value: 1270,
      least: 1190,
      most: 1650,
      distribution: 'triangular',
      source: 'eurodrone',
      quotation: 'first flight targeted for 2029',
      credibility: 2,
      as_of: '2026-01-01',
      notes: 'days from the start of the plan to September 2029; least and most illustrative',
    },
    {
      id: 'f09-faster',
      component: 'activity',
      attribute: 'duration',
      statement: 'field-proven software and know-how shorten the way from validation to fielding',
      source: 'cluster-article',
      credibility: 4,
      as_of: '2026-06-30',
      notes: 'a judgement without a number; compare own-development with with-partners',
    },
    {
      id: 'f10-output',
      component: 'process',
      attribute: 'learning_rate',
      statement: 'the rate of output could far exceed outside expectations once the technology is absorbed',
      source: 'cluster-article',
      credibility: 5,
      as_of: '2026-06-30',
      notes: 'a judgement without a number; the ranges of the illustrative assumptions give a distribution',
    },
    {
      id: 'f11-mass-production',
      component: 'buffer',
      attribute: 'stockpile_target',
      statement: 'from stockpiling technology to preparing for mass production',
      source: 'cluster-article',
      credibility: 4,
      as_of: '2026-06-30',
      notes: 'compare stockpile-first with surge-first',
    },
    {
      id: 'f12-limits',
      component: 'rule',
      attribute: 'outcome',
      statement: 'joint development serves to get round constitutional limits',
      source: 'cluster-article',
      credibility: 6,
      as_of: '2026-06-30',
      notes:
        'an accusation by the author; every cross-border flow of a plan names the rule or authorisation that covers it',
    },
    {
      id: 'f13-principles',
      component: 'rule',
      row: 'jp-conflict',
      attribute: 'outcome',
      statement: 'prohibited',
      source: 'three-principles-jp',
      quotation: 'transfers to states in conflict stay barred in principle, with exceptions',
      credibility: 2,
      as_of: '2026-04-21',
    },
    {
      id: 'f14-thirty-days',
      component: 'rule',
      row: 'ua-listed',
      attribute: 'processing_most',
      value: 30,
      source: 'export-mechanism-ua',
      quotation: 'decision within 30 days',
      credibility: 3,
      as_of: '2026-05-01',
    },
    {
      id: 'f15-choke-points',
      component: 'expansion',
      attribute: 'resource',
      statement: 'motors, magnets, batteries and the factories behind them are the choke points',
      source: 'trade-press',
      credibility: 2,
      as_of: '2026-01-01',
    },
    {
      id: 'f16-scale',
      component: 'programme-point',
      attribute: 'rate',
      statement:
        'on the order of a million small drones a year in Ukraine in 2024; single thousands a month in the United States',
      source: 'nextgov',
      credibility: 3,
      as_of: '2024-08-01',
      notes: 'for scale only: the aircraft and vessels here are larger and fewer',
    },
  );
}

/** Made-up numbers with a spread: what is made of them (F10) is drawn from these. Component | row | attribute | value | least | most. */
const RANGES = `
resource | magnet-line-kr | efficiency | 0.9 | 0.6 | 0.95
resource | motor-line-kr | efficiency | 0.9 | 0.6 | 0.95
resource | cell-line-kr | efficiency | 0.9 | 0.6 | 0.95
resource | hall-jp | efficiency | 0.88 | 0.7 | 0.95
resource | basin-jp | efficiency | 0.85 | 0.6 | 0.95
resource | airframe-line-jp | efficiency | 0.88 | 0.7 | 0.95
resource | airframe-line-ua | efficiency | 0.85 | 0.4 | 0.92
resource | flight-test-jp | efficiency | 0.6 | 0.45 | 0.75
resource | variant-hall-jp | efficiency | 0.85 | 0.65 | 0.92
process-resource | make-css-b1 / hall-jp | hours | 300 | 250 | 420
process-resource | make-css-b1 / basin-jp | hours | 22 | 18 | 34
process-resource | assemble-lra-jp / airframe-line-jp | hours | 110 | 85 | 150
process-resource | make-mpv / variant-hall-jp | hours | 2600 | 2200 | 4200
fleet | relay-fleet | attrition_rate | 0.08 | 0.04 | 0.15
`;

/** Everything else is made up, and says so; ranges of durations stand in the activities themselves. */
export function writeEvidence(out: Sheet): void {
  sources(out);
  statements(out);
  const sourced = new Set(['source', 'assumption', 'scenario', 'scenario-change']);
  for (const component of [...out.tables.keys()].filter((each) => !sourced.has(each)))
    out.add('assumption', {
      id: `illustrative-${component}`,
      component,
      illustrative: true,
      owner: 'programme-office-jp',
      notes: 'made up for the example',
    });
  for (const line of RANGES.trim().split('\n')) {
    const [component, row, attribute, ...cells] = line.split('|').map((cell) => cell.trim());
    const [value, least, most] = cells.map(Number);
    out.add('assumption', {
      id: `range-${row.replace(' / ', '-')}-${attribute.replaceAll('_', '-')}`,
      component,
      row,
      attribute,
      value,
      least,
      most,
      distribution: 'triangular',
      illustrative: true,
      owner: 'programme-office-jp',
      notes: 'made up for the example',
    });
  }
}
