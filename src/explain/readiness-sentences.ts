import type { Day } from '../base/dates.js';
import type { AnswerCard, DatesAnswer, EventAnswer, ReadinessAnswer, TechnologyAnswer } from './card.js';
import type { Words } from './format.js';

/** What the card says of readiness: a technology a sentence, then what the first delivery waits for. */
export function readinessSentences(card: AnswerCard, words: Words): string[] {
  const { readiness } = card;
  if (!readiness) return [];
  return [
    ...readiness.technologies.map((each) => technologySentence(each, words)),
    ...waitingSentences(readiness, words),
  ];
}

/** What never may start, and what the first delivery waits for. */
export function waitingSentences(readiness: ReadinessAnswer, words: Words): string[] {
  return [
    ...closedSentences(readiness, words),
    ...(readiness.critical.length > 0
      ? [words.say('readiness.critical', { list: readiness.critical.join(' → ') })]
      : []),
  ];
}

function technologySentence(each: TechnologyAnswer, words: Words): string {
  const levels = each.levels.map((level) =>
    words.say('readiness.level', { scale: level.scale, level: level.level, dates: datesText(level, words) }),
  );
  const fielded = each.fielded
    ? words.say('readiness.fielded', {
        item: each.fielded.itemName,
        date: words.day(each.fielded.day),
        days: words.number(each.fielded.days),
        from: words.day(each.from),
      })
    : words.say('readiness.not-fielded');
  const reached = levels.length > 0 ? words.list(levels) : words.say('readiness.as-now');
  return words.join([words.say('readiness.technology', { name: each.name, levels: reached }), fielded]);
}

/** Processes that never may start. */
function closedSentences({ gates }: ReadinessAnswer, words: Words): string[] {
  const closed = gates.filter((gate) => gate.day === undefined).map((gate) => gate.name);
  return closed.length > 0 ? [words.say('readiness.closed', { list: words.list(closed) })] : [];
}

/** `15 May 2026 (8 May 2026 to 4 Jun 2026)`; the span only where there is one. */
export function datesText({ day, least, most }: DatesAnswer, words: Words): string {
  if (day === undefined) return words.say('readiness.never');
  const to = (each: Day | undefined): string =>
    each === undefined ? words.say('readiness.never') : words.day(each);
  if (least === day && most === day) return words.day(day);
  return words.say('readiness.span', { date: words.day(day), least: to(least), most: to(most) });
}

/** An event that the plan takes as given. */
export function eventSentence(event: EventAnswer & { readonly start: Day }, words: Words): string {
  const what = { name: event.name, strikes: words.list(event.strikes), left: words.percent(event.left) };
  const from = words.day(event.start);
  if (event.days === undefined) return words.say('events.open', { ...what, from });
  return words.say('events.given', { ...what, from, days: words.number(Math.ceil(event.days)) });
}
