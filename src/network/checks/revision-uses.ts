import type { At } from './report.js';
import type { TableScope } from './scope.js';

/** What names a revision fits it: processes, conversions, demands, and the run-out of old parts (S43 to S48). */
export function checkRevisionUses(scope: TableScope): void {
  scope.cells('process', 'revision').forEach((revision, row) => {
    checkProcess(scope, row, scope.rowOf('revision', revision));
  });
  for (const component of ['demand', 'programme'] as const) {
    scope.cells(component, 'minimum_revision').forEach((revision, row) => {
      const r = scope.rowOf('revision', revision);
      if (r < 0) return;
      const product = scope.cells(component, 'item')[row];
      const fits = scope.cells('revision', 'product')[r] === product;
      if (fits && scope.cells('revision', 'item')[r] !== undefined) return;
      scope.report.error(
        fits ? 'revision.minimum-not-apart' : 'revision.minimum-other',
        { component, row, attribute: 'minimum_revision' },
        { item: product ?? '', product: scope.cells('revision', 'product')[r] ?? '' },
      );
    });
  }
  checkRunOuts(scope);
}

const at = (row: number, attribute: string): At => ({ component: 'process', row, attribute });

function itemOf(scope: TableScope, revision: number): string | undefined {
  return scope.cells('revision', 'item')[revision] ?? scope.cells('revision', 'product')[revision];
}

function checkProcess(scope: TableScope, row: number, revision: number): void {
  const converts = scope.cells('process', 'converts')[row];
  const old = scope.rowOf('revision', converts);
  const item = scope.cells('process', 'item')[row];
  if (revision < 0) {
    if (converts !== undefined) scope.report.error('process.converts-nothing', at(row, 'converts'));
    return;
  }
  const inField = converts !== undefined && scope.cells('process', 'converts_from')[row] === 'field';
  const own = itemOf(scope, revision);
  if (!inField && item !== own)
    scope.report.error('process.revision-item', at(row, 'item'), {
      revision: scope.cells('process', 'revision')[row] ?? '',
      own: own ?? '',
    });
  if (old < 0) return;
  const products = scope.cells('revision', 'product');
  if (old === revision || products[old] !== products[revision])
    scope.report.error('process.converts-other', at(row, 'converts'), { product: products[revision] ?? '' });
  else if (inField) checkField(scope, row, revision);
  else {
    const id = scope.cells('process', 'id')[row] ?? '';
    const part = itemOf(scope, old) ?? '';
    if (scope.rowBy('process-input', ['process', 'item'], id, part) < 0)
      scope.report.error('process.converts-no-line', at(row, 'converts'), { item: part });
  }
}

/** Units in the field are known by revision only where the revisions are told apart; the item is a token. */
function checkField(scope: TableScope, row: number, revision: number): void {
  if (scope.cells('revision', 'item')[revision] === undefined)
    scope.report.error('process.converts-not-apart', at(row, 'converts_from'));
  const item = scope.cells('process', 'item')[row];
  if (item !== undefined && scope.cells('revision', 'item').includes(item))
    scope.report.error('process.converts-token', at(row, 'item'));
}

/** An old part that is to be reworked has a process other than its old users that takes it (S48). */
function checkRunOuts(scope: TableScope): void {
  const mode = scope.cells('run-out', 'mode');
  const revision = scope.cells('run-out', 'revision');
  const inputs = scope.cells('process-input', 'item');
  const process = scope.cells('process-input', 'process');
  const builds = scope.cells('process', 'revision');
  scope.cells('run-out', 'item').forEach((item, row) => {
    if (mode[row] !== 'rework') return;
    const reworked = inputs.some((input, r) => {
      const p = scope.rowOf('process', process[r]);
      return input === item && p >= 0 && builds[p] === undefined;
    });
    if (!reworked)
      scope.report.error(
        'run-out.no-rework',
        { component: 'run-out', row, attribute: 'mode' },
        { item: item ?? '', revision: revision[row] ?? '' },
      );
  });
}
