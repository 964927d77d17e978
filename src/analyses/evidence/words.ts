import { dayOf } from '../../base/dates.js';
import type { Words } from '../../explain/format.js';
import { attributeSpec, componentSpec, isComponent } from '../../schema/catalog.js';
import type { Labels } from '../../schema/spec.js';
import type { Conflict, Side } from './conflicts.js';
import type { Assumption, SourceFacts } from './ledger.js';

const labelOf = (labels: Labels, words: Words): string =>
  words.language.startsWith('ja') ? labels.ja : words.language.startsWith('uk') ? labels.uk : labels.en;

/** A table as people call it: "Budget". */
export function tableName(component: string, words: Words): string {
  return isComponent(component) ? labelOf(componentSpec(component).labels, words) : component;
}

/** What an assumption or a conflict is about: "Budget b2026: Amount". */
export function placeText(
  { component, row, attribute }: Pick<Conflict, 'component' | 'row'> & { readonly attribute?: string },
  words: Words,
): string {
  const table = tableName(component, words);
  const spec = attribute === undefined ? undefined : attributeSpec(component, attribute);
  const every = component === 'model' ? '' : ` (${words.say('evidence.everyRow')})`;
  const where = row === undefined ? table + every : `${table} ${row}`;
  return spec ? `${where}: ${labelOf(spec.labels, words)}` : where;
}

/** Value with its range, or what is stated in words. */
export function figureText({ value, least, most, assumption }: Side, words: Words): string {
  if (value === undefined && least === undefined) return assumption.statement ?? '–';
  const number = (each: number): string => words.number(each, Number.isInteger(each) ? 0 : 6);
  const main = value === undefined ? '' : number(value);
  if (least === undefined || most === undefined || least === most) return main;
  const range = `${number(least)} … ${number(most)}`;
  return main === '' ? range : `${main} (${range})`;
}

/** Title, publisher and date of a source. */
export function sourceText(source: SourceFacts, words: Words): string {
  const date = source.date === undefined ? undefined : words.day(dayNumber(source.date));
  return [source.title, source.publisher, date].filter((part) => part !== undefined).join(', ');
}

/** Where an assumption is from: its source, and what that quotes down to the first hand. */
export function originText(
  { source, illustrative }: Assumption,
  sources: ReadonlyMap<string, SourceFacts>,
  words: Words,
): string {
  if (!source) return words.say(illustrative ? 'evidence.illustrative' : 'evidence.noSource');
  if (source.chain.length === 0) return sourceText(source, words);
  const chain = source.chain.map((id) => {
    const quoted = sources.get(id);
    return quoted?.publisher ?? quoted?.title ?? id;
  });
  return `${sourceText(source, words)}; ${words.say('evidence.quotes', { sources: chain.join(' → ') })}`;
}

export function dayNumber(iso: string): number {
  const [year, month, day] = iso.split('-').map(Number);
  return dayOf(year, month, day);
}
