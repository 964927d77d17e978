import { type MessageKey, type MessageParams, message } from './messages.js';

/** Where something was read: file as the user named it, `row` counted from 1 without the header, `line` in the file. */
export interface Place {
  readonly file: string;
  readonly row?: number;
  readonly line?: number;
}

/**
 * One thing that is wrong (error) or that the user should know (warning). `code` names a pair of messages,
 * `<code>.cause` and `<code>.remedy`, in every language.
 */
export interface Issue extends Place {
  readonly severity: 'error' | 'warning';
  readonly code: IssueCode;
  readonly component?: string;
  readonly attribute?: string;
  readonly value?: string;
  readonly params: MessageParams;
}

type Stem<K> = K extends `${infer S}.cause` ? S : never;
/** Every code that has a cause in the message catalogue. */
export type IssueCode = Stem<MessageKey>;

export interface DescribedIssue {
  readonly file: string;
  readonly row: number | null;
  readonly line: number | null;
  readonly attribute: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly cause: string;
  readonly remedy: string;
}

/** The words of an issue in a language, as printed and as `--json` gives them. */
export function describeIssue(issue: Issue, language: string): DescribedIssue {
  const params = { ...issue.params, attribute: issue.attribute ?? '', value: issue.value ?? '' };
  return {
    file: issue.file,
    row: issue.row ?? null,
    line: issue.line ?? null,
    attribute: issue.attribute ?? null,
    value: issue.value ?? null,
    code: issue.code,
    cause: message(`${issue.code}.cause` as MessageKey, params, language),
    remedy: message(`${issue.code}.remedy` as MessageKey, params, language),
  };
}

/** Collects issues; keeps the first `most` of each severity and counts the rest, so that rubbish cannot fill memory. */
export class IssueList {
  readonly errors: Issue[] = [];
  readonly warnings: Issue[] = [];
  errorCount = 0;
  warningCount = 0;
  constructor(readonly most = 1000) {}
  add(issue: Issue): void {
    const error = issue.severity === 'error';
    const list = error ? this.errors : this.warnings;
    if (error) this.errorCount++;
    else this.warningCount++;
    if (list.length < this.most) list.push(issue);
  }
  get ok(): boolean {
    return this.errorCount === 0;
  }
}

/** Thrown where a caller asked for a model or a plan and the input does not give one; holds every issue found. */
export class InputError extends Error {
  constructor(readonly issues: IssueList) {
    super(`${issues.errorCount} error(s) in the input`);
    this.name = 'InputError';
  }
}
