import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import { type Ids, makeIndex, refs } from './ids.js';

/** Revisions as the tables say them (S43 to S47). */
export interface Revisions {
  readonly names: readonly string[];
  readonly product: Int32Array;
  /** Item in which units of a revision are counted, the product where none is given. */
  readonly item: Int32Array;
  readonly predecessor: Int32Array;
  /** Revision that a process builds or converts to, and the one that it converts; -1 = none. */
  readonly ofProcess: Int32Array;
  readonly converts: Int32Array;
  readonly inField: readonly boolean[];
  readonly from: Float64Array;
  readonly until: Float64Array;
  /** Whether an item is a product whose revisions have items of their own (S46). */
  isFamily(item: number): boolean;
  /** Whether a revision is `minimum` or replaces it (S46). */
  accepts(revision: number, minimum: string): boolean;
}

export function readRevisions(model: Model, ids: Ids): Revisions {
  const index = makeIndex(column(model, 'revision', 'id'));
  const product = refs(column(model, 'revision', 'product'), ids.item);
  const own = refs(column(model, 'revision', 'item'), ids.item);
  const predecessor = refs(column(model, 'revision', 'predecessor'), index);
  const families = new Set(product.filter((_, r) => own[r] >= 0));
  const isOrReplaces = (revision: number, old: number): boolean => {
    const seen = new Set<number>();
    let r = revision;
    while (r >= 0 && r !== old && !seen.has(r)) {
      seen.add(r);
      r = predecessor[r];
    }
    return r === old;
  };
  return {
    names: index.names,
    product,
    item: own.map((item, r) => (item < 0 ? product[r] : item)),
    predecessor,
    ofProcess: refs(column(model, 'process', 'revision'), index),
    converts: refs(column(model, 'process', 'converts'), index),
    inField: column(model, 'process', 'converts_from').map((place) => place === 'field'),
    from: column(model, 'revision', 'effective_from'),
    until: column(model, 'revision', 'effective_until'),
    isFamily: (item) => families.has(item),
    accepts: (revision, minimum) => minimum === '' || isOrReplaces(revision, index.find(minimum)),
  };
}

/** Building processes: those of a revision that convert nothing (S43). */
export function builds(revisions: Revisions, process: number, revision: number): boolean {
  return revisions.ofProcess[process] === revision && revisions.converts[process] < 0;
}
