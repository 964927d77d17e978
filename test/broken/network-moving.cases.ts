import { add, type Broken, error, set, warning } from './network.support.js';

/** Stock limits, lanes, open orders. */
export const MOVING: readonly Broken[] = [
  {
    name: 'an opening stock above the maximum',
    change: (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', opening_stock: 12, maximum: 10 });
    },
    found: [
      error(
        'buffer.opening-above',
        'buffer.csv:1',
        'opening_stock',
        '12',
        'The opening stock of 12 is above the maximum of 10.',
        'Correct one of them; a maximum holds at the end of every bucket, also of the first.',
      ),
    ],
  },
  {
    name: 'a minimum above the maximum',
    change: (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', minimum: 12, maximum: 10 });
    },
    found: [
      error(
        'buffer.wanted-above',
        'buffer.csv:1',
        'minimum',
        '12',
        'The wanted stock of 12 is above the maximum of 10, so it can never be reached.',
        'Raise the maximum, or lower minimum.',
      ),
    ],
  },
  {
    name: 'a stockpile above the maximum',
    change: (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', stockpile_target: 12, maximum: 10 });
    },
    found: [
      error(
        'buffer.wanted-above',
        'buffer.csv:1',
        'stockpile_target',
        '12',
        'The wanted stock of 12 is above the maximum of 10, so it can never be reached.',
        'Raise the maximum, or lower stockpile_target.',
      ),
    ],
  },
  {
    name: 'a stockpile penalty without a target',
    change: (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', stockpile_penalty: 3 });
    },
    found: [
      warning(
        'buffer.no-target',
        'buffer.csv:1',
        'stockpile_penalty',
        '3',
        'The row has a stockpile_penalty, but no stockpile_target above 0; it changes nothing.',
        'Fill stockpile_target, or clear stockpile_penalty.',
      ),
    ],
  },
  {
    name: 'a lane that goes nowhere',
    change: (rows) => {
      set(rows, 'lane', 0, { to_site: 'yard' });
    },
    found: [
      error(
        'lane.self',
        'lane.csv:1',
        'to_site',
        'yard',
        'The lane starts and ends at site yard.',
        'Correct from_site or to_site, or remove the lane.',
      ),
    ],
  },
  {
    name: 'a class misspelt',
    change: (rows) => {
      add(rows, 'lane', { id: 'ship', from_site: 'yard', to_site: 'depot', classes: 'products' });
    },
    found: [
      error(
        'lane.class-near',
        'lane.csv:2',
        'classes',
        'products',
        'products is no kind of item.',
        'Did you mean product? Known are: product, assembly, part, material, tooling, software, document.',
      ),
    ],
  },
  {
    name: 'a class that is none',
    change: (rows) => {
      add(rows, 'lane', { id: 'ship', from_site: 'yard', to_site: 'depot', classes: 'boats-and-all' });
    },
    found: [
      error(
        'lane.class',
        'lane.csv:2',
        'classes',
        'boats-and-all',
        'boats-and-all is no kind of item.',
        'Use some of: product, assembly, part, material, tooling, software, document; to carry single items, name them in items.',
      ),
    ],
  },
  {
    name: 'a lane that carries nothing',
    change: (rows) => {
      add(rows, 'site', { id: 'shed', organisation: 'maker', calendar: 'five-day' });
      add(rows, 'lane', { id: 'away', from_site: 'depot', to_site: 'shed' });
    },
    found: [
      warning(
        'lane.empty',
        'lane.csv:2',
        'id',
        'away',
        'The lane from depot to shed carries nothing: no item that it may carry can be had at depot and is wanted at shed.',
        'Check its sites, items and classes, or remove it.',
      ),
    ],
  },
  {
    name: 'a limit on unlike units',
    change: (rows) => {
      set(rows, 'lane', 0, { items: 'boat resin', most_per_bucket: 40 });
    },
    found: [
      warning(
        'lane.mixed-units',
        'lane.csv:1',
        'most_per_bucket',
        '40',
        'The limit of 40 adds up items counted in different units: 1, kg.',
        'Use one lane for each unit, so that the limit adds like to like.',
      ),
    ],
  },
  {
    name: 'a duty on items without value',
    change: (rows) => {
      set(rows, 'lane', 0, { items: 'boat motor', duty_rate: 0.04 });
    },
    found: [
      warning(
        'lane.duty-no-value',
        'lane.csv:1',
        'duty_rate',
        '0.04',
        'The lane has a duty of 0.04, but 1 item(s) that it carries have no standard_value, so their duty is 0: motor.',
        'Fill standard_value of these items.',
      ),
    ],
  },
  {
    name: 'an order after the plan',
    change: (rows) => {
      add(rows, 'order', {
        id: 'po-7',
        kind: 'purchase',
        item: 'motor',
        site: 'yard',
        quantity: 4,
        due: '2026-12-01',
      });
    },
    found: [
      warning(
        'order.after',
        'order.csv:1',
        'due',
        '2026-12-01',
        'The order arrives after the plan ends on 2026-10-04; it is left out.',
        'Correct the date, or lengthen the plan.',
      ),
    ],
  },
  {
    name: 'an order that is overdue',
    change: (rows) => {
      add(rows, 'order', {
        id: 'po-7',
        kind: 'purchase',
        item: 'motor',
        site: 'yard',
        quantity: 4,
        due: '2026-03-01',
      });
    },
    found: [
      warning(
        'order.overdue',
        'order.csv:1',
        'due',
        '2026-03-01',
        'The order was due before the plan starts on 2026-04-06; it is taken to arrive in the first bucket.',
        'Ask when it arrives and correct the date, or remove the order if it has arrived and is in opening_stock.',
      ),
    ],
  },
];
