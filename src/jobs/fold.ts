import type { Engine, EngineOptions, SolveContext } from '../engines/core.js';
import type { Formulation } from '../formulate/index.js';
import type { Program } from '../program/index.js';
import { type PointInOrder, pointInOrder } from './near.js';
import { Rounds } from './rounds.js';
import { PlanSession } from './session.js';
import type { Solved } from './solved.js';
import type { Found, Urgent } from './urgent.js';

/**
 * Solves a linear formulation by rounds over a folded program (docs/explanation/reduction.md); undefined = the whole
 * program must be asked. Objectives must be held exactly. `blend`: the program with all of them in one, to begin with.
 */
export async function solveFolded(
  engine: Engine,
  formulation: Formulation,
  left: () => EngineOptions,
  context: SolveContext,
  session: PlanSession,
  blend: () => Program | undefined,
  /** What is looked for first, where that is not everything at once, by a point made order by order; undefined = one is at hand. */
  urgentOf: (inOrder: PointInOrder | undefined) => Promise<readonly Urgent[]>,
): Promise<Solved | undefined> {
  const { program } = formulation;
  const found: Found = { known: new Map() };
  const dead = session.deadOf(program);
  const isKnown = session.point?.length === program.columnCount || session.stateFor(program) !== undefined;
  let inOrder = isKnown ? undefined : pointInOrder(formulation);
  const urgent = await urgentOf(inOrder);
  const rounds = (own: PlanSession, counts?: Urgent['counts']): Rounds =>
    new Rounds(engine, formulation, left, context, own, dead, found, counts, counts ? undefined : inOrder);
  let last: Rounds | undefined;
  for (const each of urgent) {
    // What is more urgent begins from nothing each time: from where less demand has led, more of it is far away.
    last = rounds(each === urgent.at(-1) ? session : new PlanSession(), each.counts);
    const ended = await last.runUrgent(each);
    if (ended) return ended;
  }
  if (last) return last.goOn();
  const all = rounds(session);
  // It must not be kept beyond the first round, for its layout is large.
  inOrder = undefined;
  return all.run(blend);
}
