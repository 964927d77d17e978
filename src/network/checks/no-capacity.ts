import type { Network, Process } from '../network.js';
import type { NetworkScope } from './scope.js';

/** A process' hours come from a resource that has some in the plan, or gets some by an expansion (S9, S10). */
export function checkNoCapacity(scope: NetworkScope): void {
  const { network } = scope;
  const grows = growing(network);
  const empty = network.resources.map(
    (resource, r) => !grows.has(r) && resource.working.every((hours) => hours === 0),
  );
  if (!empty.includes(true)) return;
  const sources = sourceCounts(network, empty);
  for (const process of network.processes) {
    const resource = blockingResource(process, empty);
    if (resource === undefined) continue;
    const { id } = network.resources[resource];
    const row = resourceRow(scope, process.id, id);
    const params = { process: process.id, resource: id, what: scope.nodeName(process.node) };
    const at = { component: 'process-resource', row, attribute: 'resource', value: id } as const;
    if (sources[process.node] === 0) scope.report.error('capacity.none', at, params);
    else scope.report.warning('capacity.none-here', at, params);
  }
}

function growing(network: Network): ReadonlySet<number> {
  const grows = new Set<number>();
  for (const { resource, step, mostSteps, first, inService } of network.expansions) {
    const start = inService[Math.max(first, network.settings.firstFree)] ?? -1;
    if (start < 0 || !(step > 0) || !(mostSteps > 0)) continue;
    if (network.resources[resource].hoursPerUnit.some((hours, t) => t >= start && hours > 0))
      grows.add(resource);
  }
  return grows;
}

/** First resource without hours that the process cannot do without. */
function blockingResource(process: Process, empty: readonly boolean[]): number | undefined {
  const line = process.hours.find((each) => each.hours > 0 && empty[each.resource]);
  if (line) return line.resource;
  const group = process.hourGroups.find(
    ({ lines }) => lines.length > 0 && lines.every((each) => each.hours > 0 && empty[each.resource]),
  );
  return group?.lines[0].resource;
}

/** Sources of each node other than processes without capacity. */
function sourceCounts(network: Network, empty: readonly boolean[]): Int32Array {
  const counts = new Int32Array(network.nodes.length);
  for (const process of network.processes) {
    if (blockingResource(process, empty) !== undefined) continue;
    counts[process.node]++;
    for (const { node } of process.coproducts) counts[node]++;
  }
  for (const { node } of network.offers) counts[node]++;
  for (const { node } of network.openOrders) counts[node]++;
  for (const lane of network.lanes) for (const { to } of lane.flows) counts[to]++;
  network.nodes.forEach((node, n) => {
    if (node.opening > 0) counts[n]++;
  });
  return counts;
}

/** Row that names the resource, or the row by whose skill it is meant. */
function resourceRow(scope: NetworkScope, process: string, resource: string): number {
  const names = ['process', 'resource'] as const;
  const exact = scope.rowBy('process-resource', names, process, resource);
  return exact >= 0 ? exact : scope.rowBy('process-resource', names, process, String(undefined));
}
