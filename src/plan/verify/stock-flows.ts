/** Arrivals and uses by item, site and bucket, as they follow from the decisions (S6). */
export class StockFlows {
  private readonly pairs = new Map<number, number>();
  /** Asked for last: rows of one pair come one after another. */
  private lastKey = Number.NaN;
  private lastPair = -1;
  readonly items: number[] = [];
  readonly sites: number[] = [];
  /** Arrivals less uses, and the largest of them, by pair. */
  readonly net: Float64Array[] = [];
  readonly size: Float64Array[] = [];
  /** Arrivals alone, by pair. */
  readonly came: Float64Array[] = [];

  constructor(
    private readonly siteCount: number,
    private readonly buckets: number,
  ) {}

  get count(): number {
    return this.items.length;
  }

  /** Number of a pair; a new one if it was not seen before. */
  pair(item: number, site: number): number {
    const key = item * this.siteCount + site;
    if (key === this.lastKey) return this.lastPair;
    let pair = this.pairs.get(key);
    if (pair === undefined) {
      pair = this.items.length;
      this.pairs.set(key, pair);
      this.items.push(item);
      this.sites.push(site);
      this.net.push(new Float64Array(this.buckets));
      this.size.push(new Float64Array(this.buckets));
      this.came.push(new Float64Array(this.buckets));
    }
    this.lastKey = key;
    this.lastPair = pair;
    return pair;
  }

  arrive(item: number, site: number, t: number, quantity: number): void {
    if (t < 0 || item < 0 || site < 0) return;
    this.add(this.pair(item, site), t, quantity);
  }

  /** As `arrive`, for a pair. */
  add(pair: number, t: number, quantity: number): void {
    this.net[pair][t] += quantity;
    if (quantity > 0) this.came[pair][t] += quantity;
    const size = this.size[pair];
    if (Math.abs(quantity) > size[t]) size[t] = Math.abs(quantity);
  }

  use(item: number, site: number, t: number, quantity: number): void {
    this.arrive(item, site, t, -quantity);
  }
}
