import { isService, priorityOf } from '../construct/index.js';
import type { Network } from '../network/index.js';

/**
 * Milliseconds that an exact solve takes at least: where limits make orders late, for a column (2,000 items: 10 s for 888,000) or,
 * where there are many, for the power 1.5 of columns (5,000 items: 31 s for 2,330,000; 20,000 items: 260 s for 9,490,000); for
 * the square of columns, where they leave some orders short (100 items: 2 to 4 s for 36,000; 500 items: 230 s
 * for 176,000). With less time than that all of it raises bounds.
 */
const LATE_COLUMN = 0.012;
const LATE_MANY = 9e-6;
const SHORT_SQUARE = 5e-6;
/**
 * The same for all but the least urgent, where the whole is out of reach (500 items: 19 s, and as much again for bounds and
 * margin; 2,000 items: more than 200 s).
 */
const URGENT_SQUARE = 1.4e-6;
/** Share of an objective by which a bound that knows of no competition is below it where limits are the reason. */
const APART = 0.01;

/** Units, or units x days, that are rounding. */
const DUST = 1e-6;

/** Decisions of a mixed-integer program from which on it is not solved unless told how long that may take. */
const MOST_EXACT = 300_000;

/** What an exact solve takes at least, in milliseconds, and how it is best done. */
export interface Outlook {
  readonly least: number;
  /** Whether the plan leaves something short of which it is not known that it must be. */
  readonly isShort: boolean;
  /** Whether the most urgent priorities are to be looked for first, as far as time goes, for the whole is out of reach. */
  readonly urgentFirst: boolean;
}

/**
 * How an exact solve would go in the time that there is (`room`, milliseconds), by what limits do to a plan. Prices have had their
 * say in it up to priority `upTo`: what it leaves short of later ones need not be so in a better one.
 */
export function outlookOf(
  values: ReadonlyMap<string, number>,
  bounds: ReadonlyMap<string, number>,
  columns: number,
  room: number,
  upTo = Number.POSITIVE_INFINITY,
): Outlook {
  const far = (kind: string): number[] =>
    [...values]
      .filter(([name]) => name.startsWith(kind))
      .filter(([name, value]) => value - (bounds.get(name) ?? 0) > Math.max(APART * value, DUST))
      .map(([name]) => priorityOf(name));
  const whereLate = far('late:').length > 0 ? Math.max(LATE_COLUMN * columns, LATE_MANY * columns ** 1.5) : 0;
  const short = far('short:');
  const isShort = short.length > 0;
  if (!short.some((priority) => priority <= upTo)) return { least: whereLate, isShort, urgentFirst: false };
  const whole = Math.max(whereLate, SHORT_SQUARE * columns * columns);
  const urgent = URGENT_SQUARE * columns * columns;
  const last = Math.max(...[...values.keys()].filter(isService).map(priorityOf));
  // Where only the least urgent stay short, prices say well enough what is best for the others.
  const urgentFirst = short.some((priority) => priority < last) && room < whole;
  return { least: urgentFirst && urgent < room ? urgent : whole, isShort, urgentFirst };
}

/** Whether the whole program is out of reach of an engine that is not told when to stop. */
export function isOutOfReach({ horizon, nodes, processes, offers, curves }: Network): boolean {
  const isLotted = ({ lot }: { lot: { minimum: number; multiple: number } }): boolean =>
    lot.minimum > 0 || lot.multiple > 0;
  const whole = processes.some((each) => isLotted(each) || each.setupHours > 0) || offers.some(isLotted);
  return (
    whole && horizon.count * (nodes.length + processes.length + offers.length + curves.length) > MOST_EXACT
  );
}
