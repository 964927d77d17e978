import { nearest } from '../../base/text.js';
import { CATALOG, componentSpec, isComponent } from '../../schema/catalog.js';
import { nameAndParents, rowName } from '../../schema/columns.js';
import type { TableScope } from './scope.js';

/** An assumption names a component and an attribute that are there, and a range that holds its value (S42). */
export function checkAssumptions(scope: TableScope): void {
  const component = scope.cells('assumption', 'component');
  const attribute = scope.cells('assumption', 'attribute');
  const row = scope.cells('assumption', 'row');
  const known = new Map<string, ReadonlySet<string>>();
  component.forEach((name, at) => {
    checkRange(scope, at);
    if (name === undefined) return;
    if (!isComponent(name)) {
      unknown(
        scope,
        at,
        'component',
        name,
        CATALOG.map((each) => each.name),
      );
      return;
    }
    const attributes = componentSpec(name).attributes.map((each) => each.name);
    if (attribute[at] !== undefined && !attributes.includes(attribute[at]))
      unknown(scope, at, 'attribute', attribute[at], attributes);
    if (row[at] === undefined) return;
    const rows =
      known.get(name) ??
      new Set(
        Array.from({ length: scope.rows(name) }, (_, r) =>
          nameAndParents(rowName(scope.model, name, r)),
        ).flat(),
      );
    known.set(name, rows);
    if (!rows.has(row[at]))
      scope.report.warning(
        'assumption.no-row',
        { component: 'assumption', row: at, attribute: 'row' },
        { name },
      );
  });
}

function unknown(
  scope: TableScope,
  row: number,
  attribute: 'component' | 'attribute',
  name: string,
  known: readonly string[],
): void {
  const at = { component: 'assumption', row, attribute } as const;
  const near = nearest(name, known);
  if (near === undefined) scope.report.error('assumption.unknown', at, { known: known.join(', ') });
  else scope.report.error('assumption.unknown-near', at, { near });
}

/** least <= value <= most, and all three where a distribution needs them. */
function checkRange(scope: TableScope, row: number): void {
  const value = scope.cells('assumption', 'value')[row];
  const least = scope.cells('assumption', 'least')[row];
  const most = scope.cells('assumption', 'most')[row];
  const distribution = scope.cells('assumption', 'distribution')[row] ?? 'fixed';
  const at = (attribute: string) => ({ component: 'assumption', row, attribute }) as const;
  if (least > value || value > most || least > most)
    scope.report.error('assumption.range', at(least > value || least > most ? 'least' : 'most'), { value });
  else if (distribution !== 'fixed' && [value, least, most].some(Number.isNaN))
    scope.report.error('assumption.incomplete', at('distribution'));
}
