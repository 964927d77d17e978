/** What the rows of one demand or programme have in common. */
export interface Order {
  readonly id: string;
  readonly item: number;
  readonly site: number;
  /** 0 = optional. */
  readonly priority: number;
  /** NaN where not given. */
  readonly value: number;
  readonly penalty: number;
  readonly currency: string | undefined;
  /** Oldest revision taken, '' = any (S46). */
  readonly minimum: string;
}

/** A demand, or what a programme wants in one bucket (S16, S17). */
export interface Piece {
  readonly order: Order;
  readonly due: number;
  /** Last bucket in which it is still taken. */
  readonly latest: number;
  readonly quantity: number;
}
