import { add, type Broken, error, set, warning } from './network.support.js';

/** Demand, programmes, and whether anybody can supply them in time. */
export const WANTING: readonly Broken[] = [
  {
    name: 'demand after the plan',
    change: (rows) => {
      add(rows, 'demand', { id: 'second', item: 'boat', site: 'depot', due: '2027-08-31', quantity: 5 });
    },
    found: [
      warning(
        'demand.after',
        'demand.csv:2',
        'due',
        '2027-08-31',
        'The demand is due after the plan ends on 2026-10-04; it is not planned.',
        'Correct the date, or lengthen the plan.',
      ),
    ],
  },
  {
    name: 'demand that is overdue',
    change: (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', opening_stock: 5 });
      set(rows, 'demand', 0, { due: '2026-03-31' });
    },
    found: [
      warning(
        'demand.overdue',
        'demand.csv:1',
        'due',
        '2026-03-31',
        'The demand was due before the plan starts on 2026-04-06; it counts as due in the first bucket.',
        'Correct the date, or remove the demand if it has been delivered.',
      ),
    ],
  },
  {
    name: 'demand that nobody takes any more',
    change: (rows) => {
      add(rows, 'buffer', { item: 'boat', site: 'depot', opening_stock: 5 });
      set(rows, 'demand', 0, { due: '2026-02-28', latest: '2026-03-31' });
    },
    found: [
      warning(
        'demand.expired',
        'demand.csv:1',
        'latest',
        '2026-03-31',
        'The last day on which the demand is taken, 2026-03-31, is before the plan starts on 2026-04-06; it is still planned for the first bucket.',
        'Remove the demand if it is lost, or correct latest.',
      ),
    ],
  },
  {
    name: 'demand that is lost before it is due',
    change: (rows) => {
      set(rows, 'demand', 0, { latest: '2026-07-31' });
    },
    found: [
      error(
        'demand.latest-before-due',
        'demand.csv:1',
        'latest',
        '2026-07-31',
        'The last day on which it is still taken, 2026-07-31, is before it is due on 2026-08-31.',
        'Correct latest or due.',
      ),
    ],
  },
  {
    name: 'a demand and a programme of one id',
    change: (rows) => {
      add(rows, 'programme', { id: 'first', item: 'boat', site: 'depot' });
      add(rows, 'programme-point', { programme: 'first', date: '2026-08-01', rate: 2 });
    },
    found: [
      error(
        'demand.id-shared',
        'programme.csv:1',
        'id',
        'first',
        'first is the id of a demand and of a programme; a plan could not tell their deliveries apart.',
        'Rename one of them.',
      ),
    ],
  },
  {
    name: 'a programme without points',
    change: (rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
    },
    found: [
      error(
        'programme.no-points',
        'programme.csv:1',
        'id',
        'fleet',
        'Programme fleet has no points, so it wants nothing.',
        'Add rows to programme-point with its dates and rates, or remove it.',
      ),
    ],
  },
  {
    name: 'a programme by rate and by total',
    change: (rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      add(
        rows,
        'programme-point',
        { programme: 'fleet', date: '2026-08-01', rate: 2 },
        { programme: 'fleet', date: '2026-09-01', cumulative: 8 },
      );
    },
    found: [
      error(
        'programme.mixed',
        'programme-point.csv:2',
        'cumulative',
        '8',
        'Programme fleet has points by rate and points by cumulative target; they would add up.',
        'Use one kind of point for a programme, or make two programmes.',
      ),
    ],
  },
  {
    name: 'a total that falls',
    change: (rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      add(
        rows,
        'programme-point',
        { programme: 'fleet', date: '2026-06-30', cumulative: 0 },
        { programme: 'fleet', date: '2026-08-01', cumulative: 8 },
        { programme: 'fleet', date: '2026-09-01', cumulative: 4 },
      );
    },
    found: [
      error(
        'programme.falling',
        'programme-point.csv:3',
        'cumulative',
        '4',
        'The cumulative target of programme fleet falls from 8 to 4.',
        'Give totals since the start, not the quantity of each stretch.',
      ),
    ],
  },
  {
    name: 'a programme that begins after the plan',
    change: (rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      add(rows, 'programme-point', { programme: 'fleet', date: '2027-08-01', rate: 2 });
    },
    found: [
      warning(
        'programme.after',
        'programme-point.csv:1',
        'date',
        '2027-08-01',
        'The first point of programme fleet, 2027-08-01, is after the plan ends on 2026-10-04; nothing of it is planned.',
        'Correct the date, or lengthen the plan.',
      ),
    ],
  },
  {
    name: 'a point that says nothing',
    change: (rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      add(
        rows,
        'programme-point',
        { programme: 'fleet', date: '2026-08-01', rate: 2 },
        { programme: 'fleet', date: '2026-09-01' },
      );
    },
    found: [
      error(
        'programme-point.empty',
        'programme-point.csv:2',
        'rate',
        null,
        'The point has neither a rate nor a cumulative target.',
        'Fill one of them; a rate of 0 ends deliveries.',
      ),
    ],
  },
  {
    name: 'a part that nobody sells',
    change: (rows) => {
      rows.offer!.shift();
    },
    found: [
      error(
        'supply.none',
        'process-input.csv:2',
        'item',
        'motor',
        'Demand first needs motor, which nobody makes or sells at site yard, of which there is neither stock nor an open order, and which no lane brings: boat@depot ← [truck] ← boat@yard ← [build] ← motor@yard.',
        'Add a process, an offer, a lane, an order or opening stock for motor at yard; or check the item and the site for a slip.',
      ),
    ],
  },
  {
    name: 'a part that is sold to another site',
    change: (rows) => {
      set(rows, 'offer', 1, { site: 'depot' });
    },
    found: [
      error(
        'supply.none',
        'process-input.csv:3',
        'item',
        'resin',
        'Demand first needs resin, which nobody makes or sells at site yard, of which there is neither stock nor an open order, and which no lane brings: boat@depot ← [truck] ← boat@yard ← [build] ← hull@yard ← [lay-up] ← resin@yard.',
        'Add a process, an offer, a lane, an order or opening stock for resin at yard; or check the item and the site for a slip.',
      ),
    ],
  },
  {
    name: 'a product that nothing brings',
    change: (rows) => {
      rows.lane = [];
    },
    found: [
      error(
        'supply.none',
        'demand.csv:1',
        'item',
        'boat',
        'Demand first needs boat, which nobody makes or sells at site depot, of which there is neither stock nor an open order, and which no lane brings: boat@depot.',
        'Add a process, an offer, a lane, an order or opening stock for boat at depot; or check the item and the site for a slip.',
      ),
    ],
  },
  {
    name: 'a part that comes only from itself',
    change: (rows) => {
      rows.offer!.shift();
      add(
        rows,
        'lane',
        { id: 'there', from_site: 'yard', to_site: 'depot', items: 'motor' },
        { id: 'back', from_site: 'depot', to_site: 'yard', items: 'motor' },
      );
    },
    found: [
      error(
        'supply.circle',
        'process-input.csv:2',
        'item',
        'motor',
        'Demand first needs motor at site yard, which comes only from itself in a circle: boat@depot ← [truck] ← boat@yard ← [build] ← motor@yard ← [back] ← motor@depot ← [there] ← motor@yard.',
        'Add an offer, an order, opening stock or a process that begins the circle.',
      ),
    ],
  },
  {
    name: 'optional demand that nobody can supply',
    change: (rows) => {
      rows.lane = [];
      set(rows, 'demand', 0, { optional: true });
    },
    found: [
      warning(
        'supply.none-optional',
        'demand.csv:1',
        'item',
        'boat',
        'Optional demand first needs boat, which nobody makes, sells or brings to site depot: boat@depot. It is never delivered.',
        'Add a process, an offer, a lane, an order or opening stock for boat at depot, or remove the demand.',
      ),
    ],
  },
  {
    name: 'stock of what nobody can supply',
    change: (rows) => {
      add(rows, 'buffer', { item: 'resin', site: 'depot', minimum: 100 });
    },
    found: [
      warning(
        'supply.none-stock',
        'buffer.csv:1',
        'item',
        'resin',
        'Stock of resin@depot is wanted, but resin is made, sold or brought by nobody at site depot: resin@depot.',
        'Add a process, an offer, a lane or an order for resin at depot, or clear the wanted stock.',
      ),
    ],
  },
  {
    name: 'an alternative process that lacks a part',
    change: (rows) => {
      add(rows, 'item', { id: 'jet' });
      add(rows, 'process', { id: 'build-jet', site: 'yard', item: 'boat' });
      add(
        rows,
        'process-input',
        { process: 'build-jet', item: 'hull', quantity: 1 },
        { process: 'build-jet', item: 'jet', quantity: 1 },
      );
    },
    found: [
      warning(
        'supply.process-never',
        'process-input.csv:5',
        'item',
        'jet',
        'Process build-jet can never start, because nobody makes, sells or brings jet to site yard.',
        'Add an offer, a process or a lane for jet at yard, or remove the process.',
      ),
    ],
  },
  {
    name: 'demand that lead times make late',
    change: (rows) => {
      set(rows, 'demand', 0, { due: '2026-04-30' });
    },
    found: [
      warning(
        'late.due',
        'demand.csv:1',
        'due',
        '2026-04-30',
        'Of boat@depot, 5 due by 2026-05-03 cannot be on time: by lead times alone the first is there by 2026-05-17: resin@yard 2026-04-19 [buy-resin] → hull@yard 2026-05-03 [lay-up] → boat@yard 2026-05-10 [build] → boat@depot 2026-05-17 [truck].',
        'Shorten the longest step, order earlier, state opening stock or open orders, or move the due date.',
      ),
    ],
  },
  {
    name: 'demand that lead times lose',
    change: (rows) => {
      set(rows, 'demand', 0, { due: '2026-04-20', latest: '2026-05-05' });
    },
    found: [
      warning(
        'late.latest',
        'demand.csv:1',
        'latest',
        '2026-05-05',
        'Of boat@depot, 5 due by 2026-04-26 cannot be served at all: it is taken until 2026-05-10, but by lead times alone the first is there by 2026-05-17: resin@yard 2026-04-19 [buy-resin] → hull@yard 2026-05-03 [lay-up] → boat@yard 2026-05-10 [build] → boat@depot 2026-05-17 [truck].',
        'Shorten the longest step, state opening stock or open orders, or move the latest date.',
      ),
    ],
  },
  {
    name: 'demand that lead times put after the plan',
    change: (rows) => {
      set(rows, 'offer', 1, { lead_time: 200 });
    },
    found: [
      warning(
        'late.never',
        'demand.csv:1',
        'due',
        '2026-08-31',
        'Of boat@depot, 5 due by 2026-09-06 cannot be served at all: lead times and windows bring nothing before the plan ends on 2026-10-04: [buy-resin] → resin@yard → [lay-up] → hull@yard → [build] → boat@yard → [truck] → boat@depot.',
        'Check the lead times and windows on that way, or lengthen the plan.',
      ),
    ],
  },
  {
    name: 'a programme that ramps before parts can be there',
    change: (rows) => {
      rows.demand = [];
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      add(rows, 'programme-point', { programme: 'fleet', date: '2026-04-06', rate: 2 });
    },
    found: [
      warning(
        'late.due',
        'programme.csv:1',
        'id',
        'fleet',
        'Of boat@depot, 2.31 due by 2026-05-10 cannot be on time: by lead times alone the first is there by 2026-05-17: resin@yard 2026-04-19 [buy-resin] → hull@yard 2026-05-03 [lay-up] → boat@yard 2026-05-10 [build] → boat@depot 2026-05-17 [truck].',
        'Shorten the longest step, order earlier, state opening stock or open orders, or move the due date.',
      ),
    ],
  },
];
