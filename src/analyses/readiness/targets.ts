import type { Network, Process } from '../../network/index.js';
import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { Needed } from './needed.js';

/** What is to be as early as can be: the latest of these ends, each with so many days after it. */
export interface Target {
  readonly waits: readonly { readonly activity: number; readonly after: number }[];
  /** Gate that it stands for, -1 where it stands for the first delivery of a product, or for everything. */
  readonly process: number;
}

/** Quickest supply of each node, in days from the start of the plan: what it comes from. */
interface Way {
  readonly days: number;
  /** Days that the step itself takes. */
  readonly lead: number;
  readonly process: number;
  readonly from: readonly number[];
}

/**
 * What matters, in order (S27): the first delivery of each product that is wanted (by priority, then due date, then item
 * and site); then each gate by itself, those on the way of a first delivery before others; then the end of everything.
 */
export function findTargets(model: Model, network: Network, needed: Needed): Target[] {
  const { firstDay } = network.horizon;
  const gates = new Map(needed.gates.map((gate) => [gate.process, gate]));
  const opens = (p: number): number => {
    const gate = gates.get(p);
    if (!gate) return 0;
    if (gate.missing.length > 0) return Number.POSITIVE_INFINITY;
    return Math.max(0, ...gate.activities.map((i) => needed.soonest[i] - firstDay));
  };
  const ways = quickestWays(network, leadsOf(model), opens);
  const targets: Target[] = [];
  const seen: number[] = [];
  for (const node of wantedNodes(network)) {
    const gated = gatesOnTheWay(ways, node).filter(({ process }) => gates.has(process));
    const waits = gated.flatMap(({ process, after }) =>
      (gates.get(process)?.activities ?? []).map((activity) => ({ activity, after: Math.ceil(after) })),
    );
    if (waits.length > 0) targets.push({ waits, process: -1 });
    for (const { process } of gated) if (!seen.includes(process)) seen.push(process);
  }
  const others = needed.gates.filter((gate) => !seen.includes(gate.process)).map((gate) => gate.process);
  others.sort((a, b) => opens(a) - opens(b) || a - b);
  for (const process of [...seen, ...others]) {
    const { activities = [] } = gates.get(process) ?? {};
    if (activities.length > 0)
      targets.push({ waits: activities.map((activity) => ({ activity, after: 0 })), process });
  }
  const all = [...needed.carriedOut.keys()].filter((i) => needed.carriedOut[i] === 1);
  targets.push({ waits: all.map((activity) => ({ activity, after: 0 })), process: -1 });
  return targets;
}

interface Leads {
  readonly processes: readonly number[];
  readonly offers: readonly number[];
  readonly lanes: readonly number[];
}

/** Lead times in calendar days; five working days count as a week. */
function leadsOf(model: Model): Leads {
  const leads = (component: 'process' | 'offer'): number[] => {
    const counts = column(model, component, 'lead_time_in');
    const days = column(model, component, 'lead_time');
    return counts.map((each, row) => (each === 'working' ? (days[row] * 7) / 5 : days[row]));
  };
  const lanes = Array.from(column(model, 'lane', 'transit_time'));
  return { processes: leads('process'), offers: leads('offer'), lanes };
}

/** Nodes of demand by priority (optional last), first due bucket, and number. */
function wantedNodes({ curves }: Network): number[] {
  const rank = (priority: number): number => (priority === 0 ? Number.POSITIVE_INFINITY : priority);
  const wanted = curves.map((curve) => ({
    node: curve.node,
    priority: rank(curve.priority),
    due: curve.pieces[0]?.due ?? 0,
  }));
  wanted.sort((a, b) =>
    a.priority === b.priority ? a.due - b.due || a.node - b.node : a.priority - b.priority,
  );
  return [...new Set(wanted.map((each) => each.node))];
}

/**
 * Each node by offers, processes and lanes, as if stock and open orders were gone and capacity had no limit; improved
 * until nothing gets quicker (Bellman, Quarterly of Applied Mathematics 16, 1958). Stock only where nothing else is.
 */
function quickestWays(
  network: Network,
  leads: Leads,
  opens: (process: number) => number,
): readonly (Way | undefined)[] {
  const ways: (Way | undefined)[] = network.nodes.map(() => undefined);
  const offer = (node: number, way: Way): boolean => {
    if (!Number.isFinite(way.days) || way.days >= (ways[node]?.days ?? Number.POSITIVE_INFINITY))
      return false;
    ways[node] = way;
    return true;
  };
  network.offers.forEach(({ node }, o) => {
    offer(node, { days: leads.offers[o], lead: 0, process: -1, from: [] });
  });
  const steps = (): boolean => {
    let better = false;
    network.processes.forEach((process, p) => {
      const from = inputsOf(process, ways);
      if (!from) return;
      const lead = leads.processes[p];
      const start = Math.max(opens(p), ...from.map((node) => ways[node]?.days ?? 0));
      const way = { days: start + lead, lead, process: p, from };
      for (const node of [process.node, ...process.coproducts.map((each) => each.node)]) {
        better = offer(node, way) || better;
      }
    });
    network.lanes.forEach(({ flows }, l) => {
      const lead = leads.lanes[l];
      for (const { from, to } of flows) {
        const days = (ways[from]?.days ?? Number.POSITIVE_INFINITY) + lead;
        better = offer(to, { days, lead, process: -1, from: [from] }) || better;
      }
    });
    return better;
  };
  const settle = (): void => {
    for (let round = 0; steps() && round < network.nodes.length; round++);
  };
  settle();
  const stocked = network.nodes.map((node) => node.opening > 0);
  for (const order of network.openOrders) stocked[order.node] = true;
  stocked.forEach((is, node) => {
    if (is && !ways[node]) offer(node, { days: 0, lead: 0, process: -1, from: [] });
  });
  settle();
  return ways;
}

/** Nodes that a start needs, of each group its quickest; undefined where one cannot be had. */
function inputsOf(process: Process, ways: readonly (Way | undefined)[]): number[] | undefined {
  const from = process.lines.filter((line) => line.perUnit > 0).map((line) => line.node);
  for (const { lines } of process.groups) {
    const known = lines.filter((line) => ways[line.node]);
    if (known.length === 0) return undefined;
    const days = (node: number): number => ways[node]?.days ?? 0;
    from.push(known.reduce((a, b) => (days(b.node) < days(a.node) ? b : a)).node);
  }
  return from.every((node) => ways[node]) ? from : undefined;
}

/** Processes on the quickest way to a node, with the days from the start of each until the node is supplied. */
function gatesOnTheWay(
  ways: readonly (Way | undefined)[],
  wanted: number,
): { process: number; after: number }[] {
  const after = new Map<number, number>();
  const processes = new Map<number, number>();
  const open: [number, number][] = [[wanted, 0]];
  for (let at = 0; at < open.length && at < 100_000; at++) {
    const [node, days] = open[at];
    const way = ways[node];
    if (!way || days <= (after.get(node) ?? -1)) continue;
    after.set(node, days);
    const through = days + way.lead;
    if (way.process >= 0) processes.set(way.process, Math.max(processes.get(way.process) ?? 0, through));
    for (const input of way.from) open.push([input, through]);
  }
  return [...processes].sort(([a], [b]) => a - b).map(([process, days]) => ({ process, after: days }));
}
