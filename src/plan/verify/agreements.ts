import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import { type Ids, refs } from './ids.js';
import type { Organisations } from './organisations.js';
import { inWindow, type Time } from './time.js';

/** What a cost is for, by rows of the tables; what does not apply is left out. */
export interface Purpose {
  readonly item?: number;
  readonly process?: number;
  readonly resource?: number;
  readonly technology?: string;
}

export interface Party {
  readonly name: string;
  /** -1 for a country. */
  readonly organisation: number;
  readonly country: string | undefined;
  readonly floor: number;
  readonly ceiling: number;
  /** Work that it has done, and all work of the agreement. */
  work: number;
}

/** An agreement, and the work done under it so far (S39, S40). */
export interface Agreement {
  readonly name: string;
  readonly byHours: boolean;
  readonly shares: readonly (readonly [organisation: number, share: number])[];
  readonly parties: readonly Party[];
  /** Whether its scope and window hold what is done for a purpose in a bucket. */
  covers(purpose: Purpose, t: number): boolean;
  readonly sharesCategory: (category: string) => boolean;
  all: number;
}

/** Agreements as the tables state them. */
export class Agreements {
  constructor(
    readonly list: readonly Agreement[],
    private readonly organisations: Organisations,
  ) {}

  /** The agreement that shares a cost, -1 where none does. */
  sharing(purpose: Purpose, category: string, t: number): number {
    if (category === '') return -1;
    return this.list.findIndex(
      (each) => each.shares.length > 0 && each.sharesCategory(category) && each.covers(purpose, t),
    );
  }

  /** Work done for a purpose by an organisation (-1 = unknown) in a country, worth an amount or taking hours. */
  work(
    measure: 'value' | 'hours',
    purpose: Purpose,
    t: number,
    amount: number,
    organisation: number,
    country: string | undefined,
  ): void {
    for (const each of this.list) {
      if (each.byHours !== (measure === 'hours') || !each.covers(purpose, t)) continue;
      each.all += amount;
      for (const party of each.parties) {
        const own =
          party.organisation >= 0
            ? this.organisations.isWithin(organisation, party.organisation)
            : country !== undefined && party.country === country;
        if (own) party.work += amount;
      }
    }
  }
}

export function readAgreements(model: Model, time: Time, ids: Ids, organisations: Organisations): Agreements {
  const names = column(model, 'agreement', 'id');
  if (names.length === 0) return new Agreements([], organisations);
  const from = column(model, 'agreement', 'valid_from');
  const until = column(model, 'agreement', 'valid_until');
  const categories = column(model, 'agreement', 'categories');
  const by = column(model, 'agreement', 'workshare_by');
  const inScope = readScopes(model, ids);
  const agreement = column(model, 'agreement-party', 'agreement');
  const share = column(model, 'agreement-party', 'cost_share');
  const member = refs(column(model, 'agreement-party', 'organisation'), ids.organisation);
  const list = names.map((name, a): Agreement => {
    const rows = [...agreement.keys()].filter((row) => agreement[row] === name);
    return {
      name: name ?? '',
      byHours: by[a] === 'hours',
      shares: rows.flatMap((row) => (share[row] > 0 ? [[member[row], share[row]] as const] : [])),
      parties: rows.map((row) => readParty(model, ids, row)),
      covers: (purpose, t) => inWindow(time, t, from[a], until[a]) && inScope(a, purpose),
      sharesCategory: (category) => categories[a].length === 0 || categories[a].includes(category),
      all: 0,
    };
  });
  return new Agreements(list, organisations);
}

function readParty(model: Model, ids: Ids, row: number): Party {
  const organisation = column(model, 'agreement-party', 'organisation')[row];
  const country = column(model, 'agreement-party', 'country')[row];
  return {
    name: organisation ?? country ?? '',
    organisation: ids.organisation.find(organisation),
    country,
    floor: column(model, 'agreement-party', 'workshare_floor')[row],
    ceiling: column(model, 'agreement-party', 'workshare_ceiling')[row],
    work: 0,
  };
}

/** What each agreement covers, without its dates (S39). */
function readScopes(model: Model, ids: Ids): (agreement: number, purpose: Purpose) => boolean {
  const items = column(model, 'agreement', 'items');
  const withParts = column(model, 'agreement', 'with_parts');
  const processes = column(model, 'agreement', 'processes');
  const resources = column(model, 'agreement', 'resources');
  const technologies = column(model, 'agreement', 'technologies');
  const output = refs(column(model, 'process', 'item'), ids.item);
  const partsOf = readParts(model, ids);
  const scopes = items.map((named, a) => {
    const covered = named.map((each) => ids.item.find(each));
    return {
      items: withParts[a] ? partsOf(covered) : new Set(covered),
      processes: new Set(processes[a].map((each) => ids.process.find(each))),
      resources: new Set(resources[a].map((each) => ids.resource.find(each))),
      technologies: new Set(technologies[a]),
      all: [named, processes[a], resources[a], technologies[a]].every(({ length }) => length === 0),
    };
  });
  return (a, { item, process, resource, technology }) => {
    const scope = scopes[a];
    if (scope.all) return true;
    if (item !== undefined && scope.items.has(item)) return true;
    if (process !== undefined && (scope.processes.has(process) || scope.items.has(output[process])))
      return true;
    if (resource !== undefined && scope.resources.has(resource)) return true;
    return technology !== undefined && scope.technologies.has(technology);
  };
}

/** Items with what processes that make them use, over and over until nothing is added. */
function readParts(model: Model, ids: Ids): (items: readonly number[]) => Set<number> {
  const output = refs(column(model, 'process', 'item'), ids.item);
  const process = refs(column(model, 'process-input', 'process'), ids.process);
  const input = refs(column(model, 'process-input', 'item'), ids.item);
  return (items) => {
    const found = new Set(items);
    for (let before = -1; before < found.size; ) {
      before = found.size;
      for (let row = 0; row < input.length; row++) if (found.has(output[process[row]])) found.add(input[row]);
    }
    return found;
  };
}
