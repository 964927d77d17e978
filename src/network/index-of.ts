import { column } from '../schema/columns.js';
import type { ComponentName } from '../schema/generated/types.js';
import type { Model } from '../schema/model.js';

/** Numbers of the rows of a component by id, in the order of the (sorted) model. */
export interface Ids {
  readonly names: readonly string[];
  number(id: string | undefined): number;
}

type Keyed = Extract<
  ComponentName,
  | 'fleet'
  | 'revision'
  | 'organisation'
  | 'item'
  | 'site'
  | 'process'
  | 'resource'
  | 'offer'
  | 'programme'
  | 'technology'
  | 'classification'
  | 'rule'
  | 'certificate'
  | 'consent'
>;

export function idsOf(model: Model, component: Keyed): Ids {
  const names = column(model, component, 'id').map((id) => id ?? '');
  const numbers = new Map(names.map((id, k) => [id, k]));
  return { names, number: (id) => (id === undefined ? -1 : (numbers.get(id) ?? -1)) };
}

/** Rows of a child table by the number of their parent, in table order. */
export function rowsByParent(
  parents: readonly (string | undefined)[],
  ids: Ids,
): readonly (readonly number[])[] {
  const rows: number[][] = ids.names.map(() => []);
  parents.forEach((parent, row) => {
    rows[ids.number(parent)]?.push(row);
  });
  return rows;
}

/** NaN (an empty cell) as undefined. */
export function given(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

/** Collects (item, site) pairs and numbers them by site within item, whatever the order in which they came. */
export class NodeIndex {
  private readonly pairs = new Set<number>();
  private numbers = new Map<number, number>();
  constructor(
    private readonly siteCount: number,
    private frozen = false,
  ) {}
  private key(item: number, site: number): number {
    return item * this.siteCount + site;
  }
  add(item: number, site: number): void {
    if (!this.frozen) this.pairs.add(this.key(item, site));
  }
  has(item: number, site: number): boolean {
    return this.pairs.has(this.key(item, site));
  }
  freeze(): readonly { item: number; site: number }[] {
    this.frozen = true;
    const sorted = [...this.pairs].sort((a, b) => a - b);
    this.numbers = new Map(sorted.map((key, n) => [key, n]));
    return sorted.map((key) => ({ item: Math.floor(key / this.siteCount), site: key % this.siteCount }));
  }
  number(item: number, site: number): number {
    return this.numbers.get(this.key(item, site)) ?? -1;
  }
}
