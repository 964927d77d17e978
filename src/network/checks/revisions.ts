import type { At } from './report.js';
import type { TableScope } from './scope.js';

/** Revisions of a product make sense together: items, order, unit numbers, shares (S43 to S46). */
export function checkRevisions(scope: TableScope): void {
  if (scope.rows('revision') === 0) return;
  scope.cells('revision', 'id').forEach((id, row) => {
    checkPredecessor(scope, row, id ?? '');
    checkShare(scope, row);
  });
  checkItems(scope);
  checkBlocks(scope);
}

const at = (row: number, attribute: string): At => ({ component: 'revision', row, attribute });

function checkPredecessor(scope: TableScope, row: number, id: string): void {
  const before = scope.cells('revision', 'predecessor');
  const product = scope.cells('revision', 'product');
  const old = scope.rowOf('revision', before[row]);
  if (old < 0) {
    if (!Number.isNaN(scope.cells('revision', 'overlap')[row]))
      scope.report.warning('revision.overlap-alone', at(row, 'overlap'));
    return;
  }
  if (product[old] !== product[row])
    scope.report.error('revision.other-product', at(row, 'predecessor'), { product: product[old] ?? '' });
  let here = old;
  for (let steps = scope.rows('revision'); here >= 0 && here !== row && steps > 0; steps--)
    here = scope.rowOf('revision', before[here]);
  if (here === row) scope.report.error('revision.circle', at(row, 'predecessor'), { revision: id });
}

function checkShare(scope: TableScope, row: number): void {
  const [least, most] = [
    scope.cells('revision', 'least_share')[row],
    scope.cells('revision', 'most_share')[row],
  ];
  if (least > most) scope.report.error('revision.shares', at(row, 'least_share'), { most });
}

/** Either all revisions of a product have items of their own, each a different one, or none has. */
function checkItems(scope: TableScope): void {
  const product = scope.cells('revision', 'product');
  const users = new Map<string, number>();
  const apart = new Map<string, boolean>();
  scope.cells('revision', 'item').forEach((item, row) => {
    const known = apart.get(product[row] ?? '');
    if (known !== undefined && known !== (item !== undefined))
      scope.report.error('revision.items-mixed', at(row, 'item'), { product: product[row] ?? '' });
    apart.set(product[row] ?? '', item !== undefined);
    if (item === undefined) return;
    if (item === product[row]) scope.report.error('revision.item-product', at(row, 'item'));
    if (users.has(item)) {
      const other = scope.cells('revision', 'id')[users.get(item)!] ?? '';
      scope.report.error('revision.item-shared', at(row, 'item'), { other });
    }
    users.set(item, row);
  });
  checkFamilies(scope, new Set([...apart].filter(([, own]) => own).map(([name]) => name)));
}

/** A product whose revisions have items of their own is only asked for: it is never made, bought, used or kept. */
function checkFamilies(scope: TableScope, families: ReadonlySet<string>): void {
  for (const component of [
    'process',
    'process-input',
    'process-output',
    'offer',
    'order',
    'buffer',
  ] as const) {
    scope.texts(component, 'item').forEach((item, row) => {
      if (families.has(item ?? ''))
        scope.report.error('revision.family-handled', { component, row, attribute: 'item' });
    });
  }
  scope.cells('lane', 'items').forEach((items, row) => {
    const product = items.find((item) => families.has(item));
    if (product !== undefined) {
      const place = { component: 'lane', row, attribute: 'items', value: product } as const;
      scope.report.error('revision.family-handled', place);
    }
  });
}

/** Blocks of unit numbers of a product follow one another without a gap (S44). */
function checkBlocks(scope: TableScope): void {
  const from = scope.cells('revision', 'serial_from');
  const until = scope.cells('revision', 'serial_until');
  const built = scope.cells('revision', 'built');
  const product = scope.cells('revision', 'product');
  const blocks = new Map<string, number[]>();
  from.forEach((first, row) => {
    if (Number.isNaN(first)) {
      if (!Number.isNaN(until[row])) scope.report.error('revision.no-first', at(row, 'serial_until'));
      return;
    }
    if (until[row] < first) scope.report.error('revision.block-reversed', at(row, 'serial_until'), { first });
    else if (built[row] > until[row] - first + 1)
      scope.report.error('revision.block-overfull', at(row, 'built'), { block: until[row] - first + 1 });
    const rows = blocks.get(product[row] ?? '');
    if (rows) rows.push(row);
    else blocks.set(product[row] ?? '', [row]);
  });
  const ids = scope.cells('revision', 'id');
  for (const rows of blocks.values()) {
    const sorted = [...rows].sort((a, b) => from[a] - from[b]);
    for (const [k, row] of sorted.entries()) {
      const before = sorted[k - 1];
      if (before === undefined || from[row] === until[before] + 1) continue;
      const params = { other: ids[before] ?? '', last: Number.isNaN(until[before]) ? '∞' : until[before] };
      scope.report.error('revision.block-gap', at(row, 'serial_from'), params);
    }
  }
}
