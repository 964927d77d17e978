const ZERO = 48;
const MINUS = 45;
/** Bytes of a row or more: a piece is full with the row that has filled it. */
const SLACK = 1 << 14;
/** Whole numbers below it are written digit by digit, without a text in between. */
const SMALL = 1_000_000_000;

/** The bytes of a text of ASCII characters. */
export function asciiOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/**
 * XML of many cells, written as bytes, piece by piece: put together as texts and encoded, the same takes several times as
 * long, most of it for what they leave behind. Pieces are in the same few buffers again and again: large new ones, too, make
 * the machine look for memory that it could have back.
 */
export class XmlBytes {
  private readonly buffers: Uint8Array[];
  private bytes: Uint8Array;
  private length = 0;

  /** `size`: bytes from which on a piece is full; `pieces`: buffers, at least 2. */
  constructor(
    private readonly size: number,
    pieces: number,
  ) {
    this.buffers = Array.from({ length: pieces }, () => new Uint8Array(size + SLACK));
    this.bytes = this.buffers[0];
  }

  get isFull(): boolean {
    return this.length >= this.size;
  }

  put(piece: Uint8Array): void {
    this.makeRoom(piece.length);
    const { bytes } = this;
    let at = this.length;
    // Shorter than what a call of `set` takes.
    for (let k = 0; k < piece.length; k++) bytes[at++] = piece[k];
    this.length = at;
  }

  /** A number as JavaScript writes it, which is how SpreadsheetML writes it too. */
  number(value: number): void {
    this.makeRoom(32);
    if (Number.isInteger(value) && Math.abs(value) < SMALL) this.whole(value);
    else {
      const text = String(value);
      for (let k = 0; k < text.length; k++) this.bytes[this.length++] = text.charCodeAt(k);
    }
  }

  private whole(value: number): void {
    const { bytes } = this;
    if (value < 0) bytes[this.length++] = MINUS;
    let rest = Math.abs(value) | 0;
    let digits = 1;
    for (let power = 10; power <= rest; power *= 10) digits++;
    this.length += digits;
    for (let at = this.length - 1; digits > 0; digits--, at--) {
      const next = (rest / 10) | 0;
      bytes[at] = ZERO + rest - 10 * next;
      rest = next;
    }
  }

  /** What has been written since it was asked for last; it stays what it is until all the other buffers have been taken. */
  take(): Uint8Array {
    const { bytes, buffers } = this;
    const taken = bytes.subarray(0, this.length);
    buffers.shift();
    buffers.push(bytes);
    this.bytes = buffers[0];
    this.length = 0;
    return taken;
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const wider = new Uint8Array(2 * this.bytes.length + more);
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}
