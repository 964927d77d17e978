import type { IssueCode, IssueList } from '../base/issues.js';

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Most bytes above ASCII are Cyrillic letters in Windows-1251: a Ukrainian Excel saved it, not a Japanese one. */
function looksCyrillic(bytes: Uint8Array): boolean {
  let high = 0;
  let letters = 0;
  const others = new Set([
    0xa5, 0xa8, 0xaa, 0xaf, 0xb2, 0xb3, 0xb4, 0xb8, 0xba, 0xbf, 0xb9, 0xab, 0xbb, 0x96, 0x97, 0x92,
  ]);
  for (const byte of bytes.subarray(0, 1 << 16)) {
    if (byte < 0x80) continue;
    high++;
    if (byte >= 0xc0 || others.has(byte)) letters++;
  }
  return letters > 0.9 * high;
}

/**
 * Text of a file in UTF-8, UTF-16 (with its mark) or Shift_JIS (CP932). Anything else is an issue that says what it
 * looks like, never a guess.
 */
export function decodeText(bytes: Uint8Array, file: string, issues: IssueList): string | undefined {
  const fail = (code: IssueCode): undefined => {
    issues.add({ severity: 'error', code, file, params: {} });
    return undefined;
  };
  if (startsWith(bytes, 0xff, 0xfe)) return decoded(bytes, 'utf-16le') ?? fail('file.encoding');
  if (startsWith(bytes, 0xfe, 0xff)) return decoded(bytes, 'utf-16be') ?? fail('file.encoding');
  if (startsWith(bytes, 0x50, 0x4b, 3, 4)) return fail('file.workbook');
  if (bytes.subarray(0, 1 << 16).includes(0)) return fail('file.binary');
  const text = decoded(bytes, 'utf-8');
  if (text !== undefined) return text;
  if (looksCyrillic(bytes)) return fail('file.cyrillic');
  return decoded(bytes, 'shift_jis') ?? fail('file.encoding');
}
