import { add, type Broken, error, type Rows, set, warning } from './network.support.js';

/** The yard's boat in two revisions, each an item of its own. */
function inTwoRevisions(rows: Rows): void {
  add(rows, 'item', { id: 'boat-a', kind: 'product' });
  add(rows, 'item', { id: 'boat-b', kind: 'product' });
  add(rows, 'revision', { id: 'A', product: 'boat', item: 'boat-a' });
  add(rows, 'revision', { id: 'B', product: 'boat', item: 'boat-b', predecessor: 'A' });
  set(rows, 'process', 0, { item: 'boat-a', revision: 'A' });
  set(rows, 'lane', 0, { items: 'boat-a boat-b' });
}

function broken(
  name: string,
  change: (rows: Rows) => void,
  found: Parameters<typeof error>,
  rows: (rows: Rows) => void = inTwoRevisions,
): Broken {
  const all = (each: Rows): void => {
    rows(each);
    change(each);
  };
  return { name, change: all, found: [error(...found)] };
}

/** Revisions of one item. */
function notApart(rows: Rows): void {
  add(rows, 'revision', { id: 'A', product: 'boat' });
  add(rows, 'revision', { id: 'B', product: 'boat', predecessor: 'A' });
}

export const REVISIONS: readonly Broken[] = [
  {
    name: 'an overlap with nothing',
    change: (rows) => {
      notApart(rows);
      set(rows, 'revision', 0, { overlap: 30 });
    },
    found: [
      warning(
        'revision.overlap-alone',
        'revision.csv:1',
        'overlap',
        '30',
        'The revision has an overlap but no predecessor; it changes nothing.',
        'Fill in predecessor, or clear overlap.',
      ),
    ],
  },
  broken(
    'a revision that replaces one of another product',
    (rows) => add(rows, 'revision', { id: 'M', product: 'motor', predecessor: 'A' }),
    [
      'revision.other-product',
      'revision.csv:3',
      'predecessor',
      'A',
      'A is a revision of another product, boat.',
      'Name a revision of the same product, or correct product.',
    ],
  ),
  {
    name: 'revisions that replace each other',
    change: (rows) => {
      notApart(rows);
      set(rows, 'revision', 0, { predecessor: 'B' });
    },
    found: ['A', 'B'].map((id, k) =>
      error(
        'revision.circle',
        `revision.csv:${k + 1}`,
        'predecessor',
        id === 'A' ? 'B' : 'A',
        `Revision ${id} replaces itself through its predecessors.`,
        'Correct predecessor of one of them.',
      ),
    ),
  },
  broken(
    'shares the wrong way round',
    (rows) => set(rows, 'revision', 1, { least_share: 0.6, most_share: 0.4 }),
    [
      'revision.shares',
      'revision.csv:2',
      'least_share',
      '0.6',
      'Its least share 0.6 is above its most share 0.4.',
      'Exchange or correct them.',
    ],
  ),
  broken('an item for one revision only', (rows) => add(rows, 'revision', { id: 'C', product: 'boat' }), [
    'revision.items-mixed',
    'revision.csv:3',
    'item',
    null,
    'Some revisions of boat have an item of their own and some have none.',
    'Give each an item of its own, or none.',
  ]),
  broken(
    'one item for two revisions',
    (rows) => add(rows, 'revision', { id: 'C', product: 'boat', item: 'boat-b' }),
    [
      'revision.item-shared',
      'revision.csv:3',
      'item',
      'boat-b',
      'boat-b is the item of revision B too.',
      'Give each revision an item of its own, or clear item in all of them.',
    ],
  ),
  {
    name: 'the product as the item of a revision',
    change: (rows) => {
      add(rows, 'revision', { id: 'A', product: 'hull', item: 'hull' });
      set(rows, 'process', 1, { revision: 'A' });
    },
    found: [
      error(
        'revision.item-product',
        'revision.csv:1',
        'item',
        'hull',
        'hull is the product itself.',
        'Clear item where revisions are not told apart in stock, or name an item for this revision.',
      ),
      error(
        'revision.family-handled',
        'process.csv:2',
        'item',
        'hull',
        'hull is a product whose revisions have items of their own; only demands, programmes and fleets may name it.',
        'Name the item of a revision instead.',
      ),
      error(
        'revision.family-handled',
        'process-input.csv:1',
        'item',
        'hull',
        'hull is a product whose revisions have items of their own; only demands, programmes and fleets may name it.',
        'Name the item of a revision instead.',
      ),
    ],
  },
  broken('a product on a lane', (rows) => set(rows, 'lane', 0, { items: 'boat boat-a' }), [
    'revision.family-handled',
    'lane.csv:1',
    'items',
    'boat',
    'boat is a product whose revisions have items of their own; only demands, programmes and fleets may name it.',
    'Name the item of a revision instead.',
  ]),
  broken('a block without a beginning', (rows) => set(rows, 'revision', 0, { serial_until: 9 }), [
    'revision.no-first',
    'revision.csv:1',
    'serial_until',
    '9',
    'The block of unit numbers ends at 9, but nothing says where it begins.',
    'Fill in serial_from.',
  ]),
  broken(
    'a block the wrong way round',
    (rows) => set(rows, 'revision', 0, { serial_from: 20, serial_until: 10 }),
    [
      'revision.block-reversed',
      'revision.csv:1',
      'serial_until',
      '10',
      'The block of unit numbers ends at 10, before it begins at 20.',
      'Exchange or correct them.',
    ],
  ),
  broken(
    'more built than a block holds',
    (rows) => set(rows, 'revision', 0, { serial_from: 1, serial_until: 10, built: 11 }),
    [
      'revision.block-overfull',
      'revision.csv:1',
      'built',
      '11',
      '11 units are built, but the block has only 10 numbers.',
      'Correct built, serial_from or serial_until.',
    ],
  ),
  broken(
    'a gap between blocks',
    (rows) => {
      set(rows, 'revision', 0, { serial_from: 1, serial_until: 10 });
      set(rows, 'revision', 1, { serial_from: 12 });
    },
    [
      'revision.block-gap',
      'revision.csv:2',
      'serial_from',
      '12',
      'The block begins at 12, but the one before it, A, ends at 10.',
      'Let each block begin at the number after the last of the one before it.',
    ],
  ),
  broken(
    'a demand for a revision of something else',
    (rows) => {
      add(rows, 'item', { id: 'motor-b' });
      add(rows, 'revision', { id: 'M', product: 'motor', item: 'motor-b' });
      set(rows, 'process-input', 1, { item: 'motor-b' });
      set(rows, 'offer', 0, { item: 'motor-b' });
      set(rows, 'demand', 0, { minimum_revision: 'M' });
    },
    [
      'revision.minimum-other',
      'demand.csv:1',
      'minimum_revision',
      'M',
      'M is a revision of motor, not of boat.',
      'Name a revision of boat, or ask for motor.',
    ],
  ),
  broken(
    'a demand for a revision that nobody can tell',
    (rows) => set(rows, 'demand', 0, { minimum_revision: 'B' }),
    [
      'revision.minimum-not-apart',
      'demand.csv:1',
      'minimum_revision',
      'B',
      'The revisions of boat are not told apart in stock, so that none can be asked for.',
      'Give its revisions items of their own, or clear minimum_revision.',
    ],
    notApart,
  ),
  broken(
    'a process that makes another item than its revision',
    (rows) => set(rows, 'process', 0, { revision: 'B' }),
    [
      'process.revision-item',
      'process.csv:1',
      'item',
      'boat-a',
      'Units of revision B are counted in boat-b, but the process makes boat-a.',
      'Let the process make boat-b, or correct its revision.',
    ],
  ),
  broken('a conversion to nothing', (rows) => set(rows, 'process', 1, { converts: 'A' }), [
    'process.converts-nothing',
    'process.csv:2',
    'converts',
    'A',
    'The process converts revision A, but nothing says to which.',
    'Fill in revision.',
  ]),
  broken('a conversion of a revision to itself', (rows) => set(rows, 'process', 0, { converts: 'A' }), [
    'process.converts-other',
    'process.csv:1',
    'converts',
    'A',
    'A is no other revision of boat.',
    'Name the revision of the unit that comes in.',
  ]),
  broken(
    'a conversion from stock that takes no old unit',
    (rows) =>
      add(rows, 'process', {
        id: 'refit',
        site: 'yard',
        item: 'boat-b',
        revision: 'B',
        converts: 'A',
        cost: 5,
      }),
    [
      'process.converts-no-line',
      'process.csv:3',
      'converts',
      'A',
      'The process takes a unit of the old revision from stock, but boat-a is no line of its bill of materials.',
      'Add a row for boat-a to process-input, or set converts_from to field.',
    ],
  ),
  broken(
    'a conversion in the field that puts boats in stock',
    (rows) =>
      add(rows, 'process', {
        id: 'refit',
        site: 'yard',
        item: 'boat-b',
        revision: 'B',
        converts: 'A',
        converts_from: 'field',
        cost: 5,
      }),
    [
      'process.converts-token',
      'process.csv:3',
      'item',
      'boat-b',
      'boat-b is the item of a revision; a unit that goes back to the field is put in no stock.',
      'Name an item that stands for a conversion done, and ask for it with a demand.',
    ],
  ),
  broken(
    'a conversion in the field of units that nobody can tell',
    (rows) => {
      add(rows, 'item', { id: 'done' });
      add(rows, 'process', {
        id: 'refit',
        site: 'yard',
        item: 'done',
        revision: 'B',
        converts: 'A',
        converts_from: 'field',
        cost: 5,
      });
    },
    [
      'process.converts-not-apart',
      'process.csv:3',
      'converts_from',
      'field',
      'The revisions of the product are not told apart, so nobody knows which units are in the field.',
      'Give the revisions items of their own, or convert from stock.',
    ],
    notApart,
  ),
  broken(
    'rework of a part that no process takes',
    (rows) => add(rows, 'run-out', { item: 'resin', revision: 'B', mode: 'rework' }),
    [
      'run-out.no-rework',
      'run-out.csv:1',
      'mode',
      'rework',
      'No process takes resin but those that build a revision.',
      'Add a process that turns it into something else, or choose use-up or scrap.',
    ],
    (rows) => {
      add(rows, 'revision', { id: 'A', product: 'hull' });
      add(rows, 'revision', { id: 'B', product: 'hull', predecessor: 'A' });
      set(rows, 'process', 1, { revision: 'A' });
    },
  ),
];
