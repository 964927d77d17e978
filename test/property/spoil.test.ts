import { beforeAll, describe, expect, test } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import type { Plan } from '../../src/plan/plan.js';
import { verify } from '../../src/plan/verify/index.js';
import type { Model } from '../../src/schema/model.js';
import { HAND_PLANS } from '../support/hand-plans/index.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { Random } from '../support/random.js';
import { randomModel } from '../support/random-model.js';
import { SPOILERS } from '../support/spoilers.js';

/** Changes of each kind to each lot of plans. */
const CHANGES = 20;
const RANDOM_MODELS = 16;

interface Case {
  readonly name: string;
  readonly model: Model;
  readonly plan: Plan;
}

/** Applies every kind of change, many times over, to plans that have rows for it. */
function spoilAll(cases: readonly Case[], seed: number): { changes: number; without: string[] } {
  const random = new Random(seed);
  const without: string[] = [];
  let changes = 0;
  for (const spoiler of SPOILERS) {
    let made = 0;
    for (let attempt = 0; attempt < CHANGES * 20 && made < CHANGES; attempt++) {
      const { name, model, plan } = random.pick(cases);
      const spoiled = spoiler.spoil(plan, random);
      if (!spoiled) continue;
      made++;
      const { broken, brokenCount } = verify(model, spoiled);
      const where = `${spoiler.name} of ${name}, change ${made}`;
      expect(brokenCount, where).toBeGreaterThan(0);
      const must = spoiler.must ?? spoiler.rules;
      expect(
        broken.map((each) => each.rule).some((rule) => must.includes(rule)),
        where,
      ).toBe(true);
      const stray = broken.filter((each) => !spoiler.rules.includes(each.rule));
      expect(
        stray.map((each) => `${each.rule}: ${each.message}`),
        where,
      ).toEqual([]);
    }
    changes += made;
    if (made === 0) without.push(spoiler.name);
  }
  return { changes, without };
}

describe('every single change to a right plan is caught, by a rule that is meant to', () => {
  test('plans written by hand', { timeout: 300_000 }, () => {
    const cases = HAND_PLANS.map(({ name, rows, plan }) => ({ name, model: modelOf(rows), plan }));
    const { changes, without } = spoilAll(cases, 1);
    expect(without).toEqual([]);
    expect(changes).toBeGreaterThan(1000);
  });

  describe('plans from the planner', () => {
    const cases: Case[] = [];
    beforeAll(async () => {
      for (let seed = 1; seed <= RANDOM_MODELS; seed++) {
        const rows: ModelRows = randomModel(new Random(seed));
        const model = modelOf(rows);
        const { plan, status, message } = await planModel(model);
        expect(plan, `model ${seed}: ${status} ${message ?? ''}`).toBeDefined();
        cases.push({ name: `model ${seed}`, model, plan: plan! });
      }
    });

    test('follow from their tables', () => {
      for (const { name, model, plan } of cases) expect(verify(model, plan).broken, name).toEqual([]);
    });

    test('and do not when changed', { timeout: 300_000 }, () => {
      const { changes, without } = spoilAll(cases, 2);
      // Random models hold no agreements, permissions or activities; the plans by hand do.
      const elsewhere = /^(transfer|workshare|permission|activity|readiness|opening_date)/;
      expect(without.filter((name) => !elsewhere.test(name))).toEqual([]);
      expect(changes).toBeGreaterThan(1000);
    });
  });
});
