import { isoDate } from '../../base/dates.js';
import { column, rowName } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';

/** A source, and the sources that it quotes (S42). */
export interface SourceFacts {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly reliability?: string;
  readonly citation?: string;
  /** Ids of what it quotes, one after the other, down to the first hand. */
  readonly chain: readonly string[];
  /** The chain comes back to itself, so that there is no first hand. */
  readonly circular: boolean;
}

/** An assumption as its row states it; least and most are the value itself where it has no range. */
export interface Assumption {
  readonly id: string;
  readonly name?: string;
  readonly component: string;
  /** Empty = every row, every attribute. */
  readonly row?: string;
  readonly attribute?: string;
  readonly value?: number;
  readonly statement?: string;
  readonly currency?: string;
  readonly least?: number;
  readonly most?: number;
  readonly distribution: string;
  readonly source?: SourceFacts;
  readonly quotation?: string;
  readonly credibility?: number;
  readonly illustrative: boolean;
  readonly asOf?: string;
  readonly owner?: string;
}

/** Sources and assumptions of a model, in the order of their ids. */
export interface EvidenceTables {
  readonly sources: ReadonlyMap<string, SourceFacts>;
  readonly assumptions: readonly Assumption[];
}

export function readEvidence(model: Model): EvidenceTables {
  const sources = readSources(model);
  return { sources, assumptions: readAssumptions(model, sources) };
}

function readSources(model: Model): Map<string, SourceFacts> {
  const id = column(model, 'source', 'id').map((each) => each ?? '');
  const title = column(model, 'source', 'title');
  const publisher = column(model, 'source', 'publisher');
  const date = column(model, 'source', 'date');
  const via = column(model, 'source', 'via');
  const reliability = column(model, 'source', 'reliability');
  const citation = column(model, 'source', 'citation');
  const quotes = new Map(id.map((each, row) => [each, via[row]]));
  const rows = [...id.keys()].sort((a, b) => (id[a] < id[b] ? -1 : 1));
  return new Map(
    rows.map((row) => [
      id[row],
      {
        id: id[row],
        title: title[row] ?? id[row],
        publisher: publisher[row],
        date: dayText(date[row]),
        reliability: reliability[row],
        citation: citation[row],
        ...chainOf(id[row], quotes),
      },
    ]),
  );
}

function chainOf(
  start: string,
  quotes: ReadonlyMap<string, string | undefined>,
): { chain: string[]; circular: boolean } {
  const chain: string[] = [];
  let at = quotes.get(start);
  while (at !== undefined && at !== start && !chain.includes(at)) {
    chain.push(at);
    at = quotes.get(at);
  }
  return { chain, circular: at !== undefined };
}

function readAssumptions(model: Model, sources: ReadonlyMap<string, SourceFacts>): Assumption[] {
  const component = column(model, 'assumption', 'component');
  const row = column(model, 'assumption', 'row');
  const attribute = column(model, 'assumption', 'attribute');
  const value = column(model, 'assumption', 'value');
  const statement = column(model, 'assumption', 'statement');
  const currency = column(model, 'assumption', 'currency');
  const least = column(model, 'assumption', 'least');
  const most = column(model, 'assumption', 'most');
  const distribution = column(model, 'assumption', 'distribution');
  const source = column(model, 'assumption', 'source');
  const quotation = column(model, 'assumption', 'quotation');
  const credibility = column(model, 'assumption', 'credibility');
  const illustrative = column(model, 'assumption', 'illustrative');
  const asOf = column(model, 'assumption', 'as_of');
  const owner = column(model, 'assumption', 'owner');
  const name = column(model, 'assumption', 'name');
  const found = component.map(
    (each, r): Assumption => ({
      id: rowName(model, 'assumption', r),
      name: name[r],
      component: each ?? '',
      row: row[r],
      attribute: attribute[r],
      value: given(value[r]),
      statement: statement[r],
      currency: currency[r],
      least: given(least[r]) ?? given(value[r]),
      most: given(most[r]) ?? given(value[r]),
      distribution: distribution[r] ?? 'fixed',
      source: source[r] === undefined ? undefined : sources.get(source[r]),
      quotation: quotation[r],
      credibility: given(credibility[r]),
      illustrative: illustrative[r] === 1,
      asOf: dayText(asOf[r]),
      owner: owner[r],
    }),
  );
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function given(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

function dayText(day: number): string | undefined {
  return Number.isNaN(day) ? undefined : isoDate(day);
}
