import { isoDate, parseIsoDate } from '../../src/base/dates.js';
import type { ComponentName, RowTypes } from '../../src/schema/generated/types.js';
import type {
  Draft,
  ItemDraft,
  LotDraft,
  OfferDraft,
  ProcessDraft,
  WindowDraft,
} from './random-network-draft.js';

/** Rows by component, open for more. */
export type Rows = { -readonly [C in ComponentName]?: RowTypes[C][] };

/** Levels below the end product. */
const DEEPEST = 2;

export const itemId = (i: number): string => `item-${i}`;
export const siteId = (s: number): string => `site-${s}`;
export const given = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** A draft with its references resolved, and the rows written so far. */
export class Sheet {
  readonly rows: Rows = {};
  /** Item that each item goes into; -1 for the end product. */
  readonly parents: readonly number[];
  /** Sites at which an item can be had without a lane. */
  readonly sources: readonly ReadonlySet<number>[];
  /** Resources that some process uses. */
  readonly busy = new Set<number>();
  private readonly first: number;

  constructor(readonly draft: Draft) {
    this.first = parseIsoDate(draft.start) ?? 0;
    this.parents = parentsOf(draft.items);
    this.sources = draft.items.map((item, i) => {
      const picks = [...this.madeBy(item, i), ...this.boughtFrom(item, i)].map((source) => source.site);
      return new Set(picks.map((pick) => this.site(pick)));
    });
  }

  add<C extends ComponentName>(component: C, row: RowTypes[C]): void {
    const rows = (this.rows[component] ?? []) as RowTypes[C][];
    rows.push(row);
    (this.rows as Record<ComponentName, unknown>)[component] = rows;
  }

  date(percent: number): string {
    return isoDate(this.first + Math.round((percent / 100) * (this.draft.pattern.days - 1)));
  }

  daysAfter(date: string, days: number): string {
    return isoDate((parseIsoDate(date) ?? 0) + days);
  }

  window(window: WindowDraft | null): { from?: string; until?: string } {
    if (!window) return {};
    const [from, until] = [Math.min(...window), Math.max(...window)];
    return {
      from: from === 0 ? undefined : this.date(from),
      until: until === 100 ? undefined : this.date(until),
    };
  }

  /** Days of `twelfths` of a tenth of the horizon. */
  lead(twelfths: number): number {
    return Math.round((twelfths / 120) * this.draft.pattern.days);
  }

  site(pick: number): number {
    return pick % this.draft.sites.length;
  }

  money(euro: boolean): string | undefined {
    return euro ? 'EUR' : undefined;
  }

  hasChildren(i: number): boolean {
    return this.parents.includes(i);
  }

  madeBy(item: ItemDraft, i: number): readonly ProcessDraft[] {
    return this.hasChildren(i) || item.source === 'both' ? item.processes : [];
  }

  boughtFrom(item: ItemDraft, i: number): readonly OfferDraft[] {
    return !this.hasChildren(i) || item.source === 'both' ? item.offers : [];
  }
}

function parentsOf(items: readonly ItemDraft[]): number[] {
  const parents: number[] = [];
  const levels: number[] = [];
  items.forEach((item, i) => {
    const fits = levels.flatMap((level, k) => (level < DEEPEST ? [k] : []));
    const parent = i === 0 ? -1 : fits[item.parent % fits.length];
    parents.push(parent);
    levels.push(i === 0 ? 0 : levels[parent] + 1);
  });
  return parents;
}

/** Least and multiple of a lot, left out where nothing of it fits under the most per bucket. */
export function lotOf<L extends string, M extends string>(
  lot: LotDraft | null,
  most: number | null,
  least: L,
  multiple: M,
): { [K in L | M]?: number } {
  const cells: Record<string, number | undefined> = {};
  const largest = Math.max(lot?.minimum ?? 0, 0) + (lot?.multiple ?? 0);
  if (lot && largest <= (most ?? Number.POSITIVE_INFINITY)) {
    cells[least] = given(lot.minimum);
    cells[multiple] = given(lot.multiple);
  }
  return cells as { [K in L | M]?: number };
}
