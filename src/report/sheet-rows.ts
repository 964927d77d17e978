import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import { parseIsoDate } from '../base/dates.js';

/** A column of a sheet; NaN and absent values leave the cell empty. */
export interface SheetColumn {
  readonly kind: 'text' | 'number' | 'date';
  readonly values: ArrayLike<string | number> | undefined;
}

/** Rows of a sheet below its head, in place of the one sample row that the workbook has there. */
export interface SheetRows {
  /** Number of the sheet in the workbook, from 1. */
  readonly sheet: number;
  readonly columns: readonly SheetColumn[];
  readonly count: number;
}

const STRINGS = 'xl/sharedStrings.xml';
/** Day 0 of 1970 in the days that Excel counts. */
const EPOCH = 25_569;
const ROWS_AT_ONCE = 4096;
/** Of compression: higher ones take longer and, on rows as alike as these, do not make the file smaller. */
const LEVEL = 2;
/** Files from the same plan are the same: no clock. */
const MADE = new Date(1980, 0, 1);

/**
 * Writes many rows into the sheets of a small workbook (SpreadsheetML, ECMA-376 part 1, 18.3). ExcelJS holds every cell as
 * an object, some 10 microseconds and 300 bytes each: it makes the heads, formats and one sample row (row 2) of each
 * sheet, and the rows are written here in the styles of the sample.
 */
export async function fillRows(workbook: Uint8Array, tables: readonly SheetRows[]): Promise<Uint8Array> {
  const files = unzipSync(workbook);
  const strings = new SharedStrings(strFromU8(files[STRINGS]));
  const zip = new ChunkZip();
  const nameOf = ({ sheet }: SheetRows): string => `xl/worksheets/sheet${sheet}.xml`;
  const written = new Set([STRINGS, ...tables.map(nameOf)]);
  for (const [name, bytes] of Object.entries(files))
    if (!written.has(name) && !name.endsWith('/')) zip.add(name, [bytes]);
  for (const table of tables) {
    zip.add(nameOf(table), sheetXml(strFromU8(files[nameOf(table)]), table, strings));
    // Lets whoever waits have a turn.
    await new Promise((resolve) => setTimeout(resolve));
  }
  zip.add(STRINGS, strings.xml());
  return zip.end();
}

function* sheetXml(sheet: string, { columns, count }: SheetRows, strings: SharedStrings): Generator<string> {
  const sample = /<row r="2"[^>]*>(.*?)<\/row>/s.exec(sheet);
  if (!sample) throw new Error('a sheet to be filled has no sample row');
  const cells = [...sample[1].matchAll(/<c r="([A-Z]+)2"(?: s="(\d+)")?/g)].map(([, letter, style], c) => ({
    ...columns[c],
    start: `<c r="${letter}`,
    letter,
    style: style === undefined ? '' : ` s="${style}"`,
  }));
  yield sheet
    .slice(0, sample.index)
    .replace(/<dimension ref="[^"]*"/, `<dimension ref="A1:${cells[cells.length - 1].letter}${count + 1}"`);
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    let xml = '';
    for (let row = from; row < Math.min(count, from + ROWS_AT_ONCE); row++) {
      xml += `<row r="${row + 2}">`;
      for (const { kind, values, start, style } of cells) {
        const cell = cellXml(kind, values?.[row], strings);
        if (cell !== '') xml += `${start}${row + 2}"${style}${cell}</v></c>`;
      }
      xml += '</row>';
    }
    yield xml;
  }
  yield sheet.slice(sample.index + sample[0].length);
}

/** Kind and value of a cell, up to the end of the value; nothing where it is empty. */
function cellXml(
  kind: SheetColumn['kind'],
  value: string | number | undefined,
  strings: SharedStrings,
): string {
  if (value === undefined || value === '') return '';
  if (Number.isNaN(value)) return '';
  if (Number.isFinite(value)) return `><v>${value}`;
  // Excel has no infinity: it is a text.
  if (typeof value === 'number') return ` t="s"><v>${strings.numberOf(String(value))}`;
  const day = kind === 'date' ? parseIsoDate(value) : undefined;
  return day === undefined ? ` t="s"><v>${strings.numberOf(value)}` : `><v>${day + EPOCH}`;
}

/** The texts of a workbook, each once. */
class SharedStrings {
  private readonly head: string;
  private readonly first: number;
  /** Cells that hold a text. */
  private used: number;
  private readonly numbers = new Map<string, number>();

  constructor(xml: string) {
    this.head = xml.slice(0, xml.lastIndexOf('</sst>'));
    this.first = [...this.head.matchAll(/<si>/g)].length;
    this.used = Number(/ count="(\d+)"/.exec(this.head)?.[1] ?? this.first);
  }

  numberOf(text: string): number {
    this.used++;
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.first + this.numbers.size;
      this.numbers.set(text, number);
    }
    return number;
  }

  *xml(): Generator<string> {
    yield this.head
      .replace(/ count="\d+"/, ` count="${this.used}"`)
      .replace(/ uniqueCount="\d+"/, ` uniqueCount="${this.first + this.numbers.size}"`);
    for (const text of this.numbers.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
    yield '</sst>';
  }
}

/** As XML text; what XML cannot hold is left out. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what XML cannot hold
  return text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').replace(/[&<>\r]/g, (each) => {
    return `&#${each.charCodeAt(0)};`;
  });
}

class ChunkZip {
  private readonly chunks: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.chunks.push(chunk);
  });

  add(name: string, parts: Iterable<string | Uint8Array>): void {
    const file = new ZipDeflate(name, { level: LEVEL });
    file.mtime = MADE;
    this.zip.add(file);
    for (const part of parts) file.push(typeof part === 'string' ? strToU8(part) : part);
    file.push(new Uint8Array(0), true);
  }

  end(): Uint8Array {
    this.zip.end();
    const all = new Uint8Array(this.chunks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const chunk of this.chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}
