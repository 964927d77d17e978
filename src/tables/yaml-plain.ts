import type { DocNode } from './document.js';

/**
 * Nearly every table in YAML is a list of flat mappings with simple values. The library takes two seconds for a
 * megabyte of those; this reads them in a twentieth of the time, and reads nothing else: at the first line that is not
 * plainly one of its forms it gives up, and the library reads the whole text. Both give the same nodes (tested).
 */
const LINE = /^(- | {2})([A-Za-z_][A-Za-z0-9_-]*):( .*)?$/;
/** Longer values are left to the library: the patterns below may take the square of the length. */
const LONGEST = 2000;
const PLAIN = /^(?:[\p{L}\p{N}_/]|[-+.](?=\d))[\p{L}\p{M}\p{N}_+./%()'",; -]*$/u;
const QUOTED = /^"[^"\\\t]*"$/;
const LIST = /^\[(?: *(?:"[^"\\\t]*"|[A-Za-z0-9_][\w./-]*) *(?:,(?! *\])|(?= *\])))*\]$/;
const ELEMENT = /"([^"\\]*)"|[A-Za-z0-9_][\w./-]*/g;
const NULLS = new Set(['null', 'Null', 'NULL']);

function valueNode(value: string | undefined, line: number): DocNode | undefined {
  if (value === undefined || NULLS.has(value)) return { kind: 'scalar', line, text: undefined };
  if (value.length > LONGEST) return undefined;
  if (QUOTED.test(value)) return { kind: 'scalar', line, text: value.slice(1, -1) };
  if (PLAIN.test(value)) return { kind: 'scalar', line, text: value };
  if (!LIST.test(value)) return undefined;
  const items: DocNode[] = [];
  for (const [whole, quoted] of value.matchAll(ELEMENT)) {
    const text = quoted === undefined && NULLS.has(whole) ? undefined : (quoted ?? whole);
    items.push({ kind: 'scalar', line, text });
  }
  return { kind: 'list', line, items };
}

/** The list of rows, or undefined when the text is more than a plain table. */
export function readPlainRows(text: string): DocNode | undefined {
  const rows: { kind: 'map'; line: number; entries: (readonly [string, DocNode])[] }[] = [];
  let from = 0;
  for (let line = 1; from < text.length; line++) {
    const end = text.indexOf('\n', from);
    const until = end < 0 ? text.length : end;
    const content = text.slice(from, text[until - 1] === '\r' ? until - 1 : until);
    from = until + 1;
    if (content === '' || content.startsWith('#')) continue;
    const match = LINE.exec(content);
    const value = match?.[3]?.replace(/^ +/, '').trimEnd() || undefined;
    const node = match && valueNode(value, line);
    if (!match || !node) return undefined;
    if (match[1] === '- ') rows.push({ kind: 'map', line, entries: [] });
    else if (rows.length === 0) return undefined;
    rows[rows.length - 1].entries.push([match[2], node]);
  }
  return rows.length === 0 ? undefined : { kind: 'list', line: rows[0].line, items: rows };
}
