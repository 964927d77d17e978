/** Text in terminal cells: CJK characters take two, combining marks none. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

export function cellWidth(text: string): number {
  let width = 0;
  for (const char of text) width += NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cellWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - cellWidth(text))) + text;
}

/** Cuts to a width, with an ellipsis where something is lost. */
export function clip(text: string, width: number): string {
  if (cellWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const char of text) {
    const size = cellWidth(char);
    if (used + size > width - 1) break;
    kept += char;
    used += size;
  }
  return `${kept}…`;
}

/** Control characters of a name must not reach the terminal: they could move the cursor or hide text. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
}

// Japanese lines may break between any two characters, but not before closing marks or after opening ones.
const NO_START = /^[、。，．）」』】〉》!?！？：；・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％)\],.:;]/u;
const NO_END = /[（「『【〈《([￥¥]$/u;

// A number stays with the counter that follows it: 52.6台, 2027年.
const COUNTER = /^[年月日台個件時万億円段]/u;

/** Lines of at most `width` cells. Words longer than a line are cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    const joined = line + piece;
    if (cellWidth(joined.trimEnd()) <= width) {
      line = joined;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = piece.trimStart();
    while (cellWidth(line) > width) {
      const head = clip(line, width + 1).replace(/…$/, '');
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Smallest pieces between which a line may break. */
function pieces(text: string): string[] {
  const result: string[] = [];
  const push = (piece: string): void => {
    const last = result.at(-1);
    const sticks =
      last !== undefined &&
      !/[ ]$/.test(last) &&
      (NO_START.test(piece) ||
        (/\d$/.test(last) && COUNTER.test(piece)) ||
        NO_END.test(last) ||
        !(WIDE.test(piece[0] ?? '') || WIDE.test(last.at(-1) ?? '')));
    if (sticks) result[result.length - 1] += piece;
    else result.push(piece);
  };
  for (const [token] of text.matchAll(/[^ ]* ?/g)) {
    if (token === '') continue;
    let run = '';
    for (const char of token) {
      if (WIDE.test(char)) {
        if (run !== '') push(run);
        run = '';
        push(char);
      } else run += char;
    }
    if (run !== '') push(run);
  }
  return result;
}
