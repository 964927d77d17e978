/** A true date cell of a workbook. `fraction` is the time of day, 0 at midnight. */
export class RawDate {
  constructor(
    readonly day: number,
    readonly fraction: number,
  ) {}
}

/** Something that is no value of a table: a mapping inside a cell, a list inside a list. */
export class RawMisfit {
  constructor(
    readonly kind: 'mapping' | 'nested' | 'formula',
    readonly text: string,
  ) {}
}

/**
 * A cell as written: the characters of a scalar whatever its type in the file (so that an id 0012 stays 0012),
 * a list, a date cell, or undefined when it is empty.
 */
export type RawCell = string | readonly string[] | RawDate | RawMisfit | undefined;

/** A table as written, before the catalog has been asked what it means. */
export interface RawTable {
  /** Component as the file names it (stem of the file, sheet, top-level key). */
  readonly name: string;
  readonly file: string;
  readonly header: readonly string[];
  /** `rows[r][c]`; a row may be shorter than the header. */
  readonly rows: readonly (readonly RawCell[])[];
  /** Line (or row of the sheet) at which each row begins, from 1. */
  readonly lines: readonly number[];
  readonly headerLine?: number;
}

/** Gathers rows that are mappings, each with its own keys, under one header. */
export class RowGatherer {
  private readonly header: string[] = [];
  private readonly index = new Map<string, number>();
  private readonly rows: RawCell[][] = [];
  private readonly lines: number[] = [];
  private row: RawCell[] = [];

  begin(line: number): void {
    this.row = [];
    this.rows.push(this.row);
    this.lines.push(line);
  }

  /** False when the row already has this attribute. */
  set(attribute: string, cell: RawCell): boolean {
    let at = this.index.get(attribute);
    if (at === undefined) {
      at = this.header.length;
      this.header.push(attribute);
      this.index.set(attribute, at);
    }
    if (this.row[at] !== undefined) return false;
    // Filled without holes, so that a row stays a packed array.
    while (this.row.length < at) this.row.push(undefined);
    this.row[at] = cell;
    return true;
  }

  table(name: string, file: string): RawTable {
    return { name, file, header: this.header, rows: this.rows, lines: this.lines };
  }
}
