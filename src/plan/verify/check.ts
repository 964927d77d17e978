import { message } from '../../base/messages.js';
import type { RuleName } from './rules.js';
import { allowed } from './tolerance.js';

/** One thing in a plan that does not follow from the tables. */
export interface Broken {
  readonly rule: RuleName;
  /** Ids of the rows concerned, joined by ` / `. */
  readonly subject: string;
  readonly bucket?: number;
  readonly expected: number | string;
  readonly found: number | string;
  /** The same in plain words. */
  readonly message: string;
}

/** Words are made only for what is broken, so hot loops pass a function. */
export type Subject = string | (() => string);

/** Keeps this many broken rules in full; the rest are counted. */
export const MOST_KEPT = 200;

/** Counts comparisons and collects those that fail. */
export class Check {
  rulesChecked = 0;
  brokenCount = 0;
  /** Largest difference, as a share of the size compared (at least 1); 1 where no number is compared. */
  worst = 0;
  readonly broken: Broken[] = [];
  /** First day of each bucket as an ISO date, for messages. */
  bucketStarts: readonly string[] = [];

  constructor(private readonly language: string) {}

  /** `found` is `expected`, to the tolerance; `size` is the largest term that made up either. */
  equal(rule: RuleName, subject: Subject, bucket: number, expected: number, found: number, size = 0): void {
    this.compare(rule, subject, bucket, expected, found, Math.abs(found - expected), size);
  }

  atMost(rule: RuleName, subject: Subject, bucket: number, limit: number, found: number, size = 0): void {
    if (limit === Number.POSITIVE_INFINITY) {
      this.rulesChecked++;
      return;
    }
    this.compare(rule, subject, bucket, limit, found, Math.max(0, found - limit), size);
  }

  atLeast(rule: RuleName, subject: Subject, bucket: number, least: number, found: number, size = 0): void {
    this.compare(rule, subject, bucket, least, found, Math.max(0, least - found), size);
  }

  private compare(
    rule: RuleName,
    subject: Subject,
    bucket: number,
    expected: number,
    found: number,
    difference: number,
    size: number,
  ): void {
    this.rulesChecked++;
    const scale = Math.max(1, size, Math.abs(expected), Math.abs(found));
    const share = difference / scale;
    if (share > this.worst) this.worst = share;
    // Written so that NaN on either side fails.
    if (!(difference <= allowed(scale))) this.keep(rule, subject, bucket, expected, found);
  }

  /** A condition that is no comparison of quantities. */
  holds(
    rule: RuleName,
    ok: boolean,
    subject: Subject,
    bucket: number,
    expected: number | string,
    found: number | string,
  ): boolean {
    this.rulesChecked++;
    if (!ok) {
      this.worst = Math.max(this.worst, 1);
      this.keep(rule, subject, bucket, expected, found);
    }
    return ok;
  }

  /** So many conditions that were found to hold. */
  held(count: number): void {
    this.rulesChecked += count;
  }

  private keep(
    rule: RuleName,
    subject: Subject,
    bucket: number,
    expected: number | string,
    found: number | string,
  ): void {
    this.brokenCount++;
    if (this.broken.length >= MOST_KEPT) return;
    const name = typeof subject === 'string' ? subject : subject();
    const words = message(
      `verify.${rule}`,
      { place: this.place(name, bucket), expected: shown(expected), found: shown(found) },
      this.language,
    );
    const head = { rule, subject: name };
    this.broken.push(
      bucket < 0
        ? { ...head, expected, found, message: words }
        : { ...head, bucket, expected, found, message: words },
    );
  }

  private place(subject: string, bucket: number): string {
    const start = this.bucketStarts[bucket];
    if (start === undefined) return subject;
    return message('verify.place', { subject, bucket: bucket + 1, start }, this.language);
  }
}

function shown(value: number | string): string {
  return typeof value === 'string' ? value : String(Number(value.toPrecision(9)));
}
