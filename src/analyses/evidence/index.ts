import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import {
  type AttributeBacking,
  assumptionFinder,
  attributeBackings,
  BACKINGS,
  type Backing,
  type FindAssumptions,
} from './backing.js';
import { type Conflict, findConflicts } from './conflicts.js';
import { type Assumption, type EvidenceTables, readEvidence, type SourceFacts } from './ledger.js';
import { STALE_DAYS } from './stale.js';
import { dayNumber } from './words.js';

export type { Backing } from './backing.js';
export type { Conflict } from './conflicts.js';
export { DISTRIBUTION_COLUMNS, type DistributionRow, distributionRows } from './distributions.js';
export type { Assumption, SourceFacts } from './ledger.js';
export { figureText, originText, placeText, tableName } from './words.js';

/** What the numbers of a model rest on (S42). */
export interface Evidence extends EvidenceTables {
  /** By attribute, in the order of the catalog; only attributes that are filled. */
  readonly attributes: readonly AttributeBacking[];
  readonly totals: Readonly<Record<Backing, number>>;
  readonly conflicts: readonly Conflict[];
  /** Sources that quote others, and those whose chain has no first hand. */
  readonly secondHand: readonly SourceFacts[];
  readonly circular: readonly SourceFacts[];
  readonly stale: readonly StaleAssumption[];
  /** Assumptions by reliability of their source and their own credibility (B2), most frequent first. */
  readonly grades: readonly { readonly grade: string; readonly count: number }[];
  readonly find: FindAssumptions;
}

export interface StaleAssumption {
  readonly assumption: Assumption;
  readonly day: string;
  /** Days before the plan starts. */
  readonly age: number;
}

export function evidenceOf(model: Model, staleDays = STALE_DAYS): Evidence {
  const tables = readEvidence(model);
  const find = assumptionFinder(tables.assumptions);
  const attributes = attributeBackings(model, find);
  const totals = { sourced: 0, stated: 0, illustrative: 0, none: 0 };
  for (const { counts } of attributes) for (const each of BACKINGS) totals[each] += counts[each];
  const sources = [...tables.sources.values()];
  return {
    ...tables,
    attributes,
    totals,
    conflicts: findConflicts(model, tables.assumptions),
    secondHand: sources.filter(({ chain, circular }) => chain.length > 0 && !circular),
    circular: sources.filter(({ circular }) => circular),
    stale: staleOnes(model, tables.assumptions, staleDays),
    grades: gradeCounts(tables.assumptions),
    find,
  };
}

function staleOnes(model: Model, assumptions: readonly Assumption[], days: number): StaleAssumption[] {
  const start = column(model, 'model', 'start')[0];
  return assumptions.flatMap((assumption) => {
    const day = assumption.asOf ?? assumption.source?.date;
    if (day === undefined) return [];
    const age = start - dayNumber(day);
    return age > days ? [{ assumption, day, age }] : [];
  });
}

/** Admiralty code: the source's letter and the assumption's digit, – for what nobody graded. */
export function gradeOf({ source, credibility }: Assumption): string {
  if (source?.reliability === undefined && credibility === undefined) return '–';
  return `${source?.reliability ?? '–'}${credibility ?? '–'}`;
}

function gradeCounts(assumptions: readonly Assumption[]): { grade: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const each of assumptions) {
    if (each.illustrative) continue;
    counts.set(gradeOf(each), (counts.get(gradeOf(each)) ?? 0) + 1);
  }
  return [...counts]
    .map(([grade, count]) => ({ grade, count }))
    .sort((a, b) => b.count - a.count || (a.grade < b.grade ? -1 : 1));
}
