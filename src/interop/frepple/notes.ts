import type { Issue, IssueCode, IssueList } from '../../base/issues.js';
import { getOrMake } from '../../base/maps.js';
import { shown } from '../../base/text.js';

/** One thing of the file that is not in the tables as it was there. */
export interface NotCarried {
  /** Why, and what is done instead; the words are in the message catalogue. */
  readonly code: FreppleCode;
  /** Element of frePPLe: `operation`, `demand`, ... */
  readonly element: string;
  readonly attribute: string;
  readonly name: string;
  readonly line: number;
}

export type FreppleCode = Extract<IssueCode, `frepple.${string}`>;

const SHOWN_NAMES = 3;

/** Gathers what is not carried over, so that 3,000 orders with the same attribute are one warning that counts them. */
export class Notes {
  readonly entries: NotCarried[] = [];
  private readonly seen = new Set<string>();

  /** Notes a thing once, however often it is come across. */
  add(code: FreppleCode, element: string, attribute: string, name: string, line: number): void {
    const key = `${code}\n${element}\n${attribute}\n${name}\n${line}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.entries.push({ code, element, attribute, name, line });
  }

  /** One warning for each element, attribute and reason. */
  flush(issues: IssueList, file: string): void {
    const groups = new Map<string, NotCarried[]>();
    for (const entry of this.entries)
      getOrMake(groups, `${entry.code}\n${entry.element}\n${entry.attribute}`, () => []).push(entry);
    for (const group of groups.values()) issues.add(warning(group, file));
  }
}

function warning(group: readonly NotCarried[], file: string): Issue {
  const [first] = group;
  const names = group
    .slice(0, SHOWN_NAMES)
    .map(({ name }) => shown(name, 60))
    .join(', ');
  const params = {
    element: first.element,
    count: group.length,
    names: group.length > SHOWN_NAMES ? `${names}, …` : names,
  };
  return {
    severity: 'warning',
    code: first.code,
    file,
    line: first.line,
    attribute: first.attribute,
    params,
  };
}
