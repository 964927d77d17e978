import type { ModelRows } from './model.js';
import type { Random } from './random.js';

/**
 * A small cluster with a plan for any draw: two parts bought in two currencies, an assembly with substitutes and
 * alternative resources, a lane to where it is wanted, more demand than hours.
 */
export function randomModel(random: Random): ModelRows {
  return {
    model: [
      {
        id: 'm',
        start: `2026-0${random.between(1, 9)}-0${random.between(1, 9)}`,
        buckets: random.pick(['4w 3m', '6w', '2*2w 2m 1q', '10d 2w 1m']),
        currency: 'JPY',
        holding_rate: 0.12,
        discount_rate: random.pick([0, 0.08]),
        goal: random.pick(['least-cost', 'most-margin'] as const),
      },
    ],
    organisation: [
      { id: 'MAKER', kind: 'manufacturer' },
      { id: 'USER', kind: 'government' },
    ],
    calendar: [{ id: 'CAL', holidays: random.pick(['JP', 'UA', 'DE-BY']) }],
    site: [
      { id: 'S1', organisation: 'MAKER', calendar: 'CAL' },
      { id: 'S2', organisation: 'USER' },
    ],
    'currency-rate': [
      { currency: 'EUR', rate: 160 },
      { currency: 'EUR', date: '2026-06-15', rate: random.between(150, 180) },
    ],
    ...items(random),
    ...supply(random),
    ...production(random),
    ...demand(random),
    budget: [
      {
        id: 'B1',
        organisation: 'MAKER',
        fiscal_year: 2025,
        amount: 4e5,
        category: 'procurement',
        carry_over: 0.5,
      },
      {
        id: 'B2',
        organisation: 'MAKER',
        fiscal_year: 2026,
        amount: random.between(5e4, 4e5),
        category: 'procurement',
      },
      { id: 'B3', organisation: 'USER', fiscal_year: 2026, amount: 1e6 },
    ],
  };
}

function items(random: Random): ModelRows {
  return {
    item: [
      { id: 'P1', standard_value: 40 },
      { id: 'P2', standard_value: 2, currency: 'EUR' },
      { id: 'F', kind: 'product', standard_value: 1500, holding_cost: 3, holding_per: 'month' },
    ],
    buffer: [
      { item: 'P1', site: 'S1', opening_stock: random.between(20, 60), minimum: random.between(1, 10) },
      { item: 'F', site: 'S2', stockpile_target: 5, stockpile_penalty: random.between(1, 3) },
    ],
  };
}

function supply(random: Random): ModelRows {
  return {
    offer: [
      {
        id: 'O1',
        item: 'P1',
        site: 'S1',
        price: 40,
        lead_time: random.between(0, 9),
        most_per_bucket: 12,
        payment: 'receipt',
      },
      {
        id: 'O2',
        item: 'P2',
        site: 'S1',
        currency: 'EUR',
        lead_time: random.between(0, 4),
        lead_time_in: 'working',
        break_scheme: random.pick(['all-units', 'incremental'] as const),
        most_per_bucket: 80,
      },
    ],
    'offer-price': [
      { offer: 'O2', from_quantity: 0, price: 2 },
      { offer: 'O2', from_quantity: 30, price: random.pick([1.5, 2.5]) },
    ],
    order: [
      { id: 'OP', kind: 'purchase', item: 'P1', site: 'S1', quantity: 15, due: '2026-01-01' },
      { id: 'OF', kind: 'transfer', item: 'F', site: 'S2', quantity: 3, due: '2026-01-01', firm: false },
    ],
    lane: [
      {
        id: 'L',
        from_site: 'S1',
        to_site: 'S2',
        transit_time: random.between(0, 12),
        cost: 20,
        duty_rate: 0.05,
        opening_cost: random.pick([50, 1000]),
        most_per_bucket: random.between(20, 60),
        items: ['F'],
      },
    ],
  };
}

function production(random: Random): ModelRows {
  return {
    skill: [{ id: 'weld' }],
    resource: [
      {
        id: 'R1',
        site: 'S1',
        efficiency: 0.8,
        cost_per_hour: 20,
        overtime_limit: 0.3,
        overtime_cost: 30,
      },
      { id: 'R2', site: 'S1', cost_per_hour: 25, skills: ['weld'] },
      { id: 'R3', site: 'S1', cost_per_hour: 26, skills: ['weld'] },
    ],
    expansion: [
      {
        id: 'E',
        resource: 'R1',
        step: 1,
        price: random.between(500, 3000),
        running_cost: 1000,
        lead_time: random.between(0, 20),
        most_steps: 2,
        whole_steps: random.chance(0.3),
      },
    ],
    process: [
      {
        id: 'ASM',
        site: 'S1',
        item: 'F',
        yield: 0.95,
        lead_time: random.between(0, 8),
        lead_time_in: random.pick(['calendar', 'working'] as const),
        cost: 100,
        ...(random.chance(0.4) ? { setup_hours: 2, setup_cost: 100 } : {}),
      },
    ],
    ...recipe(random),
  };
}

function recipe(random: Random): ModelRows {
  return {
    'process-input': [
      { process: 'ASM', item: 'P1', quantity: 2, scrap: 0.1, group: 'g' },
      { process: 'ASM', item: 'P2', quantity: 3, group: 'g', preference: 2 },
    ],
    'process-resource': [
      {
        process: 'ASM',
        resource: 'R1',
        hours: random.between(4, 9),
        timing: random.pick(['start', 'spread'] as const),
      },
      { process: 'ASM', skill: 'weld', hours: 2 },
      { process: 'ASM', resource: 'R2', hours: 1, group: 'paint' },
      { process: 'ASM', resource: 'R3', hours: 1.5, group: 'paint', preference: 2 },
    ],
  };
}

function demand(random: Random): ModelRows {
  const day = (): string => `2026-${random.pick(['02', '05', '06', '07'])}-1${random.below(9)}`;
  return {
    demand: [1, 2, 3, 4].map((k) => ({
      id: `D${k}`,
      item: 'F',
      site: 'S2',
      due: day(),
      quantity: random.between(3, 20),
      priority: random.between(1, 2),
      optional: k === 4,
      penalty: random.between(1, 9),
      value: random.between(3000, 9000),
    })),
    programme: [{ id: 'PR', item: 'F', site: 'S2', priority: 2, grace: random.between(5, 40), value: 5000 }],
    'programme-point': [
      { programme: 'PR', date: '2026-02-01', rate: random.between(1, 8) },
      { programme: 'PR', date: '2026-08-01', rate: random.between(5, 20) },
    ],
  };
}
