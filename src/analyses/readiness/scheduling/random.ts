/** Numbers in [0, 1) from a seed, the same everywhere (xorshift32; Marsaglia, J. Statistical Software 8, 2003). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
