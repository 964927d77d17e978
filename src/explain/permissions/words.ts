import type { Words } from '../format.js';
import type {
  FlowAnswer,
  GapAnswer,
  PaperAnswer,
  PermissionsAnswer,
  SpanAnswer,
  TouchAnswer,
} from './answer.js';

/** What is the matter with permissions, in one sentence. */
export function permissionsHeadline({ state, flows }: PermissionsAnswer, words: Words): string {
  if (state !== 'enforced') return words.say(`permissions.headline.${state}`);
  const gaps = flows.flatMap(({ touches }) =>
    touches.flatMap(({ gap, spans }) =>
      gap ? [spans.find(({ covers }) => covers.length === 0)?.from ?? gap.from] : [],
    ),
  );
  const bad = flows.filter(({ touches }) => touches.some(({ gap }) => gap)).length;
  const count = words.number(flows.length, 0);
  if (flows.length === 0) return words.say('permissions.headline.none');
  if (bad === 0) return words.say('permissions.headline.all', { count });
  return words.say('permissions.headline.some', {
    count,
    bad: words.number(bad, 0),
    date: words.day(Math.min(...gaps)),
  });
}

/** What the plan leans on that is not granted, with the units. */
export function leaningSentences({ papers }: PermissionsAnswer, words: Words): string[] {
  return papers
    .filter(({ status, quantity }) => status !== 'granted' && quantity > 0)
    .map((paper) =>
      words.say('permissions.leans', {
        name: paper.name,
        status: words.say(`permissions.status.${paper.status}`),
        units: words.quantity(paper.quantity, '1'),
        date: paper.from === undefined ? '–' : words.day(paper.from),
      }),
    );
}

/** For the answer card: the headline, what the plan leans on, and the most pressing application. */
export function permissionSentences(answer: PermissionsAnswer, start: number, words: Words): string[] {
  const gaps = answer.flows.flatMap((flow) =>
    flow.touches.flatMap(({ gap, ...touch }) => (gap ? [{ flow, touch, gap }] : [])),
  );
  const first = gaps.find(({ gap }) => gap.unitsAtRisk > 0 && gap.applyBy !== undefined);
  const apply = first && [
    words.say('permissions.first-to-apply', {
      flow: flowText(first.flow, words),
      before: `${first.touch.jurisdiction}, ${words.say(`permissions.control.${first.touch.control}`)}`,
      apply: applyText(first.gap, start, words),
      units: words.quantity(first.gap.unitsAtRisk, '1'),
    }),
  ];
  return [permissionsHeadline(answer, words), ...leaningSentences(answer, words), ...(apply ?? [])];
}

/** The flow in words: "Vessel on Works → Depot (JP → DE)". */
export function flowText(flow: FlowAnswer, words: Words): string {
  return words.say(`permissions.flow.${flow.kind}`, {
    item: flow.itemName,
    name: flow.name,
    route: `${flow.from} → ${flow.to}`,
  });
}

export function touchText(
  { jurisdiction, control }: Pick<TouchAnswer, 'jurisdiction' | 'control'>,
  words: Words,
): string {
  return `${jurisdiction}, ${words.say(`permissions.control.${control}`)}`;
}

/** One stretch: "1 Jan – 30 Jun 2027: licence L1". */
export function spanText({ from, until, covers }: SpanAnswer, words: Words): string {
  const by = covers.map(({ kind, id }) => `${words.say(`permissions.cover.${kind}`)} ${id}`);
  return words.say('permissions.span', {
    from: words.day(from),
    until: words.day(until),
    cover: by.length === 0 ? words.say('permissions.uncovered') : words.list(by),
  });
}

/** Every stretch of a touch; what holds throughout is said without dates. */
export function coverText({ spans }: TouchAnswer, words: Words): string {
  const [first, ...rest] = spans;
  if (rest.length > 0) return spans.map((span) => spanText(span, words)).join('; ');
  const by = first.covers.map(({ kind, id }) => `${words.say(`permissions.cover.${kind}`)} ${id}`);
  return by.length === 0 ? words.say('permissions.uncovered') : words.list(by);
}

/** Why there is a gap: what the rules say, what comes nearest and in what it fails. */
export function whyText(gap: GapAnswer, words: Words): string {
  const rules = gap.rules.length > 0 ? ` (${words.list(gap.rules)})` : '';
  const verdict = `${words.say(`permissions.verdict.${gap.verdict}`)}${rules}`;
  if (!gap.nearest) {
    return gap.verdict === 'prohibited' ? verdict : words.say('permissions.why.none', { verdict });
  }
  const failing = gap.nearest.failing.map((each) => words.say(`permissions.failing.${each}`));
  return words.say('permissions.why.nearest', { verdict, id: gap.nearest.id, failing: words.list(failing) });
}

/** Latest day to apply, or that it has passed when the plan starts. */
export function applyText({ applyBy, processing }: GapAnswer, start: number, words: Words): string {
  if (applyBy === undefined || processing === undefined) return words.say('permissions.apply.unknown');
  const days = words.number(processing, 0);
  const date = words.day(applyBy);
  return words.say(applyBy < start ? 'permissions.apply.passed' : 'permissions.apply.by', { date, days });
}

/** From when to when a permission is in force. */
export function forceText({ from, until, never }: PaperAnswer, words: Words): string {
  if (never) return words.say('permissions.force.never');
  if (from === undefined && until === undefined) return words.say('permissions.force.open');
  if (until === undefined) return words.say('permissions.force.from', { from: words.day(from!) });
  if (from === undefined) return words.say('permissions.force.until', { until: words.day(until) });
  return words.say('permissions.force.both', { from: words.day(from), until: words.day(until) });
}
