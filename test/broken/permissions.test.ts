import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { add, foundIn, type Row, type Rows, set, sound } from './network.support.js';

/** The sound model, in which everything lies in Japan and permissions count. */
function sited(): Rows {
  const rows = sound();
  set(rows, 'organisation', 0, { country: 'JP' });
  set(rows, 'offer', 0, { ships_from: 'JP' });
  set(rows, 'offer', 1, { ships_from: 'JP' });
  add(rows, 'jurisdiction', { id: 'UNION', countries: 'DE' });
  return rows;
}

const LICENCE: Row = { id: 'L', jurisdiction: 'JP', type: 'individual', items: 'boat' };
const DETERMINATION: Row = {
  id: 'D',
  jurisdiction: 'JP',
  outcome: 'free',
  items: 'boat',
  determined_by: 'q',
  determined_on: '2026-04-01',
};
const RULE: Row = { id: 'R', jurisdiction: 'JP', outcome: 'free' };

type Found = readonly [
  severity: string,
  code: string,
  place: string,
  attribute: string,
  value: string | null,
];
interface Case {
  readonly name: string;
  readonly change: (rows: Rows) => void;
  readonly found: Found;
}

const CASES: readonly Case[] = [
  {
    name: 'a country that is none',
    change: (rows) => add(rows, 'rule', { ...RULE, destinations: 'Germany' }),
    found: ['error', 'permission.country', 'rule.csv:1', 'destinations', 'Germany'],
  },
  {
    name: 'a transit country that is none',
    change: (rows) => set(rows, 'lane', 0, { transit_countries: 'UNION' }),
    found: ['error', 'permission.country', 'lane.csv:1', 'transit_countries', 'UNION'],
  },
  {
    name: 'a control that is none',
    change: (rows) => add(rows, 'authorisation', { ...LICENCE, controls: 'exports' }),
    found: ['error', 'permission.word', 'authorisation.csv:1', 'controls', 'exports'],
  },
  {
    name: 'a kind of item that is none',
    change: (rows) => add(rows, 'determination', { ...DETERMINATION, classes: 'parts' }),
    found: ['error', 'permission.word', 'determination.csv:1', 'classes', 'parts'],
  },
  {
    name: 'a jurisdiction that nothing stands for',
    change: (rows) => add(rows, 'rule', { ...RULE, jurisdiction: 'JAPAN' }),
    found: ['warning', 'permission.jurisdiction', 'rule.csv:1', 'jurisdiction', 'JAPAN'],
  },
  {
    name: 'processing times exchanged',
    change: (rows) => add(rows, 'authorisation', { ...LICENCE, processing_least: 90, processing_most: 30 }),
    found: ['error', 'permission.processing', 'authorisation.csv:1', 'processing_least', '90'],
  },
  {
    name: 'a planned consent without any date',
    change: (rows) => add(rows, 'consent', { id: 'C', jurisdiction: 'JP', status: 'planned' }),
    found: ['error', 'permission.undated', 'consent.csv:1', 'status', 'planned'],
  },
  {
    name: 'an authorisation for nothing',
    change: (rows) => add(rows, 'authorisation', { id: 'L', jurisdiction: 'JP', type: 'general' }),
    found: ['error', 'permission.names-nothing', 'authorisation.csv:1', 'items', null],
  },
  {
    name: 'a determination of nothing',
    change: (rows) => add(rows, 'determination', { ...DETERMINATION, items: '' }),
    found: ['error', 'permission.names-nothing', 'determination.csv:1', 'items', null],
  },
  {
    name: 'units drawn from no cap',
    change: (rows) => add(rows, 'authorisation', { ...LICENCE, quantity_used: 3 }),
    found: ['warning', 'permission.used-no-cap', 'authorisation.csv:1', 'quantity_used', '3'],
  },
  {
    name: 'a cap that is used up',
    change: (rows) => add(rows, 'authorisation', { ...LICENCE, value_cap: 3, value_used: 3 }),
    found: ['warning', 'permission.used-up', 'authorisation.csv:1', 'value_used', '3'],
  },
  {
    name: 'a term without a first day',
    change: (rows) => add(rows, 'authorisation', { ...LICENCE, runs_for: 730 }),
    found: ['error', 'permission.runs-from', 'authorisation.csv:1', 'runs_for', '730'],
  },
  {
    name: 'a class of another jurisdiction',
    change: (rows) => {
      add(rows, 'classification', { id: 'c', jurisdiction: 'UNION', code: '9A012' });
      add(rows, 'rule', { ...RULE, classifications: 'c' });
    },
    found: ['error', 'permission.other-law', 'rule.csv:1', 'classifications', 'c'],
  },
  {
    name: 'an exception to itself',
    change: (rows) => add(rows, 'rule', { ...RULE, exception_to: 'R' }),
    found: ['error', 'permission.exception', 'rule.csv:1', 'exception_to', 'R'],
  },
  {
    name: 'a de minimis share for exports',
    change: (rows) => add(rows, 'rule', { ...RULE, controls: 'export', de_minimis: 0.25 }),
    found: ['warning', 'permission.de-minimis', 'rule.csv:1', 'de_minimis', '0.25'],
  },
  {
    name: 'a site in no country',
    change: (rows) => {
      set(rows, 'organisation', 0, { country: '' });
      set(rows, 'site', 0, { country: 'JP' });
    },
    found: ['error', 'permission.no-country', 'site.csv:2', 'country', ''],
  },
  {
    name: 'an offer from nowhere',
    change: (rows) => set(rows, 'offer', 1, { ships_from: '' }),
    found: ['error', 'permission.no-country', 'offer.csv:2', 'ships_from', ''],
  },
  {
    name: 'a customer in no country',
    change: (rows) => {
      add(rows, 'organisation', { id: 'navy', kind: 'government' });
      set(rows, 'demand', 0, { customer: 'navy' });
    },
    found: ['error', 'permission.no-country', 'demand.csv:1', 'customer', ''],
  },
  {
    name: 'a technology of nobody',
    change: (rows) => {
      add(rows, 'technology', { id: 'know' });
      set(rows, 'process', 0, { technology: 'know' });
    },
    found: ['error', 'permission.no-country', 'technology.csv:1', 'owner', ''],
  },
  {
    name: 'a certificate that ends before it starts',
    change: (rows) =>
      add(rows, 'certificate', { id: 'E', valid_from: '2026-05-01', valid_until: '2026-04-01' }),
    found: ['error', 'window.reversed', 'certificate.csv:1', 'valid_until', '2026-04-01'],
  },
];

async function found(rows: Rows): Promise<Found[]> {
  const all = await foundIn(rows);
  return all.map(({ severity, code, file, row, attribute, value, cause, remedy }) => {
    expect(`${cause} ${remedy}`).not.toMatch(/[{}]|undefined/);
    return [severity, code, `${file}:${row}`, attribute ?? '', value];
  });
}

it('finds nothing where every place has its country', async () => {
  expect(await found(sited())).toEqual([]);
});

describe('permissions that are broken by', () => {
  it.each(CASES.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    const rows = sited();
    each.change(rows);
    expect(await found(rows)).toEqual([each.found]);
  });
});

it('has a case for every message, in every language', () => {
  const keys = (language: string): string[] =>
    Object.keys(
      parse(
        readFileSync(
          join(import.meta.dirname, `../../catalog/messages/permission-checks.${language}.yaml`),
          'utf8',
        ),
      ) as object,
    );
  const codes = new Set(keys('en').map((key) => key.replace(/\.(cause|remedy)$/, '')));
  for (const { found } of CASES) codes.delete(found[1]);
  expect([...codes]).toEqual([]);
  expect(keys('ja')).toEqual(keys('en'));
  expect(keys('uk')).toEqual(keys('en'));
});
