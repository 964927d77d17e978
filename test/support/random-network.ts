import fc from 'fast-check';
import type { ModelRows } from './model.js';
import type {
  BudgetDraft,
  BufferDraft,
  DemandDraft,
  Draft,
  ItemDraft,
  LaneDraft,
  LotDraft,
  OfferDraft,
  ProcessDraft,
  ProgrammeDraft,
  ResourceDraft,
  WindowDraft,
} from './random-network-draft.js';
import { rowsOfDraft } from './random-network-rows.js';

/** How much rarer than usual a decision is that needs whole numbers; often = about every second network has one. */
const RARITY = { often: 1, rarely: 4, never: Number.POSITIVE_INFINITY } as const;

export interface RandomOptions {
  /** Lots, set-ups, whole steps, opening costs, price breaks that need a choice. */
  readonly integers: keyof typeof RARITY;
}

const PATTERNS = [
  { text: '7w', days: 49 },
  { text: '10d', days: 10 },
  { text: '5d 3w 2m', days: 86 },
  { text: '4w 4m', days: 150 },
  { text: '2w 3m 1q', days: 198 },
  { text: '3*2w 5m', days: 194 },
  { text: '7m', days: 213 },
  { text: '8d 2w 1m', days: 52 },
] as const;

/** Something once in `n` times, else null; shrinks to null. */
function rarely<T>(value: fc.Arbitrary<T>, n: number): fc.Arbitrary<T | null> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: n - 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: value },
  );
}

/** As `rarely`, for what needs whole numbers. */
function whole<T>(value: fc.Arbitrary<T>, n: number, { integers }: RandomOptions): fc.Arbitrary<T | null> {
  return integers === 'never' ? fc.constant(null) : rarely(value, n * RARITY[integers]);
}

const chance = (n: number): fc.Arbitrary<boolean> => rarely(fc.constant(true), n).map((it) => it === true);
const pick = fc.nat({ max: 7 });
const percent = fc.nat({ max: 100 });
const tenths = (max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: max * 10 }).map((n) => n / 10);
const quantity = fc.integer({ min: 1, max: 60 });
const window = fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 40, max: 100 })) as fc.Arbitrary<WindowDraft>;
const lead = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.nat({ max: 12 }) },
);

function lots(options: RandomOptions): fc.Arbitrary<LotDraft | null> {
  const some = fc.record({
    minimum: rarely(fc.integer({ min: 2, max: 25 }), 2),
    multiple: rarely(fc.integer({ min: 2, max: 12 }), 2),
  });
  return whole(some, 12, options);
}

function processes(options: RandomOptions): fc.Arbitrary<ProcessDraft> {
  const hours = fc.record({
    resource: pick,
    hours: tenths(6),
    spread: chance(3),
    or: rarely(fc.tuple(pick, tenths(6)), 4),
    skill: chance(6),
  });
  return fc.record({
    site: pick,
    yield: fc.oneof(fc.constant(1), fc.constantFrom(0.95, 0.8, 0.5)),
    laterYield: rarely(fc.tuple(percent, fc.constantFrom(1, 0.9, 0.7)), 6),
    lead,
    working: chance(3),
    cost: fc.oneof(fc.constant(0), tenths(20)),
    euro: chance(4),
    most: rarely(fc.integer({ min: 5, max: 60 }), 5),
    preference: fc.integer({ min: 1, max: 3 }),
    window: rarely(window, 6),
    hours: fc.array(hours, { maxLength: 2 }),
    coproduct: rarely(fc.tuple(pick, tenths(2)), 6),
    lot: lots(options),
    setup: whole(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 50 })), 14, options),
  });
}

function offers(options: RandomOptions): fc.Arbitrary<OfferDraft> {
  return fc.record({
    site: pick,
    price: tenths(40),
    euro: chance(3),
    lead,
    working: chance(4),
    most: rarely(fc.integer({ min: 5, max: 120 }), 3),
    window: rarely(window, 5),
    preference: fc.integer({ min: 1, max: 3 }),
    onReceipt: chance(3),
    breaks: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(fc.tuple(fc.integer({ min: 5, max: 40 }), fc.constantFrom(1.05, 1.3)), {
          maxLength: 2,
        }),
      },
    ),
    allUnits: whole(fc.constant(true), 3, options).map((it) => it === true),
    lot: lots(options),
  });
}

const buffer: fc.Arbitrary<BufferDraft> = fc.record({
  opening: fc.oneof(fc.constant(0), quantity),
  minimum: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 })),
  room: rarely(fc.integer({ min: 1, max: 60 }), 3),
  stockpile: rarely(fc.tuple(quantity, percent, rarely(tenths(3), 2)), 4),
});

function items(options: RandomOptions): fc.Arbitrary<ItemDraft> {
  return fc.record({
    parent: pick,
    perParent: fc.oneof(fc.constant(1), fc.constantFrom(2, 3, 0.5)),
    scrap: fc.oneof(fc.constant(0), fc.constantFrom(0.02, 0.1)),
    lineWindow: rarely(window, 10),
    substitute: rarely(
      fc.record({
        item: pick,
        ratio: fc.constantFrom(1, 0.5, 2),
        preference: fc.integer({ min: 1, max: 3 }),
        window: rarely(window, 2),
      }),
      3,
    ),
    value: fc.integer({ min: 1, max: 80 }),
    euro: chance(4),
    holding: fc.constantFrom('rate', 'day', 'month', 'year', 'bucket', 'none'),
    source: fc.constantFrom('usual', 'usual', 'both'),
    processes: fc.array(processes(options), { minLength: 1, maxLength: 2 }),
    offers: fc.array(offers(options), { minLength: 1, maxLength: 2 }),
    buffer: rarely(buffer, 2),
    order: rarely(fc.record({ due: percent, quantity, firm: chance(2), site: pick }), 4),
  });
}

function resources(options: RandomOptions): fc.Arbitrary<ResourceDraft> {
  return fc.record({
    site: pick,
    units: fc.integer({ min: 1, max: 12 }).map((n) => n / 4),
    efficiency: fc.constantFrom(1, 0.9, 0.75),
    cost: fc.constantFrom(0, 5, 12.5),
    overtime: rarely(fc.tuple(fc.constantFrom(0.1, 0.5), fc.constantFrom(3, 9, 30)), 2),
    calendar: rarely(pick, 2),
    skilled: chance(2),
    stretch: rarely(
      fc.tuple(
        percent,
        fc.integer({ min: 3, max: 60 }),
        fc.constantFrom('units', 'hours'),
        fc.nat({ max: 8 }),
      ),
      4,
    ) as fc.Arbitrary<ResourceDraft['stretch']>,
    expansion: rarely(
      fc.record({
        step: fc.constantFrom(1, 0.5, 2),
        price: fc.integer({ min: 10, max: 900 }),
        running: fc.constantFrom(0, 500),
        lead: fc.nat({ max: 20 }),
        earliest: fc.nat({ max: 40 }),
        most: rarely(fc.integer({ min: 1, max: 4 }), 2),
        whole: whole(fc.constant(true), 8, options).map((it) => it === true),
      }),
      2,
    ),
  });
}

function lanes(options: RandomOptions): fc.Arbitrary<LaneDraft> {
  return fc.record({
    transit: fc.nat({ max: 8 }),
    cost: fc.oneof(fc.constant(0), tenths(3)),
    euro: chance(4),
    duty: fc.constantFrom(0, 0, 0.04),
    most: rarely(fc.integer({ min: 10, max: 90 }), 4),
    opening: whole(fc.integer({ min: 10, max: 300 }), 14, options),
  });
}

const terms = {
  item: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: pick }),
  site: pick,
  priority: fc.integer({ min: 1, max: 3 }),
  optional: chance(6),
  value: fc.integer({ min: 20, max: 400 }),
  penalty: rarely(tenths(2), 3),
  euro: chance(4),
};
const demand: fc.Arbitrary<DemandDraft> = fc.record({
  ...terms,
  due: percent,
  quantity,
  latest: rarely(fc.nat({ max: 50 }), 3),
});
const programme: fc.Arbitrary<ProgrammeDraft> = fc.record({
  ...terms,
  cumulative: fc.boolean(),
  linear: fc.boolean(),
  points: fc.array(fc.tuple(percent, fc.nat({ max: 50 })), { minLength: 1, maxLength: 3 }),
  grace: rarely(fc.nat({ max: 60 }), 3),
});
const budget: fc.Arbitrary<BudgetDraft> = fc.record({
  organisation: pick,
  category: fc.constantFrom('procurement', 'capital', 'running', null),
  amounts: fc.array(
    fc.integer({ min: 1, max: 60 }).map((n) => n * 100),
    { minLength: 1, maxLength: 2 },
  ),
  carry: fc.constantFrom(0, 0.5, 1),
  euro: chance(4),
});

export function drafts(options: RandomOptions): fc.Arbitrary<Draft> {
  return fc.record({
    start: fc.constantFrom('2026-04-01', '2026-01-05', '2026-02-20'),
    pattern: fc.constantFrom(...PATTERNS),
    fiscalYearStart: fc.constantFrom(4, 1, 6),
    discount: fc.constantFrom(0, 0, 0.08),
    goal: fc.constantFrom('least-cost', 'least-cost', 'most-margin'),
    frozen: fc.constantFrom(0, 0, 0, 12),
    euro: fc.array(fc.constantFrom(1.1, 1.25, 0.9), { minLength: 1, maxLength: 2 }),
    calendars: fc.array(
      fc.record({
        weekdays: fc.constantFrom('mon tue wed thu fri', 'mon tue wed thu fri sat', 'fri sat sun'),
        hours: fc.constantFrom(8, 16, 7.5),
        closed: rarely(fc.tuple(percent, fc.nat({ max: 1 })), 3),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    sites: fc.array(fc.record({ organisation: fc.nat({ max: 1 }), calendar: fc.nat({ max: 2 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    items: fc.array(items(options), { minLength: 2, maxLength: 8 }),
    resources: fc.array(resources(options), { minLength: 1, maxLength: 3 }),
    lanes: fc.array(lanes(options), { minLength: 1, maxLength: 6 }),
    extraLanes: fc.array(fc.tuple(pick, pick), { maxLength: 2 }),
    demands: fc.array(demand, { minLength: 1, maxLength: 5 }),
    programmes: fc.array(programme, { maxLength: 2 }),
    budgets: fc.array(budget, { maxLength: 2 }),
  });
}

/** Rows of a small random network that passes the checks. */
export function networks(options: RandomOptions): fc.Arbitrary<ModelRows> {
  return drafts(options).map(rowsOfDraft);
}
