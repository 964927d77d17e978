import { isoDate } from '../base/dates.js';
import { getOrMake } from '../base/maps.js';
import { type MessageKey, message } from '../base/messages.js';
import type { Conflict } from '../engines/core.js';
import type { Formulation } from '../formulate/index.js';
import type { BorderFlow, FlowKind, Network } from '../network/index.js';
import { type Family, familyOf, keyOf } from '../program/index.js';

/** Message that says a family's limit, by family of rows, or of columns whose bound it is. */
const WORDS: Readonly<Record<string, MessageKey>> = {
  balance: 'conflict.balance',
  stock: 'conflict.stock',
  capacity: 'conflict.capacity',
  overtime: 'conflict.capacity',
  demand: 'conflict.demand',
  backlog: 'conflict.demand',
  budget: 'conflict.budget',
  workshare_floor: 'conflict.workshare-floor',
  workshare_ceiling: 'conflict.workshare-ceiling',
  lane_limit: 'conflict.lane',
  ship: 'conflict.lane',
  lane_open: 'conflict.lane',
  order: 'conflict.offer',
  offer_limit: 'conflict.offer',
  break_most: 'conflict.offer',
  break_least: 'conflict.offer',
  one_break: 'conflict.offer',
  multiple: 'conflict.lots',
  setup_most: 'conflict.lots',
  setup_least: 'conflict.lots',
  most_steps: 'conflict.expansion',
  steps: 'conflict.expansion',
  start: 'conflict.process',
  split: 'conflict.process',
  split_hours: 'conflict.process',
  take: 'conflict.demand',
  built: 'conflict.revision',
  filled: 'conflict.revision',
  begun: 'conflict.revision',
  serial_room: 'conflict.revision',
  serial_full: 'conflict.revision',
  serial_next: 'conflict.revision',
  phase_in: 'conflict.revision',
  phase_out: 'conflict.revision',
  share: 'conflict.revision',
  fielded: 'conflict.fielded',
  use_up: 'conflict.run-out',
  discard: 'conflict.run-out',
  experience: 'conflict.process',
  learning: 'conflict.process',
  work: 'conflict.process',
  good: 'conflict.process',
  shelf_life: 'conflict.stock',
  permit_split: 'conflict.permission-split',
  permit_quantity: 'conflict.permission',
  permit_value: 'conflict.permission-value',
};

/** The limits of a conflict in the words of the tables, one line each, buckets of one limit folded into one. */
export function describeConflict(
  { context, program }: Formulation,
  conflict: Conflict,
  language: string,
): string[] {
  const lines = new Map<string, number[]>();
  const note = (families: readonly Family[], index: number): void => {
    const family = familyOf(families, index);
    const key = keyOf(family.keys, index - family.start);
    const keys = Object.fromEntries(family.dims.map((dim, d) => [dim, key[d]]));
    const params = { subject: subjectOf(context.network, keys), family: family.name.replaceAll('_', ' ') };
    const words = message(WORDS[family.name] ?? 'conflict.other', params, language);
    const buckets = getOrMake(lines, words, (): number[] => []);
    if (keys.bucket !== undefined) buckets.push(keys.bucket);
  };
  for (const row of conflict.rows) note(program.rowFamilies, row);
  for (const column of conflict.columns) note(program.columnFamilies, column);
  const { starts } = context.network.horizon;
  return [...lines].map(([words, buckets]) => {
    if (buckets.length === 0) return words;
    const [first, last] = [Math.min(...buckets), Math.max(...buckets)];
    const from = isoDate(starts[first]);
    return first === last
      ? message('conflict.on', { words, from }, language)
      : message('conflict.through', { words, from, to: isoDate(starts[last + 1] - 1) }, language);
  });
}

function subjectOf(network: Network, keys: Readonly<Record<string, number>>): string {
  const place = (n: number): string =>
    `${network.items[network.nodes[n].item].id} @ ${network.sites[network.nodes[n].site].id}`;
  const budget = (b: number): string => {
    const { organisation, category, year } = network.budgets[b];
    return [network.organisations[organisation], category, year].filter((part) => part !== '').join(' ');
  };
  const name: Readonly<Record<string, (key: number) => string>> = {
    node: place,
    process: (p) => network.processes[p].id,
    resource: (r) => network.resources[r].id,
    offer: (o) => network.offers[o].id,
    lane: (l) => network.lanes[l].id,
    item: (i) => network.items[i].id,
    revision: (r) => network.revisions[r].id,
    curve: (c) => place(network.curves[c].node),
    expansion: (e) => network.expansions[e].id,
    budget,
    order: (j) => network.openOrders[j].id,
    cover: (a) => network.permissions.covers[a].id,
    flow: (f) => flowName(network, network.permissions.flows[f]),
  };
  if (keys.party !== undefined) {
    const { id, parties } = network.agreements[keys.agreement];
    return `${id} ${parties[keys.party].name}`;
  }
  const lot = keys.kind === undefined ? undefined : keys.kind === 0 ? name.process : name.offer;
  if (lot) return lot(keys.number);
  return Object.entries(keys)
    .filter(([dim]) => Object.hasOwn(name, dim))
    .map(([dim, key]) => name[dim](key))
    .join(', ');
}

/** What crosses a border, and on what: "vessel on ship". */
function flowName(network: Network, flow: BorderFlow): string {
  const { items, lanes, offers, openOrders, processes, curves, organisations } = network;
  const n = flow.number;
  const carrier: Readonly<Record<FlowKind, () => string>> = {
    shipment: () => lanes[n].id,
    purchase: () => offers[n].id,
    order: () => openOrders[n].id,
    technology: () => processes[n].id,
    delivery: () => organisations[curves[n].customer],
  };
  return `${items[flow.item].id} (${carrier[flow.kind]()})`;
}
