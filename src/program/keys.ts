import { type Growing, ints } from './growing.js';

/**
 * Keys of the members of a family, in stretches as long as can be: in one, the last part rises by one from one member to the next
 * and the others stay. `starts`: members (from 0) with which stretches begin, ascending; `parts`: their keys, by dimension.
 */
export interface Keys {
  readonly starts: Int32Array;
  readonly parts: readonly Int32Array[];
}

/** The key of one member (from 0) of a family. */
export function keyOf(keys: Keys, member: number): number[] {
  const { starts, parts } = keys;
  const k = stretchAt(keys, member);
  return parts.map((part, d) => part[k] + (d === parts.length - 1 ? member - starts[k] : 0));
}

/** Number of the stretch that a member is in. */
export function stretchAt({ starts }: Keys, member: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= member) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Collects the keys of members one after another. */
export class KeysDraft {
  private readonly starts = ints();
  private readonly parts: readonly Growing<Int32Array>[];
  /** Key that would go on the last stretch. */
  private next: number[] = [];
  private count = 0;

  constructor(private readonly dimensions: number) {
    this.parts = Array.from({ length: dimensions }, ints);
  }

  /** Adds so many members: the first has this key, and the last part rises by one from one to the next. */
  add(key: readonly number[], count: number): void {
    const { next, dimensions } = this;
    let goesOn = this.count > 0;
    for (let d = 0; d < dimensions; d++) if (key[d] !== next[d]) goesOn = false;
    if (!goesOn) {
      this.starts.push(this.count);
      for (let d = 0; d < dimensions; d++) this.parts[d].push(key[d]);
      this.next = key.slice();
    }
    if (dimensions > 0) this.next[dimensions - 1] = key[dimensions - 1] + count;
    this.count += count;
  }

  done(): Keys {
    return { starts: this.starts.done(), parts: this.parts.map((part) => part.done()) };
  }
}
