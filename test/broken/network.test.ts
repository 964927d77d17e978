import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LANGUAGES } from '../../src/base/messages.js';
import { type Broken, foundIn, type Rows, sound } from './network.support.js';
import { BUDGETS } from './network-budgets.cases.js';
import { FLEETS } from './network-fleets.cases.js';
import { LEARNING } from './network-learning.cases.js';
import { MAKING } from './network-making.cases.js';
import { MONEY } from './network-money.cases.js';
import { MOVING } from './network-moving.cases.js';
import { REVISIONS } from './network-revisions.cases.js';
import { TIME } from './network-time.cases.js';
import { WANTING } from './network-wanting.cases.js';

const CASES: readonly Broken[] = [
  ...TIME,
  ...MONEY,
  ...BUDGETS,
  ...FLEETS,
  ...LEARNING,
  ...MAKING,
  ...MOVING,
  ...REVISIONS,
  ...WANTING,
];

function broken({ change }: Broken): Rows {
  const rows = sound();
  change(rows);
  return rows;
}

it('finds nothing in the sound model', async () => {
  expect(await foundIn(sound())).toEqual([]);
});

describe('a network that is broken by', () => {
  it.each(CASES.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    expect(await foundIn(broken(each))).toEqual(each.found);
  });
});

it('has a broken model for every code but those that no folder can show', () => {
  const messages = parse(
    readFileSync(join(import.meta.dirname, '../../catalog/messages/checks.en.yaml'), 'utf8'),
  ) as object;
  const codes = new Set(Object.keys(messages).map((key) => key.replace(/\.(cause|remedy)$/, '')));
  for (const { found } of CASES) for (const { code } of found) codes.delete(code);
  // horizon.missing is found by the schema first; check.more counts others, and is tested beside report.ts.
  expect([...codes]).toEqual(['check.more', 'horizon.missing']);
});

it('fills every parameter of every message in every language', async () => {
  for (const language of LANGUAGES) {
    for (const each of CASES) {
      for (const { cause, remedy } of await foundIn(broken(each), language)) {
        expect(`${cause} ${remedy}`).not.toMatch(/\{\w+\}|undefined|NaN/);
      }
    }
  }
});
