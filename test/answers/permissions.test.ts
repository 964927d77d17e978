import { describe, expect, test } from 'vitest';
import type { ModelRows } from '../support/model.js';
import { MONTHLY, shipped, type Trade } from '../support/permissions.js';
import { CITED, LAW } from './permissions.law.js';

/**
 * Months in which the flow is covered ('1-3 7-12', all, none), or the units that caps allow over the year. Each case
 * names the public rule that it simplifies.
 */
interface Case extends Trade {
  readonly name: string;
  readonly cite: keyof typeof CITED;
  readonly covered: string | number;
}

/** A part of the vessel with its value, how many of it, its class and its origin. */
const PART = (value: number, quantity: number, classification: string, origin?: string): ModelRows => ({
  item: [
    { id: 'part', standard_value: value, classifications: [classification], ...(origin ? { origin } : {}) },
    { id: 'spare', standard_value: 1 },
  ],
  buffer: [{ item: 'part', site: 'works', opening_stock: 1000 }],
  'process-input': [{ process: 'build', item: 'part', quantity }],
});
/** A part with controlled content, or another without it. */
const ALTERNATE = (value: number): ModelRows => ({
  item: [
    { id: 'part', standard_value: value, classifications: ['us-7a'], origin: 'US' },
    { id: 'other', standard_value: value },
  ],
  buffer: [{ item: 'other', site: 'works', opening_stock: 1000 }],
  'process-input': [
    { process: 'build', item: 'part', quantity: 1, group: 'g' },
    { process: 'build', item: 'other', quantity: 1, group: 'g' },
  ],
});
/** A part inside a part. */
const DEEP = (value: number): ModelRows => ({
  item: [
    { id: 'box', standard_value: value + 5 },
    { id: 'part', standard_value: value, classifications: ['us-7a'], origin: 'US' },
  ],
  buffer: [{ item: 'part', site: 'works', opening_stock: 1000 }],
  process: [{ id: 'pack', site: 'works', item: 'box' }],
  'process-input': [
    { process: 'build', item: 'box', quantity: 1 },
    { process: 'pack', item: 'part', quantity: 1 },
  ],
});
/** The vessel rests on a technology of a given class, owned in a given country. */
const KNOW = (classification: string, country: string): ModelRows => ({
  organisation: [{ id: 'owner', kind: 'technology-firm', country }],
  technology: [{ id: 'know', owner: 'owner', classifications: [classification] }],
});
const PARENT: ModelRows = { organisation: [{ id: 'group', kind: 'manufacturer', country: 'JP' }] };
const free = (jurisdiction: string): ModelRows => ({
  determination: [
    {
      id: 'f',
      jurisdiction,
      outcome: 'free',
      items: ['vessel'],
      determined_by: 'q',
      determined_on: '2026-12-01',
    },
  ],
});
/** Whatever is not the point of the case is determined to be free. */
const FREE_JP = free('JP');
const EU_FREE = free('EU');

/** Rows of several parts of a case, table by table. */
function join(...parts: readonly ModelRows[]): ModelRows {
  const all: Record<string, unknown[]> = {};
  for (const part of parts)
    for (const [table, rows] of Object.entries(part)) all[table] = [...(all[table] ?? []), ...rows];
  return all as ModelRows;
}

const CASES: readonly Case[] = [
  {
    name: 'an item that nobody has looked at',
    cite: 'burden',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW),
  },
  {
    name: 'a country without any rule',
    cite: 'burden',
    from: 'IN',
    to: 'JP',
    covered: 'none',
    rows: join(LAW),
  },
  {
    name: 'a determination that no authorisation is needed',
    cite: 'burden',
    from: 'IN',
    to: 'JP',
    covered: 'all',
    rows: join(LAW, {
      determination: [
        {
          id: 'd',
          jurisdiction: 'IN',
          outcome: 'free',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'a determination made during the plan',
    cite: 'burden',
    from: 'IN',
    to: 'JP',
    covered: '4-12',
    rows: join(LAW, {
      determination: [
        {
          id: 'd',
          jurisdiction: 'IN',
          outcome: 'free',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2027-04-30',
        },
      ],
    }),
  },
  {
    name: 'a determination that has run out',
    cite: 'burden',
    from: 'IN',
    to: 'JP',
    covered: '1-8',
    rows: join(LAW, {
      determination: [
        {
          id: 'd',
          jurisdiction: 'IN',
          outcome: 'free',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
          valid_until: '2027-08-31',
        },
      ],
    }),
  },
  {
    name: 'a determination for another route',
    cite: 'burden',
    from: 'IN',
    to: 'JP',
    covered: 'none',
    rows: join(LAW, {
      determination: [
        {
          id: 'd',
          jurisdiction: 'IN',
          outcome: 'free',
          items: ['vessel'],
          destinations: ['EU'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'a determination for a kind of item',
    cite: 'burden',
    from: 'IN',
    to: 'JP',
    covered: 'all',
    rows: join(LAW, {
      determination: [
        {
          id: 'd',
          jurisdiction: 'IN',
          outcome: 'free',
          classes: ['product'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'a determination of another jurisdiction',
    cite: 'burden',
    from: 'IN',
    to: 'JP',
    covered: 'none',
    rows: join(LAW, {
      determination: [
        {
          id: 'd',
          jurisdiction: 'JP',
          outcome: 'free',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'listed goods without a licence',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    rows: join(LAW),
  },
  {
    name: 'listed goods with an individual licence',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], destinations: ['DE'] },
      ],
    }),
  },
  {
    name: 'a licence for the class',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'JP',
          classifications: ['jp-list'],
          destinations: ['DE'],
        },
      ],
    }),
  },
  {
    name: 'a licence for another class',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'JP',
          classifications: ['jp-arms'],
          destinations: ['DE'],
        },
      ],
    }),
  },
  {
    name: 'a licence for another destination',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], destinations: ['FR'] },
      ],
    }),
  },
  {
    name: 'a licence for the Union, which stands for its members',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], destinations: ['EU'] },
      ],
    }),
  },
  {
    name: 'a licence for another consignee',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], parties: ['maker'] },
      ],
    }),
  },
  {
    name: 'a licence for the consignee',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], parties: ['customer'] },
      ],
    }),
  },
  {
    name: 'an end user whom the licence does not name',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    lane: { end_users: ['maker'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], parties: ['customer'] },
      ],
    }),
  },
  {
    name: 'a licence of another holder',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], holder: 'customer' },
      ],
    }),
  },
  {
    name: 'a licence that the parent holds',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, PARENT, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], holder: 'group' },
      ],
    }),
  },
  {
    name: 'a licence with an end use that nobody states',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], end_uses: ['survey'] },
      ],
    }),
  },
  {
    name: 'a licence for the stated end use',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    lane: { end_use: 'survey' },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], end_uses: ['survey'] },
      ],
    }),
  },
  {
    name: 'the end use of the whole model',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    model: { end_use: 'survey' },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], end_uses: ['survey'] },
      ],
    }),
  },
  {
    name: 'a licence of another state does not cover the export',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'US', items: ['vessel'] }],
    }),
  },
  {
    name: 'inside Japan nothing crosses a border',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'JP',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    rows: join(LAW),
  },
  {
    name: 'a licence that ends with a month',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: '1-6',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], valid_until: '2027-06-30' },
      ],
    }),
  },
  {
    name: 'a licence that ends a day before the month does',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: '1-5',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], valid_until: '2027-06-29' },
      ],
    }),
  },
  {
    name: 'a licence that starts within a month',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: '3-12',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], valid_from: '2027-03-15' },
      ],
    }),
  },
  {
    name: 'two licences with a gap between them',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: '1-3 7-12',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'a', type: 'individual', jurisdiction: 'JP', items: ['vessel'], valid_until: '2027-03-31' },
        { id: 'b', type: 'individual', jurisdiction: 'JP', items: ['vessel'], valid_from: '2027-07-01' },
      ],
    }),
  },
  {
    name: 'a bulk licence runs three years',
    cite: 'jpBulk',
    from: 'JP',
    to: 'DE',
    covered: '1-6',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'bulk',
          type: 'bulk',
          jurisdiction: 'JP',
          classifications: ['jp-list'],
          valid_from: '2024-07-01',
          runs_for: 1095,
        },
      ],
    }),
  },
  {
    name: 'a bulk licence that was renewed',
    cite: 'jpBulk',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'bulk',
          type: 'bulk',
          jurisdiction: 'JP',
          classifications: ['jp-list'],
          valid_from: '2024-07-01',
          runs_for: 1095,
        },
        {
          id: 'next',
          type: 'bulk',
          jurisdiction: 'JP',
          classifications: ['jp-list'],
          valid_from: '2027-07-01',
          runs_for: 1095,
        },
      ],
    }),
  },
  {
    name: 'an individual authorisation runs two years',
    cite: 'euTerms',
    from: 'DE',
    to: 'UA',
    covered: '1-3',
    item: { classifications: ['eu-9a012'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'EU',
          items: ['vessel'],
          valid_from: '2025-04-01',
          runs_for: 730,
        },
      ],
    }),
  },
  {
    name: 'a licence applied for does not count by itself',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'JP',
          items: ['vessel'],
          status: 'applied',
          applied_on: '2026-12-01',
          processing_most: 90,
        },
      ],
    }),
  },
  {
    name: 'a licence applied for, if the model counts on it',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: '3-12',
    item: { classifications: ['jp-list'] },
    model: { assume_permissions: 'applied' },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'JP',
          items: ['vessel'],
          status: 'applied',
          applied_on: '2026-12-01',
          processing_least: 30,
          processing_most: 90,
        },
      ],
    }),
  },
  {
    name: 'a planned licence, if the model counts only on those applied for',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    model: { assume_permissions: 'applied' },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'JP',
          items: ['vessel'],
          status: 'planned',
          processing_most: 90,
        },
      ],
    }),
  },
  {
    name: 'a planned licence, from the first day of the plan on',
    cite: 'feftaGoods',
    from: 'JP',
    to: 'DE',
    covered: '4-12',
    item: { classifications: ['jp-list'] },
    model: { assume_permissions: 'planned' },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'JP',
          items: ['vessel'],
          status: 'planned',
          processing_most: 90,
        },
      ],
    }),
  },
  {
    name: 'a decision within 30 days',
    cite: 'uaExport',
    from: 'UA',
    to: 'JP',
    covered: 'all',
    item: { classifications: ['ua-ml10'] },
    model: { assume_permissions: 'planned' },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'UA',
          items: ['vessel'],
          status: 'planned',
          processing_most: 30,
        },
      ],
    }),
  },
  {
    name: 'a decision a day later',
    cite: 'uaExport',
    from: 'UA',
    to: 'JP',
    covered: '2-12',
    item: { classifications: ['ua-ml10'] },
    model: { assume_permissions: 'planned' },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'UA',
          items: ['vessel'],
          status: 'planned',
          processing_most: 31,
        },
      ],
    }),
  },
  {
    name: 'a planned licence that runs from its grant',
    cite: 'euTerms',
    from: 'DE',
    to: 'UA',
    covered: '1-7',
    item: { classifications: ['eu-9a012'] },
    model: { assume_permissions: 'planned' },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'EU',
          items: ['vessel'],
          status: 'planned',
          applied_on: '2026-12-01',
          processing_most: 60,
          runs_for: 184,
        },
      ],
    }),
  },
  {
    name: 'arms to a state in conflict are barred',
    cite: 'jpPrinciples',
    from: 'JP',
    to: 'UA',
    covered: 'none',
    item: { classifications: ['jp-arms'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'] }],
    }),
  },
  {
    name: 'arms elsewhere with a licence',
    cite: 'jpPrinciples',
    from: 'JP',
    to: 'GB',
    covered: 'all',
    item: { classifications: ['jp-arms'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'] }],
    }),
  },
  {
    name: 'an exception for special circumstances still needs a licence',
    cite: 'jpPrinciples',
    from: 'JP',
    to: 'UA',
    covered: 'none',
    item: { classifications: ['jp-arms'] },
    rows: join(LAW, {
      rule: [
        {
          id: 'jp-special',
          jurisdiction: 'JP',
          controls: ['export'],
          use: 'military',
          destinations: ['UA'],
          exception_to: ['jp-conflict'],
          outcome: 'needs-authorisation',
          valid_from: '2027-05-01',
        },
      ],
    }),
  },
  {
    name: 'an exception with a licence',
    cite: 'jpPrinciples',
    from: 'JP',
    to: 'UA',
    covered: '5-12',
    item: { classifications: ['jp-arms'] },
    rows: join(
      LAW,
      {
        rule: [
          {
            id: 'jp-special',
            jurisdiction: 'JP',
            controls: ['export'],
            use: 'military',
            destinations: ['UA'],
            exception_to: ['jp-conflict'],
            outcome: 'needs-authorisation',
            valid_from: '2027-05-01',
          },
        ],
      },
      { authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'] }] },
    ),
  },
  {
    name: 'an exception for one consignee only',
    cite: 'jpPrinciples',
    from: 'JP',
    to: 'UA',
    covered: 'none',
    item: { classifications: ['jp-arms'] },
    rows: join(
      LAW,
      {
        rule: [
          {
            id: 'jp-special',
            jurisdiction: 'JP',
            controls: ['export'],
            use: 'military',
            destinations: ['UA'],
            exception_to: ['jp-conflict'],
            outcome: 'needs-authorisation',
            parties: ['maker'],
            valid_from: '2027-05-01',
          },
        ],
      },
      { authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'] }] },
    ),
  },
  {
    name: 'dual-use goods to a state in conflict need a licence, no more',
    cite: 'jpPrinciples',
    from: 'JP',
    to: 'UA',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'] }],
    }),
  },
  {
    name: 'not listed, to a Group A country',
    cite: 'jpCatchAll',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    rows: join(LAW, {
      determination: [
        {
          id: 'nl',
          jurisdiction: 'JP',
          outcome: 'not-listed',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'listing not determined, to a Group A country',
    cite: 'jpCatchAll',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW),
  },
  {
    name: 'not listed, military end use outside Group A',
    cite: 'jpCatchAll',
    from: 'JP',
    to: 'UA',
    covered: 'none',
    lane: { end_use: 'military' },
    rows: join(LAW, {
      determination: [
        {
          id: 'nl',
          jurisdiction: 'JP',
          outcome: 'not-listed',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'not listed, end use not stated outside Group A',
    cite: 'jpCatchAll',
    from: 'JP',
    to: 'UA',
    covered: 'none',
    rows: join(LAW, {
      determination: [
        {
          id: 'nl',
          jurisdiction: 'JP',
          outcome: 'not-listed',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'not listed, civil end use outside Group A',
    cite: 'jpCatchAll',
    from: 'JP',
    to: 'UA',
    covered: 'all',
    lane: { end_use: 'civil' },
    rows: join(LAW, {
      determination: [
        {
          id: 'nl',
          jurisdiction: 'JP',
          outcome: 'not-listed',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'not listed, military end use with a licence',
    cite: 'jpCatchAll',
    from: 'JP',
    to: 'UA',
    covered: 'all',
    lane: { end_use: 'military' },
    rows: join(
      LAW,
      {
        determination: [
          {
            id: 'nl',
            jurisdiction: 'JP',
            outcome: 'not-listed',
            items: ['vessel'],
            determined_by: 'q',
            determined_on: '2026-12-01',
          },
        ],
      },
      {
        authorisation: [
          { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], end_uses: ['military'] },
        ],
      },
    ),
  },
  {
    name: 'the determination that it is not listed has run out',
    cite: 'jpCatchAll',
    from: 'JP',
    to: 'DE',
    covered: '1-9',
    rows: join(LAW, {
      determination: [
        {
          id: 'nl',
          jurisdiction: 'JP',
          outcome: 'not-listed',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
          valid_until: '2027-09-30',
        },
      ],
    }),
  },
  {
    name: 'the Union, not listed, to a destination without embargo',
    cite: 'euCatchAll',
    from: 'DE',
    to: 'UA',
    covered: 'all',
    lane: { end_use: 'military' },
    rows: join(LAW, {
      determination: [
        {
          id: 'nl',
          jurisdiction: 'EU',
          outcome: 'not-listed',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'the Union, not listed, military end use under an embargo',
    cite: 'euCatchAll',
    from: 'DE',
    to: 'CN',
    covered: 'none',
    lane: { end_use: 'military' },
    rows: join(LAW, {
      determination: [
        {
          id: 'nl',
          jurisdiction: 'EU',
          outcome: 'not-listed',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'the Union, not listed, civil end use under an embargo',
    cite: 'euCatchAll',
    from: 'DE',
    to: 'CN',
    covered: 'all',
    lane: { end_use: 'civil' },
    rows: join(LAW, {
      determination: [
        {
          id: 'nl',
          jurisdiction: 'EU',
          outcome: 'not-listed',
          items: ['vessel'],
          determined_by: 'q',
          determined_on: '2026-12-01',
        },
      ],
    }),
  },
  {
    name: 'a general authorisation covers Japan',
    cite: 'euGeneral',
    from: 'DE',
    to: 'JP',
    covered: 'all',
    item: { classifications: ['eu-9a012'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'EU001',
          type: 'general',
          jurisdiction: 'EU',
          controls: ['export'],
          classifications: ['eu-9a012', 'eu-8a001', 'eu-9d001', 'eu-9e001'],
          destinations: ['AU', 'CA', 'IS', 'JP', 'NZ', 'NO', 'CH', 'LI', 'GB', 'US'],
        },
      ],
    }),
  },
  {
    name: 'a general authorisation does not cover Ukraine',
    cite: 'euGeneral',
    from: 'DE',
    to: 'UA',
    covered: 'none',
    item: { classifications: ['eu-9a012'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'EU001',
          type: 'general',
          jurisdiction: 'EU',
          controls: ['export'],
          classifications: ['eu-9a012', 'eu-8a001', 'eu-9d001', 'eu-9e001'],
          destinations: ['AU', 'CA', 'IS', 'JP', 'NZ', 'NO', 'CH', 'LI', 'GB', 'US'],
        },
      ],
    }),
  },
  {
    name: 'a general authorisation covers the United Kingdom',
    cite: 'euGeneral',
    from: 'FR',
    to: 'GB',
    covered: 'all',
    item: { classifications: ['eu-8a001'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'EU001',
          type: 'general',
          jurisdiction: 'EU',
          controls: ['export'],
          classifications: ['eu-9a012', 'eu-8a001', 'eu-9d001', 'eu-9e001'],
          destinations: ['AU', 'CA', 'IS', 'JP', 'NZ', 'NO', 'CH', 'LI', 'GB', 'US'],
        },
      ],
    }),
  },
  {
    name: 'a general authorisation without the most sensitive items',
    cite: 'euGeneral',
    from: 'DE',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['eu-annex4'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'EU001',
          type: 'general',
          jurisdiction: 'EU',
          controls: ['export'],
          classifications: ['eu-9a012', 'eu-8a001', 'eu-9d001', 'eu-9e001'],
          destinations: ['AU', 'CA', 'IS', 'JP', 'NZ', 'NO', 'CH', 'LI', 'GB', 'US'],
        },
      ],
    }),
  },
  {
    name: 'two classes of which it covers one',
    cite: 'euGeneral',
    from: 'DE',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['eu-9a012', 'eu-annex4'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'EU001',
          type: 'general',
          jurisdiction: 'EU',
          controls: ['export'],
          classifications: ['eu-9a012', 'eu-8a001', 'eu-9d001', 'eu-9e001'],
          destinations: ['AU', 'CA', 'IS', 'JP', 'NZ', 'NO', 'CH', 'LI', 'GB', 'US'],
        },
      ],
    }),
  },
  {
    name: 'a general authorisation is not for military goods',
    cite: 'german',
    from: 'DE',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['eu-9a012', 'de-ml9'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'EU001',
          type: 'general',
          jurisdiction: 'EU',
          controls: ['export'],
          classifications: ['eu-9a012', 'eu-8a001', 'eu-9d001', 'eu-9e001'],
          destinations: ['AU', 'CA', 'IS', 'JP', 'NZ', 'NO', 'CH', 'LI', 'GB', 'US'],
        },
      ],
    }),
  },
  {
    name: 'listed dual-use goods without anything',
    cite: 'euExport',
    from: 'FR',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['eu-9a012'] },
    rows: join(LAW),
  },
  {
    name: 'inside the Union they move freely',
    cite: 'euInside',
    from: 'FR',
    to: 'ES',
    covered: 'all',
    item: { classifications: ['eu-9a012'] },
    rows: join(LAW),
  },
  {
    name: 'Annex IV needs an authorisation inside too',
    cite: 'euInside',
    from: 'FR',
    to: 'ES',
    covered: 'none',
    item: { classifications: ['eu-annex4'] },
    rows: join(LAW),
  },
  {
    name: 'Annex IV with an authorisation',
    cite: 'euInside',
    from: 'FR',
    to: 'ES',
    covered: 'all',
    item: { classifications: ['eu-annex4'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'EU', items: ['vessel'] }],
    }),
  },
  {
    name: 'a global authorisation for several countries',
    cite: 'euGlobal',
    from: 'IT',
    to: 'UA',
    covered: 'all',
    item: { classifications: ['eu-9a012'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'g',
          type: 'bulk',
          jurisdiction: 'EU',
          holder: 'maker',
          classifications: ['eu-9a012'],
          destinations: ['UA', 'IN'],
        },
      ],
    }),
  },
  {
    name: 'a fair ends, and with it the temporary export',
    cite: 'euTemporary',
    from: 'DE',
    to: 'JP',
    covered: '5-5',
    item: { classifications: ['eu-9a012'] },
    lane: { end_use: 'exhibition' },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'EU004',
          type: 'general',
          jurisdiction: 'EU',
          classifications: ['eu-9a012'],
          end_uses: ['exhibition'],
          valid_from: '2027-05-01',
          valid_until: '2027-05-31',
        },
      ],
    }),
  },
  {
    name: 'military goods leave Germany only with its licence',
    cite: 'german',
    from: 'DE',
    to: 'FR',
    covered: 'none',
    item: { classifications: ['de-ml9'] },
    rows: join(LAW),
  },
  {
    name: 'military goods with a German licence',
    cite: 'german',
    from: 'DE',
    to: 'FR',
    covered: 'all',
    item: { classifications: ['de-ml9'] },
    rows: join(LAW, EU_FREE, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'GERMANY', items: ['vessel'] }],
    }),
  },
  {
    name: 'two jurisdictions of one country: one licence is not enough',
    cite: 'german',
    from: 'DE',
    to: 'UA',
    covered: 'none',
    item: { classifications: ['eu-9a012', 'de-ml9'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'GERMANY', items: ['vessel'] }],
    }),
  },
  {
    name: 'two jurisdictions of one country, both covered',
    cite: 'german',
    from: 'DE',
    to: 'UA',
    covered: 'all',
    item: { classifications: ['eu-9a012', 'de-ml9'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'a', type: 'individual', jurisdiction: 'GERMANY', items: ['vessel'] },
        { id: 'b', type: 'individual', jurisdiction: 'EU', items: ['vessel'] },
      ],
    }),
  },
  {
    name: 'both covered, for different times',
    cite: 'german',
    from: 'DE',
    to: 'UA',
    covered: '4-9',
    item: { classifications: ['eu-9a012', 'de-ml9'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'a',
          type: 'individual',
          jurisdiction: 'GERMANY',
          items: ['vessel'],
          valid_until: '2027-09-30',
        },
        { id: 'b', type: 'individual', jurisdiction: 'EU', items: ['vessel'], valid_from: '2027-04-01' },
      ],
    }),
  },
  {
    name: 'transit through a country that looks at it',
    cite: 'germanTransit',
    from: 'JP',
    to: 'IN',
    covered: 'none',
    item: { classifications: ['jp-list', 'de-ml9'] },
    lane: { transit_countries: ['DE'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'] }],
    }),
  },
  {
    name: 'transit with a licence',
    cite: 'germanTransit',
    from: 'JP',
    to: 'IN',
    covered: 'all',
    item: { classifications: ['jp-list', 'de-ml9'] },
    lane: { transit_countries: ['DE'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'a', type: 'individual', jurisdiction: 'JP', items: ['vessel'] },
        { id: 'b', type: 'individual', jurisdiction: 'GERMANY', controls: ['transit'], items: ['vessel'] },
      ],
    }),
  },
  {
    name: 'transit that a rule frees',
    cite: 'euTransit',
    from: 'JP',
    to: 'IN',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    lane: { transit_countries: ['FR'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'] }],
    }),
  },
  {
    name: 'transit through a country without rules',
    cite: 'burden',
    from: 'JP',
    to: 'IN',
    covered: 'none',
    item: { classifications: ['jp-list'] },
    lane: { transit_countries: ['KR'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'] }],
    }),
  },
  {
    name: 'import of military goods needs its permit',
    cite: 'germanTransit',
    from: 'GB',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['gb-ml9', 'de-ml9'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'] }],
    }),
  },
  {
    name: 'import is judged when it arrives',
    cite: 'germanTransit',
    from: 'GB',
    to: 'DE',
    covered: '1-4',
    item: { classifications: ['gb-ml9', 'de-ml9'] },
    lane: { transit_time: 45 },
    rows: join(LAW, {
      authorisation: [
        { id: 'a', type: 'individual', jurisdiction: 'GB', items: ['vessel'] },
        {
          id: 'b',
          type: 'individual',
          jurisdiction: 'GERMANY',
          controls: ['import'],
          items: ['vessel'],
          valid_until: '2027-06-30',
        },
      ],
    }),
  },
  {
    name: 'a quantity cap',
    cite: 'siel',
    from: 'GB',
    to: 'JP',
    covered: 25,
    item: { classifications: ['gb-ml9'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'], quantity_cap: 25 },
      ],
    }),
  },
  {
    name: 'a quantity cap of which some is drawn',
    cite: 'siel',
    from: 'GB',
    to: 'JP',
    covered: 15,
    item: { classifications: ['gb-ml9'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'GB',
          items: ['vessel'],
          quantity_cap: 25,
          quantity_used: 10,
        },
      ],
    }),
  },
  {
    name: 'a value cap',
    cite: 'siel',
    from: 'GB',
    to: 'JP',
    covered: 40,
    item: { classifications: ['gb-ml9'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'], value_cap: 4000 },
      ],
    }),
  },
  {
    name: 'a value cap in another currency',
    cite: 'siel',
    from: 'GB',
    to: 'JP',
    covered: 20,
    item: { classifications: ['gb-ml9'] },
    rows: join(
      LAW,
      { 'currency-rate': [{ currency: 'GBP', rate: 2 }] },
      {
        authorisation: [
          {
            id: 'lic',
            type: 'individual',
            jurisdiction: 'GB',
            items: ['vessel'],
            value_cap: 1000,
            currency: 'GBP',
          },
        ],
      },
    ),
  },
  {
    name: 'a value cap whose currency changes its rate',
    cite: 'siel',
    from: 'GB',
    to: 'JP',
    covered: 15,
    item: { classifications: ['gb-ml9'] },
    rows: join(
      LAW,
      {
        'currency-rate': [
          { currency: 'GBP', rate: 2 },
          { currency: 'GBP', rate: 1, date: '2027-02-01' },
        ],
      },
      {
        authorisation: [
          {
            id: 'lic',
            type: 'individual',
            jurisdiction: 'GB',
            items: ['vessel'],
            value_cap: 1000,
            currency: 'GBP',
          },
        ],
      },
    ),
  },
  {
    name: 'both caps, of which the lower one counts',
    cite: 'siel',
    from: 'GB',
    to: 'JP',
    covered: 12,
    item: { classifications: ['gb-ml9'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'lic',
          type: 'individual',
          jurisdiction: 'GB',
          items: ['vessel'],
          quantity_cap: 30,
          value_cap: 1200,
        },
      ],
    }),
  },
  {
    name: 'a value cap and an item without a value',
    cite: 'siel',
    from: 'GB',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['gb-ml9'], standard_value: 0 },
    rows: join(LAW, {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'], value_cap: 1000 },
      ],
    }),
  },
  {
    name: 'two capped licences together',
    cite: 'siel',
    from: 'GB',
    to: 'JP',
    covered: 37,
    item: { classifications: ['gb-ml9'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'a', type: 'individual', jurisdiction: 'GB', items: ['vessel'], quantity_cap: 17 },
        { id: 'b', type: 'individual', jurisdiction: 'GB', items: ['vessel'], quantity_cap: 20 },
      ],
    }),
  },
  {
    name: 'a capped licence and one without cap',
    cite: 'siel',
    from: 'GB',
    to: 'JP',
    covered: 'all',
    item: { classifications: ['gb-ml9'] },
    rows: join(LAW, {
      authorisation: [
        { id: 'a', type: 'individual', jurisdiction: 'GB', items: ['vessel'], quantity_cap: 17 },
        { id: 'b', type: 'bulk', jurisdiction: 'GB', items: ['vessel'] },
      ],
    }),
  },
  {
    name: 'an open general licence, item and destination in its schedules',
    cite: 'ogel',
    from: 'GB',
    to: 'JP',
    covered: 'all',
    item: { classifications: ['gb-ml9'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'OGEL',
          type: 'general',
          jurisdiction: 'GB',
          holder: 'maker',
          classifications: ['gb-ml9'],
          destinations: ['JP', 'AU', 'EU'],
        },
      ],
    }),
  },
  {
    name: 'an open general licence, destination not in its schedule',
    cite: 'ogel',
    from: 'GB',
    to: 'UA',
    covered: 'none',
    item: { classifications: ['gb-ml9'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'OGEL',
          type: 'general',
          jurisdiction: 'GB',
          holder: 'maker',
          classifications: ['gb-ml9'],
          destinations: ['JP', 'AU', 'EU'],
        },
      ],
    }),
  },
  {
    name: 'an open general licence, item not in its schedule',
    cite: 'ogel',
    from: 'GB',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['gb-ml10'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'OGEL',
          type: 'general',
          jurisdiction: 'GB',
          holder: 'maker',
          classifications: ['gb-ml9'],
          destinations: ['JP', 'AU', 'EU'],
        },
      ],
    }),
  },
  {
    name: 'an open general licence, exporter not registered',
    cite: 'ogel',
    from: 'GB',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['gb-ml9'] },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'OGEL',
          type: 'general',
          jurisdiction: 'GB',
          holder: 'customer',
          classifications: ['gb-ml9'],
          destinations: ['JP', 'AU', 'EU'],
        },
      ],
    }),
  },
  {
    name: 'an end-user certificate in force',
    cite: 'euCommonPosition',
    from: 'GB',
    to: 'JP',
    covered: 'all',
    item: { classifications: ['gb-ml9'] },
    rows: join(
      LAW,
      { certificate: [{ id: 'euc', items: ['vessel'], parties: ['customer'] }] },
      {
        authorisation: [
          { id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'], certificates: ['euc'] },
        ],
      },
    ),
  },
  {
    name: 'an end-user certificate that runs out',
    cite: 'euCommonPosition',
    from: 'GB',
    to: 'JP',
    covered: '1-7',
    item: { classifications: ['gb-ml9'] },
    rows: join(
      LAW,
      { certificate: [{ id: 'euc', items: ['vessel'], parties: ['customer'], valid_until: '2027-07-31' }] },
      {
        authorisation: [
          { id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'], certificates: ['euc'] },
        ],
      },
    ),
  },
  {
    name: 'an end-user certificate of another party',
    cite: 'euCommonPosition',
    from: 'GB',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['gb-ml9'] },
    rows: join(
      LAW,
      { certificate: [{ id: 'euc', items: ['vessel'], parties: ['maker'] }] },
      {
        authorisation: [
          { id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'], certificates: ['euc'] },
        ],
      },
    ),
  },
  {
    name: 'an end-user certificate for other items',
    cite: 'euCommonPosition',
    from: 'GB',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['gb-ml9'] },
    rows: join(
      LAW,
      { item: [{ id: 'part' }], certificate: [{ id: 'euc', items: ['part'], parties: ['customer'] }] },
      {
        authorisation: [
          { id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'], certificates: ['euc'] },
        ],
      },
    ),
  },
  {
    name: 'an end-user certificate only applied for',
    cite: 'euEndUse',
    from: 'GB',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['gb-ml9'] },
    rows: join(
      LAW,
      { certificate: [{ id: 'euc', items: ['vessel'], status: 'applied', processing_most: 60 }] },
      {
        authorisation: [
          { id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'], certificates: ['euc'] },
        ],
      },
    ),
  },
  {
    name: 'an end-user certificate for another use',
    cite: 'euEndUse',
    from: 'GB',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['gb-ml9'] },
    lane: { end_use: 'resale' },
    rows: join(
      LAW,
      { certificate: [{ id: 'euc', end_uses: ['own use'] }] },
      {
        authorisation: [
          { id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'], certificates: ['euc'] },
        ],
      },
    ),
  },
  {
    name: 'content below a quarter of the value is free',
    cite: 'deMinimis',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    rows: join(LAW, FREE_JP, PART(24, 1, 'us-7a', 'US')),
  },
  {
    name: 'content of exactly a quarter is free',
    cite: 'deMinimis',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    rows: join(LAW, FREE_JP, PART(25, 1, 'us-7a', 'US')),
  },
  {
    name: 'content above a quarter of the value',
    cite: 'deMinimis',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, FREE_JP, PART(26, 1, 'us-7a', 'US')),
  },
  {
    name: 'content above a quarter with a re-export licence',
    cite: 'deMinimis',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    rows: join(LAW, FREE_JP, PART(26, 1, 'us-7a', 'US'), {
      authorisation: [
        { id: 'lic', type: 'individual', jurisdiction: 'US', controls: ['re-export'], items: ['vessel'] },
      ],
    }),
  },
  {
    name: 'several pieces count together',
    cite: 'deMinimis',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, FREE_JP, PART(10, 3, 'us-7a', 'US')),
  },
  {
    name: 'ten per cent to some destinations',
    cite: 'deMinimis',
    from: 'JP',
    to: 'SY',
    covered: 'none',
    rows: join(LAW, FREE_JP, PART(11, 1, 'us-7a', 'US')),
  },
  {
    name: 'below ten per cent to those destinations',
    cite: 'deMinimis',
    from: 'JP',
    to: 'SY',
    covered: 'all',
    rows: join(LAW, FREE_JP, PART(9, 1, 'us-7a', 'US')),
  },
  {
    name: 'content of another origin is none',
    cite: 'deMinimis',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    rows: join(LAW, FREE_JP, PART(60, 1, 'us-7a', 'KR')),
  },
  {
    name: 'content whose origin nobody has stated counts',
    cite: 'burden',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, FREE_JP, PART(60, 1, 'us-7a')),
  },
  {
    name: 'back to where the content comes from',
    cite: 'earExport',
    from: 'JP',
    to: 'US',
    covered: 'all',
    rows: join(LAW, FREE_JP, PART(60, 1, 'us-7a', 'US')),
  },
  {
    name: 'munitions whatever the share',
    cite: 'itar',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, FREE_JP, PART(1, 1, 'us-usml', 'US')),
  },
  {
    name: 'munitions with approval',
    cite: 'itar',
    from: 'JP',
    to: 'DE',
    covered: '1-8',
    rows: join(LAW, FREE_JP, PART(1, 1, 'us-usml', 'US'), {
      consent: [
        { id: 'dsp', jurisdiction: 'US', items: ['part'], destinations: ['DE'], valid_until: '2027-08-31' },
      ],
    }),
  },
  {
    name: 'approval for another destination',
    cite: 'itar',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, FREE_JP, PART(1, 1, 'us-usml', 'US'), {
      consent: [{ id: 'dsp', jurisdiction: 'US', items: ['part'], destinations: ['FR'] }],
    }),
  },
  {
    name: 'approval for another part',
    cite: 'itar',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, FREE_JP, PART(1, 1, 'us-usml', 'US'), {
      consent: [{ id: 'dsp', jurisdiction: 'US', items: ['spare'] }],
    }),
  },
  {
    name: 'an alternate without the content does not help: it may hold it',
    cite: 'deMinimis',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, FREE_JP, ALTERNATE(30)),
  },
  {
    name: 'two levels down',
    cite: 'deMinimis',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, FREE_JP, DEEP(30)),
  },
  {
    name: 'an item whose own value nobody has stated',
    cite: 'burden',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    item: { standard_value: 0 },
    rows: join(LAW, FREE_JP, PART(1, 1, 'us-7a', 'US')),
  },
  {
    name: 'consent to re-export Ukrainian content',
    cite: 'uaConsent',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, FREE_JP, PART(5, 1, 'ua-ml10', 'UA')),
  },
  {
    name: 'consent given in writing',
    cite: 'uaConsent',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    rows: join(LAW, FREE_JP, PART(5, 1, 'ua-ml10', 'UA'), {
      consent: [{ id: 'c', jurisdiction: 'UA', classifications: ['ua-ml10'], destinations: ['EU'] }],
    }),
  },
  {
    name: 'consent requested, and counted on',
    cite: 'uaConsent',
    from: 'JP',
    to: 'DE',
    covered: '3-12',
    model: { assume_permissions: 'applied' },
    rows: join(LAW, FREE_JP, PART(5, 1, 'ua-ml10', 'UA'), {
      consent: [
        {
          id: 'c',
          jurisdiction: 'UA',
          items: ['part'],
          status: 'applied',
          applied_on: '2027-01-30',
          processing_most: 30,
        },
      ],
    }),
  },
  {
    name: 'a licence inherits a consent that runs out',
    cite: 'jpThird',
    from: 'JP',
    to: 'DE',
    covered: '1-6',
    item: { classifications: ['jp-list'] },
    rows: join(
      LAW,
      PART(5, 1, 'us-7a', 'US'),
      { consent: [{ id: 'c', jurisdiction: 'US', items: ['part'], valid_until: '2027-06-30' }] },
      {
        authorisation: [
          { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], consents: ['c'] },
        ],
      },
    ),
  },
  {
    name: 'a licence inherits a consent for what the item does not hold',
    cite: 'jpThird',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    rows: join(
      LAW,
      PART(5, 1, 'us-7a', 'US'),
      { consent: [{ id: 'c', jurisdiction: 'US', items: ['spare'], valid_until: '2026-06-30' }] },
      {
        authorisation: [
          { id: 'lic', type: 'individual', jurisdiction: 'JP', items: ['vessel'], consents: ['c'] },
        ],
      },
    ),
  },
  {
    name: 'Japanese arms passed on by a third country',
    cite: 'jpThird',
    from: 'GB',
    to: 'DE',
    covered: 'none',
    item: { classifications: ['gb-ml9', 'jp-arms'], origin: 'JP' },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'] }],
    }),
  },
  {
    name: 'Japanese arms passed on with prior consent',
    cite: 'jpThird',
    from: 'GB',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['gb-ml9', 'jp-arms'], origin: 'JP' },
    rows: join(
      LAW,
      { authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'GB', items: ['vessel'] }] },
      { consent: [{ id: 'c', jurisdiction: 'JP', items: ['vessel'], destinations: ['DE'] }] },
    ),
  },
  {
    name: 'a partner state with an agreement',
    cite: 'uaExport',
    from: 'UA',
    to: 'JP',
    covered: 'all',
    item: { classifications: ['ua-ml10'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'UA', items: ['vessel'] }],
    }),
  },
  {
    name: 'a state without an agreement',
    cite: 'uaExport',
    from: 'UA',
    to: 'IN',
    covered: 'none',
    item: { classifications: ['ua-ml10'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'UA', items: ['vessel'] }],
    }),
  },
  {
    name: 'a partner state without a permit',
    cite: 'uaExport',
    from: 'UA',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['ua-ml10'] },
    rows: join(LAW),
  },
  {
    name: 'export from the United States',
    cite: 'earExport',
    from: 'US',
    to: 'JP',
    covered: 'none',
    item: { classifications: ['us-7a'] },
    rows: join(LAW),
  },
  {
    name: 'export from the United States with a licence',
    cite: 'earExport',
    from: 'US',
    to: 'JP',
    covered: 'all',
    item: { classifications: ['us-7a'] },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'US', items: ['vessel'] }],
    }),
  },
  {
    name: 'software is controlled as software',
    cite: 'euTechnology',
    from: 'DE',
    to: 'UA',
    covered: 'none',
    item: { kind: 'software', classifications: ['eu-9d001'] },
    lane: { mode: 'electronic' },
    rows: join(LAW),
  },
  {
    name: 'software sent under a licence',
    cite: 'euTechnology',
    from: 'DE',
    to: 'UA',
    covered: 'all',
    item: { kind: 'software', classifications: ['eu-9d001'] },
    lane: { mode: 'electronic' },
    rows: join(LAW, {
      authorisation: [{ id: 'lic', type: 'individual', jurisdiction: 'EU', classifications: ['eu-9d001'] }],
    }),
  },
  {
    name: 'documents inside a group of companies',
    cite: 'euGroup',
    from: 'DE',
    to: 'IN',
    covered: 'all',
    item: { kind: 'document', classifications: ['eu-9e001'] },
    lane: { mode: 'electronic' },
    rows: join(LAW, {
      authorisation: [
        {
          id: 'EU007',
          type: 'general',
          jurisdiction: 'EU',
          classifications: ['eu-9d001', 'eu-9e001'],
          destinations: ['IN'],
          parties: ['customer'],
        },
      ],
    }),
  },
  {
    name: 'a rule for goods says nothing of documents',
    cite: 'euTechnology',
    from: 'FR',
    to: 'UA',
    covered: 'none',
    item: { kind: 'document' },
    rows: join(LAW, { rule: [{ id: 'goods', jurisdiction: 'EU', controlled_as: 'goods', outcome: 'free' }] }),
  },
  {
    name: 'technology used in another country',
    cite: 'feftaTechnology',
    from: 'JP',
    to: 'JP',
    covered: 'none',
    rows: join(LAW, KNOW('ua-know', 'UA')),
  },
  {
    name: 'technology used under a permit',
    cite: 'feftaTechnology',
    from: 'JP',
    to: 'JP',
    covered: 'all',
    rows: join(LAW, KNOW('ua-know', 'UA'), {
      authorisation: [
        { id: 't', type: 'individual', jurisdiction: 'UA', technologies: ['know'], destinations: ['JP'] },
      ],
    }),
  },
  {
    name: 'technology whose permit has a cap',
    cite: 'feftaTechnology',
    from: 'JP',
    to: 'JP',
    covered: 30,
    rows: join(LAW, KNOW('ua-know', 'UA'), {
      authorisation: [
        { id: 't', type: 'individual', jurisdiction: 'UA', technologies: ['know'], quantity_cap: 30 },
      ],
    }),
  },
  {
    name: 'Japanese technology lent to a works abroad',
    cite: 'feftaTechnology',
    from: 'DE',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, KNOW('jp-know', 'JP')),
  },
  {
    name: 'what is made with foreign technology holds it',
    cite: 'uaConsent',
    from: 'JP',
    to: 'DE',
    covered: 'none',
    rows: join(LAW, FREE_JP, KNOW('ua-know', 'UA'), {
      authorisation: [
        {
          id: 't',
          type: 'individual',
          jurisdiction: 'UA',
          controls: ['export'],
          technologies: ['know'],
          destinations: ['JP'],
        },
      ],
    }),
  },
  {
    name: 'what is made with foreign technology, with consent',
    cite: 'uaConsent',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    rows: join(
      LAW,
      FREE_JP,
      KNOW('ua-know', 'UA'),
      {
        authorisation: [
          {
            id: 't',
            type: 'individual',
            jurisdiction: 'UA',
            controls: ['export'],
            technologies: ['know'],
            destinations: ['JP'],
          },
        ],
      },
      { consent: [{ id: 'c', jurisdiction: 'UA', technologies: ['know'], destinations: ['DE'] }] },
    ),
  },
  {
    name: 'permissions ignored',
    cite: 'burden',
    from: 'JP',
    to: 'DE',
    covered: 'all',
    item: { classifications: ['jp-list'] },
    model: { permissions: 'ignored' },
    rows: join(LAW),
  },
];

/** Units by month of what the case says is covered. */
function months(covered: string): number[] {
  if (covered === 'all') return Array(12).fill(MONTHLY);
  const found = Array(12).fill(0);
  for (const span of covered === 'none' ? [] : covered.split(' ')) {
    const [from, to] = span.split('-').map(Number);
    found.fill(MONTHLY, from - 1, to);
  }
  return found;
}

describe('what crosses a border', () => {
  for (const { name, cite, covered, ...trade } of CASES) {
    test(`${name} (${CITED[cite]})`, async () => {
      const found = await shipped(trade);
      if (typeof covered === 'string') expect(found).toEqual(months(covered));
      else expect(found.reduce((sum, units) => sum + units, 0)).toBeCloseTo(covered, 6);
    });
  }

  test('every rule that is cited has a case, and there are at least 80', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(80);
    expect(new Set(CASES.map(({ cite }) => cite))).toEqual(new Set(Object.keys(CITED)));
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  });
});
