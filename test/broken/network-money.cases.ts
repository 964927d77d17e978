import { add, type Broken, error, set, warning } from './network.support.js';

/** Objectives, currencies, prices, lots. */
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
];
