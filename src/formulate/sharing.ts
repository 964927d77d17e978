import type { CostKind } from '../base/vocabulary.js';
import type { Agreement, Network, Process } from '../network/index.js';

/**
 * What every decision costs, who pays, from which category, and when (S20, S22). `amount` is in the model's currency
 * per unit of the column, not discounted; `category` is '' for what is no spending; `spent` is the bucket in which it
 * is paid. A shared cost is visited once for each payer: `agreement` is the number of the agreement that shares it
 * (S39), and `bearer` the organisation where it arises.
 */
export type Visit = (
  column: number,
  amount: number,
  kind: CostKind,
  organisation: number,
  category: string,
  bucket: number,
  spent: number,
  agreement?: number,
  bearer?: number,
) => void;

/** What a cost is for; agreements cover by it (S39). */
export interface Subject {
  readonly item?: number;
  readonly process?: number;
  readonly resource?: number;
  readonly technology?: string;
  /** Whose work is paid (S40): the organisation and the country in which it works; left out where it is no work. */
  readonly worker?: Worker;
}

export interface Worker {
  /** -1 where nobody is named. */
  readonly organisation: number;
  readonly country: string;
}

/** Opens the account of a subject: what is charged there goes to those who pay for it. */
export type Book = (subject: Subject) => Visit;

export function covers(agreement: Agreement, { item, process, resource, technology }: Subject): boolean {
  return (
    agreement.everything ||
    (item !== undefined && agreement.items.has(item)) ||
    (process !== undefined && agreement.processes.has(process)) ||
    (resource !== undefined && agreement.resources.has(resource)) ||
    (technology !== undefined && agreement.technologies.has(technology))
  );
}

export function holdsIn({ first, last }: Agreement, t: number): boolean {
  return first <= t && t <= last;
}

/** Splits what agreements cover over their parties, and leaves everything else as it is. */
export function sharing({ agreements }: Network, visit: Visit): Book {
  const sharers = agreements.flatMap((each, number) => (each.shares.length > 0 ? [{ each, number }] : []));
  if (sharers.length === 0) return () => visit;
  return (subject) => {
    const covering = sharers.filter(({ each }) => covers(each, subject));
    if (covering.length === 0) return visit;
    return (column, amount, kind, organisation, category, bucket, spent) => {
      const found =
        category === ''
          ? undefined
          : covering.find(
              ({ each }) =>
                holdsIn(each, bucket) && (each.categories.size === 0 || each.categories.has(category)),
            );
      if (!found) {
        visit(column, amount, kind, organisation, category, bucket, spent);
        return;
      }
      for (const { organisation: payer, share } of found.each.shares) {
        visit(column, amount * share, kind, payer, category, bucket, spent, found.number, organisation);
      }
    };
  };
}

/**
 * Resources of which some hours are shared otherwise than their overtime would be, bucket by bucket (S39): there
 * every hour is charged as a normal one, and overtime only for what it costs more.
 */
export function splitResources(network: Network): (resource: number, t: number) => boolean {
  const sharers = network.agreements.filter(
    ({ shares, categories }) => shares.length > 0 && (categories.size === 0 || categories.has('running')),
  );
  if (sharers.length === 0) return () => false;
  const { count } = network.horizon;
  const split = network.resources.map(() => new Uint8Array(count));
  const sharerOf = (subject: Subject, t: number): Agreement | undefined =>
    sharers.find((each) => holdsIn(each, t) && covers(each, subject));
  network.processes.forEach((process, p) => {
    for (const resource of resourcesOf(process)) {
      const item = network.nodes[process.node].item;
      for (let t = 0; t < count; t++) {
        if (sharerOf({ item, process: p, resource }, t) !== sharerOf({ resource }, t)) split[resource][t] = 1;
      }
    }
  });
  return (resource, t) => split[resource][t] === 1;
}

function resourcesOf({ hours, hourGroups }: Process): Set<number> {
  return new Set([...hours, ...hourGroups.flatMap(({ lines }) => lines)].map(({ resource }) => resource));
}
