import type { Steps } from '../base/steps.js';
import type { Following, Guided, Prover } from '../construct/index.js';

/** Share of the room for bounds that a point may take where all that a hint may mean is tried; without a clock, orders. */
const FEW_POINTS = 0.05;
const FEW_ORDERS = 10_000;
/** Points that raising bounds leaves time for, and the most of the room for both that they may take. */
const POINTS = 3;
const POINTS_SHARE = 0.6;
/** Time, as a share of what a point takes, that one takes which grows by priority, and the least room for it and for prices. */
const GROWN = 1.25;
const LEAST_ROOM = 1.4;
/** Margin on what was measured before. */
export const MARGIN = 1.3;

/** How a run divides what is left of its time. */
export interface Clock {
  /** Milliseconds left; infinite without a limit. */
  left(): number;
}

/** A race with the clock, in milliseconds. */
export interface Race {
  readonly clock: Clock;
  /** What there is from the beginning on, for the plan that there is now; prices have had their say up to a priority. */
  readonly roomNow: (upTo: number) => number;
  /** What must be left over. */
  readonly reserve: number;
}

/** How many orders there are, and whether they are of several priorities. */
export interface Asked {
  readonly orders: number;
  readonly several: boolean;
}

/** Raises bounds, and makes the point better by the prices that prove them; without a clock as far as so many orders allow. */
export function raise(
  prover: Prover,
  guided: Guided,
  race: Race | undefined,
  { orders, several }: Asked,
  onPriority: (priority: number) => void,
): Steps<void> {
  const values = guided.values();
  if (!race) {
    const following = { triesAll: () => orders <= FEW_ORDERS, hasTime: () => true };
    return prover.raise(values, {
      follow: (hint, priority) => guided.follow(hint, priority, following),
      onPriority,
    });
  }
  const { clock, reserve, roomNow } = race;
  let upTo = 0;
  let room = roomNow(upTo);
  const from = clock.left();
  const passed = (): number => from - clock.left();
  const following: Following = {
    triesAll: (took) => took < FEW_POINTS * room,
    hasTime: (took) => room - passed() > MARGIN * took,
    mustEnd: () => clock.left() < reserve,
  };
  // Time for points is set aside; until the last one there must be some for one more.
  const points = Math.min(POINTS, Math.floor((POINTS_SHARE * room) / (MARGIN * guided.took)));
  // Where there is hardly time for one, it grows by priority; if that does not lead far, there is the point before.
  let grows = !guided.isSearched && points <= 1 && several && room > LEAST_ROOM * guided.took;
  const toGrow = (): number => {
    const { took, spent, toServe = 1 } = guided;
    return GROWN * toServe * (toServe < 1 ? Math.max(took, spent / (1 - toServe)) : took);
  };
  const aside = (): number => (grows ? GROWN : points * MARGIN) * guided.took;
  const isFull = (): boolean =>
    grows ? passed() > room - toGrow() : points > 0 && !following.hasTime(MARGIN * guided.took);
  const isOver = (part: number): boolean =>
    part > 1
      ? passed() > room - (guided.toServe === undefined ? 0 : toGrow())
      : passed() - guided.spent > part * (room - aside()) || isFull();
  function* follow(hint: Parameters<Guided['follow']>[0], priority: number): ReturnType<Guided['follow']> {
    const isGrowing = grows && priority > upTo;
    const found = yield* isGrowing
      ? guided.grow(hint, priority, following.mustEnd)
      : guided.follow(hint, priority, following);
    if (isGrowing && !found) grows = false;
    upTo = Math.max(upTo, priority);
    room = roomNow(upTo);
    return found;
  }
  return prover.raise(values, { isOver, follow, onPriority });
}
