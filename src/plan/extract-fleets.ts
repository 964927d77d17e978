import { getOrMake } from '../base/maps.js';
import { availabilityWith, expectedReady, type Fleet, type Network, spareDemand } from '../network/index.js';
import type { Reading } from './reading.js';
import { clean } from './tables.js';

/** Units and spares of every fleet as the plan's deliveries make them (S49, S50). */
export function writeFleets(reading: Reading): void {
  const { network } = reading.formulation.context;
  if (network.fleets.length === 0) return;
  const delivered = deliveredTo(reading);
  for (const fleet of network.fleets) writeFleet(reading, fleet, network, delivered);
}

/** Delivered by demand and bucket. */
function deliveredTo({ service, formulation }: Reading): (demand: string) => Float64Array {
  const { T } = formulation.context;
  const found = new Map<string, Float64Array>();
  for (const { piece, deliveries } of service) {
    const series = getOrMake(found, piece.demand, () => new Float64Array(T));
    for (const { bucket, quantity } of deliveries) series[bucket] += quantity;
  }
  const none = new Float64Array(T);
  return (demand) => found.get(demand) ?? none;
}

function writeFleet(
  { write }: Reading,
  fleet: Fleet,
  network: Network,
  delivered: (demand: string) => Float64Array,
): void {
  const came = delivered(fleet.id);
  const items = fleet.spares.map((spare) => network.items[spare.item].id);
  const spareCame = items.map((item) => delivered(spareDemand(fleet.id, item)));
  const held = fleet.spares.map((spare) => spare.initial);
  let units = fleet.initial;
  for (let t = 0; t < came.length; t++) {
    const lost = units * (1 - fleet.kept[t]);
    units = units - lost + came[t];
    fleet.spares.forEach((spare, i) => {
      held[i] += spareCame[i][t] - spare.condemned[t];
      write.fleet_spare.row(fleet.id, items[i], t, spare.wanted[t], clean(Math.max(0, held[i])));
    });
    const sound = expectedReady(units, fleet.loop);
    const supplied = availabilityWith(
      fleet.spares,
      units,
      held.map((spares) => Math.max(0, spares)),
    );
    const ready = sound * supplied;
    write.fleet.row(
      fleet.id,
      t,
      fleet.target[t],
      clean(fleet.needed[t]),
      clean(units),
      clean(lost),
      clean(ready),
      clean(units - sound),
      clean(sound - ready),
    );
  }
}
