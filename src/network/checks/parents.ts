import type { TableScope } from './scope.js';

/** Nobody is its own parent, directly or through others. */
export function checkParents(scope: TableScope): void {
  for (const component of ['organisation', 'scenario'] as const) {
    const id = scope.cells(component, 'id');
    const parent = scope.cells(component, 'parent').map((name) => scope.rowOf(component, name));
    // 0 = not seen, else number of the walk that saw it first: meeting one's own walk again closes a cycle.
    const seen = new Int32Array(id.length);
    for (let row = 0; row < id.length; row++) {
      let at = row;
      while (at >= 0 && seen[at] === 0) {
        seen[at] = row + 1;
        at = parent[at];
      }
      if (at < 0 || seen[at] !== row + 1) continue;
      const cycle = [at];
      for (let next = parent[at]; next !== at; next = parent[next]) cycle.push(next);
      const first = cycle.indexOf(Math.min(...cycle));
      const order = [...cycle.slice(first), ...cycle.slice(0, first + 1)];
      const params = { cycle: order.map((each) => id[each]).join(' → ') };
      scope.report.error('parent.cycle', { component, row: order[0], attribute: 'parent' }, params);
    }
  }
}
