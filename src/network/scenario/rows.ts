import { foldedId } from '../../base/text.js';
import { attributeSpec } from '../../schema/catalog.js';
import type { ComponentName } from '../../schema/generated/types.js';
import type { AttributeSpec } from '../../schema/spec.js';
import { cellText, type Draft, type DraftRow, draftName } from './draft.js';

/** How closely a change names its rows; of two changes to one cell the closer one holds (S59). */
export const CLOSENESS = { everything: 0, several: 1, one: 2 } as const;

export type Closeness = (typeof CLOSENESS)[keyof typeof CLOSENESS];

export interface Matched {
  readonly rows: readonly DraftRow[];
  readonly closeness: Closeness;
}

/** The attribute of a condition that its component does not have. */
export interface Stray {
  readonly component: ComponentName;
  readonly attribute: string;
}

const CONDITION = /^\s*([a-z_]+(?:\.[a-z_]+)*)\s*(!?=)\s*(.*?)\s*$/;

/** Rows that `row` of a change names: by name, by a pattern of the name, or by conditions joined by `&`. */
export function matchRows(draft: Draft, component: ComponentName, text: string): Matched | Stray {
  const { rows } = draft.table(component);
  const named = rows.filter((row) => draftName(component, row) === text);
  if (named.length > 0) return { rows: named, closeness: CLOSENESS.one };
  const parts = text.split('&').map((part) => CONDITION.exec(part));
  if (parts.every((part) => part !== null)) return byConditions(draft, component, rows, parts);
  if (!text.includes('*')) return { rows: [], closeness: CLOSENESS.one };
  const fits = pattern(text);
  const closeness = text === '*' ? CLOSENESS.everything : CLOSENESS.several;
  return { rows: rows.filter((row) => fits(draftName(component, row))), closeness };
}

function byConditions(
  draft: Draft,
  component: ComponentName,
  rows: readonly DraftRow[],
  parts: readonly RegExpExecArray[],
): Matched | Stray {
  let left = rows;
  for (const [, path, sign, wanted] of parts) {
    const steps = pathOf(component, path);
    if ('attribute' in steps) return steps;
    const fits = pattern(wanted);
    left = left.filter((row) => valuesAt(draft, steps, row).some(fits) === (sign === '='));
  }
  return { rows: left, closeness: CLOSENESS.several };
}

/** Attributes along `supplier.country`; each but the last leads to another component. */
function pathOf(component: ComponentName, path: string): readonly AttributeSpec[] | Stray {
  const steps: AttributeSpec[] = [];
  let at: ComponentName | undefined = component;
  for (const attribute of path.split('.')) {
    const spec: AttributeSpec | undefined = at && attributeSpec(at, attribute);
    if (!spec) return { component: at ?? component, attribute };
    steps.push(spec);
    at = spec.to;
  }
  return steps;
}

function valuesAt(draft: Draft, steps: readonly AttributeSpec[], row: DraftRow): readonly string[] {
  let rows: (DraftRow | undefined)[] = [row];
  let texts: readonly string[] = [];
  for (const [at, spec] of steps.entries()) {
    texts = rows.flatMap((each) => {
      const content = each?.cells.get(spec.name);
      return typeof content === 'object' ? content : [each ? cellText(spec, content) : ''];
    });
    if (at + 1 < steps.length) rows = texts.map((id) => draft.byId(spec.to!, id));
  }
  return texts;
}

/** `motor-*`, `JP|UA`: `*` stands for any characters, `|` between alternatives; case and width do not count. */
function pattern(text: string): (value: string) => boolean {
  const alternatives = text.split('|').map((part) =>
    foldedId(part)
      .split('*')
      .map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );
  const whole = new RegExp(`^(?:${alternatives.join('|')})$`, 's');
  return (value) => whole.test(foldedId(value));
}
