import { atOnce, type Steps, withPauses } from '../base/steps.js';
import { type Constructed, constructed, Guided, proverOf, unknownLimits } from '../construct/index.js';
import type { SolveContext } from '../engines/core.js';
import { type Formulation, type Layout, layOut } from '../formulate/index.js';

/** Share of all columns that are left in a first program, and number of columns, from which on a solve from nothing is long. */
const MUCH_LEFT = 0.09;
const MANY_COLUMNS = 2_000_000;

/**
 * Whether it is worth to make a plan by prices before the first solve of a large program, where none is at hand: where much
 * does not fold, solves from nothing are long (500 items, many alternates: 18 % do not, more than 250 s from nothing and 32 s
 * near such a plan; realistic, 2,000 items: 6 %, 25 s and 31 s). `left`: columns of the first folded program.
 */
export function isHard(left: number, columns: number): boolean {
  return left > MUCH_LEFT * columns || columns > MANY_COLUMNS;
}

/** A point that meets every limit of a program (by column), made order by order, and what it is bettered by. */
export interface PointInOrder {
  readonly layout: Layout;
  readonly made: Constructed;
  /** The one that prices lead to from there, once it was asked for. */
  byPrices?: Promise<Float64Array | undefined>;
}

/** Of the demand that counts, all of it when absent; undefined where the program has limits that this way does not know. */
export function pointInOrder(
  { context: { network }, program }: Formulation,
  counts?: (curve: number) => boolean,
): PointInOrder | undefined {
  const layout = layOut(network, unknownLimits.isLinking);
  const isKnown = layout.program.columnCount === program.columnCount;
  if (!isKnown || unknownLimits.of(layout).length > 0) return undefined;
  return { layout, made: atOnce(constructed(layout, { steps: 0 }, counts)) };
}

/**
 * A point (by column) made anew by prices of limits, once for each priority (docs/explanation/any-time.md); undefined once the
 * signal has come. No clock is asked, so that it is the same every time.
 */
export function pointByPrices(
  inOrder: PointInOrder,
  context: SolveContext,
): Promise<Float64Array | undefined> {
  inOrder.byPrices ??= madeByPrices(inOrder, context);
  return inOrder.byPrices;
}

function madeByPrices(
  { layout, made }: PointInOrder,
  { signal, onProgress }: SolveContext,
): Promise<Float64Array | undefined> {
  const { network } = layout.context;
  const guided = new Guided(layout, made);
  const started = performance.now();
  const names = layout.program.objectives.map(({ name }) => name);
  let objective = names[0];
  function* better(): Steps<Float64Array> {
    yield* proverOf(network).raise(guided.values(), {
      follow: (hint, upTo) => guided.grow(hint, upTo),
      onPriority: (priority) => {
        objective = `late:${priority}`;
      },
    });
    yield* guided.complete();
    return guided.point;
  }
  return withPauses(better(), signal, () =>
    onProgress?.({
      objective,
      step: names.indexOf(objective) + 1,
      steps: names.length,
      seconds: (performance.now() - started) / 1000,
      iterations: 0,
    }),
  );
}
