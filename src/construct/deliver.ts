import type { Steps } from '../base/steps.js';
import { at, mayCross } from '../formulate/index.js';
import type { Curve, Piece } from '../network/index.js';
import { type Guide, NO_GUIDANCE } from './guide.js';
import { DUST } from './lots.js';
import type { Change } from './state.js';
import type { Supply } from './supply.js';

/** One piece of a curve, in the order in which it is served. */
export interface Request {
  readonly curve: number;
  readonly piece: Piece;
  /** Bucket whose turn it is served in, where that is not the one in which it is due. */
  readonly turn?: number;
}

/** How a piece is served: what was committed for it, and how late it is, in quantity-days (S16). */
export interface Placement {
  readonly changes: readonly Change[];
  readonly lateDays: number;
  readonly lateQuantity: number;
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

/** Delivers as much of a piece as early as can be, not before it is due and not before bucket `from`. */
export function place(
  supply: Supply,
  { curve, piece }: Request,
  quantity = piece.quantity,
  from = piece.due,
): Placement {
  const { network, columns } = supply.context;
  const { horizon } = network;
  const { node } = network.curves[curve];
  const { deliver } = columns.curves[curve];
  const daysLate = (t: number): number => horizon.starts[t + 1] - horizon.starts[piece.due + 1];
  const mark = supply.state.mark();
  let left = quantity;
  let lateDays = 0;
  let lateQuantity = 0;
  let t = Math.max(piece.due, from);
  while (t <= piece.latest && left > DUST * (1 + quantity)) {
    const got = supply.take(node, left, t);
    if (got > 0) {
      left -= got;
      supply.state.add(at(deliver, t), at(deliver, t) + 1, got);
      if (t > piece.due) {
        lateDays += got * daysLate(t);
        lateQuantity += got;
      }
    }
    t = left > DUST * (1 + quantity) ? supply.nextChance(node, left, t, piece.latest) : t;
  }
  if (left > DUST * (1 + quantity)) {
    // What is short weighs more than what is as late as can be.
    lateDays += 2 * left * daysLate(horizon.count - 1);
    lateQuantity += left;
  }
  return { changes: supply.state.since(mark), lateDays, lateQuantity };
}

/** Nodes asked from one look at the clock to the next. */
const MUCH_WORK = 20_000;
/** Buckets within which what is due is served product by product: that touches the same few places over and over. */
const TOGETHER = 4;

/**
 * Places pieces one after the other, until time is up; whether all of them have had their turn. `guidance`: how things are got for
 * the demand of each priority.
 */
export function* deliverAll(
  supply: Supply,
  requests: readonly Request[],
  guidance: Guide['guidance'],
  mustEnd?: () => boolean,
): Steps<boolean> {
  const { network, columns } = supply.context;
  const inTurn = byProduct(network.curves, requests);
  // Before these buckets nothing more can be had for a curve.
  const open = Int32Array.from(network.curves, (curve) => curve.pieces[0].due);
  let looked = 0;
  for (const [k, { curve, piece }] of inTurn.entries()) {
    if (k % 64 === 0 || supply.work - looked > MUCH_WORK) {
      looked = supply.work;
      if (mustEnd?.()) return false;
      yield;
    }
    const { node, priority } = network.curves[curve];
    supply.advise(guidance.get(priority) ?? NO_GUIDANCE);
    const { deliver } = columns.curves[curve];
    let left = piece.quantity;
    const border = network.permissions.deliveries[curve];
    for (let t = Math.max(piece.due, open[curve]); t <= piece.latest; t++) {
      if (!mayCross(supply.context, border, t)) continue;
      const got = supply.take(node, left, t);
      left -= got;
      supply.state.add(at(deliver, t), at(deliver, t) + 1, got);
      supply.state.keep();
      if (left <= DUST * (1 + piece.quantity)) break;
      if (supply.isDry(node, t)) open[curve] = Math.max(open[curve], t + 1);
    }
  }
  return true;
}

/** The same order of priorities and, but for a few buckets, of due dates; pieces of one curve follow each other. */
function byProduct(curves: readonly Curve[], requests: readonly Request[]): Request[] {
  const turnOf = ({ piece, turn = piece.due }: Request): number => Math.floor(turn / TOGETHER);
  return [...requests].sort(
    (a, b) =>
      curves[a.curve].priority - curves[b.curve].priority ||
      turnOf(a) - turnOf(b) ||
      a.curve - b.curve ||
      a.piece.due - b.piece.due ||
      a.piece.latest - b.piece.latest,
  );
}
