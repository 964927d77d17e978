import { familyOf, type Program, stretchAt } from '../program/index.js';

/** Buckets on either side of a woken one that are woken with it the first time; twice as many each time after. */
const NEAR = 2;

/** Wakes columns that rest, and their neighbours in time: what pays in one bucket often pays in the next. */
export class Waking {
  private readonly times = new Map<number, number>();

  constructor(private readonly program: Program) {}

  wake(which: Int32Array, columns: Uint8Array): void {
    const blocks = new Map<number, [number, number]>();
    for (const j of which) {
      const [first] = this.blockOf(j);
      const range = blocks.get(first);
      blocks.set(first, range ? [Math.min(range[0], j), Math.max(range[1], j)] : [j, j]);
      columns[j] = 1;
    }
    for (const [block, [from, to]] of blocks) {
      const times = this.times.get(block) ?? 0;
      this.times.set(block, times + 1);
      const near = NEAR * 2 ** times;
      const [first, last] = this.blockOf(from);
      for (let j = Math.max(first, from - near); j <= Math.min(last, to + near); j++) columns[j] = 1;
    }
  }

  /** First and last column of the run of buckets that a column is of. */
  private blockOf(j: number): [number, number] {
    const { start, count, dims, keys } = familyOf(this.program.columnFamilies, j);
    if (dims.at(-1) !== 'bucket') return [j, j];
    const stretch = stretchAt(keys, j - start);
    return [start + keys.starts[stretch], start + (keys.starts[stretch + 1] ?? count) - 1];
  }
}

/** Stock that rests at a wanted level, with the columns of the row that wants it: a shortfall there needs the stock. */
export class AnchoredStocks {
  private readonly stocks: Int32Array;
  private readonly others: Int32Array;

  constructor({ rowCount, matrix: { starts, indices } }: Program, anchor: Int32Array) {
    const stockOf = new Int32Array(rowCount).fill(-1);
    for (let j = 0; j < anchor.length; j++) if (anchor[j] >= 0) stockOf[anchor[j]] = j;
    const stocks: number[] = [];
    const others: number[] = [];
    for (let j = 0; j < anchor.length; j++)
      for (let e = starts[j]; e < starts[j + 1]; e++) {
        const stock = stockOf[indices[e]];
        if (stock < 0 || stock === j) continue;
        stocks.push(stock);
        others.push(j);
      }
    this.stocks = Int32Array.from(stocks);
    this.others = Int32Array.from(others);
  }

  wake(columns: Uint8Array): void {
    const { others, stocks } = this;
    for (let k = 0; k < others.length; k++) if (columns[others[k]] === 1) columns[stocks[k]] = 1;
  }
}
