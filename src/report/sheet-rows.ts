import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { parseIsoDate } from '../base/dates.js';
import { asciiOf, XmlBytes } from './xml-bytes.js';

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

/** Deflates a file (RFC 1951, without a head), piece by piece. */
export interface Deflater {
  /** Done when the piece may be written over. */
  push(piece: Uint8Array): Promise<void>;
  /** CRC-32 (ISO 3309) of what has been pushed. */
  crc(): number;
  /** Done when all of it has been given. */
  end(): Promise<void>;
}

/** Makes what deflates one file and gives what comes of it. */
export type Deflate = (give: (bytes: Uint8Array) => void) => Deflater;

export interface WritingOptions {
  /** What compresses the file beside this thread; in it when absent. */
  readonly deflate?: Deflate;
  /** Ends it: what was asked for is then rejected with the reason of the signal. */
  readonly signal?: AbortSignal;
}

const STRINGS = 'xl/sharedStrings.xml';
/** Day 0 of 1970 in the days that Excel counts. */
const EPOCH = 25_569;
/** Bytes that are compressed at once. */
const PIECE = 1 << 20;
/** Pieces at a time: one is written, one is compressed, and one has been given away. */
const PIECES = 3;
/** Of compression: higher ones take longer and, on rows as alike as these, do not make the file smaller. */
const LEVEL = 2;
/** Files from the same plan are the same: no clock. */
const MADE = new Date(1980, 0, 1);

/**
 * Writes many rows into the sheets of a small workbook (SpreadsheetML, ECMA-376 part 1, 18.3). ExcelJS holds every cell as
 * an object, some 10 microseconds and 300 bytes each: it makes the heads, formats and one sample row (row 2) of each
 * sheet, and the rows are written here in the styles of the sample.
 */
export async function fillRows(
  workbook: Uint8Array,
  tables: readonly SheetRows[],
  options: WritingOptions = {},
): Promise<Uint8Array> {
  const files = unzipSync(workbook);
  const strings = new SharedStrings(strFromU8(files[STRINGS]));
  const zip = new ChunkZip(options);
  // Compressed to the end of each sheet before the next one is begun, so that its buffers serve all of them.
  const out = new XmlBytes(PIECE, PIECES);
  const nameOf = ({ sheet }: SheetRows): string => `xl/worksheets/sheet${sheet}.xml`;
  const written = new Set([STRINGS, ...tables.map(nameOf)]);
  for (const [name, bytes] of Object.entries(files))
    if (!written.has(name) && !name.endsWith('/')) await zip.add(name, [bytes]);
  for (const table of tables) {
    await zip.add(nameOf(table), sheetXml(strFromU8(files[nameOf(table)]), table, strings, out));
    // Lets whoever waits have a turn.
    await new Promise((resolve) => setTimeout(resolve));
  }
  await zip.add(STRINGS, strings.xml());
  return zip.end();
}

function* sheetXml(
  sheet: string,
  { columns, count }: SheetRows,
  strings: SharedStrings,
  out: XmlBytes,
): Generator<string | Uint8Array> {
  const sample = /<row r="2"[^>]*>(.*?)<\/row>/s.exec(sheet);
  if (!sample) throw new Error('a sheet to be filled has no sample row');
  const heads = [...sample[1].matchAll(/<c r="([A-Z]+)2"(?: s="(\d+)")?/g)];
  const cells = heads.map(([, letter, style], c) => new CellWriter(columns[c], letter, style, strings));
  yield sheet
    .slice(0, sample.index)
    .replace(/<dimension ref="[^"]*"/, `<dimension ref="A1:${heads[heads.length - 1][1]}${count + 1}"`);
  for (let row = 0; row < count; row++) {
    out.put(ROW);
    out.number(row + 2);
    out.put(ROW_HEAD_END);
    for (const cell of cells) cell.write(out, row);
    out.put(ROW_END);
    if (out.isFull) yield out.take();
  }
  yield out.take();
  yield sheet.slice(sample.index + sample[0].length);
}

const ROW = asciiOf('<row r="');
const ROW_HEAD_END = asciiOf('">');
const ROW_END = asciiOf('</row>');
const CELL_END = asciiOf('</v></c>');

/** Cells of one column; nothing is written where they are empty. */
class CellWriter {
  private readonly start: Uint8Array;
  private readonly asNumber: Uint8Array;
  private readonly asText: Uint8Array;
  private readonly isDate: boolean;
  private readonly values: SheetColumn['values'];
  /** The text of the last cell, which is often that of the next one, and how it is written. */
  private text: string | undefined;
  private isDay = false;
  private written = 0;

  constructor(
    { kind, values }: SheetColumn,
    letter: string,
    style: string | undefined,
    private readonly strings: SharedStrings,
  ) {
    const styled = style === undefined ? '"' : `" s="${style}"`;
    this.start = asciiOf(`<c r="${letter}`);
    this.asNumber = asciiOf(`${styled}><v>`);
    this.asText = asciiOf(`${styled} t="s"><v>`);
    this.isDate = kind === 'date';
    this.values = values;
  }

  write(out: XmlBytes, row: number): void {
    const value = this.values?.[row];
    if (value === undefined || value === '' || Number.isNaN(value)) return;
    // Excel has no infinity: it is a text.
    if (typeof value === 'string' || !Number.isFinite(value)) this.writeText(out, row, String(value));
    else this.cell(out, row, this.asNumber, value);
  }

  private writeText(out: XmlBytes, row: number, text: string): void {
    if (text !== this.text) {
      const day = this.isDate ? parseIsoDate(text) : undefined;
      this.text = text;
      this.isDay = day !== undefined;
      this.written = day === undefined ? this.strings.numberOf(text) : day + EPOCH;
    }
    if (!this.isDay) this.strings.used++;
    this.cell(out, row, this.isDay ? this.asNumber : this.asText, this.written);
  }

  private cell(out: XmlBytes, row: number, middle: Uint8Array, value: number): void {
    out.put(this.start);
    out.number(row + 2);
    out.put(middle);
    out.number(value);
    out.put(CELL_END);
  }
}

/** The texts of a workbook, each once. */
class SharedStrings {
  private readonly head: string;
  private readonly first: number;
  /** Cells that hold a text: whoever writes one counts it. */
  used: number;
  private readonly numbers = new Map<string, number>();

  constructor(xml: string) {
    this.head = xml.slice(0, xml.lastIndexOf('</sst>'));
    this.first = [...this.head.matchAll(/<si>/g)].length;
    this.used = Number(/ count="(\d+)"/.exec(this.head)?.[1] ?? this.first);
  }

  numberOf(text: string): number {
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

/** A file of an archive that is deflated elsewhere, a piece while the next one is written. */
class DeflatedElsewhere extends ZipPassThrough {
  override compression = 8;
  private readonly deflater: Deflater;
  private before: Promise<void> = Promise.resolve();
  private last: Promise<void> = Promise.resolve();

  constructor(name: string, deflate: Deflate) {
    super(name);
    this.deflater = deflate((bytes) => this.ondata(null, bytes as Uint8Array<ArrayBuffer>, false));
  }

  /** All that an archive must know of a file is its size and its check sum. */
  override push(chunk: Uint8Array, isLast = false): void {
    this.size += chunk.length;
    this.before = this.last;
    this.last = isLast ? this.finish() : this.deflater.push(chunk);
    // Whoever waits for it hears of a failure.
    this.last.catch(() => undefined);
  }

  private async finish(): Promise<void> {
    this.crc = this.deflater.crc();
    await this.deflater.end();
    this.ondata(null, new Uint8Array(0), true);
  }

  /** Until the piece before the last one is done; or all, where there are no more. */
  wait(isDone: boolean): Promise<void> {
    return isDone ? this.last : this.before;
  }
}

class ChunkZip {
  private readonly chunks: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.chunks.push(chunk);
  });

  constructor(private readonly options: WritingOptions) {}

  async add(name: string, parts: Iterable<string | Uint8Array>): Promise<void> {
    const { deflate, signal } = this.options;
    const file = deflate ? new DeflatedElsewhere(name, deflate) : new ZipDeflate(name, { level: LEVEL });
    const wait = async (isDone: boolean): Promise<void> => {
      if (file instanceof DeflatedElsewhere) await file.wait(isDone);
    };
    file.mtime = MADE;
    this.zip.add(file);
    for (const part of parts) {
      signal?.throwIfAborted();
      file.push(typeof part === 'string' ? strToU8(part) : part);
      await wait(false);
    }
    file.push(new Uint8Array(0), true);
    await wait(true);
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
