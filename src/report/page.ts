import type { Evidence } from '../analyses/evidence/index.js';
import type { AnswerCard } from '../explain/card.js';
import type { Words } from '../explain/format.js';
import type { Names } from '../explain/names.js';
import type { Buckets } from '../explain/read.js';
import type { Plan } from '../plan/plan.js';
import type { Model } from '../schema/model.js';

/** What every section of the report reads. */
export interface Page {
  readonly model: Model;
  readonly plan: Plan;
  readonly card: AnswerCard;
  readonly words: Words;
  readonly buckets: Buckets;
  readonly names: Names;
  readonly currency: string;
  /** What the numbers rest on; undefined where the tables state no assumption. */
  readonly evidence: Evidence | undefined;
  /** Ids in the order in which they are asked for, so that the same plan gives the same page. */
  nextId(): string;
}

/** What a table or a figure needs of its page. */
export type Surface = Pick<Page, 'words' | 'nextId'>;

/** A part of the page: a topic for the list of contents, and a title that says in words what is there. */
export interface Section {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly body: string;
}
