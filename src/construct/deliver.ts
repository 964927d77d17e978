import { at, mayCross } from '../formulate/index.js';
import type { Curve, Piece } from '../network/index.js';
import type { Supply } from './supply.js';

const DUST = 1e-9;

/** One piece of a curve, in the order in which it is served. */
export interface Request {
  readonly curve: number;
  readonly piece: Piece;
}

/** Pieces by priority, then due date; optional ones last, the most valuable first. */
export function inOrder(curves: readonly Curve[]): Request[] {
  const requests = curves.flatMap((each, curve) => each.pieces.map((piece) => ({ curve, piece })));
  const rank = ({ curve }: Request): number => curves[curve].priority || Number.MAX_SAFE_INTEGER;
  return requests.sort((a, b) => {
    const optional = curves[a.curve].priority === 0 ? curves[b.curve].value - curves[a.curve].value : 0;
    return (
      rank(a) - rank(b) ||
      optional ||
      a.piece.due - b.piece.due ||
      a.piece.latest - b.piece.latest ||
      a.curve - b.curve
    );
  });
}

/** Delivers as much of every piece as early as can be, none before it is due. */
export function deliverAll(supply: Supply, requests: readonly Request[]): void {
  const { network, columns } = supply.context;
  // Before these buckets nothing more can be had for a curve.
  const open = Int32Array.from(network.curves, (curve) => curve.pieces[0].due);
  for (const { curve, piece } of requests) {
    const { node } = network.curves[curve];
    const { deliver } = columns.curves[curve];
    let left = piece.quantity;
    const border = network.permissions.deliveries[curve];
    for (let t = Math.max(piece.due, open[curve]); t <= piece.latest; t++) {
      if (!mayCross(supply.context, border, t)) continue;
      const got = supply.take(node, left, t);
      left -= got;
      const column = at(deliver, t);
      supply.state.add(column, column + 1, got);
      supply.state.keep();
      if (left <= DUST * (1 + piece.quantity)) break;
      if (supply.isDry(node, t)) open[curve] = Math.max(open[curve], t + 1);
    }
  }
}
