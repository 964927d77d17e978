import type { Sheet } from './sheet.js';

/** What is wanted, when and by whom; all illustrative (the scale of fact F16 is far larger, and of small aircraft). */
export function writeDemand(out: Sheet): void {
  out.add('model', {
    id: 'maritime-cluster',
    name: 'A maritime and air cluster of Japan, Ukraine and Europe',
    start: '2026-04-01',
    buckets: '9w 16m 18q',
    currency: 'JPY',
    fiscal_year_start: 4,
    goal: 'least-cost',
    holding_rate: 0.1,
    end_use: 'civil-survey-and-relay',
    permissions: 'enforced',
    assume_permissions: 'applied',
  });
  out.add(
    'programme',
    {
      id: 'coast-survey',
      name: 'Coastal survey vessels for Japan: 1 to 7 a month',
      item: 'css',
      site: 'survey-office-jp',
      customer: 'survey-office-jp',
      interpolation: 'linear',
      priority: 2,
    },
    {
      id: 'coast-survey-fr',
      name: 'Coastal survey vessels for France: 1 a month from 2028',
      item: 'css',
      site: 'coast-office-fr',
      customer: 'coast-office-fr',
      priority: 2,
      minimum_revision: 'css-block-2',
    },
    {
      id: 'rescue-relay',
      name: 'Relay aircraft for rescue services in Ukraine',
      item: 'lra',
      site: 'rescue-service-ua',
      customer: 'rescue-service-ua',
      interpolation: 'linear',
      priority: 1,
    },
    {
      id: 'patrol-variant',
      name: 'Maritime-patrol variants for Japan',
      item: 'mpv',
      site: 'survey-office-jp',
      customer: 'survey-office-jp',
      priority: 2,
    },
  );
  const points = (
    programme: string,
    kind: 'rate' | 'cumulative',
    list: readonly (readonly [string, number])[],
  ): void => {
    for (const [date, value] of list) out.add('programme-point', { programme, date, [kind]: value });
  };
  points('coast-survey', 'rate', [
    ['2027-04-01', 0.5],
    ['2027-10-01', 2.5],
    ['2029-04-01', 7],
  ]);
  points('coast-survey-fr', 'rate', [['2028-04-01', 1]]);
  points('rescue-relay', 'rate', [
    ['2027-04-01', 0.5],
    ['2027-12-01', 3],
  ]);
  points('patrol-variant', 'cumulative', [
    ['2031-03-31', 0],
    ['2031-09-30', 2],
    ['2032-03-31', 5],
  ]);
}
