/** Numbers without order, each at most once, of which one can be drawn at once. */
export class Bag {
  private readonly list: number[] = [];
  private readonly places = new Map<number, number>();

  get size(): number {
    return this.list.length;
  }

  add(number: number): void {
    if (this.places.has(number)) return;
    this.places.set(number, this.list.length);
    this.list.push(number);
  }

  /** Its place is taken by the last one. */
  delete(number: number): void {
    const place = this.places.get(number);
    if (place === undefined) return;
    const last = this.list.pop()!;
    this.places.delete(number);
    if (last === number) return;
    this.list[place] = last;
    this.places.set(last, place);
  }

  at(place: number): number {
    return this.list[place];
  }
}
