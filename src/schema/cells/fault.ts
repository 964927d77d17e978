import type { IssueCode } from '../../base/issues.js';
import type { MessageParams } from '../../base/messages.js';
import type { RawCell } from '../../tables/raw.js';
import type { AttributeSpec } from '../spec.js';

/** Why a cell is no value of its attribute. */
export class Fault {
  constructor(
    readonly code: IssueCode,
    readonly params: MessageParams = {},
  ) {}
}

/** A value of column type T, undefined for an empty cell, or what is wrong with it. */
export type Typed<T> = T | undefined | Fault;

export type CellReader<T> = (cell: RawCell, spec: AttributeSpec) => Typed<T>;
