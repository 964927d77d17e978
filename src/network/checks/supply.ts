import { spareDemand } from '../demand.js';
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
      // Any of the revisions that it takes will do.
      const { bucket } = scope.supply;
      const node = curve.sources.find((each) => bucket[each] < scope.horizon.count) ?? curve.sources[0];
      if (node !== undefined) search.from(node, at, curve.pieces[0].demand, optional ? 'optional' : 'demand');
    }
  }
  network.nodes.forEach((node, n) => {
    if (node.minimum > 0 || node.stockpile > 0)
      search.from(n, bufferAt(scope, n), scope.nodeName(n), 'stock');
  });
  checkProcesses(scope, search);
}

/** Row of a demand, programme or fleet, or of a part of a fleet. */
export function demandAt(scope: NetworkScope, id: string): At {
  const row = scope.rowOf('demand', id);
  if (row >= 0) return { component: 'demand', row, attribute: 'item' };
  const programme = scope.rowOf('programme', id);
  if (programme >= 0) return { component: 'programme', row: programme, attribute: 'item' };
  const fleet = scope.rowOf('fleet', id);
  if (fleet >= 0) return { component: 'fleet', row: fleet, attribute: 'item' };
  const fleets = scope.cells('fleet-spare', 'fleet');
  const spare = scope
    .cells('fleet-spare', 'item')
    .findIndex((item, r) => spareDemand(fleets[r] ?? '', item) === id);
  return { component: 'fleet-spare', row: spare, attribute: 'item' };
}

function bufferAt(scope: NetworkScope, node: number): At {
  const { item, site } = scope.network.nodes[node];
  const [itemId, siteId] = [scope.network.items[item].id, scope.network.sites[site].id];
  return {
    component: 'buffer',
    row: scope.rowBy('buffer', ['item', 'site'], itemId, siteId),
    attribute: 'item',
  };
}

type Wanted = 'demand' | 'optional' | 'stock';

/** A node that cannot be supplied, the row that needs it, and the way that led to it. */
interface Need {
  readonly node: number;
  readonly at: At;
  readonly path: string;
}

const [UNSEEN, OPEN, DONE] = [0, 1, 2];

/** Walks from what is wanted and cannot be supplied to what is missing. */
class Search {
  /** So that each missing item is told for the first that wants it, and all walks together are linear. */
  private readonly state: Uint8Array;

  constructor(private readonly scope: NetworkScope) {
    this.state = new Uint8Array(scope.network.nodes.length);
  }

  seen(node: number): boolean {
    return this.state[node] !== UNSEEN;
  }

  private suppliable(node: number): boolean {
    return this.scope.supply.bucket[node] < this.scope.horizon.count;
  }

  from(node: number, at: At, wanted: string, why: Wanted): void {
    if (this.suppliable(node) || this.seen(node)) return;
    const visited: number[] = [];
    const stack: Need[] = [{ node, at, path: this.scope.nodeName(node) }];
    let explained = false;
    let circle: Need | undefined;
    for (let here = stack.pop(); here; here = stack.pop()) {
      if (this.seen(here.node)) continue;
      this.state[here.node] = OPEN;
      visited.push(here.node);
      const needs = this.needsOf(here);
      if (needs.length === 0) this.tell(here, wanted, why, false);
      if (needs.length === 0 || needs.some((need) => this.state[need.node] === DONE)) explained = true;
      circle ??= needs.find((need) => this.state[need.node] === OPEN);
      stack.push(...needs.reverse());
    }
    // Nothing is missing at the end of any way, so all ways lead back into themselves.
    if (!explained && circle) this.tell(circle, wanted, why, true);
    for (const each of visited) this.state[each] = DONE;
  }

  /** What the best way of getting a node lacks: inputs of its first process, else the start of each lane. */
  private needsOf({ node, at, path }: Need): Need[] {
    const { network, sources } = this.scope;
    const makers = sources.processes[node].map((p) => network.processes[p]);
    if (makers.length > 0) {
      const process = makers.reduce((a, b) => (b.preference < a.preference ? b : a));
      return this.lacking(process).map((line) => ({
        node: line.node,
        at: this.inputAt(process, line),
        path: `${path} ← [${process.id}] ← ${this.scope.nodeName(line.node)}`,
      }));
    }
    return sources.lanes[node].map(({ from, lane }) => ({
      node: from,
      at,
      path: `${path} ← [${network.lanes[lane].id}] ← ${this.scope.nodeName(from)}`,
    }));
  }

  /** Lines without which the process can never start. */
  lacking(process: Process): InputLine[] {
    const lacks = (line: InputLine): boolean =>
      line.first <= line.last && line.perUnit > 0 && !this.suppliable(line.node);
    const missing = process.lines.filter(lacks);
    for (const group of process.groups) {
      const holding = group.lines.filter((line) => line.first <= line.last);
      if (holding.length > 0 && holding.every(lacks)) missing.push(holding[0]);
    }
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
  scope.network.processes.forEach((process, p) => {
    if (search.seen(process.node) || scope.supply.canStart(p)) return;
    for (const line of search.lacking(process)) {
      if (search.seen(line.node)) continue;
      const params = { process: process.id, site: scope.network.sites[process.site].id };
      scope.report.warning('supply.process-never', search.inputAt(process, line), params);
    }
  });
}
