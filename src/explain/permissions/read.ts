import { getOrMake } from '../../base/maps.js';
import {
  type BorderFlow,
  bucketDays,
  buildNetwork,
  isCapped,
  type Network,
  permissionsCount,
} from '../../network/index.js';
import { makeJudge } from '../../network/permissions/index.js';
import type { Judge } from '../../network/permissions/judge.js';
import { consentFailings, type Failing } from '../../network/permissions/match.js';
import { type Days, holds } from '../../network/permissions/tables.js';
import type { Plan } from '../../plan/plan.js';
import { sortedModel } from '../../schema/canonical.js';
import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import { type Names, namesOf } from '../names.js';
import { numbers, texts } from '../read.js';
import type {
  FlowAnswer,
  GapAnswer,
  PaperAnswer,
  PermissionsAnswer,
  SpanAnswer,
  TouchAnswer,
} from './answer.js';

/** The answer of a model without errors, with the quantities of a plan where there is one. */
export function permissionsAnswer(model: Model, plan?: Plan): PermissionsAnswer {
  const setting = column(model, 'model', 'permissions')[0];
  if (setting === 'ignored') return { state: 'ignored', flows: [], papers: [], planned: plan !== undefined };
  if (!permissionsCount(model))
    return { state: 'not-modelled', flows: [], papers: [], planned: plan !== undefined };
  const sorted = sortedModel(model);
  const network = buildNetwork(sorted);
  const reader = new Reader(sorted, network, plan);
  return { state: 'enforced', flows: reader.flows(), papers: reader.papers(), planned: plan !== undefined };
}

/** What another day, or a paper that is asked for, mends. */
const MENDED_BY_TIME: ReadonlySet<Failing> = new Set(['dates', 'status', 'certificates', 'consents']);

class Reader {
  private readonly judge: Judge;
  private readonly names: Names;
  private readonly moved: ReadonlyMap<string, number>;
  private readonly users: readonly ReadonlySet<number>[];

  constructor(
    model: Model,
    private readonly network: Network,
    private readonly plan: Plan | undefined,
  ) {
    this.judge = makeJudge({ model, currencies: network.currencies }, network.items);
    this.names = namesOf(model);
    this.moved = movedQuantities(plan);
    this.users = usersOf(network);
  }

  flows(): FlowAnswer[] {
    const all = this.network.permissions.flows.map((flow) => this.flow(flow));
    const gap = ({ touches }: FlowAnswer): number =>
      Math.min(...touches.map((touch) => touch.gap?.from ?? Number.POSITIVE_INFINITY));
    const risk = ({ touches }: FlowAnswer): number =>
      Math.max(0, ...touches.map((touch) => touch.gap?.unitsAtRisk ?? 0));
    const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
    return all
      .map((answer, k) => ({ answer, k }))
      .sort((a, b) => risk(b.answer) - risk(a.answer) || order(gap(a.answer), gap(b.answer)) || a.k - b.k)
      .map(({ answer }) => answer);
  }

  private flow(flow: BorderFlow): FlowAnswer {
    const { items, permissions } = this.network;
    const isTechnology = flow.technology >= 0;
    const item = isTechnology ? permissions.technologyIds[flow.technology] : items[flow.item].id;
    const { id, name } = this.carrier(flow);
    const cases = this.judge.touched(flow).map((each) => this.judge.prepare(each));
    return {
      kind: flow.kind,
      id,
      name,
      item,
      itemName: this.names.of(isTechnology ? 'technology' : 'item', item),
      from: flow.origin,
      to: flow.destination,
      unit: items[flow.item].unit,
      quantity: this.quantity(flow, id, item),
      touches: flow.touches.map(
        (touch, k): TouchAnswer => ({
          jurisdiction: touch.jurisdiction,
          control: touch.control,
          spans: this.spans(touch),
          ...this.gap(flow, touch, cases[k]),
        }),
      ),
    };
  }

  private carrier(flow: BorderFlow): { id: string; name: string } {
    const { network, names } = this;
    const n = flow.number;
    const of = (component: 'lane' | 'offer' | 'order' | 'process', id: string) => ({
      id,
      name: names.of(component, id),
    });
    if (flow.kind === 'shipment') return of('lane', network.lanes[n].id);
    if (flow.kind === 'purchase') return of('offer', network.offers[n].id);
    if (flow.kind === 'order') return of('order', network.openOrders[n].id);
    if (flow.kind === 'technology') return of('process', network.processes[n].id);
    const id = network.organisations[network.curves[n].customer];
    return { id, name: names.of('organisation', id) };
  }

  private quantity(flow: BorderFlow, id: string, item: string): number {
    if (flow.kind !== 'delivery') return this.moved.get([flow.kind, id, item].join('\u0000')) ?? 0;
    const demands = new Set(this.network.curves[flow.number].pieces.map(({ demand }) => demand));
    return [...demands].reduce(
      (sum, demand) => sum + (this.moved.get(['delivery', demand, item].join('\u0000')) ?? 0),
      0,
    );
  }

  private spans({ starts, covers }: BorderFlow['touches'][number]): SpanAnswer[] {
    const { horizon, permissions } = this.network;
    const found: SpanAnswer[] = [];
    let last: string | undefined;
    for (let t = 0; t < horizon.count; t++) {
      const here = Array.from(covers.slice(starts[t], starts[t + 1]));
      const until = horizon.starts[t + 1] - 1;
      const key = here.join(' ');
      if (key === last) found.push({ ...found.pop()!, until });
      else
        found.push({
          from: horizon.starts[t],
          until,
          covers: here.map((a) => ({ kind: permissions.covers[a].kind, id: permissions.covers[a].id })),
        });
      last = key;
    }
    return found;
  }

  private gap(
    flow: BorderFlow,
    touch: BorderFlow['touches'][number],
    prepared: ReturnType<Judge['prepare']>,
  ): { gap?: GapAnswer } {
    const { horizon } = this.network;
    const late = touch.control === 'transit' || touch.control === 'import';
    const days = late ? flow.arrives : flow.leaves;
    const gaps: { t: number; days: number; unitsAtRisk: number }[] = [];
    for (let t = 0; t < horizon.count; t++) {
      const isOpen = (at: number): boolean => days[at] >= 0 && touch.starts[at] === touch.starts[at + 1];
      if (!isOpen(t) || (t > 0 && isOpen(t - 1))) continue;
      let end = t;
      while (end < horizon.count && (days[end] < 0 || isOpen(end))) end++;
      gaps.push({
        t,
        days: horizon.starts[end] - horizon.starts[t],
        unitsAtRisk: this.atRisk(flow.item, t, end),
      });
    }
    if (gaps.length === 0) return {};
    const { t, unitsAtRisk } = gaps.reduce((worst, gap) =>
      (gap.unitsAtRisk - worst.unitsAtRisk || gap.days - worst.days) > 0 ? gap : worst,
    );
    const { verdict, rules, needing } = this.judge.judge(prepared, days[t]);
    const nearest = verdict === 'prohibited' ? undefined : this.nearest(prepared, needing, days[t]);
    const processing = this.processing(rules, nearest);
    return {
      gap: {
        from: horizon.starts[t],
        verdict,
        rules: rules.map((row) => this.judge.tables.rules[row].id),
        ...(nearest ? { nearest: { kind: nearest.kind, id: nearest.id, failing: nearest.failing } } : {}),
        ...(processing === undefined
          ? {}
          : { processing, applyBy: horizon.starts[t] - Math.ceil(processing) }),
        unitsAtRisk,
      },
    };
  }

  /** The permission that fails in the fewest attributes, unless it is about something else altogether. */
  private nearest(
    prepared: ReturnType<Judge['prepare']>,
    needing: readonly number[],
    day: number,
  ):
    | { kind: 'authorisation' | 'consent'; id: string; failing: readonly Failing[]; processing: number }
    | undefined {
    const { tables } = this.judge;
    const { case: each } = prepared;
    const of = (kind: 'authorisation' | 'consent', id: string, processing: number, failing: Failing[]) => ({
      kind,
      id,
      processing,
      failing,
    });
    const found = [
      ...tables.authorisations
        .filter(({ jurisdiction }) => jurisdiction === each.jurisdiction)
        .map((row) =>
          of('authorisation', row.id, row.processing, this.judge.failings(row, each, needing, day)),
        ),
      ...(each.control === 're-export' ? tables.consents : [])
        .filter(({ jurisdiction }) => jurisdiction === each.jurisdiction)
        .map((row) =>
          of('consent', row.id, row.processing, [
            ...consentFailings(row, each, needing),
            ...(holds(row.days, day)
              ? []
              : [row.days.first === Number.POSITIVE_INFINITY ? ('status' as const) : ('dates' as const)]),
          ]),
        ),
    ].filter(({ failing }) => failing.length > 0 && failing.length <= 2 && !failing.includes('controls'));
    // What is about the very flow, but not in force then, is nearer than what is about another.
    const elsewhere = ({ failing }: (typeof found)[number]): number =>
      failing.filter((each) => !MENDED_BY_TIME.has(each)).length;
    return found.sort(
      (a, b) => elsewhere(a) - elsewhere(b) || a.failing.length - b.failing.length || (a.id < b.id ? -1 : 1),
    )[0];
  }

  /** Most days that an authorisation takes: of the one that is missing, else under the rules that want it. */
  private processing(
    rules: readonly number[],
    nearest: { readonly processing: number } | undefined,
  ): number | undefined {
    if (nearest && nearest.processing >= 0) return nearest.processing;
    const stated = rules.map((row) => this.judge.tables.rules[row].processing).filter((days) => days >= 0);
    return stated.length > 0 ? Math.max(...stated) : undefined;
  }

  /** Units of the products that an item goes into, due in [from, end), that come late or never. */
  private atRisk(item: number, from: number, end: number): number {
    if (!this.plan) return 0;
    const products = new Set([...this.users[item]].map((user) => this.network.items[user].id));
    const items = texts(this.plan, 'service', 'item');
    const due = numbers(this.plan, 'service', 'due_bucket');
    const late = numbers(this.plan, 'service', 'late');
    const short = numbers(this.plan, 'service', 'short');
    return items.reduce(
      (sum, id, row) =>
        products.has(id) && due[row] >= from && due[row] < end ? sum + late[row] + short[row] : sum,
      0,
    );
  }

  papers(): PaperAnswer[] {
    const { authorisations, consents } = this.judge.tables;
    const of = (kind: 'authorisation' | 'consent') => (row: (typeof consents)[number]) =>
      this.paper(kind, row);
    const all = [...authorisations.map(of('authorisation')), ...consents.map(of('consent'))];
    const leans = (paper: PaperAnswer): number =>
      paper.quantity > 0 ? (paper.status === 'granted' ? 1 : 0) : 2;
    return all
      .map((paper, k) => ({ paper, k }))
      .sort((a, b) => leans(a.paper) - leans(b.paper) || a.k - b.k)
      .map(({ paper }) => paper);
  }

  private paper(
    kind: 'authorisation' | 'consent',
    row: {
      readonly id: string;
      readonly jurisdiction: string;
      readonly status: PaperAnswer['status'];
      readonly days: Days;
    },
  ): PaperAnswer {
    const { first, last } = row.days;
    const use = this.use(kind, row.id);
    return {
      kind,
      id: row.id,
      name: this.names.of(kind, row.id),
      jurisdiction: row.jurisdiction,
      status: row.status,
      ...(Number.isFinite(first) ? { from: first } : {}),
      ...(Number.isFinite(last) ? { until: last } : {}),
      never: first === Number.POSITIVE_INFINITY,
      ...use,
    };
  }

  /** What a permission carries in the plan, and how much of its caps that takes. */
  private use(
    kind: 'authorisation' | 'consent',
    id: string,
  ): Pick<PaperAnswer, 'quantity' | 'value' | 'flows' | 'lastUse' | 'drawn' | 'usedUp'> {
    const { plan, network } = this;
    const nothing = { quantity: 0, value: 0, flows: 0, drawn: Number.NaN };
    if (!plan) return nothing;
    const [cover, by] = [texts(plan, 'permission', 'cover'), texts(plan, 'permission', 'by')];
    const [flow, carrier, item] = (['flow', 'id', 'item'] as const).map((name) =>
      texts(plan, 'permission', name),
    );
    const bucket = numbers(plan, 'permission', 'bucket');
    const quantity = numbers(plan, 'permission', 'quantity');
    const value = numbers(plan, 'permission', 'value');
    const units = new Float64Array(network.horizon.count);
    const worth = new Float64Array(network.horizon.count);
    const flows = new Set<string>();
    cover.forEach((each, row) => {
      if (each !== kind || by[row] !== id) return;
      units[bucket[row]] += quantity[row];
      worth[bucket[row]] += value[row];
      flows.add([flow[row], carrier[row], item[row]].join('\u0000'));
    });
    const used = units.findLastIndex((each) => each > 0);
    const sum = (values: Float64Array): number => values.reduce((all, each) => all + each, 0);
    return {
      quantity: sum(units),
      value: sum(worth),
      flows: flows.size,
      ...(used < 0 ? {} : { lastUse: network.horizon.starts[used + 1] - 1 }),
      ...this.caps(kind, id, units, worth),
    };
  }

  private caps(
    kind: 'authorisation' | 'consent',
    id: string,
    units: Float64Array,
    worth: Float64Array,
  ): { drawn: number; usedUp?: number } {
    const { horizon, permissions, currencies } = this.network;
    const cover = permissions.covers.find((each) => each.kind === kind && each.id === id);
    if (!cover || !isCapped(cover)) return { drawn: Number.NaN };
    const rates = currencies.rates[cover.currency];
    let quantity = cover.quantity;
    let value = cover.value;
    let usedUp: number | undefined;
    for (let t = 0; t < horizon.count; t++) {
      quantity -= units[t];
      value -= worth[t] / rates[t];
      const empty = (left: number, cap: number): boolean =>
        Number.isFinite(cap) && left <= 1e-6 * Math.max(1, cap);
      const isEmpty = empty(quantity, cover.quantity) || empty(value, cover.value);
      if (isEmpty && usedUp === undefined) usedUp = horizon.starts[t] + bucketDays(horizon, t) - 1;
    }
    const share = (left: number, cap: number): number =>
      Number.isFinite(cap) && cap > 0 ? 1 - left / cap : 0;
    const drawn = Math.max(share(quantity, cover.quantity), share(value, cover.value));
    return { drawn, ...(usedUp === undefined ? {} : { usedUp }) };
  }
}

/** Quantity of the plan by kind, id and item, over all buckets: from one touch of each flow, which all carry the same. */
function movedQuantities(plan: Plan | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (!plan) return found;
  const [flow, id, item, jurisdiction, control] = (
    ['flow', 'id', 'item', 'jurisdiction', 'control'] as const
  ).map((name) => texts(plan, 'permission', name));
  const quantity = numbers(plan, 'permission', 'quantity');
  const first = new Map<string, string>();
  quantity.forEach((units, row) => {
    const key = [flow[row], id[row], item[row]].join('\u0000');
    const touch = `${jurisdiction[row]}/${control[row]}`;
    if (getOrMake(first, key, () => touch) === touch) found.set(key, (found.get(key) ?? 0) + units);
  });
  return found;
}

/** Items that an item goes into, itself included, through every recipe. */
function usersOf(network: Network): ReadonlySet<number>[] {
  const direct: Set<number>[] = network.items.map(() => new Set());
  for (const { node, lines, groups, coproducts } of network.processes) {
    const outputs = [node, ...coproducts.map((each) => each.node)].map((n) => network.nodes[n].item);
    for (const line of [...lines, ...groups.flatMap((group) => group.lines)])
      for (const output of outputs) direct[network.nodes[line.node].item].add(output);
  }
  return network.items.map((_, item) => {
    const reached = new Set([item]);
    // A set is walked in the order in which it grows.
    for (const each of reached) for (const user of direct[each]) reached.add(user);
    return reached;
  });
}
