import { foundIn, type Row, type Rows, sound } from './network.support.js';

const add = (rows: Rows, component: keyof Rows, ...more: Row[]): void => {
  rows[component] = [...(rows[component] ?? []), ...more];
};
const set = (rows: Rows, component: keyof Rows, at: number, cells: Row): void => {
  const table = rows[component]!;
  table[at] = { ...table[at], ...cells };
};
const all: [string, string, (rows: Rows) => void][] = [
  [
    'time',
    'more buckets than can be planned',
    (rows) => {
      set(rows, 'model', 0, { buckets: '2001d' });
    },
  ],
  [
    'time',
    'a pattern of more than a hundred years',
    (rows) => {
      set(rows, 'model', 0, { buckets: '26w 2*60y' });
    },
  ],
  [
    'time',
    'a plan of more than thirty years',
    (rows) => {
      set(rows, 'model', 0, { buckets: '26w 35y' });
    },
  ],
  [
    'time',
    'everything frozen until after the last bucket begins',
    (rows) => {
      set(rows, 'model', 0, { frozen_until: '2026-10-05' });
    },
  ],
  [
    'time',
    'a weekday in a spelling in use',
    (rows) => {
      set(rows, 'calendar', 0, { weekdays: 'mon tue Wednesday' });
    },
  ],
  [
    'time',
    'a weekday that is none',
    (rows) => {
      set(rows, 'calendar', 0, { weekdays: 'mon tue workday' });
    },
  ],
  [
    'time',
    'public holidays of a country by its usual name',
    (rows) => {
      set(rows, 'calendar', 0, { holidays: 'UK' });
    },
  ],
  [
    'time',
    'public holidays of a region that is not known',
    (rows) => {
      set(rows, 'calendar', 0, { holidays: 'DE-Bayer' });
    },
  ],
  [
    'time',
    'public holidays of nowhere',
    (rows) => {
      set(rows, 'calendar', 0, { holidays: 'ZZ' });
    },
  ],
  [
    'time',
    'a calendar without working day',
    (rows) => {
      set(rows, 'calendar', 0, { hours_per_day: 0 });
      set(rows, 'resource', 0, { calendar: 'all' });
      add(rows, 'calendar', { id: 'all' });
    },
  ],
  [
    'time',
    'two shut-downs that overlap',
    (rows) => {
      add(
        rows,
        'calendar-exception',
        { calendar: 'five-day', from: '2026-08-10', until: '2026-08-16', hours: 0 },
        { calendar: 'five-day', from: '2026-08-15', until: '2026-08-15', hours: 8 },
      );
    },
  ],
  [
    'time',
    'two stretches of capacity that overlap',
    (rows) => {
      add(
        rows,
        'resource-capacity',
        { resource: 'line', from: '2026-05-01', until: '2026-05-31', units: 3 },
        { resource: 'line', from: '2026-05-20', until: '2026-06-10', units: 1 },
      );
    },
  ],
  [
    'time',
    'a process that ends before it begins',
    (rows) => {
      set(rows, 'process', 1, { effective_from: '2026-09-01', effective_until: '2026-05-01' });
    },
  ],
  [
    'time',
    'a line of the bill that was replaced before the plan',
    (rows) => {
      add(rows, 'item', { id: 'old-motor' });
      add(rows, 'process-input', {
        process: 'build',
        item: 'old-motor',
        quantity: 2,
        effective_until: '2026-03-31',
      });
    },
  ],
  [
    'time',
    'an offer that begins after the plan',
    (rows) => {
      add(rows, 'offer', { id: 'later', item: 'motor', site: 'yard', price: 90, valid_from: '2027-01-01' });
    },
  ],
  [
    'time',
    'an offer that no bucket ends in',
    (rows) => {
      add(rows, 'offer', {
        id: 'fair',
        item: 'motor',
        site: 'yard',
        price: 90,
        valid_from: '2026-06-01',
        valid_until: '2026-06-05',
      });
    },
  ],
  [
    'time',
    'hours given for days',
    (rows) => {
      add(rows, 'offer', { id: 'slow', item: 'motor', site: 'yard', price: 90, lead_time: 2160 });
    },
  ],
  [
    'money',
    'an objective misspelt',
    (rows) => {
      set(rows, 'model', 0, { objectives: 'delivery lateness costs' });
    },
  ],
  [
    'money',
    'an objective that is none',
    (rows) => {
      set(rows, 'model', 0, { objectives: 'delivery happiness' });
    },
  ],
  [
    'money',
    'an objective twice',
    (rows) => {
      set(rows, 'model', 0, { objectives: 'delivery cost delivery' });
    },
  ],
  [
    'money',
    'cost and margin',
    (rows) => {
      set(rows, 'model', 0, { objectives: 'delivery cost margin' });
      set(rows, 'demand', 0, { value: 2000 });
    },
  ],
  [
    'money',
    'most margin of nothing',
    (rows) => {
      set(rows, 'model', 0, { goal: 'most-margin' });
    },
  ],
  [
    'money',
    'an organisation that belongs to itself through another',
    (rows) => {
      add(
        rows,
        'organisation',
        { id: 'holding', kind: 'manufacturer', parent: 'group' },
        { id: 'group', kind: 'manufacturer', parent: 'holding' },
      );
    },
  ],
  [
    'money',
    'a currency without rate',
    (rows) => {
      set(rows, 'offer', 0, { currency: 'EUR' });
      set(rows, 'offer', 1, { currency: 'EUR' });
    },
  ],
  [
    'money',
    'a rate that begins too late',
    (rows) => {
      set(rows, 'offer', 0, { currency: 'EUR' });
      add(rows, 'currency-rate', { currency: 'EUR', date: '2026-07-01', rate: 165 });
    },
  ],
  [
    'money',
    'a rate of 0',
    (rows) => {
      set(rows, 'offer', 0, { currency: 'EUR' });
      add(rows, 'currency-rate', { currency: 'EUR', rate: 0 });
    },
  ],
  [
    'money',
    "a rate of the model's own currency",
    (rows) => {
      add(rows, 'currency-rate', { currency: 'JPY', rate: 1 });
    },
  ],
  [
    'money',
    'an offer without price',
    (rows) => {
      set(rows, 'offer', 0, { price: '' });
    },
  ],
  [
    'money',
    'a price beside a break from 0',
    (rows) => {
      add(
        rows,
        'offer-price',
        { offer: 'buy-motor', from_quantity: 0, price: 95 },
        { offer: 'buy-motor', from_quantity: 100, price: 90 },
      );
    },
  ],
  [
    'money',
    'a price that rises with quantity',
    (rows) => {
      add(rows, 'offer-price', { offer: 'buy-motor', from_quantity: 100, price: 120 });
    },
  ],
  [
    'money',
    'a minimum order above the most',
    (rows) => {
      set(rows, 'offer', 0, { minimum_order: 500, most_per_bucket: 100 });
    },
  ],
  [
    'money',
    'a multiple above the most',
    (rows) => {
      set(rows, 'process', 1, { batch_multiple: 12, most_per_bucket: 10 });
    },
  ],
  [
    'money',
    'a minimum and a multiple that no quantity meets',
    (rows) => {
      set(rows, 'offer', 0, { minimum_order: 10, order_multiple: 7, most_per_bucket: 12 });
    },
  ],
  [
    'money',
    'a lowest price break above the most',
    (rows) => {
      set(rows, 'offer', 0, { price: '', most_per_bucket: 100 });
      add(rows, 'offer-price', { offer: 'buy-motor', from_quantity: 250, price: 80 });
    },
  ],
  [
    'money',
    'two budgets of one year',
    (rows) => {
      add(
        rows,
        'budget',
        { id: 'b1', organisation: 'maker', fiscal_year: 2026, amount: 1e6 },
        { id: 'b2', organisation: 'maker', fiscal_year: 2026, amount: 2e6 },
      );
    },
  ],
  [
    'money',
    'a budget of a year outside the plan',
    (rows) => {
      add(
        rows,
        'budget',
        { id: 'b1', organisation: 'maker', fiscal_year: 2026, amount: 1e6 },
        { id: 'b2', organisation: 'maker', fiscal_year: 2031, amount: 1e6 },
      );
    },
  ],
  [
    'money',
    'a budget that leaves out a year',
    (rows) => {
      set(rows, 'model', 0, { buckets: '26w 12m' });
      add(rows, 'budget', {
        id: 'b1',
        organisation: 'maker',
        fiscal_year: 2026,
        category: 'capital',
        amount: 1e6,
      });
    },
  ],
  [
    'money',
    'a change of a scenario to a row that is not there',
    (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', {
        scenario: 'surge',
        component: 'resource',
        row: 'lines',
        attribute: 'units',
        value: '3',
      });
    },
  ],
  [
    'money',
    'a change of a scenario to a component that is not there',
    (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', {
        scenario: 'surge',
        component: 'weather',
        row: 'line',
        attribute: 'units',
        value: '3',
      });
    },
  ],
  [
    'money',
    'a change of a scenario without attribute',
    (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', { scenario: 'surge', component: 'resource', row: 'line', value: '3' });
    },
  ],
  [
    'making',
    'a process that uses what it makes',
    (rows) => {
      add(rows, 'process-input', { process: 'lay-up', item: 'hull', quantity: 1 });
    },
  ],
  [
    'making',
    'a co-product that is the main item',
    (rows) => {
      add(rows, 'process-output', { process: 'lay-up', item: 'hull', quantity: 1 });
    },
  ],
  [
    'making',
    'a group of one line',
    (rows) => {
      set(rows, 'process-input', 1, { group: 'drive' });
    },
  ],
  [
    'making',
    'a process out of nothing',
    (rows) => {
      rows['process-input']!.pop();
    },
  ],
  [
    'making',
    'a yield that never begins',
    (rows) => {
      add(rows, 'process-yield', { process: 'lay-up', yield: 0.9 });
    },
  ],
  [
    'making',
    'hours of a resource and a skill',
    (rows) => {
      add(rows, 'skill', { id: 'welding' });
      set(rows, 'resource', 0, { skills: 'welding' });
      set(rows, 'process-resource', 0, { skill: 'welding' });
    },
  ],
  [
    'making',
    'hours of nobody',
    (rows) => {
      add(rows, 'process-resource', { process: 'lay-up', hours: 3 });
    },
  ],
  [
    'making',
    'a skill that nobody at the site has',
    (rows) => {
      add(rows, 'skill', { id: 'welding' });
      add(rows, 'resource', { id: 'crew', site: 'depot', skills: 'welding' });
      add(rows, 'process-resource', { process: 'lay-up', skill: 'welding', hours: 3 });
    },
  ],
  [
    'making',
    'a skill that nobody has beside an alternative',
    (rows) => {
      add(rows, 'skill', { id: 'welding' });
      add(
        rows,
        'process-resource',
        { process: 'lay-up', skill: 'welding', hours: 3, group: 'either' },
        { process: 'lay-up', resource: 'line', hours: 4, group: 'either' },
      );
    },
  ],
  [
    'making',
    'hours of a resource of another site',
    (rows) => {
      add(rows, 'resource', { id: 'crew', site: 'depot' });
      add(rows, 'process-resource', { process: 'lay-up', resource: 'crew', hours: 3 });
    },
  ],
  [
    'making',
    'a resource without calendar',
    (rows) => {
      set(rows, 'site', 0, { calendar: '' });
    },
  ],
  [
    'making',
    'capacity in units and hours',
    (rows) => {
      add(rows, 'resource-capacity', { resource: 'line', from: '2026-05-01', units: 3, hours: 100 });
    },
  ],
  [
    'making',
    'capacity in nothing',
    (rows) => {
      add(rows, 'resource-capacity', { resource: 'line', from: '2026-05-01', until: '2026-05-31' });
    },
  ],
  [
    'making',
    'an expansion of what nobody uses',
    (rows) => {
      add(rows, 'resource', { id: 'oven', site: 'yard' });
      add(rows, 'expansion', { id: 'more-ovens', resource: 'oven', step: 1, price: 500 });
    },
  ],
  [
    'making',
    'an expansion that adds nothing',
    (rows) => {
      add(rows, 'expansion', { id: 'more', resource: 'line', step: 0, price: 500 });
    },
  ],
  [
    'making',
    'an expansion that is in service after the plan',
    (rows) => {
      add(rows, 'expansion', { id: 'more', resource: 'line', step: 1, price: 500, lead_time: 300 });
    },
  ],
  [
    'making',
    'a resource without hours that nothing can replace',
    (rows) => {
      set(rows, 'resource', 0, { units: 0 });
    },
  ],
  [
    'making',
    'a resource without hours where the item comes from elsewhere as well',
    (rows) => {
      set(rows, 'resource', 0, { efficiency: 0 });
      add(rows, 'buffer', { item: 'boat', site: 'yard', opening_stock: 9 });
    },
  ],
  [
    'making',
    'figures of one process that are too far apart',
    (rows) => {
      set(rows, 'process-input', 2, { quantity: 0.00000002 });
      set(rows, 'process-input', 1, { quantity: 200 });
      add(rows, 'process-input', { process: 'build', item: 'resin', quantity: 0.00000002 });
    },
  ],
  [
    'making',
    'a bill of materials in a circle',
    (rows) => {
      add(rows, 'process', { id: 'strip', site: 'yard', item: 'resin' });
      add(rows, 'process-input', { process: 'strip', item: 'boat', quantity: 1 });
    },
  ],
  [
    'making',
    'a circle through a lane',
    (rows) => {
      add(rows, 'process', { id: 'strip', site: 'depot', item: 'motor' });
      add(rows, 'process-input', { process: 'strip', item: 'boat', quantity: 1 });
      add(rows, 'lane', { id: 'back', from_site: 'depot', to_site: 'yard', items: 'motor' });
    },
  ],
  [
    'making',
    'a co-product that is recycled',
    (rows) => {
      add(rows, 'process-output', { process: 'build', item: 'resin', quantity: 5 });
    },
  ],
  [
    'making',
    'a group that has a gap',
    (rows) => {
      add(rows, 'item', { id: 'motor-b' });
      add(rows, 'offer', { id: 'buy-b', item: 'motor-b', site: 'yard', price: 90 });
      set(rows, 'process-input', 1, { group: 'drive', effective_until: '2026-06-30' });
      add(rows, 'process-input', {
        process: 'build',
        item: 'motor-b',
        quantity: 2,
        group: 'drive',
        effective_from: '2026-07-15',
      });
    },
  ],
  [
    'moving',
    'an opening stock above the maximum',
    (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', opening_stock: 12, maximum: 10 });
    },
  ],
  [
    'moving',
    'a minimum above the maximum',
    (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', minimum: 12, maximum: 10 });
    },
  ],
  [
    'moving',
    'a stockpile above the maximum',
    (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', stockpile_target: 12, maximum: 10 });
    },
  ],
  [
    'moving',
    'a stockpile penalty without a target',
    (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', stockpile_penalty: 3 });
    },
  ],
  [
    'moving',
    'a lane that goes nowhere',
    (rows) => {
      set(rows, 'lane', 0, { to_site: 'yard' });
    },
  ],
  [
    'moving',
    'a class misspelt',
    (rows) => {
      add(rows, 'lane', { id: 'ship', from_site: 'yard', to_site: 'depot', classes: 'products' });
    },
  ],
  [
    'moving',
    'a class that is none',
    (rows) => {
      add(rows, 'lane', { id: 'ship', from_site: 'yard', to_site: 'depot', classes: 'boats-and-all' });
    },
  ],
  [
    'moving',
    'a lane that carries nothing',
    (rows) => {
      add(rows, 'lane', { id: 'back', from_site: 'depot', to_site: 'yard' });
    },
  ],
  [
    'moving',
    'a limit on unlike units',
    (rows) => {
      set(rows, 'lane', 0, { items: 'boat resin', most_per_bucket: 40 });
    },
  ],
  [
    'moving',
    'a duty on items without value',
    (rows) => {
      set(rows, 'lane', 0, { items: 'boat motor', duty_rate: 0.04 });
    },
  ],
  [
    'moving',
    'an order after the plan',
    (rows) => {
      add(rows, 'order', {
        id: 'po-7',
        kind: 'purchase',
        item: 'motor',
        site: 'yard',
        quantity: 4,
        due: '2026-12-01',
      });
    },
  ],
  [
    'moving',
    'an order that is overdue',
    (rows) => {
      add(rows, 'order', {
        id: 'po-7',
        kind: 'purchase',
        item: 'motor',
        site: 'yard',
        quantity: 4,
        due: '2026-03-01',
      });
    },
  ],
  [
    'wanting',
    'demand after the plan',
    (rows) => {
      add(rows, 'demand', { id: 'second', item: 'boat', site: 'depot', due: '2027-08-31', quantity: 5 });
    },
  ],
  [
    'wanting',
    'demand that is overdue',
    (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', opening_stock: 5 });
      set(rows, 'demand', 0, { due: '2026-03-31' });
    },
  ],
  [
    'wanting',
    'demand that nobody takes any more',
    (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', opening_stock: 5 });
      set(rows, 'demand', 0, { due: '2026-02-28', latest: '2026-03-31' });
    },
  ],
  [
    'wanting',
    'demand that is lost before it is due',
    (rows) => {
      set(rows, 'demand', 0, { latest: '2026-07-31' });
    },
  ],
  [
    'wanting',
    'a demand and a programme of one id',
    (rows) => {
      add(rows, 'programme', { id: 'first', item: 'boat', site: 'depot' });
      add(rows, 'programme-point', { programme: 'first', date: '2026-08-01', rate: 2 });
    },
  ],
  [
    'wanting',
    'a programme without points',
    (rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
    },
  ],
  [
    'wanting',
    'a programme by rate and by total',
    (rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      add(
        rows,
        'programme-point',
        { programme: 'fleet', date: '2026-08-01', rate: 2 },
        { programme: 'fleet', date: '2026-09-01', cumulative: 8 },
      );
    },
  ],
  [
    'wanting',
    'a total that falls',
    (rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      add(
        rows,
        'programme-point',
        { programme: 'fleet', date: '2026-06-30', cumulative: 0 },
        { programme: 'fleet', date: '2026-08-01', cumulative: 8 },
        { programme: 'fleet', date: '2026-09-01', cumulative: 4 },
      );
    },
  ],
  [
    'wanting',
    'a programme that begins after the plan',
    (rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      add(rows, 'programme-point', { programme: 'fleet', date: '2027-08-01', rate: 2 });
    },
  ],
  [
    'wanting',
    'a point that says nothing',
    (rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      add(
        rows,
        'programme-point',
        { programme: 'fleet', date: '2026-08-01', rate: 2 },
        { programme: 'fleet', date: '2026-09-01' },
      );
    },
  ],
  [
    'wanting',
    'a part that nobody sells',
    (rows) => {
      rows.offer!.shift();
    },
  ],
  [
    'wanting',
    'a part that is sold to another site',
    (rows) => {
      set(rows, 'offer', 1, { site: 'depot' });
    },
  ],
  [
    'wanting',
    'a product that nothing brings',
    (rows) => {
      rows.lane = [];
    },
  ],
  [
    'wanting',
    'a part that comes only from itself',
    (rows) => {
      rows.offer!.shift();
      add(
        rows,
        'lane',
        { id: 'there', from_site: 'yard', to_site: 'depot', items: 'motor' },
        { id: 'back', from_site: 'depot', to_site: 'yard', items: 'motor' },
      );
    },
  ],
  [
    'wanting',
    'optional demand that nobody can supply',
    (rows) => {
      rows.lane = [];
      set(rows, 'demand', 0, { optional: true });
    },
  ],
  [
    'wanting',
    'stock of what nobody can supply',
    (rows) => {
      add(rows, 'buffer', { item: 'resin', site: 'depot', minimum: 100 });
    },
  ],
  [
    'wanting',
    'an alternative process that lacks a part',
    (rows) => {
      add(rows, 'item', { id: 'jet' });
      add(rows, 'process', { id: 'build-jet', site: 'yard', item: 'boat' });
      add(
        rows,
        'process-input',
        { process: 'build-jet', item: 'hull', quantity: 1 },
        { process: 'build-jet', item: 'jet', quantity: 1 },
      );
    },
  ],
  [
    'wanting',
    'demand that lead times make late',
    (rows) => {
      set(rows, 'demand', 0, { due: '2026-04-30' });
    },
  ],
  [
    'wanting',
    'demand that lead times lose',
    (rows) => {
      set(rows, 'demand', 0, { due: '2026-04-20', latest: '2026-05-05' });
    },
  ],
  [
    'wanting',
    'demand that lead times put after the plan',
    (rows) => {
      set(rows, 'offer', 1, { lead_time: 200 });
    },
  ],
  [
    'wanting',
    'a programme that ramps before parts can be there',
    (rows) => {
      rows.demand = [];
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      add(rows, 'programme-point', { programme: 'fleet', date: '2026-04-06', rate: 2 });
    },
  ],
];
async function main() {
  const out: unknown[] = [];
  for (const [a, n, change] of all) {
    const rows = sound();
    change(rows);
    try {
      out.push({ a, n, found: await foundIn(rows) });
    } catch (e) {
      out.push({ a, n, error: String(e) });
    }
  }
  console.log(JSON.stringify(out));
}
main();
