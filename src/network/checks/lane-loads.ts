import type { NetworkScope } from './scope.js';

/** A lane carries something; its limit adds up like with like; its duty has a value to be a share of (S13, S20). */
export function checkLaneLoads(scope: NetworkScope): void {
  const { items, lanes } = scope.network;
  for (const lane of lanes) {
    const at = { component: 'lane', row: lane.row } as const;
    if (lane.flows.length === 0) {
      const [from, to] = [scope.network.sites[lane.fromSite].id, scope.network.sites[lane.toSite].id];
      scope.report.warning('lane.empty', { ...at, attribute: 'id' }, { from, to });
      continue;
    }
    const units = [...new Set(lane.flows.map((flow) => items[flow.item].unit))];
    if (Number.isFinite(lane.most) && units.length > 1)
      scope.report.warning(
        'lane.mixed-units',
        { ...at, attribute: 'most_per_bucket' },
        { units: units.sort().join(', ') },
      );
    if (!(lane.dutyRate > 0)) continue;
    const worthless = lane.flows.filter((flow) => !(items[flow.item].standardValue > 0));
    if (worthless.length === 0) continue;
    const named = worthless.slice(0, 5).map((flow) => items[flow.item].id);
    if (worthless.length > named.length) named.push('…');
    const params = { count: worthless.length, items: named.join(', ') };
    scope.report.warning('lane.duty-no-value', { ...at, attribute: 'duty_rate' }, params);
  }
}
