import type { IssueCode, IssueList } from '../base/issues.js';
import type { RawCell, RawTable } from './raw.js';

const DELIMITERS = [',', ';', '\t'] as const;

/** The separator that occurs most in the header line, outside quotation marks. */
export function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((each) => [each, 0]));
  let quoted = false;
  let content = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) {
      if (content) break;
      continue;
    } else if (!quoted && counts.has(char)) counts.set(char, counts.get(char)! + 1);
    content = true;
  }
  return DELIMITERS.reduce((best, each) => (counts.get(each)! > counts.get(best)! ? each : best));
}

class Scanner {
  private at = 0;
  line = 1;
  /** Where and how the text breaks the rules, if it does. */
  fault: { readonly code: IssueCode; readonly line: number } | undefined;

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
  ) {}

  get done(): boolean {
    return this.at >= this.text.length || this.fault !== undefined;
  }

  /** Cells of the next record; the position is then at the start of the line after it. */
  record(): string[] {
    const cells: string[] = [];
    for (;;) {
      cells.push(this.text[this.at] === '"' ? this.quoted() : this.plain());
      if (this.fault || this.text[this.at] !== this.delimiter) break;
      this.at++;
    }
    this.endLine();
    return cells;
  }

  private endLine(): void {
    if (this.text[this.at] === '\r') {
      this.at++;
      if (this.text[this.at] === '\n') this.at++;
      this.line++;
    } else if (this.text[this.at] === '\n') {
      this.at++;
      this.line++;
    }
  }

  private plain(): string {
    const from = this.at;
    for (; this.at < this.text.length; this.at++) {
      const char = this.text[this.at];
      if (char === this.delimiter || char === '\n' || char === '\r') break;
    }
    return this.text.slice(from, this.at);
  }

  private quoted(): string {
    const opened = this.line;
    let value = '';
    let from = ++this.at;
    for (;;) {
      const quote = this.text.indexOf('"', from);
      if (quote < 0) {
        this.fault = { code: 'csv.open-quote', line: opened };
        this.at = this.text.length;
        return value;
      }
      this.countLines(from, quote);
      value += this.text.slice(from, quote);
      this.at = quote + 1;
      if (this.text[this.at] !== '"') break;
      value += '"';
      from = this.at + 1;
    }
    const next = this.text[this.at];
    if (next !== undefined && next !== this.delimiter && next !== '\n' && next !== '\r')
      this.fault = { code: 'csv.after-quote', line: this.line };
    return value;
  }

  private countLines(from: number, until: number): void {
    for (let at = from; at < until; at++) {
      const char = this.text[at];
      if (char === '\n' || (char === '\r' && this.text[at + 1] !== '\n')) this.line++;
    }
  }
}

function blank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/**
 * A table from CSV (RFC 4180; comma, semicolon or tab; LF, CRLF or CR). Blank lines are skipped. A row with more
 * filled cells than the header has names is an error: a separator inside a value would shift what follows it.
 */
export function readCsv(text: string, name: string, file: string, issues: IssueList): RawTable | undefined {
  const scanner = new Scanner(text, delimiterOf(text));
  let header: readonly string[] | undefined;
  let headerLine = 1;
  const rows: RawCell[][] = [];
  const lines: number[] = [];
  let records = 0;
  while (!scanner.done) {
    const line = scanner.line;
    const cells = scanner.record();
    if (scanner.fault || blank(cells)) continue;
    if (!header) {
      header = cells.map((cell) => cell.trim());
      headerLine = line;
      continue;
    }
    records++;
    if (cells.length > header.length && !blank(cells.slice(header.length))) {
      const params = { count: cells.length, expected: header.length };
      issues.add({
        severity: 'error',
        code: 'csv.cells',
        file,
        row: records,
        line,
        value: cells.at(-1),
        params,
      });
    }
    rows.push(cells.map((cell) => (cell === '' ? undefined : cell)));
    lines.push(line);
  }
  if (scanner.fault) {
    issues.add({ severity: 'error', code: scanner.fault.code, file, line: scanner.fault.line, params: {} });
    return undefined;
  }
  if (!header) {
    issues.add({ severity: 'error', code: 'csv.no-header', file, params: {} });
    return undefined;
  }
  return { name, file, header, rows, lines, headerLine };
}

export function csvCell(cell: string): string {
  return /[",;\t\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function writeCsv(header: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [header.map(csvCell).join(',')];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  return `${lines.join('\n')}\n`;
}
