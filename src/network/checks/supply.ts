import type { InputLine, Process } from '../network.js';
import type { At } from './report.js';
import type { NetworkScope } from './scope.js';

/**
 * Whatever is wanted can be supplied by somebody: by stock, an order, an offer, a process or a lane, and so on for
 * what these need (dates and limits left out). Each missing item is told once, with the way that leads to it.
 */
export function checkSupply(scope: NetworkScope): void {
  const search = new Search(scope);
  const { network } = scope;
  for (const optional of [false, true]) {
    for (const curve of network.curves) {
      if ((curve.priority === 0) !== optional) continue;
      const at = demandAt(scope, curve.pieces[0].demand);
      search.from(curve.node, at, curve.pieces[0].demand, optional ? 'optional' : 'demand');
    }
  }
  network.nodes.forEach((node, n) => {
    if (node.minimum > 0 || node.stockpile > 0)
      search.from(n, bufferAt(scope, n), scope.nodeName(n), 'stock');
  });
  checkProcesses(scope, search);
}

/** Row of a demand or programme. */
export function demandAt(scope: NetworkScope, id: string): At {
  const row = scope.rowOf('demand', id);
  if (row >= 0) return { component: 'demand', row, attribute: 'item' };
  return { component: 'programme', row: scope.rowOf('programme', id), attribute: 'item' };
}

function bufferAt(scope: NetworkScope, node: number): At {
  const { item, site } = scope.network.nodes[node];
  const sites = scope.cells('buffer', 'site');
  const [itemId, siteId] = [scope.network.items[item].id, scope.network.sites[site].id];
  const row = scope.cells('buffer', 'item').findIndex((id, r) => id === itemId && sites[r] === siteId);
  return { component: 'buffer', row, attribute: 'item' };
}

type Wanted = 'demand' | 'optional' | 'stock';

/** Walks from what is wanted and cannot be supplied to what is missing. */
class Search {
  /** Nodes looked at, so that each missing item is told for the first that wants it, and the walk stays linear. */
  readonly seen: Uint8Array;
  private readonly makers: number[][];
  private readonly carriers: { from: number; lane: number }[][];

  constructor(private readonly scope: NetworkScope) {
    const { network } = scope;
    this.seen = new Uint8Array(network.nodes.length);
    this.makers = network.nodes.map(() => []);
    this.carriers = network.nodes.map(() => []);
    network.processes.forEach((process, p) => {
      this.makers[process.node].push(p);
      for (const { node } of process.coproducts) this.makers[node].push(p);
    });
    network.lanes.forEach((lane, l) => {
      for (const { from, to } of lane.flows) this.carriers[to].push({ from, lane: l });
    });
  }

  private suppliable(node: number): boolean {
    return this.scope.supply.bucket[node] < this.scope.horizon.count;
  }

  from(node: number, at: At, wanted: string, why: Wanted): void {
    if (this.suppliable(node) || this.seen[node]) return;
    const stack: { node: number; at: At; path: string }[] = [{ node, at, path: this.scope.nodeName(node) }];
    for (let here = stack.pop(); here; here = stack.pop()) {
      if (this.seen[here.node]) continue;
      this.seen[here.node] = 1;
      const needs = this.needsOf(here.node, here.at, here.path);
      if (needs.every((need) => this.seen[need.node])) this.tell(here, wanted, why, needs.length > 0);
      else stack.push(...needs.reverse());
    }
  }

  /** What the best way of getting a node lacks: inputs of its first process, else the start of its first lane. */
  private needsOf(node: number, at: At, path: string): { node: number; at: At; path: string }[] {
    const { network } = this.scope;
    const [maker] = [...this.makers[node]].sort(
      (a, b) => network.processes[a].preference - network.processes[b].preference,
    );
    if (maker !== undefined) {
      const process = network.processes[maker];
      return this.lacking(process).map((line) => ({
        node: line.node,
        at: this.inputAt(process, line),
        path: `${path} ← [${process.id}] ← ${this.scope.nodeName(line.node)}`,
      }));
    }
    return this.carriers[node].map(({ from, lane }) => ({
      node: from,
      at,
      path: `${path} ← [${network.lanes[lane].id}] ← ${this.scope.nodeName(from)}`,
    }));
  }

  /** Lines without which the process can never start. */
  lacking(process: Process): InputLine[] {
    const missing = process.lines.filter((line) => line.perUnit > 0 && !this.suppliable(line.node));
    for (const group of process.groups)
      if (group.lines.every((line) => !this.suppliable(line.node))) missing.push(group.lines[0]);
    return missing;
  }

  inputAt(process: Process, line: InputLine): At {
    const item = this.scope.network.items[this.scope.network.nodes[line.node].item].id;
    const row = this.scope.inputRow(process.id, item);
    return { component: 'process-input', row, attribute: 'item' };
  }

  private tell(
    { node, at, path }: { node: number; at: At; path: string },
    wanted: string,
    why: Wanted,
    circle: boolean,
  ): void {
    const { network, report } = this.scope;
    const { item, site } = network.nodes[node];
    const params = {
      item: network.items[item].id,
      site: network.sites[site].id,
      path: shortened(path),
      wanted,
    };
    if (why === 'demand') report.error(circle ? 'supply.circle' : 'supply.none', at, params);
    else report.warning(why === 'optional' ? 'supply.none-optional' : 'supply.none-stock', at, params);
  }
}

const LONGEST_PATH = 400;

function shortened(path: string): string {
  return path.length <= LONGEST_PATH
    ? path
    : `${path.slice(0, LONGEST_PATH / 2)} … ${path.slice(-LONGEST_PATH / 2)}`;
}

/** A process that nothing above has told of, and that lacks an input, is one way fewer than its maker thinks. */
function checkProcesses(scope: NetworkScope, search: Search): void {
  for (const process of scope.network.processes) {
    if (search.seen[process.node]) continue;
    for (const line of search.lacking(process)) {
      if (search.seen[line.node]) continue;
      const params = { process: process.id, site: scope.network.sites[process.site].id };
      scope.report.warning('supply.process-never', search.inputAt(process, line), params);
    }
  }
}
