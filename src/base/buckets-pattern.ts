/** `count` buckets of `length` units each; `26w` is {26, 1, w}, `4*13w` is {4, 13, w}. */
export interface BucketToken {
  readonly count: number;
  readonly length: number;
  /** Days, weeks, calendar months, calendar quarters, fiscal years. */
  readonly unit: 'd' | 'w' | 'm' | 'q' | 'y';
}

export type PatternFault = 'empty' | 'token' | 'zero' | 'many';

export interface PatternProblem {
  readonly fault: PatternFault;
  /** Token at fault. */
  readonly token: string;
}

/** More buckets than any plan needs, so that a slip of the finger does not fill memory. */
export const MOST_BUCKETS = 5000;

/** Tokens `N u` or `N*L u`, separated by spaces, commas, semicolons or `+`; spaces inside a token do not matter. */
export function parsePattern(text: string): readonly BucketToken[] | PatternProblem {
  const clean = text.normalize('NFKC').toLowerCase().replaceAll('×', '*').trim();
  if (clean === '') return { fault: 'empty', token: '' };
  const tokens: BucketToken[] = [];
  let total = 0;
  for (const part of clean
    .replace(/(\d)\s+(?=[a-z*])/g, '$1')
    .replace(/\*\s+/g, '*')
    .split(/[\s,;+]+/)) {
    if (part === '') continue;
    const match = /^(\d{1,6})(?:\*(\d{1,6}))?([dwmqy])$/.exec(part);
    if (!match) return { fault: 'token', token: part };
    const token = {
      count: Number(match[1]),
      length: Number(match[2] ?? 1),
      unit: match[3] as BucketToken['unit'],
    };
    if (token.count === 0 || token.length === 0) return { fault: 'zero', token: part };
    total += token.count;
    if (total > MOST_BUCKETS) return { fault: 'many', token: part };
    tokens.push(token);
  }
  return tokens.length > 0 ? tokens : { fault: 'empty', token: '' };
}

export function isPattern(result: readonly BucketToken[] | PatternProblem): result is readonly BucketToken[] {
  return Array.isArray(result);
}

/** Shortest way of writing tokens. */
export function formatPattern(tokens: readonly BucketToken[]): string {
  return tokens
    .map(({ count, length, unit }) => `${count}${length === 1 ? '' : `*${length}`}${unit}`)
    .join(' ');
}
