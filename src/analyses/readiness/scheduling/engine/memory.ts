/** The same numbers in a longer array: at least `least`, and at least twice as long. */
export function grown(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.max(least, array.length * 2));
  wider.set(array);
  return wider;
}
