import { getOrMake } from '../base/maps.js';
import type { Request } from './deliver.js';
import type { Guide } from './guide.js';
import type { Share } from './ration.js';

/** Share of a piece below which it is not divided: what is too little to be told from nothing would add up. */
const LEAST = 0.01;
/** Requests with those of wished curves divided by the buckets in which they are wished for, in the order of due dates. */
export function wished(requests: readonly Request[], wishes: Guide['wishes']): Request[] {
  const left = new Map<number, Float64Array>();
  return requests.flatMap((request) => {
    const { curve, piece } = request;
    const wish = wishes.get(curve);
    if (!wish) return [request];
    const rest = getOrMake(left, curve, () => wish.quantities.slice());
    const parts: Request[] = [];
    const add = (turn: number, due: number, quantity: number): void => {
      parts.push({ curve, turn, piece: { ...piece, due, quantity } });
    };
    const least = LEAST * piece.quantity;
    let open = piece.quantity;
    for (let t = piece.due; t < rest.length && open > 0; t++) {
      const part = open - rest[t] < least ? open : rest[t];
      if (rest[t] < least) continue;
      rest[t] -= Math.min(part, rest[t]);
      open -= part;
      add(t, wish.sooner ? piece.due : t, part);
    }
    // What is wished for nowhere comes last.
    if (open > 0) add(rest.length, piece.due, open);
    return parts;
  });
}

/**
 * Shares of orders of whole units in the turn of what is wished for of their curves, in the order of due dates: a share is
 * not divided, its turn is the mean of the buckets in which its quantity is wished for.
 */
export function inTurn(shares: readonly Share[], wishes: Guide['wishes']): readonly Share[] {
  if (wishes.size === 0) return shares;
  const left = new Map<number, Float64Array>();
  const turns = shares.map((share) => {
    const { curve, piece, quantity } = share;
    const wish = wishes.get(curve);
    if (!wish) return { turn: piece.due, share };
    const rest = getOrMake(left, curve, () => wish.quantities.slice());
    let [open, sum] = [quantity, 0];
    for (let t = piece.due; t < rest.length && open > 0; t++) {
      const part = Math.min(open, rest[t]);
      rest[t] -= part;
      open -= part;
      sum += part * t;
    }
    // What is wished for nowhere comes last.
    const turn = (sum + open * rest.length) / quantity;
    return { turn, share: { ...share, from: wish.sooner ? piece.due : Math.floor(turn) } };
  });
  return turns.sort((a, b) => a.turn - b.turn).map(({ share }) => share);
}
