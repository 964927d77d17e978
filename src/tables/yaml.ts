import type { Document, Node, YAMLParseError } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, visit } from 'yaml';
import type { IssueCode, IssueList } from '../base/issues.js';
import type { MessageParams } from '../base/messages.js';
import type { DocNode, DocumentPlace } from './document.js';
import { tablesOf } from './document.js';
import type { RawTable } from './raw.js';
import { readPlainRows } from './yaml-plain.js';

/** Aliases beyond this, or nesting beyond that, are no table any more. */
const MOST_ALIASES = 10_000;
const MOST_DEPTH = 20;
const MOST_ERRORS = 20;
const CHUNK = 1 << 16;

class Refusal {
  constructor(
    readonly code: IssueCode,
    readonly line: number,
    readonly params: MessageParams = {},
  ) {}
}

/** Turns nodes of the library into ours; anchors are looked up in a table of our own, each expanded once. */
class Converter {
  private readonly anchors = new Map<string, Node>();
  private readonly done = new Map<Node, DocNode>();
  private aliases = 0;

  constructor(
    document: Document.Parsed,
    private readonly lines: LineCounter,
    private readonly before: number,
  ) {
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node) || node.anchor === undefined) return;
        if (this.anchors.has(node.anchor))
          throw new Refusal('yaml.anchor', this.lineOf(node), { name: node.anchor });
        this.anchors.set(node.anchor, node);
      },
    });
  }

  lineOf(node: Node): number {
    return this.before + (node.range ? this.lines.linePos(node.range[0]).line : 1);
  }

  convert(node: Node | null, line: number, depth: number): DocNode {
    if (node === null) return { kind: 'scalar', line, text: undefined };
    const at = node.range ? this.lineOf(node) : line;
    if (depth > MOST_DEPTH) throw new Refusal('yaml.deep', at);
    if (isAlias(node)) return this.aliased(node.source, at, depth);
    if (isScalar(node)) {
      if (node.value === null) return { kind: 'scalar', line: at, text: undefined };
      const plain = node.type === 'PLAIN' && typeof node.source === 'string';
      return { kind: 'scalar', line: at, text: plain ? node.source : String(node.value) };
    }
    if (isSeq<Node | null>(node))
      return { kind: 'list', line: at, items: node.items.map((item) => this.convert(item, at, depth + 1)) };
    if (!isMap<Node, Node | null>(node)) throw new Refusal('yaml.deep', at);
    const entries = node.items.map(({ key, value }) => {
      if (!isScalar(key)) throw new Refusal('yaml.key', at);
      const name = typeof key.source === 'string' ? key.source : String(key.value);
      return [name, this.convert(value, this.lineOf(key), depth + 1)] as const;
    });
    return { kind: 'map', line: at, entries };
  }

  private aliased(name: string, line: number, depth: number): DocNode {
    const target = this.anchors.get(name);
    if (!target) throw new Refusal('yaml.alias', line, { name });
    if (++this.aliases > MOST_ALIASES) throw new Refusal('yaml.aliases', line, { most: MOST_ALIASES });
    const known = this.done.get(target);
    if (known) return known;
    const node = this.convert(target, line, depth + 1);
    this.done.set(target, node);
    return node;
  }
}

/**
 * A long list of rows is parsed a stretch at a time, because the library's tree of it would take a hundred times the
 * file's size. Only plain block lists at the margin without anchors are cut; anything else is one stretch.
 */
function stretches(text: string): readonly { readonly text: string; readonly before: number }[] {
  const cuttable =
    /^(?:(?:#.*|\s*)\r?\n)*- /.test(text) &&
    !/^[^\s#-]|^-\S/m.test(text) &&
    !/(?:^|[\s[,:-])[&*]\S/.test(text);
  if (text.length < 2 * CHUNK || !cuttable) return [{ text, before: 0 }];
  const parts: { text: string; before: number }[] = [];
  let from = 0;
  let before = 0;
  while (from < text.length) {
    const next = from + CHUNK < text.length ? text.indexOf('\n- ', from + CHUNK) : -1;
    const until = next < 0 ? text.length : next + 1;
    const part = text.slice(from, until);
    parts.push({ text: part, before });
    before += part.split('\n').length - 1;
    from = until;
  }
  return parts;
}

/** One refusal per line: what follows on a broken line is only the echo of the first error. */
function syntaxErrors(
  text: string,
  errors: readonly YAMLParseError[],
  lines: LineCounter,
  before: number,
): Refusal[] {
  const byLine = new Map<number, Refusal>();
  for (const error of errors) {
    const { line } = lines.linePos(error.pos[0]);
    if (byLine.has(line) || byLine.size >= MOST_ERRORS) continue;
    const start = lines.lineStarts[line - 1];
    const tab = error.code === 'TAB_AS_INDENT' || /^ *\t/.test(text.slice(start, start + 200));
    const reason = error.message.split('\n')[0];
    byLine.set(
      line,
      tab ? new Refusal('yaml.tab', before + line) : new Refusal('yaml.broken', before + line, { reason }),
    );
  }
  return [...byLine.values()];
}

function parseStretch(text: string, before: number): DocNode | Refusal[] {
  const lineCounter = new LineCounter();
  const options = {
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false,
    merge: false,
    schema: 'core',
  } as const;
  const documents = parseAllDocuments(text, options);
  if (!Array.isArray(documents) || documents.length === 0)
    return { kind: 'scalar', line: 1, text: undefined };
  const line = (offset: number) => before + lineCounter.linePos(offset).line;
  const broken = documents.flatMap((document) => document.errors);
  if (broken.length > 0) return syntaxErrors(text, broken, lineCounter, before);
  if (documents.length > 1)
    return [new Refusal('yaml.documents', line(documents[1].range[0]), { count: documents.length })];
  return new Converter(documents[0] as Document.Parsed, lineCounter, before).convert(
    documents[0].contents as Node,
    1,
    0,
  );
}

/** Nodes of a document, or why it has none; `plain` allows the short way for plain tables. */
export function parseYaml(text: string, plain = true): DocNode | Refusal[] {
  try {
    const rows = plain ? readPlainRows(text) : undefined;
    if (rows) return rows;
    const parts = stretches(text);
    if (parts.length === 1) return parseStretch(text, 0);
    const items: DocNode[] = [];
    for (const part of parts) {
      const node = parseStretch(part.text, part.before);
      if (Array.isArray(node)) return node;
      if (node.kind === 'list') for (const item of node.items) items.push(item);
    }
    return { kind: 'list', line: 1, items };
  } catch (error) {
    if (error instanceof Refusal) return [error];
    // The library's composer is recursive: only nesting without end gets here.
    if (error instanceof RangeError) return [new Refusal('yaml.deep', 1)];
    throw error;
  }
}

/** Tables of a YAML document (YAML 1.2, core schema; scalars are kept as written). */
export function readYaml(text: string, place: DocumentPlace, issues: IssueList): RawTable[] {
  const root = parseYaml(text);
  if (!Array.isArray(root)) {
    if (root.kind === 'scalar' && root.text === undefined && place.name !== undefined)
      return [{ name: place.name, file: place.file, header: [], rows: [], lines: [] }];
    return tablesOf(root as DocNode, place, issues);
  }
  for (const { code, line, params } of root)
    issues.add({ severity: 'error', code, file: place.file, line, params });
  return [];
}

export type OutValue = string | number | boolean | readonly string[];

const PLAIN = /^[\p{L}][\p{L}\p{M}\p{N} _./()%+-]*$/u;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A string as a YAML scalar: plain where nothing can be mistaken, else double-quoted (JSON's quoting is YAML's). */
export function yamlString(text: string): string {
  const plain = PLAIN.test(text) && !text.endsWith(' ') && !RESERVED.test(text);
  if (plain || /^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  return JSON.stringify(text);
}

function yamlValue(value: OutValue): string {
  if (typeof value === 'string') return yamlString(value);
  if (typeof value === 'object') return `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
  return String(value);
}

/** Rows as a list of mappings; `indent` for a document with several components. */
export function writeYamlRows(rows: Iterable<readonly (readonly [string, OutValue])[]>, indent = ''): string {
  const lines: string[] = [];
  for (const row of rows) {
    row.forEach(([attribute, value], at) => {
      lines.push(`${indent}${at === 0 ? '- ' : '  '}${attribute}: ${yamlValue(value)}`);
    });
  }
  return lines.length === 0 ? `${indent}[]\n` : `${lines.join('\n')}\n`;
}

/** One row as a mapping. */
export function writeYamlRow(row: readonly (readonly [string, OutValue])[]): string {
  return row.map(([attribute, value]) => `${attribute}: ${yamlValue(value)}\n`).join('');
}
