import { bucketDays, type Curve, type Network, type Piece } from '../network/index.js';
import { clean } from './tables.js';

/** What one piece of a curve was given. */
export interface PieceService {
  readonly piece: Piece;
  readonly curve: number;
  /** Buckets and quantities, in order. */
  readonly deliveries: readonly { readonly bucket: number; readonly quantity: number }[];
  readonly onTime: number;
  readonly late: number;
  readonly short: number;
  /** S16. */
  readonly quantityDaysLate: number;
}

/**
 * Splits what a curve delivers among its pieces (S19): first due, first served; what is given up in a bucket is taken
 * from the piece that is served next, after that bucket's deliveries. `delivered[t]` and `givenUp[t]` by bucket.
 */
export function splitCurve(
  network: Network,
  c: number,
  delivered: Float64Array,
  givenUp: Float64Array,
): PieceService[] {
  const curve = network.curves[c];
  const left = curve.pieces.map((piece) => piece.quantity);
  const deliveries: { bucket: number; quantity: number }[][] = curve.pieces.map(() => []);
  const dust = 1e-9 * Math.max(1, ...left);
  let head = 0;
  const take = (t: number, amount: number, give: (k: number, quantity: number) => void): void => {
    for (let rest = amount, k = head; rest > dust && k < left.length && curve.pieces[k].due <= t; k++) {
      const part = left[k] - rest <= dust ? left[k] : rest;
      if (part <= 0) continue;
      left[k] -= part;
      rest -= part;
      give(k, part);
    }
    while (head < left.length && left[head] <= 0) head++;
  };
  for (let t = 0; t < network.horizon.count; t++) {
    take(t, delivered[t], (k, quantity) => deliveries[k].push({ bucket: t, quantity: clean(quantity) }));
    take(t, givenUp[t], () => undefined);
  }
  return curve.pieces.map((piece, k) => serviceOf(network, curve, c, piece, deliveries[k]));
}

function serviceOf(
  network: Network,
  curve: Curve,
  c: number,
  piece: Piece,
  deliveries: readonly { bucket: number; quantity: number }[],
): PieceService {
  const { horizon } = network;
  const daysLate = (bucket: number): number => horizon.starts[bucket + 1] - horizon.starts[piece.due + 1];
  let onTime = 0;
  let late = 0;
  let days = 0;
  for (const { bucket, quantity } of deliveries) {
    if (bucket <= piece.due) onTime += quantity;
    else {
      late += quantity;
      days += quantity * daysLate(bucket);
    }
  }
  const short = clean(Math.max(0, piece.quantity - onTime - late));
  if (!curve.limited) days += short * daysLate(horizon.count - 1);
  return {
    piece,
    curve: c,
    deliveries,
    onTime: clean(onTime),
    late: clean(late),
    short,
    quantityDaysLate: clean(days),
  };
}

/** Late penalty of a piece by bucket in the model's currency (S20): for each bucket through which something is late. */
export function eachPenalty(
  network: Network,
  service: PieceService,
  visit: (bucket: number, amount: number) => void,
): void {
  const { horizon, curves, currencies } = network;
  const curve = curves[service.curve];
  if (curve.penalty === 0) return;
  const through = (from: number, to: number, quantity: number): void => {
    for (let t = from; t <= to && quantity > 0; t++) {
      visit(t, quantity * curve.penalty * currencies.rates[curve.currency][t] * bucketDays(horizon, t));
    }
  };
  for (const { bucket, quantity } of service.deliveries) through(service.piece.due + 1, bucket, quantity);
  if (!curve.limited) through(service.piece.due + 1, horizon.count - 1, service.short);
}
