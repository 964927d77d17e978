import type { IssueList } from '../base/issues.js';
import { shown } from '../base/text.js';
import { type DocNode, type DocumentPlace, tablesOf } from './document.js';
import type { RawTable } from './raw.js';

const MOST_DEPTH = 20;

class Broken {
  constructor(
    readonly line: number,
    readonly found: string,
    readonly expected: string,
  ) {}
}

/** JSON (RFC 8259) with lines kept and numbers as written, which JSON.parse can give neither of. */
class Scanner {
  private at = 0;
  private line = 1;

  constructor(private readonly text: string) {}

  document(): DocNode {
    const root = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail('end of file');
    return root;
  }

  private fail(expected: string): never {
    const rest = this.text.slice(this.at, this.at + 20).split('\n')[0];
    throw new Broken(this.line, rest === '' ? 'end of file' : shown(rest), expected);
  }

  private space(): void {
    for (; this.at < this.text.length; this.at++) {
      const char = this.text.charCodeAt(this.at);
      if (char === 10) this.line++;
      else if (char !== 32 && char !== 13 && char !== 9) return;
    }
  }

  private value(depth: number): DocNode {
    this.space();
    const line = this.line;
    const char = this.text[this.at];
    if (depth > MOST_DEPTH) this.fail('no deeper nesting');
    if (char === '{') return this.mapping(line, depth);
    if (char === '[') return this.list(line, depth);
    if (char === '"') return { kind: 'scalar', line, text: this.string() };
    const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
    literal.lastIndex = this.at;
    const match = literal.exec(this.text);
    if (!match) this.fail('value');
    this.at += match![0].length;
    return { kind: 'scalar', line, text: match![0] === 'null' ? undefined : match![0] };
  }

  private mapping(line: number, depth: number): DocNode {
    const entries: [string, DocNode][] = [];
    this.at++;
    this.space();
    if (this.text[this.at] === '}') this.at++;
    else {
      for (;;) {
        this.space();
        if (this.text[this.at] !== '"') this.fail('"');
        const key = this.string();
        this.space();
        if (this.text[this.at] !== ':') this.fail(':');
        this.at++;
        entries.push([key, this.value(depth + 1)]);
        if (this.ended('}')) break;
      }
    }
    return { kind: 'map', line, entries };
  }

  private list(line: number, depth: number): DocNode {
    const items: DocNode[] = [];
    this.at++;
    this.space();
    if (this.text[this.at] === ']') this.at++;
    else {
      for (;;) {
        items.push(this.value(depth + 1));
        if (this.ended(']')) break;
      }
    }
    return { kind: 'list', line, items };
  }

  private ended(close: string): boolean {
    this.space();
    const char = this.text[this.at];
    if (char !== ',' && char !== close) this.fail(`, ${close}`);
    this.at++;
    return char === close;
  }

  private string(): string {
    const from = this.at;
    let until = from + 1;
    for (;;) {
      const char = this.text.charCodeAt(until);
      if (char === 34) break;
      if (Number.isNaN(char) || char < 32) this.fail('closing "');
      until += char === 92 ? 2 : 1;
    }
    this.at = until + 1;
    const inside = this.text.slice(from + 1, until);
    if (!inside.includes('\\')) return inside;
    try {
      return JSON.parse(this.text.slice(from, until + 1)) as string;
    } catch {
      this.at = from;
      return this.fail('valid \\ escape');
    }
  }
}

/** Tables of a JSON document `{component: [rows]}`. */
export function readJson(text: string, place: DocumentPlace, issues: IssueList): RawTable[] {
  try {
    return tablesOf(new Scanner(text).document(), place, issues);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    const { line, found, expected } = error;
    issues.add({
      severity: 'error',
      code: 'json.broken',
      file: place.file,
      line,
      params: { found, expected },
    });
    return [];
  }
}
