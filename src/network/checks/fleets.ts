import { spareDemand } from '../demand.js';
import { MOST_PER_UNIT } from '../fleets/build.js';
import { expectedReady } from '../fleets/finite-source.js';
import type { TableScope } from './scope.js';

/** A fleet has a target, ids of its own, and a number of units that makes enough of them ready (S49, S50). */
export function checkFleets(scope: TableScope): void {
  if (scope.rows('fleet') === 0) return;
  const targets = scope.childrenOf('fleet', 'fleet-target', 'fleet');
  const spares = scope.childrenOf('fleet', 'fleet-spare', 'fleet');
  const wanted = scope.cells('fleet', 'in_service');
  scope.cells('fleet', 'id').forEach((id, row) => {
    if (targets[row].length === 0 && Number.isNaN(wanted[row]))
      scope.report.error('fleet.no-target', { component: 'fleet', row, attribute: 'in_service' });
    checkId(scope, row, id);
    checkSpares(scope, row, id ?? '', spares[row]);
    checkRepairs(scope, row);
    checkReady(scope, row, targets[row], spares[row].length > 0);
  });
}

function isDemand(scope: TableScope, id: string | undefined): boolean {
  return scope.rowOf('demand', id) >= 0 || scope.rowOf('programme', id) >= 0;
}

function checkId(scope: TableScope, row: number, id: string | undefined): void {
  if (isDemand(scope, id))
    scope.report.error('fleet.id-shared', { component: 'fleet', row, attribute: 'id' });
}

function checkSpares(scope: TableScope, row: number, id: string, rows: readonly number[]): void {
  const item = scope.cells('fleet-spare', 'item');
  const own = scope.cells('fleet', 'item')[row];
  for (const r of rows) {
    const at = { component: 'fleet-spare', row: r, attribute: 'item' } as const;
    const demand = spareDemand(id, item[r]);
    if (isDemand(scope, demand) || scope.rowOf('fleet', demand) >= 0)
      scope.report.error('fleet-spare.id-shared', at, { demand });
    if (item[r] === own) scope.report.error('fleet-spare.itself', at, { fleet: id });
  }
  const share = scope.cells('fleet', 'availability')[row];
  const supply = scope.cells('fleet', 'spares_availability')[row];
  if (rows.length > 0 && Number.isNaN(share) && Number.isNaN(supply))
    scope.report.error('fleet.no-availability', {
      component: 'fleet',
      row,
      attribute: 'spares_availability',
    });
}

/** Hours of repairs need a resource, failures, and a number. */
function checkRepairs(scope: TableScope, row: number): void {
  const resource = scope.cells('fleet', 'repair_resource')[row];
  const hours = scope.cells('fleet', 'repair_hours')[row];
  if ((resource === undefined) !== Number.isNaN(hours))
    scope.report.error('fleet.repair-half', { component: 'fleet', row, attribute: 'repair_resource' });
}

/** However many units there are, bays x repairs bound how many failures a year can be made good (S49). */
function checkReady(scope: TableScope, row: number, targets: readonly number[], hasSpares: boolean): void {
  const share = scope.cells('fleet', 'availability')[row];
  const failure = scope.cells('fleet', 'failure_rate')[row];
  const turnaround = scope.cells('fleet', 'turnaround')[row];
  const bays = scope.cells('fleet', 'repair_bays')[row];
  if (Number.isNaN(share)) return;
  const supply = scope.cells('fleet', 'spares_availability')[row];
  const sigma = hasSpares && supply > 0 ? supply : hasSpares ? share : 1;
  const units = scope.cells('fleet-target', 'in_service');
  const most = Math.max(
    0,
    scope.cells('fleet', 'in_service')[row] || 0,
    ...targets.map((r) => units[r]).filter((each) => !Number.isNaN(each)),
  );
  if (!(failure > 0) || !(turnaround > 0) || most === 0) return;
  const loop = { failure, repair: 365 / turnaround, bays: bays > 0 ? bays : Number.POSITIVE_INFINITY };
  const needed = (share * most) / sigma;
  // A hundred units for each one wanted is more than any fleet keeps; beyond that the bays decide.
  const reached = expectedReady(Math.floor(MOST_PER_UNIT * (most + 1)), loop);
  if (reached >= needed - 1e-9) return;
  scope.report.error(
    'fleet.never-ready',
    { component: 'fleet', row, attribute: 'availability' },
    { needed: Number(needed.toPrecision(4)), reached: Number(reached.toPrecision(4)) },
  );
}
