import type { Day } from '../base/dates.js';
import type { Plan } from '../plan/plan.js';
import type { RevisionAnswer, RunOutAnswer } from './card.js';
import type { Words } from './format.js';
import type { Names } from './names.js';
import { type Buckets, lengthOf, numbers, texts } from './read.js';

export function revisionAnswers(plan: Plan, buckets: Buckets, names: Names): RevisionAnswer[] {
  const ids = texts(plan, 'revision', 'revision');
  const at = numbers(plan, 'revision', 'bucket');
  const started = numbers(plan, 'revision', 'started');
  const output = numbers(plan, 'revision', 'output');
  const delivered = numbers(plan, 'revision', 'delivered');
  const converted = numbers(plan, 'revision', 'converted');
  const fielded = numbers(plan, 'revision', 'fielded');
  const rows = new Map<string, number[]>();
  for (let row = 0; row < lengthOf(plan, 'revision'); row++) {
    const known = rows.get(ids[row]);
    if (known) known.push(row);
    else rows.set(ids[row], [row]);
  }
  return [...rows].map(([revision, own]) => {
    const sum = (values: Float64Array): number => own.reduce((total, row) => total + (values[row] || 0), 0);
    const active = own.filter((row) => started[row] > 0);
    const end = (row: number | undefined): Day | undefined =>
      row === undefined ? undefined : buckets.ends[at[row]] - 1;
    const line = new Float64Array(buckets.count);
    for (const row of own) line[at[row]] += output[row];
    const final = own.find((row) => at[row] === buckets.count - 1);
    return {
      revision,
      name: names.of('revision', revision),
      started: sum(started),
      first: end(active[0]),
      last: end(active.at(-1)),
      output: sum(output),
      delivered: sum(delivered),
      converted: sum(converted),
      fielded: final === undefined ? (Number.isNaN(fielded[own[0]]) ? Number.NaN : 0) : fielded[final],
      line,
    };
  });
}

export function runOutAnswers(plan: Plan, buckets: Buckets, names: Names): RunOutAnswer[] {
  const items = texts(plan, 'run_out', 'item');
  const at = numbers(plan, 'run_out', 'bucket');
  const obsolete = numbers(plan, 'run_out', 'obsolete');
  const value = numbers(plan, 'run_out', 'value');
  const gone = numbers(plan, 'run_out', 'written_off');
  const goneValue = numbers(plan, 'run_out', 'written_off_value');
  return [...new Set(items)].map((item) => {
    // An old part may lie at several sites.
    const [units, worth] = [new Float64Array(buckets.count), new Float64Array(buckets.count)];
    let [writtenOff, writtenOffValue] = [0, 0];
    for (let row = 0; row < items.length; row++) {
      if (items[row] !== item) continue;
      units[at[row]] += obsolete[row];
      worth[at[row]] += value[row];
      writtenOff += gone[row];
      writtenOffValue += goneValue[row];
    }
    const most = units.indexOf(Math.max(...units));
    return {
      item,
      name: names.of('item', item),
      most: units[most],
      mostValue: worth[most],
      day: buckets.ends[most] - 1,
      writtenOff,
      writtenOffValue,
    };
  });
}

/** From when to when a revision is in the line, and how many of it are in the field. */
export function revisionSentence(answer: RevisionAnswer, words: Words): string {
  const { name, started, first, last, fielded, converted } = answer;
  const line =
    first === undefined || last === undefined
      ? words.say('answer.revision.none', { name })
      : words.say('answer.revision.line', {
          name,
          first: words.month(first),
          last: words.month(last),
          started: words.number(started, 1),
        });
  const more: string[] = [];
  if (converted > 0) more.push(words.say('answer.revision.converted', { n: words.number(converted, 1) }));
  if (fielded > 0) more.push(words.say('answer.revision.fielded', { n: words.number(fielded, 1) }));
  return words.join([line, ...more]);
}

export function runOutSentence(answer: RunOutAnswer, currency: string, words: Words): string {
  const parts: string[] = [];
  if (answer.most > 0)
    parts.push(
      words.say('answer.runOut.obsolete', {
        name: answer.name,
        n: words.number(answer.most, 1),
        value: words.shortMoney(answer.mostValue, currency),
        month: words.month(answer.day),
      }),
    );
  if (answer.writtenOff > 0)
    parts.push(
      words.say('answer.runOut.writtenOff', {
        name: answer.name,
        n: words.number(answer.writtenOff, 1),
        value: words.shortMoney(answer.writtenOffValue, currency),
      }),
    );
  return words.join(parts);
}
