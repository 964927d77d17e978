import type { Layout } from '../formulate/index.js';

/** Families whose meaning the construction keeps to by itself. */
const KNOWN_COLUMNS = new Set(
  (
    'start serve serve_hours setup order order_chosen receipt ship opening stock shortfall stockpile_gap overtime ' +
    'steps in_service deliver backlog give_up lots carry'
  ).split(' '),
);
const KNOWN_ROWS = new Set(
  (
    'balance split split_hours capacity overtime_used in_service most_steps demand wanted_stock stockpile multiple ' +
    'setup_most setup_least break_most break_least one_break lane_open'
  ).split(' '),
);

/**
 * Limits that the construction cannot keep to. Rows of families that it does not know are kept as they are: where
 * they only say that a sum must stay small, that is enough; anything else is refused.
 */
export const unknownLimits = {
  isLinking: (family: string): boolean => !KNOWN_ROWS.has(family),
  of({ program, links }: Layout): string[] {
    const columns = program.columnFamilies.filter(({ name, count }) => count > 0 && !KNOWN_COLUMNS.has(name));
    const objectives = program.objectives.filter(
      ({ name }) => name === 'concentration' || name === 'smoothness',
    );
    const negative = links.most.some((most) => most < 0) ? ['limits below 0'] : [];
    return [
      ...links.refused,
      ...columns.map(({ name }) => name),
      ...objectives.map(({ name }) => name),
      ...negative,
    ];
  },
};
