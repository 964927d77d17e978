import { add, type Broken, error, set } from './network.support.js';

const FLEET = { id: 'guard', item: 'boat', site: 'depot', in_service: 3 };

/** Fleets and their spares. */
export const FLEETS: readonly Broken[] = [
  {
    name: 'a fleet without a target',
    change: (rows) => {
      add(rows, 'fleet', { id: 'guard', item: 'boat', site: 'depot' });
    },
    found: [
      error(
        'fleet.no-target',
        'fleet.csv:1',
        'in_service',
        null,
        'The fleet says neither how many units are wanted in service nor when.',
        'Fill in in_service, or add rows to fleet-target.',
      ),
    ],
  },
  {
    name: 'a fleet and a demand of one name',
    change: (rows) => {
      add(rows, 'fleet', { ...FLEET, id: 'first' });
    },
    found: [
      error(
        'fleet.id-shared',
        'fleet.csv:1',
        'id',
        'first',
        'first is the id of a fleet and of a demand or programme; a plan could not tell their deliveries apart.',
        'Rename one of them.',
      ),
    ],
  },
  {
    name: 'a demand named as the spares of a fleet',
    change: (rows) => {
      add(rows, 'fleet', { ...FLEET, availability: 0.9 });
      add(rows, 'fleet-spare', { fleet: 'guard', item: 'motor', failure_rate: 1, turnaround: 10 });
      set(rows, 'demand', 0, { id: 'guard/motor' });
      add(rows, 'offer', { id: 'buy-spare', item: 'motor', site: 'depot', price: 100 });
    },
    found: [
      error(
        'fleet-spare.id-shared',
        'fleet-spare.csv:1',
        'item',
        'motor',
        "guard/motor stands for the fleet's demand for this part, and is the id of another demand, programme or fleet.",
        'Rename the other one.',
      ),
    ],
  },
  {
    name: 'whole units as their own spares, and no word on who may wait',
    change: (rows) => {
      add(rows, 'fleet', FLEET);
      add(rows, 'fleet-spare', { fleet: 'guard', item: 'boat', failure_rate: 1, turnaround: 10 });
    },
    found: [
      error(
        'fleet-spare.itself',
        'fleet-spare.csv:1',
        'item',
        'boat',
        'boat is what fleet guard has in service, so it is no part of it.',
        "Name a part of it; whole units in reserve follow from the fleet's availability.",
      ),
      error(
        'fleet.no-availability',
        'fleet.csv:1',
        'spares_availability',
        null,
        'The fleet keeps spares, but nothing says how many units may wait for one.',
        'Fill in availability or spares_availability, for example 0.95.',
      ),
    ],
  },
  {
    name: 'hours of repairs of no resource',
    change: (rows) => {
      add(rows, 'fleet', { ...FLEET, repair_hours: 8 });
    },
    found: [
      error(
        'fleet.repair-half',
        'fleet.csv:1',
        'repair_resource',
        null,
        'Repairs need both repair_resource and repair_hours to take time of a resource.',
        'Fill in both or neither.',
      ),
    ],
  },
  {
    name: 'a repair shop that never makes enough ready',
    change: (rows) => {
      // One bay ends 36.5 repairs a year, so it keeps up with 3.65 units that fail ten times a year.
      add(rows, 'fleet', {
        ...FLEET,
        in_service: 6,
        availability: 0.9,
        failure_rate: 10,
        turnaround: 10,
        repair_bays: 1,
      });
    },
    found: [
      error(
        'fleet.never-ready',
        'fleet.csv:1',
        'availability',
        '0.9',
        '5.4 units would have to be ready, but however many there are, repairs keep only 3.65 ready.',
        'Raise repair_bays, shorten turnaround, or lower availability.',
      ),
    ],
  },
];
