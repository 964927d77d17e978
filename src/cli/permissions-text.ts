import { clip, printable, wrap } from '../explain/cells.js';
import { type Words, wordsOf } from '../explain/format.js';
import {
  applyText,
  coverText,
  type FlowAnswer,
  flowText,
  forceText,
  leaningSentences,
  type PaperAnswer,
  type PermissionsAnswer,
  permissionsHeadline,
  touchText,
  whyText,
} from '../explain/permissions/index.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { Context } from './context.js';

/** Permissions for the terminal: what is the matter, then every flow with its cover, then every permission. */
export function permissionsText(answer: PermissionsAnswer, model: Model, context: Context): string {
  const words = wordsOf(context.language, true);
  const start = column(model, 'model', 'start')[0];
  const say = (text: string, indent: number): string[] => {
    const lines = wrap(printable(text), Math.max(20, context.width - indent - 2));
    return lines.map((line, row) => ' '.repeat(row === 0 ? indent : indent + 2) + line);
  };
  const parts = [
    wrap(permissionsHeadline(answer, words), context.width),
    leaningSentences(answer, words).flatMap((text) => say(text, 0)),
    ...answer.flows.map((flow) => flowLines(flow, answer.planned, start, words, say)),
  ];
  if (answer.papers.length > 0) {
    const lines = answer.papers.flatMap((paper) => say(paperText(paper, answer.planned, words), 2));
    parts.push([clip(words.say('permissions.table.papers'), context.width), ...lines]);
  }
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

type Say = (text: string, indent: number) => string[];

function flowLines(flow: FlowAnswer, planned: boolean, start: number, words: Words, say: Say): string[] {
  const units = planned ? `: ${words.quantity(flow.quantity, flow.unit)}` : '';
  const lines = say(`${flowText(flow, words)}${units}`, 0);
  for (const touch of flow.touches) {
    lines.push(...say(`${touchText(touch, words)}: ${coverText(touch, words)}`, 2));
    if (!touch.gap) continue;
    const risk = planned
      ? ` ${words.say('permissions.column.risk')}: ${words.number(touch.gap.unitsAtRisk)}.`
      : '';
    lines.push(...say(`${whyText(touch.gap, words)}; ${applyText(touch.gap, start, words)}.${risk}`, 4));
  }
  return lines;
}

function paperText(paper: PaperAnswer, planned: boolean, words: Words): string {
  const status = words.say(`permissions.status.${paper.status}`);
  const cap = Number.isNaN(paper.drawn)
    ? ''
    : `, ${words.say('permissions.column.drawn')}: ${words.percent(paper.drawn)}`;
  const end =
    paper.usedUp === undefined
      ? ''
      : ` (${words.say('permissions.used-up', { date: words.day(paper.usedUp) })})`;
  const carries = planned ? `, ${words.quantity(paper.quantity, '1')}${cap}${end}` : '';
  return `${paper.name} (${paper.jurisdiction}): ${status}, ${forceText(paper, words)}${carries}`;
}
