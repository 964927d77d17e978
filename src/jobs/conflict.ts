import { isoDate } from '../base/dates.js';
import type { Conflict } from '../engines/core.js';
import type { Formulation } from '../formulate/index.js';
import type { Network } from '../network/index.js';
import { type Family, familyOf } from '../program/index.js';

/** The limits of a conflict in the words of the tables, one line each, repeated dates folded into one. */
export function describeConflict({ context, program }: Formulation, conflict: Conflict): string[] {
  const lines = new Map<string, number[]>();
  const note = (families: readonly Family[], index: number, column: boolean): void => {
    const family = familyOf(families, index);
    const keys = Object.fromEntries(family.dims.map((dim, d) => [dim, family.keys[d][index - family.start]]));
    const words = subject(context.network, column ? `bound of ${family.name}` : family.name, keys);
    const buckets = lines.get(words) ?? [];
    if (keys.bucket !== undefined) buckets.push(keys.bucket);
    lines.set(words, buckets);
  };
  for (const row of conflict.rows) note(program.rowFamilies, row, false);
  for (const column of conflict.columns) note(program.columnFamilies, column, true);
  const { starts } = context.network.horizon;
  return [...lines].map(([words, buckets]) => {
    if (buckets.length === 0) return words;
    const [first, last] = [Math.min(...buckets), Math.max(...buckets)];
    const from = isoDate(starts[first]);
    return first === last ? `${words}, ${from}` : `${words}, ${from} – ${isoDate(starts[last + 1] - 1)}`;
  });
}

function subject(network: Network, family: string, keys: Readonly<Record<string, number>>): string {
  const names: string[] = [];
  const { node, process, resource, offer, lane, item, curve, expansion, budget } = keys;
  const place = (n: number): string =>
    `${network.items[network.nodes[n].item].id} @ ${network.sites[network.nodes[n].site].id}`;
  if (node !== undefined) names.push(place(node));
  if (process !== undefined) names.push(network.processes[process].id);
  if (resource !== undefined) names.push(network.resources[resource].id);
  if (offer !== undefined) names.push(network.offers[offer].id);
  if (lane !== undefined) names.push(network.lanes[lane].id);
  if (item !== undefined) names.push(network.items[item].id);
  if (curve !== undefined) names.push(place(network.curves[curve].node));
  if (expansion !== undefined) names.push(network.expansions[expansion].id);
  if (budget !== undefined) {
    const { organisation, category, year } = network.budgets[budget];
    names.push(`${network.organisations[organisation]} ${category} ${year}`.replace('  ', ' '));
  }
  return `${family.replaceAll('_', ' ')}: ${names.join(', ')}`;
}
