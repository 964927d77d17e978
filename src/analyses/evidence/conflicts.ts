import { attributeSpec, componentSpec, isComponent } from '../../schema/catalog.js';
import { rowCount, rowName } from '../../schema/columns.js';
import type { ComponentName } from '../../schema/generated/types.js';
import type { Model } from '../../schema/model.js';
import { type CellValue, cellValue } from '../../schema/values.js';
import { type Amounts, readAmounts } from './amounts.js';
import type { Assumption } from './ledger.js';

/** Assumptions about one place that do not agree, or that the tables do not follow. */
export interface Conflict {
  readonly component: string;
  readonly row?: string;
  readonly attribute: string;
  /** Currency of the cell, or unit of the attribute. */
  readonly unit?: string;
  /** What the tables have there; undefined where the cell is empty or no single row is named. */
  readonly inTables?: string | number;
  /** Ids of assumptions that the tables do not follow. */
  readonly againstTables: readonly string[];
  /** Pairs of ids of assumptions that contradict each other. */
  readonly pairs: readonly (readonly [string, string])[];
  /** All assumptions about the place, side by side; their figures in `unit` where it is a currency. */
  readonly sides: readonly Side[];
}

export interface Side {
  readonly assumption: Assumption;
  /** In the unit of the cell; undefined where nothing was stated as a number, or no rate is known. */
  readonly value?: number;
  readonly least?: number;
  readonly most?: number;
}

/** Places where sources contradict each other or the tables (S42). Nothing is averaged. */
export function findConflicts(model: Model, assumptions: readonly Assumption[]): Conflict[] {
  const places = new Map<string, Assumption[]>();
  for (const each of assumptions) {
    if (!isComponent(each.component) || each.attribute === undefined) continue;
    const key = [each.component, each.row ?? '', each.attribute].join('\u0000');
    const list = places.get(key);
    if (list) list.push(each);
    else places.set(key, [each]);
  }
  const amounts = readAmounts(model);
  const rows = new Map<string, number>();
  for (const component of new Set(assumptions.map((each) => each.component))) {
    if (!isComponent(component)) continue;
    for (let row = 0; row < rowCount(model, component); row++)
      rows.set(`${component}\u0000${rowName(model, component, row)}`, row);
  }
  return [...places.keys()].sort().flatMap((key) => {
    const found = conflictAt(model, amounts, rows, places.get(key)!);
    return found ? [found] : [];
  });
}

function conflictAt(
  model: Model,
  amounts: Amounts,
  rows: ReadonlyMap<string, number>,
  assumptions: readonly Assumption[],
): Conflict | undefined {
  const { component, row, attribute = '' } = assumptions[0];
  const at = row === undefined ? undefined : rows.get(`${component}\u0000${row}`);
  const currency = amounts.currencyOf(component, attribute, at ?? -1);
  const sides = assumptions.map((each) => sideOf(each, currency, amounts));
  const cell = at === undefined ? undefined : valueAt(model, component as ComponentName, attribute, at);
  const pairs: [string, string][] = [];
  sides.forEach((a, k) => {
    for (const b of sides.slice(k + 1)) if (contradict(a, b)) pairs.push([a.assumption.id, b.assumption.id]);
  });
  const against = sides.filter((side) => cell !== undefined && strays(side, cell));
  if (pairs.length === 0 && against.length === 0) return undefined;
  return {
    component,
    row,
    attribute,
    unit: currency ?? attributeSpec(component, attribute)?.unit,
    inTables: typeof cell === 'number' ? cell : cell?.toString(),
    againstTables: against.map(({ assumption }) => assumption.id),
    pairs,
    sides,
  };
}

/** Figures of an assumption in the currency of the cell. */
function sideOf(assumption: Assumption, currency: string | undefined, amounts: Amounts): Side {
  const from = assumption.currency;
  const turned = (amount: number | undefined): number | undefined => {
    if (amount === undefined || currency === undefined || from === undefined) return amount;
    return amounts.convert(amount, from, currency);
  };
  return {
    assumption,
    value: turned(assumption.value),
    least: turned(assumption.least),
    most: turned(assumption.most),
  };
}

function valueAt(
  model: Model,
  component: ComponentName,
  attribute: string,
  row: number,
): CellValue | undefined {
  const data = model.tables.get(component)?.columns.get(attribute);
  const spec = attributeSpec(component, attribute);
  return data && spec && componentSpec(component) ? cellValue(spec, data, row) : undefined;
}

const SAME = 1e-9;

/** Ranges without a point in common, or statements in other words. */
function contradict(a: Side, b: Side): boolean {
  if (hasRange(a) && hasRange(b)) return isAbove(a.least, b.most) || isAbove(b.least, a.most);
  const [one, other] = [a.assumption.statement, b.assumption.statement];
  return one !== undefined && other !== undefined && folded(one) !== folded(other);
}

function strays(side: Side, cell: CellValue): boolean {
  if (typeof cell === 'number')
    return hasRange(side) && (isAbove(cell, side.most) || isAbove(side.least, cell));
  const { statement } = side.assumption;
  return statement !== undefined && folded(statement) !== folded(String(cell));
}

function hasRange(side: Side): side is Side & { readonly least: number; readonly most: number } {
  return side.least !== undefined && side.most !== undefined;
}

function isAbove(a: number, b: number): boolean {
  return a - b > SAME * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Words without case, punctuation and blanks around them. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}
