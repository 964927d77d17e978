import { CATALOG, usedBy } from '../../schema/catalog.js';
import { nameAndParents, rowCount, rowName } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { AttributeSpec, ComponentSpec } from '../../schema/spec.js';
import type { Assumption } from './ledger.js';

/** How far a number rests on something (S42), best first. */
export const BACKINGS = ['sourced', 'stated', 'illustrative', 'none'] as const;
export type Backing = (typeof BACKINGS)[number];

/** Numbers of one attribute, by what they rest on. */
export interface AttributeBacking {
  readonly component: string;
  readonly attribute: string;
  readonly counts: Readonly<Record<Backing, number>>;
  /** Ids of the rows whose number rests on nothing. */
  readonly unbacked: readonly string[];
}

/**
 * Assumptions that back a cell; those that name its row and attribute first. A row of several keys is also backed by
 * what names the first of them: all inputs of a process, say.
 */
export type FindAssumptions = (component: string, row: string, attribute: string) => readonly Assumption[];

const EVERY = '';

export function assumptionFinder(assumptions: readonly Assumption[]): FindAssumptions {
  const byPlace = new Map<string, Assumption[]>();
  for (const each of assumptions) {
    if (isJudgement(each)) continue;
    const key = placeKey(each.component, each.row ?? EVERY, each.attribute ?? EVERY);
    const list = byPlace.get(key);
    if (list) list.push(each);
    else byPlace.set(key, [each]);
  }
  const at = (...place: [string, string, string]): readonly Assumption[] =>
    byPlace.get(placeKey(...place)) ?? [];
  return (component, row, attribute) => {
    const rows = nameAndParents(row);
    return [
      ...rows.flatMap((name) => at(component, name, attribute)),
      ...at(component, EVERY, attribute),
      ...rows.flatMap((name) => at(component, name, EVERY)),
      ...at(component, EVERY, EVERY),
    ];
  };
}

/** Words about no row of their own are for the plan to examine: no number of the tables rests on them. */
function isJudgement({ row, value, statement }: Assumption): boolean {
  return row === undefined && value === undefined && statement !== undefined;
}

function placeKey(component: string, row: string, attribute: string): string {
  return `${component}\u0000${row}\u0000${attribute}`;
}

export function backingOf(assumptions: readonly Assumption[]): Backing {
  const real = assumptions.filter(({ illustrative }) => !illustrative);
  if (real.some(({ source }) => source !== undefined)) return 'sourced';
  if (real.length > 0) return 'stated';
  return assumptions.length > 0 ? 'illustrative' : 'none';
}

/** Every number of the tables that acts, by attribute and by what it rests on. */
export function attributeBackings(model: Model, find: FindAssumptions): AttributeBacking[] {
  return CATALOG.flatMap((component) =>
    component.kind === 'input'
      ? component.attributes
          .filter((attribute) => acts(component, attribute))
          .flatMap((attribute) => {
            const found = backingsOf(model, component, attribute, find);
            return found ? [found] : [];
          })
      : [],
  );
}

/** A number, integer or date that some calculation reads; what names a row or a year is none. */
export function acts(component: ComponentSpec, { name, type, unit, information }: AttributeSpec): boolean {
  if (component.key.includes(name) || (type === 'integer' && unit === 'a')) return false;
  const counts = type === 'number' || type === 'integer' || type === 'date';
  return counts && information !== true && usedBy(component.name, name).length > 0;
}

function backingsOf(
  model: Model,
  component: ComponentSpec,
  attribute: AttributeSpec,
  find: FindAssumptions,
): AttributeBacking | undefined {
  const data = model.tables.get(component.name)?.columns.get(attribute.name);
  if (data?.kind !== 'number') return undefined;
  const counts = { sourced: 0, stated: 0, illustrative: 0, none: 0 };
  const unbacked: string[] = [];
  for (let row = 0; row < rowCount(model, component.name); row++) {
    if (Number.isNaN(data.values[row])) continue;
    const name = rowName(model, component.name, row);
    const backing = backingOf(find(component.name, name, attribute.name));
    counts[backing]++;
    if (backing === 'none') unbacked.push(name);
  }
  return { component: component.name, attribute: attribute.name, counts, unbacked: unbacked.sort() };
}
