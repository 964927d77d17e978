import { nearest } from '../../base/text.js';
import { attributeSpec } from '../../schema/catalog.js';
import type { TableScope } from './scope.js';

/** A lane leads to another site, and the classes it names are kinds of item (S13). */
export function checkLaneEnds(scope: TableScope): void {
  const from = scope.cells('lane', 'from_site');
  const to = scope.cells('lane', 'to_site');
  const kinds = attributeSpec('item', 'kind')?.values ?? [];
  scope.cells('lane', 'classes').forEach((classes, row) => {
    if (from[row] !== undefined && from[row] === to[row])
      scope.report.error('lane.self', { component: 'lane', row, attribute: 'to_site' });
    for (const name of classes) {
      if (kinds.includes(name)) continue;
      const at = { component: 'lane', row, attribute: 'classes', value: name } as const;
      const near = nearest(name, kinds);
      if (near === undefined) scope.report.error('lane.class', at, { known: kinds.join(', ') });
      else scope.report.error('lane.class-near', at, { near, known: kinds.join(', ') });
    }
  });
}
