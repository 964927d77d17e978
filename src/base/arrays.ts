/** Whether two arrays of numbers are the same, number by number. */
export function isSame(a: Int32Array | Uint8Array, b: Int32Array | Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}

/** The numbers at some places; many times faster than `from` with a function, which goes by an iterator. */
export function numbersAt(from: Float64Array, at: Int32Array): Float64Array {
  const found = new Float64Array(at.length);
  for (let k = 0; k < at.length; k++) found[k] = from[at[k]];
  return found;
}

/** The same of whole numbers. */
export function wholesAt(from: Int32Array, at: Int32Array): Int32Array {
  const found = new Int32Array(at.length);
  for (let k = 0; k < at.length; k++) found[k] = from[at[k]];
  return found;
}

/** The largest of some numbers; minus infinity where there are none. */
export function largest(values: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) if (values[k] > most) most = values[k];
  return most;
}

/** The smallest of some numbers; infinity where there are none. */
export function smallest(values: ArrayLike<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < values.length; k++) if (values[k] < least) least = values[k];
  return least;
}
