import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import { canonicalPlan } from '../../src/plan/index.js';
import type { Plan } from '../../src/plan/plan.js';
import { jointProgramme } from '../support/joint-programme.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { parameters } from '../support/random-network-check.js';

const share = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
const money = fc.integer({ min: 1, max: 200 });

interface Draft {
  readonly costs: readonly [number, number];
  readonly hours: readonly [number, number];
  readonly price: number;
  readonly floor: number;
  readonly ceiling: number;
  readonly paid: number;
  readonly atOrder: number;
  readonly days: number;
  readonly budgets: readonly [number, number, number];
  readonly carry: number;
  readonly most: number | null;
  readonly oneYear: boolean;
  readonly byHours: boolean;
  readonly overtime: number;
  readonly works: number;
}

const drafts: fc.Arbitrary<Draft> = fc.record({
  costs: fc.tuple(money, money),
  hours: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
  price: money,
  floor: share.map((each) => each / 2),
  ceiling: share.map((each) => (each + 1) / 2),
  paid: share,
  atOrder: share,
  days: fc.integer({ min: -60, max: 200 }),
  budgets: fc.tuple(
    ...([0, 1, 2].map(() => fc.integer({ min: 0, max: 1200 })) as [
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
    ]),
  ),
  carry: share,
  most: fc.option(fc.integer({ min: 0, max: 300 })),
  oneYear: fc.boolean(),
  byHours: fc.boolean(),
  overtime: fc.integer({ min: 10, max: 30 }),
  works: fc.integer({ min: 5, max: 40 }),
});

/** The joint programme with an engine that is bought, budgets of the maker, little working time, and a ceiling. */
function rowsOf(draft: Draft, rate = 1): ModelRows {
  const { costs, hours, price, budgets } = draft;
  const base = jointProgramme;
  return {
    ...base,
    model: [{ id: 'm', start: '2026-01-01', buckets: '18m', currency: 'EUR', fiscal_year_start: 4 }],
    organisation: [...base.organisation!, { id: 'works', kind: 'supplier', country: 'DE' }],
    item: [...base.item!, { id: 'engine' }],
    process: base.process!.map((each, k) => ({ ...each, cost: costs[k] * rate })),
    'process-resource': base['process-resource']!.map((each, k) => ({ ...each, hours: hours[k] })),
    'process-input': [{ process: 'make-jp', item: 'engine', quantity: 1 }],
    offer: [
      {
        id: 'o',
        supplier: 'works',
        item: 'engine',
        site: 'yard-jp',
        price: price * rate,
        lead_time: 40,
        duty_rate: 0.05,
      },
    ],
    'payment-term': [
      { id: 'first', offer: 'o', share: draft.atOrder, days: draft.days },
      { id: 'rest', offer: 'o', share: 1 - draft.atOrder, at: 'receipt' },
    ],
    resource: base.resource!.map((each) => ({
      ...each,
      cost_per_hour: 10 * rate,
      overtime_cost: draft.overtime * rate,
      overtime_limit: 1,
    })),
    'resource-capacity': [
      { resource: 'hands-jp', from: '2026-01-01', until: '2027-06-30', hours: draft.works },
    ],
    budget: budgets.map((amount, k) => ({
      id: `b${k}`,
      organisation: 'jp',
      fiscal_year: 2025 + k,
      amount: amount * rate,
      carry_over: draft.carry,
      ...(draft.most === null ? {} : { carry_over_most: draft.most * rate }),
      carry_over_for: draft.oneYear ? 'one-year' : 'any',
    })),
    demand: [
      { id: 'd', item: 'boat', site: 'port', due: '2026-06-15', quantity: 10 },
      { id: 'e', item: 'boat', site: 'port', due: '2027-03-15', quantity: 7 },
    ],
    agreement: [
      { id: 'joint', items: ['boat'], with_parts: true, workshare_by: draft.byHours ? 'hours' : 'value' },
    ],
    'agreement-party': [
      { agreement: 'joint', organisation: 'jp', cost_share: draft.paid, workshare_ceiling: draft.ceiling },
      { agreement: 'joint', organisation: 'buyer', cost_share: 1 - draft.paid },
      { agreement: 'joint', country: 'DE', workshare_floor: draft.floor },
    ],
  };
}

async function planOf(rows: ModelRows): Promise<Plan> {
  const { plan, verification, issues } = await planModel(modelOf(rows));
  expect(issues.errors).toEqual([]);
  expect(verification?.broken).toEqual([]);
  return plan!;
}

const objectivesOf = ({ header }: Plan) => header.objectives.map(({ name, value }) => [name, value] as const);

const runs = parameters(25);

it('plans verify, whatever is shared, paid in parts and carried over', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async (draft) => {
      await planOf(rowsOf(draft));
    }),
    runs,
  );
});

it('another size of the currency changes amounts and nothing else', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async (draft) => {
      const [one, other] = [await planOf(rowsOf(draft)), await planOf(rowsOf(draft, 8))];
      objectivesOf(one).forEach(([name, value], k) => {
        const [, found] = objectivesOf(other)[k];
        expect(found).toBeCloseTo(name === 'cost' ? value * 8 : value, 4);
      });
    }),
    parameters(15),
  );
});

it('looser shares of work, larger budgets and freer carry-over never hurt', {
  timeout: 300_000,
}, async () => {
  const looser: readonly ((draft: Draft) => Draft)[] = [
    (draft) => ({ ...draft, floor: draft.floor / 2 }),
    (draft) => ({ ...draft, ceiling: 1 }),
    (draft) => ({ ...draft, budgets: [draft.budgets[0], draft.budgets[1] + 200, draft.budgets[2]] }),
    (draft) => ({ ...draft, most: null }),
    (draft) => ({ ...draft, oneYear: false }),
    (draft) => ({ ...draft, carry: 1 }),
  ];
  await fc.assert(
    fc.asyncProperty(drafts, fc.nat(), async (draft, pick) => {
      const before = objectivesOf(await planOf(rowsOf(draft)));
      const after = objectivesOf(await planOf(rowsOf(looser[pick % looser.length](draft))));
      for (const [k, [name, value]] of before.entries()) {
        const slack = 1e-5 * Math.max(1, Math.abs(value));
        expect({ name, worse: after[k][1] > value + slack }).toEqual({ name, worse: false });
        // What comes later in order may get worse for what has got better.
        if (after[k][1] < value - slack) break;
      }
    }),
    runs,
  );
});

it('the order of rows changes nothing', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async (draft) => {
      const rows = rowsOf(draft);
      const turned = Object.fromEntries(
        Object.entries(rows).map(([name, table]) => [name, [...table].reverse()]),
      ) as ModelRows;
      expect(canonicalPlan(await planOf(turned))).toEqual(canonicalPlan(await planOf(rows)));
    }),
    parameters(10),
  );
});
