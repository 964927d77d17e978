/** Compatibility form (full-width to half-width and so on); plain ASCII, the usual case, costs one scan. */
export function compatible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  return /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFKC');
}

/** Form in which two spellings of one name are the same: width, case, spaces, hyphens and underscores do not count. */
export function folded(text: string): string {
  return compatible(text)
    .toLowerCase()
    .replace(/[\s_\-‐‑‒–—・.]+/g, '');
}

/** Form in which two ids that a reader would take for one another are the same: width and case do not count. */
export function foldedId(text: string): string {
  return compatible(text).toLowerCase().trim();
}

/** A value as messages show it: one line, at most `most` characters. */
export function shown(text: string, most = 80): string {
  const line = text.replace(/\r\n?|\n/g, '⏎').replace(/\p{Cc}/gu, '�');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** Edits (insert, delete, replace, swap neighbours) from one word to another, or Infinity when more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    before = previous;
    previous = row;
  }
  return previous[b.length] <= limit ? previous[b.length] : Number.POSITIVE_INFINITY;
}

/** The candidate that a mistyped word most likely meant: same but for case and width, else within a few edits. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const target = folded(word).slice(0, 100);
  if (target === '') return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.min(3, Math.floor(target.length / 3))) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(target, folded(candidate), least - 1);
    if (distance < least) {
      best = candidate;
      least = distance;
      if (least === 0) break;
    }
  }
  return best;
}
