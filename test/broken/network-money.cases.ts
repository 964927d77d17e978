import { add, type Broken, error, set, warning } from './network.support.js';

/** Objectives, money and prices, lots, budgets, scenarios. */
export const MONEY: readonly Broken[] = [
  {
    name: 'an objective misspelt',
    change: (rows) => {
      set(rows, 'model', 0, { objectives: 'delivery lateness costs' });
    },
    found: [
      error(
        'objective.unknown-near',
        'model.csv:1',
        'objectives',
        'costs',
        'costs is no objective.',
        'Did you mean cost? Known are: delivery, lateness, overtime, stock, cost, margin, concentration, smoothness, preference.',
      ),
    ],
  },
  {
    name: 'an objective that is none',
    change: (rows) => {
      set(rows, 'model', 0, { objectives: 'delivery happiness' });
    },
    found: [
      error(
        'objective.unknown',
        'model.csv:1',
        'objectives',
        'happiness',
        'happiness is no objective.',
        'Use some of: delivery, lateness, overtime, stock, cost, margin, concentration, smoothness, preference.',
      ),
    ],
  },
  {
    name: 'an objective twice',
    change: (rows) => {
      set(rows, 'model', 0, { objectives: 'delivery cost delivery' });
    },
    found: [
      warning(
        'objective.twice',
        'model.csv:1',
        'objectives',
        'delivery',
        'Objective delivery stands twice; the second time changes nothing.',
        'Remove one of them.',
      ),
    ],
  },
  {
    name: 'cost and margin',
    change: (rows) => {
      set(rows, 'model', 0, { objectives: 'delivery cost margin' });
      set(rows, 'demand', 0, { value: 2000 });
    },
    found: [
      warning(
        'objective.cost-and-margin',
        'model.csv:1',
        'objectives',
        'delivery cost margin',
        'The objectives hold both cost and margin; margin already counts cost.',
        'Keep one of them.',
      ),
    ],
  },
  {
    name: 'most margin of nothing',
    change: (rows) => {
      set(rows, 'model', 0, { goal: 'most-margin' });
    },
    found: [
      warning(
        'objective.no-value',
        'model.csv:1',
        'goal',
        'most-margin',
        'Most margin is sought, but no demand and no programme has a value, so the best margin is to deliver as little as allowed.',
        'Fill value of demand or programme, or seek least-cost.',
      ),
    ],
  },
  {
    name: 'an organisation that belongs to itself through another',
    change: (rows) => {
      add(
        rows,
        'organisation',
        { id: 'holding', kind: 'manufacturer', parent: 'group' },
        { id: 'group', kind: 'manufacturer', parent: 'holding' },
      );
    },
    found: [
      error(
        'parent.cycle',
        'organisation.csv:3',
        'parent',
        'holding',
        'The row is its own parent: group → holding → group.',
        'Remove the parent from one of these rows.',
      ),
    ],
  },
  {
    name: 'a currency without rate',
    change: (rows) => {
      set(rows, 'offer', 0, { currency: 'EUR' });
      set(rows, 'offer', 1, { currency: 'EUR' });
    },
    found: [
      error(
        'currency.no-rate',
        'offer.csv:1',
        'currency',
        'EUR',
        '2 row(s) state amounts in EUR, which has no rate against JPY.',
        'Add a row to currency-rate: currency EUR and its rate in JPY.',
      ),
    ],
  },
  {
    name: 'a rate that begins too late',
    change: (rows) => {
      set(rows, 'offer', 0, { currency: 'EUR' });
      add(rows, 'currency-rate', { currency: 'EUR', date: '2026-07-01', rate: 165 });
    },
    found: [
      error(
        'currency.late-rate',
        'offer.csv:1',
        'currency',
        'EUR',
        '1 row(s) may count before 2026-07-01, the first day on which EUR has a rate against JPY.',
        'Leave the date of its first rate empty (it then holds from the start), or add an earlier rate.',
      ),
    ],
  },
  {
    name: 'a rate of 0',
    change: (rows) => {
      set(rows, 'offer', 0, { currency: 'EUR' });
      add(rows, 'currency-rate', { currency: 'EUR', rate: 0 });
    },
    found: [
      error(
        'currency.zero',
        'currency-rate.csv:1',
        'rate',
        '0',
        'A rate of 0 makes everything in EUR free.',
        'State how many JPY one EUR is worth.',
      ),
    ],
  },
  {
    name: "a rate of the model's own currency",
    change: (rows) => {
      add(rows, 'currency-rate', { currency: 'JPY', rate: 1 });
    },
    found: [
      warning(
        'currency.own',
        'currency-rate.csv:1',
        'currency',
        'JPY',
        "JPY is the model's own currency; its rate is always 1, and this row is not used.",
        'Remove the row, or correct its currency.',
      ),
    ],
  },
  {
    name: 'an offer without price',
    change: (rows) => {
      set(rows, 'offer', 0, { price: '' });
    },
    found: [
      error(
        'offer.no-price',
        'offer.csv:1',
        'price',
        null,
        'The offer has no price, neither here nor in offer-price; it would be taken as free.',
        'Fill price (0 if it is free), or add rows to offer-price.',
      ),
    ],
  },
  {
    name: 'a price beside a break from 0',
    change: (rows) => {
      add(
        rows,
        'offer-price',
        { offer: 'buy-motor', from_quantity: 0, price: 95 },
        { offer: 'buy-motor', from_quantity: 100, price: 90 },
      );
    },
    found: [
      warning(
        'offer.price-twice',
        'offer.csv:1',
        'price',
        '100',
        'The offer has a price of 100 and price breaks from 0; the breaks count, the price does not.',
        'Clear price, or let the lowest break begin above 0.',
      ),
    ],
  },
  {
    name: 'a price that rises with quantity',
    change: (rows) => {
      add(rows, 'offer-price', { offer: 'buy-motor', from_quantity: 100, price: 120 });
    },
    found: [
      warning(
        'offer.price-rises',
        'offer-price.csv:1',
        'price',
        '120',
        'The price of offer buy-motor rises from 100 to 120 at a quantity of 100, for all units; nobody would order more than just below it.',
        'Check the price; if the higher price is meant for the units above only, set break_scheme to incremental.',
      ),
    ],
  },
  {
    name: 'a minimum order above the most',
    change: (rows) => {
      set(rows, 'offer', 0, { minimum_order: 500, most_per_bucket: 100 });
    },
    found: [
      error(
        'lot.minimum-above-most',
        'offer.csv:1',
        'minimum_order',
        '500',
        'At least 500 must be taken in a bucket, but at most 100 may be; so nothing ever is.',
        'Lower minimum_order, or raise most_per_bucket.',
      ),
    ],
  },
  {
    name: 'a multiple above the most',
    change: (rows) => {
      set(rows, 'process', 1, { batch_multiple: 12, most_per_bucket: 10 });
    },
    found: [
      error(
        'lot.multiple-above-most',
        'process.csv:2',
        'batch_multiple',
        '12',
        'Quantities are multiples of 12, but at most 10 may be taken in a bucket; so nothing ever is.',
        'Lower batch_multiple, or raise most_per_bucket.',
      ),
    ],
  },
  {
    name: 'a minimum and a multiple that no quantity meets',
    change: (rows) => {
      set(rows, 'offer', 0, { minimum_order: 10, order_multiple: 7, most_per_bucket: 12 });
    },
    found: [
      error(
        'lot.none-fits',
        'offer.csv:1',
        'order_multiple',
        '7',
        'The first multiple of 7 that is not below the minimum 10 is 14, more than the most of 12; so nothing ever is taken.',
        'Make minimum, multiple and most_per_bucket fit together.',
      ),
    ],
  },
  {
    name: 'a lowest price break above the most',
    change: (rows) => {
      set(rows, 'offer', 0, { price: '', most_per_bucket: 100 });
      add(rows, 'offer-price', { offer: 'buy-motor', from_quantity: 250, price: 80 });
    },
    found: [
      error(
        'lot.break-above-most',
        'offer-price.csv:1',
        'from_quantity',
        '250',
        'The lowest price of offer buy-motor holds from 250, which acts as a minimum order, but at most 100 may be ordered in a bucket.',
        'Add a price from 0 or 1, or raise most_per_bucket.',
      ),
    ],
  },
  {
    name: 'two budgets of one year',
    change: (rows) => {
      add(
        rows,
        'budget',
        { id: 'b1', organisation: 'maker', fiscal_year: 2026, amount: 1e6 },
        { id: 'b2', organisation: 'maker', fiscal_year: 2026, amount: 2e6 },
      );
    },
    found: [
      error(
        'budget.twice',
        'budget.csv:2',
        'fiscal_year',
        '2026',
        'Organisation maker already has a budget for 2026 and this category: b1.',
        'Add the amounts up in one row, or correct year or category.',
      ),
    ],
  },
  {
    name: 'a budget of a year outside the plan',
    change: (rows) => {
      add(
        rows,
        'budget',
        { id: 'b1', organisation: 'maker', fiscal_year: 2026, amount: 1e6 },
        { id: 'b2', organisation: 'maker', fiscal_year: 2031, amount: 1e6 },
      );
    },
    found: [
      warning(
        'budget.outside',
        'budget.csv:2',
        'fiscal_year',
        '2031',
        'Fiscal year 2031 is not in the plan, which covers 2026 to 2026; the budget is not used.',
        'Check the year: it is the calendar year in which the fiscal year starts.',
      ),
    ],
  },
  {
    name: 'a budget that leaves out a year',
    change: (rows) => {
      set(rows, 'model', 0, { buckets: '26w 12m' });
      add(rows, 'budget', {
        id: 'b1',
        organisation: 'maker',
        fiscal_year: 2026,
        category: 'capital',
        amount: 1e6,
      });
    },
    found: [
      warning(
        'budget.partial',
        'budget.csv:1',
        'fiscal_year',
        '2026',
        'Organisation maker has a budget in some fiscal years of the plan, but none in 2027; there its spending is unlimited.',
        'Add rows for these years (amount 0 if nothing may be spent), or leave it if that is meant.',
      ),
    ],
  },
  {
    name: 'a change of a scenario to a row that is not there',
    change: (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', {
        scenario: 'surge',
        component: 'resource',
        row: 'lines',
        attribute: 'units',
        value: '3',
      });
    },
    found: [
      error(
        'scenario-change.unknown-near',
        'scenario-change.csv:1',
        'row',
        'lines',
        'Nothing of the name lines is in resource.',
        'Did you mean line?',
      ),
    ],
  },
  {
    name: 'a change of a scenario to a component that is not there',
    change: (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', {
        scenario: 'surge',
        component: 'weather',
        row: 'line',
        attribute: 'units',
        value: '3',
      });
    },
    found: [
      error(
        'scenario-change.component',
        'scenario-change.csv:1',
        'component',
        'weather',
        'There is no component weather.',
        'Use one of: activity-mode, activity-resource, activity, agreement-party, agreement, assumption, authorisation, budget, buffer, calendar-exception, calendar, classification, currency-rate, demand, event, expansion, fleet, item, lane, model, offer-price, offer, order, organisation, process-input, process-output, process-resource, process-yield, process, programme-point, programme, resource-capacity, resource, rule, scenario-change, scenario, site, skill, source, technology.',
      ),
    ],
  },
  {
    name: 'a change of a scenario without attribute',
    change: (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', { scenario: 'surge', component: 'resource', row: 'line', value: '3' });
    },
    found: [
      error(
        'scenario-change.no-attribute',
        'scenario-change.csv:1',
        'attribute',
        null,
        'The change does not say which attribute it sets or scales.',
        'Fill attribute, or set action to remove.',
      ),
    ],
  },
  {
    name: 'a change of a scenario to a component misspelt',
    change: (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', {
        scenario: 'surge',
        component: 'resources',
        row: 'line',
        attribute: 'units',
        value: '3',
      });
    },
    found: [
      error(
        'scenario-change.component-near',
        'scenario-change.csv:1',
        'component',
        'resources',
        'There is no component resources.',
        'Did you mean resource?',
      ),
    ],
  },
  {
    name: 'a change of a scenario to a row of another name',
    change: (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', {
        scenario: 'surge',
        component: 'resource',
        row: 'robot-7',
        attribute: 'units',
        value: '3',
      });
    },
    found: [
      error(
        'scenario-change.unknown',
        'scenario-change.csv:1',
        'row',
        'robot-7',
        'Nothing of the name robot-7 is in resource.',
        'Check the spelling, or remove the change.',
      ),
    ],
  },
];
