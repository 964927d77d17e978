import { isoDate } from '../../base/dates.js';
import type { Piece, Process } from '../network.js';
import type { NetworkScope } from './scope.js';
import { demandAt } from './supply.js';

/** What of a demand or programme cannot be on time. */
interface Trouble {
  readonly node: number;
  readonly optional: boolean;
  quantity: number;
  due: number;
  latest: number;
}

/**
 * Demand can be reached in time: nothing is at its site before the lead times, windows, the frozen fence, stock and
 * open orders allow it, however large the capacity. Told once for each demand or programme.
 */
export function checkLate(scope: NetworkScope): void {
  const late = new Map<string, Trouble>();
  const never = new Map<string, Trouble>();
  for (const curve of scope.network.curves) {
    // What nobody can supply at all is told by supply.ts.
    const supplied = curve.sources.filter((node) => scope.supply.bucket[node] < scope.horizon.count);
    if (supplied.length === 0) continue;
    const soonest = (a: number, b: number): number => (scope.reach.bucket[b] < scope.reach.bucket[a] ? b : a);
    const node = supplied.reduce(soonest);
    const earliest = scope.reach.bucket[node];
    for (const piece of curve.pieces) {
      if (earliest <= piece.due) continue;
      gather(earliest > piece.latest ? never : late, piece, node, curve.priority === 0);
    }
  }
  for (const [id, trouble] of late) if (!trouble.optional) tell(scope, id, trouble, true);
  for (const [id, trouble] of never) tell(scope, id, trouble, false);
}

function gather(troubles: Map<string, Trouble>, piece: Piece, node: number, optional: boolean): void {
  const known = troubles.get(piece.demand);
  if (!known)
    troubles.set(piece.demand, {
      node,
      optional,
      quantity: piece.quantity,
      due: piece.due,
      latest: piece.latest,
    });
  else {
    known.quantity += piece.quantity;
    known.due = Math.max(known.due, piece.due);
    known.latest = Math.max(known.latest, piece.latest);
  }
}

function tell(scope: NetworkScope, id: string, trouble: Trouble, late: boolean): void {
  const at = demandAt(scope, id);
  const place = { ...at, attribute: at.component === 'demand' ? (late ? 'due' : 'latest') : 'id' };
  const { node, quantity, due } = trouble;
  const earliest = scope.reach.bucket[node];
  const inside = earliest < scope.horizon.count;
  const rounded = Math.round(quantity * 100) / 100;
  const params = {
    what: scope.nodeName(node),
    quantity: rounded,
    due: scope.lastDay(due),
    chain: chainOf(scope, node),
  };
  if (!inside) {
    const end = isoDate(scope.horizon.endDay - 1);
    scope.report.warning(
      'late.never',
      { ...place, attribute: at.component === 'demand' ? 'due' : 'id' },
      { ...params, end, chain: blockedBy(scope, node) },
    );
  } else if (late) scope.report.warning('late.due', place, { ...params, earliest: scope.lastDay(earliest) });
  else {
    const last = scope.lastDay(trouble.latest);
    scope.report.warning('late.latest', place, {
      ...params,
      earliest: scope.lastDay(earliest),
      latest: last,
    });
  }
}

const LONGEST_CHAIN = 8;

/** The steps that make a node as late as it is, first step first. */
function chainOf(scope: NetworkScope, node: number): string {
  const steps: string[] = [];
  const seen = new Set<number>();
  for (let at = node; at >= 0 && !seen.has(at); ) {
    seen.add(at);
    const step = scope.reach.way(at);
    if (!step) break;
    const { network } = scope;
    const name = {
      opening: '',
      order: network.openOrders[step.source]?.id,
      offer: network.offers[step.source]?.id,
      process: network.processes[step.source]?.id,
      lane: network.lanes[step.source]?.id,
    }[step.way];
    steps.push(`${scope.nodeName(at)} ${scope.lastDay(scope.reach.bucket[at])}${name ? ` [${name}]` : ''}`);
    if (step.way === 'process') at = slowestInput(scope, network.processes[step.source], step.start);
    else at = step.from;
  }
  if (steps.length > LONGEST_CHAIN) steps.splice(LONGEST_CHAIN - 2, steps.length - LONGEST_CHAIN + 1, '…');
  return steps.reverse().join(' → ');
}

/** Node that a start had to wait for; -1 when it waited for its window or the start of the plan. */
function slowestInput(scope: NetworkScope, process: Process, start: number): number {
  const { bucket } = scope.reach;
  let slowest = -1;
  let least = Math.max(process.first, scope.network.settings.firstFree) - 1;
  const consider = (node: number): void => {
    if (bucket[node] > least && bucket[node] <= start) [slowest, least] = [node, bucket[node]];
  };
  const holds = (line: { first: number; last: number }): boolean => line.first <= start && start <= line.last;
  for (const line of process.lines) if (line.perUnit > 0 && holds(line)) consider(line.node);
  for (const group of process.groups) {
    const members = group.lines.filter(holds);
    if (members.length > 0)
      consider(members.reduce((a, b) => (bucket[b.node] < bucket[a.node] ? b : a)).node);
  }
  return slowest;
}

/** From a node that the plan never reaches, down to what is reached too late or not at all. */
function blockedBy(scope: NetworkScope, node: number): string {
  const path = [scope.nodeName(node)];
  const seen = new Set([node]);
  for (let at = node; at >= 0 && path.length < 2 * LONGEST_CHAIN; ) {
    const { by, next } = badWay(scope, at);
    if (by !== undefined) path.push(`[${by}]`);
    if (next < 0 || seen.has(next)) break;
    path.push(scope.nodeName(next));
    seen.add(next);
    at = next;
  }
  return path.reverse().join(' → ');
}

/** What supplies a node first of all, and the node that this waits for in vain; -1 where it waits for its own time. */
function badWay(
  { network, sources, reach, horizon }: NetworkScope,
  node: number,
): { by?: string; next: number } {
  const [offer] = sources.offers[node];
  if (offer !== undefined) return { by: network.offers[offer].id, next: -1 };
  const [maker] = sources.processes[node];
  if (maker !== undefined) {
    const { id, lines } = network.processes[maker];
    const line = lines.find((each) => reach.bucket[each.node] === horizon.count);
    return { by: id, next: line?.node ?? -1 };
  }
  const [carrier] = sources.lanes[node];
  return carrier ? { by: network.lanes[carrier.lane].id, next: carrier.from } : { next: -1 };
}
