import { components } from '../../base/components.js';
import type { NetworkScope } from './scope.js';

/** From one node to another by a process' main item, a lane, or a process' co-product. */
interface Edge {
  readonly to: number;
  readonly kind: 'main' | 'lane' | 'coproduct';
  /** Number of the process or lane. */
  readonly by: number;
}

/**
 * No item is made from itself, directly or through others (S8). Lanes alone may go in circles; what comes back as a
 * co-product may be recycled, but it is told.
 */
export function checkCycles(scope: NetworkScope): void {
  const edges = edgesOf(scope);
  const strict = edges.map((list) => list.filter((edge) => edge.kind !== 'coproduct'));
  const told = new Set<number>();
  tell(scope, strict, components(strict), 'main', told);
  tell(scope, edges, components(edges), 'coproduct', told);
}

function edgesOf({ network }: NetworkScope): Edge[][] {
  const edges: Edge[][] = network.nodes.map(() => []);
  network.processes.forEach((process, by) => {
    const lines = [...process.lines, ...process.groups.flatMap((group) => group.lines)];
    for (const { node, perUnit } of lines) {
      // A process whose own item is its input is told by own-input.ts.
      if (perUnit > 0 && node !== process.node) edges[node].push({ to: process.node, kind: 'main', by });
      for (const other of process.coproducts)
        if (perUnit > 0) edges[node].push({ to: other.node, kind: 'coproduct', by });
    }
  });
  network.lanes.forEach((lane, by) => {
    for (const { from, to } of lane.flows) edges[from].push({ to, kind: 'lane', by });
  });
  return edges;
}

/** One issue for each strongly connected component that holds an edge of the kind. */
function tell(
  scope: NetworkScope,
  edges: readonly (readonly Edge[])[],
  component: Int32Array,
  kind: 'main' | 'coproduct',
  told: Set<number>,
): void {
  const done = new Set<number>();
  edges.forEach((list, from) => {
    const edge = list.find((each) => each.kind === kind && component[each.to] === component[from]);
    if (!edge || done.has(component[from]) || (kind === 'coproduct' && told.has(from))) return;
    done.add(component[from]);
    const path = wayBack(edges, component, edge.to, from);
    for (const step of path) told.add(step.node);
    const first = scope.nodeName(from);
    const text = [first, arrow(scope, edge), scope.nodeName(edge.to)];
    for (const step of path) text.push(arrow(scope, step.edge), scope.nodeName(step.edge.to));
    report(scope, kind, from, edge, text.join(' '));
  });
}

function report(
  scope: NetworkScope,
  kind: 'main' | 'coproduct',
  from: number,
  edge: Edge,
  cycle: string,
): void {
  const { network } = scope;
  const item = network.items[network.nodes[from].item].id;
  const process = network.processes[edge.by].id;
  const row = scope.inputRow(process, item);
  const at = { component: 'process-input', row, attribute: 'item' } as const;
  if (kind === 'main') scope.report.error('bom.cycle', at, { cycle });
  else scope.report.warning('bom.recycling', at, { cycle });
}

function arrow({ network }: NetworkScope, edge: Edge): string {
  const name = edge.kind === 'lane' ? network.lanes[edge.by].id : network.processes[edge.by].id;
  return `→ [${name}] →`;
}

/** Shortest way from one node to another inside a component: nodes left and edges taken. */
function wayBack(
  edges: readonly (readonly Edge[])[],
  component: Int32Array,
  from: number,
  to: number,
): { node: number; edge: Edge }[] {
  const before = new Map<number, { node: number; edge: Edge } | undefined>([[from, undefined]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) break;
    for (const edge of edges[node]) {
      if (component[edge.to] !== component[to] || before.has(edge.to)) continue;
      before.set(edge.to, { node, edge });
      queue.push(edge.to);
    }
  }
  const path: { node: number; edge: Edge }[] = [];
  for (let step = before.get(to); step; step = before.get(step.node)) path.push(step);
  return path.reverse();
}
