import { nearest } from '../../base/text.js';
import { CATALOG, componentSpec, isComponent } from '../../schema/catalog.js';
import { rowName } from '../../schema/columns.js';
import type { ComponentName } from '../../schema/generated/types.js';
import type { TableScope } from './scope.js';

/** Looking for the nearest of many names takes time. */
const MOST_CANDIDATES = 20_000;
const MOST_SUGGESTIONS = 50;

/** A change of a scenario names a component, a row and an attribute that are there. */
export function checkScenarioChanges(scope: TableScope): void {
  const component = scope.cells('scenario-change', 'component');
  const row = scope.cells('scenario-change', 'row');
  const attribute = scope.cells('scenario-change', 'attribute');
  const action = scope.cells('scenario-change', 'action');
  const names = new Names(scope);
  component.forEach((name, k) => {
    if (name === undefined) return;
    if (!isComponent(name)) {
      names.unknown(
        k,
        'component',
        name,
        CATALOG.map((each) => each.name),
      );
      return;
    }
    if (row[k] !== undefined && !names.rowsOf(name).has(row[k]))
      names.unknown(k, 'row', row[k], names.rowsOf(name));
    const known = componentSpec(name).attributes.map((each) => each.name);
    if (attribute[k] !== undefined && !known.includes(attribute[k]))
      names.unknown(k, 'attribute', attribute[k], known);
    if (attribute[k] === undefined && action[k] !== 'remove')
      scope.report.error('scenario-change.no-attribute', {
        component: 'scenario-change',
        row: k,
        attribute: 'attribute',
      });
  });
}

class Names {
  private readonly rows = new Map<ComponentName, ReadonlySet<string>>();
  private suggestions = MOST_SUGGESTIONS;

  constructor(private readonly scope: TableScope) {}

  rowsOf(component: ComponentName): ReadonlySet<string> {
    let rows = this.rows.get(component);
    if (!rows) {
      const { model } = this.scope;
      const count = this.scope.rows(component);
      rows = new Set(Array.from({ length: count }, (_, row) => rowName(model, component, row)));
      this.rows.set(component, rows);
    }
    return rows;
  }

  unknown(
    row: number,
    attribute: 'component' | 'row' | 'attribute',
    name: string,
    known: Iterable<string>,
  ): void {
    const component = this.scope.cells('scenario-change', 'component')[row] ?? '';
    const at = { component: 'scenario-change', row, attribute } as const;
    const candidates = [...known];
    const search = candidates.length <= MOST_CANDIDATES && this.suggestions-- > 0;
    const near = search ? nearest(name, candidates) : undefined;
    const { report } = this.scope;
    if (attribute === 'component') {
      if (near === undefined) report.error('scenario-change.component', at, { known: candidates.join(', ') });
      else report.error('scenario-change.component-near', at, { near });
    } else if (near === undefined) report.error('scenario-change.unknown', at, { component });
    else report.error('scenario-change.unknown-near', at, { component, near });
  }
}
