import { at, type Block } from '../formulate/index.js';
import type { Revision } from '../network/index.js';
import { type Reading, valueAt } from './reading.js';
import { clean } from './tables.js';

/** Units of every revision by bucket, what is delivered of each, and what becomes of old parts (S43 to S48). */
export function writeRevisions(reading: Reading): void {
  const { network } = reading.formulation.context;
  if (network.revisions.length === 0) return;
  writeDeliveries(reading);
  for (const revision of network.revisions) writeUnits(reading, revision);
  writeRunOuts(reading);
}

function writeDeliveries({ formulation, x, write }: Reading): void {
  const { network, columns, T } = formulation.context;
  const names = new Map(network.revisions.map(({ item, id }) => [item, id]));
  // Curves of one item, site and oldest revision are one pool: who is served from which revision is not told apart.
  const pools = new Map<string, { key: [string, string, string, string]; delivered: Float64Array }>();
  columns.takes.forEach((takes, c) => {
    const { node, sources, minimum } = network.curves[c];
    const item = network.items[network.nodes[node].item].id;
    const site = network.sites[network.nodes[node].site].id;
    takes.forEach((block, k) => {
      const revision = names.get(network.nodes[sources[k]].item) ?? '';
      const key = [item, site, minimum, revision].join('\u0000');
      let pool = pools.get(key);
      if (!pool) {
        pool = { key: [item, site, minimum, revision], delivered: new Float64Array(T) };
        pools.set(key, pool);
      }
      for (let t = block.first; t <= block.last; t++) pool.delivered[t] += valueAt(x, block, t);
    });
  });
  for (const name of [...pools.keys()].sort()) {
    const { key, delivered } = pools.get(name)!;
    delivered.forEach((quantity, t) => {
      if (clean(quantity) > 0) write.revision_delivery.row(...key, t, clean(quantity));
    });
  }
}

/** Started, come off the line, delivered, converted to and from, and in the field. */
function writeUnits(reading: Reading, revision: Revision): void {
  const { T } = reading.formulation.context;
  const series = (): Float64Array => new Float64Array(T);
  const [started, output, converted, taken] = [series(), series(), series(), series()];
  for (const p of revision.builders) addFlow(reading, p, started, output);
  for (const p of revision.conversionsTo) addFlow(reading, p, undefined, converted);
  for (const p of revision.conversionsFrom) addFlow(reading, p, taken, undefined);
  const toField = series();
  const fromField = series();
  for (const p of revision.intoField) addFlow(reading, p, undefined, toField);
  for (const p of revision.fromField) addFlow(reading, p, fromField, undefined);
  const delivered = revision.item === revision.product ? undefined : deliveredOf(reading, revision.item);
  let fielded = revision.fielded;
  for (let t = 0; t < T; t++) {
    fielded = fielded * revision.kept[t] + (delivered?.[t] ?? 0) + toField[t] - fromField[t];
    const row = [
      started[t],
      output[t],
      delivered?.[t] ?? 0,
      converted[t],
      taken[t],
      Math.max(0, fielded),
    ].map(clean);
    if (row.every((value) => value === 0)) continue;
    if (!delivered) [row[2], row[5]] = [Number.NaN, Number.NaN];
    reading.write.revision.row(revision.id, t, ...row);
  }
}

/** Units that a process starts and good units that arrive, by bucket. */
function addFlow(
  { formulation, x }: Reading,
  p: number,
  starts: Float64Array | undefined,
  arrivals: Float64Array | undefined,
): void {
  const { start } = formulation.context.columns.processes[p];
  const { yields, arrival } = formulation.context.network.processes[p];
  for (let t = start.first; t <= start.last; t++) {
    const units = valueAt(x, start, t);
    if (starts) starts[t] += units;
    if (arrivals && arrival[t] >= 0) arrivals[arrival[t]] += units * yields[t];
  }
}

function deliveredOf({ formulation, x }: Reading, item: number): Float64Array {
  const { network, columns, T } = formulation.context;
  const delivered = new Float64Array(T);
  network.curves.forEach(({ sources }, c) => {
    const blocks: readonly Block[] =
      columns.takes[c].length > 0 ? columns.takes[c] : [columns.curves[c].deliver];
    sources.forEach((node, k) => {
      if (network.nodes[node].item !== item) return;
      for (let t = blocks[k].first; t <= blocks[k].last; t++) delivered[t] += valueAt(x, blocks[k], t);
    });
  });
  return delivered;
}

function writeRunOuts({ formulation, x, write }: Reading): void {
  const { network, columns, T } = formulation.context;
  for (const { item, revision, nodes } of network.runOuts) {
    const { id, standardValue, currency } = network.items[item];
    const rates = network.currencies.rates[currency];
    const begun = firstStart(formulation.context, x, network.revisions[revision]);
    for (const n of nodes) {
      const site = network.sites[network.nodes[n].site].id;
      for (let t = 0; t < T; t++) {
        const obsolete = t >= begun ? valueAt(x, columns.stock[n], t) : 0;
        const gone = valueAt(x, columns.discards.get(n)!, t);
        if (obsolete === 0 && gone === 0) continue;
        const worth = standardValue * rates[t];
        write.run_out.row(id, site, t, obsolete, clean(obsolete * worth), gone, clean(gone * worth));
      }
    }
  }
}

/** First bucket in which a unit of the revision is started; the number of buckets where none is. */
function firstStart(
  { columns, T }: Reading['formulation']['context'],
  x: Float64Array,
  revision: Revision,
): number {
  let first = T;
  for (const p of revision.builders) {
    const { start } = columns.processes[p];
    for (let t = start.first; t <= Math.min(start.last, first - 1); t++)
      if (x[at(start, t)] > BEGUN) first = t;
  }
  return first;
}

/** What counts as a start (the verifier's tolerance is the same). */
const BEGUN = 1e-6;
