import { isPattern, parsePattern } from '../../base/buckets-pattern.js';
import { isoDate } from '../../base/dates.js';
import { getOrMake } from '../../base/maps.js';
import { type AttributeName, type ColumnOf, column, rowCount } from '../../schema/columns.js';
import type { ComponentName } from '../../schema/generated/types.js';
import type { Model } from '../../schema/model.js';
import { type Horizon, makeHorizon } from '../horizon.js';
import type { Network } from '../network.js';
import { type Reach, reachOf } from './reach.js';
import { Report } from './report.js';

/** What rules on the typed tables see. References may lead nowhere and required cells may be empty. */
export class TableScope {
  readonly report: Report;
  private readonly columns = new Map<string, unknown>();
  private readonly numbers = new Map<ComponentName, ReadonlyMap<string, number>>();
  private readonly pairs = new Map<string, ReadonlyMap<string, number>>();
  /** Undefined until the model row is known to be sound (horizon.ts). */
  horizon: Horizon | undefined;

  constructor(readonly model: Model) {
    this.report = new Report(model);
  }

  /**
   * An attribute of every row, defaults filled in. Not called `column`, because the reference pages take a call of
   * that name for a use of the attribute, and a check is none.
   */
  cells<C extends ComponentName, A extends AttributeName<C>>(component: C, attribute: A): ColumnOf<C, A> {
    const key = `${component}.${attribute}`;
    let cells = this.columns.get(key) as ColumnOf<C, A> | undefined;
    if (cells === undefined) {
      cells = column(this.model, component, attribute);
      this.columns.set(key, cells);
    }
    return cells;
  }

  /** A column of text by names that are not known to the compiler. */
  texts(component: ComponentName, attribute: string): readonly (string | undefined)[] {
    return this.cells(component, attribute as never) as unknown as readonly (string | undefined)[];
  }

  /** A column of numbers by names that are not known to the compiler. */
  values(component: ComponentName, attribute: string): Float64Array {
    return this.cells(component, attribute as never) as unknown as Float64Array;
  }

  rows(component: ComponentName): number {
    return rowCount(this.model, component);
  }

  /** Row of an id; -1 where there is none. */
  rowOf(component: ComponentName, id: string | undefined): number {
    const numbers = getOrMake(this.numbers, component, () => {
      const ids = this.texts(component, 'id');
      return new Map(ids.map((each, row): [string, number] => [each ?? '', row]));
    });
    return id === undefined ? -1 : (numbers.get(id) ?? -1);
  }

  /** First row with these values in two columns of text; -1 where there is none. */
  rowBy(component: ComponentName, names: readonly [string, string], first: string, second: string): number {
    const pairs = getOrMake(this.pairs, `${component} ${names.join(' ')}`, () => {
      const seconds = this.texts(component, names[1]);
      const map = new Map<string, number>();
      this.texts(component, names[0]).forEach((each, row) => {
        const key = `${each} ${seconds[row]}`;
        if (!map.has(key)) map.set(key, row);
      });
      return map;
    });
    return pairs.get(`${first} ${second}`) ?? -1;
  }

  /** Rows of a child table that name the row of a parent, by that row. */
  childrenOf(parent: ComponentName, child: ComponentName, attribute: string): readonly (readonly number[])[] {
    const children: number[][] = Array.from({ length: this.rows(parent) }, () => []);
    this.texts(child, attribute).forEach((id, row) => {
      children[this.rowOf(parent, id)]?.push(row);
    });
    return children;
  }
}

/** Ways in which each node can be supplied: numbers of processes (main item or co-product) and offers, and lanes. */
interface Ways {
  readonly processes: readonly (readonly number[])[];
  readonly offers: readonly (readonly number[])[];
  readonly lanes: readonly (readonly { readonly lane: number; readonly from: number }[])[];
}

function waysOf(network: Network): Ways {
  const processes: number[][] = network.nodes.map(() => []);
  const offers: number[][] = network.nodes.map(() => []);
  const lanes: { lane: number; from: number }[][] = network.nodes.map(() => []);
  network.processes.forEach((process, p) => {
    processes[process.node].push(p);
    for (const { node } of process.coproducts) processes[node].push(p);
  });
  network.offers.forEach((offer, o) => {
    offers[offer.node].push(o);
  });
  network.lanes.forEach((each, lane) => {
    for (const { from, to } of each.flows) lanes[to].push({ lane, from });
  });
  return { processes, offers, lanes };
}

/** What rules on the network see: the model is the sorted one from which the network was built. */
export class NetworkScope extends TableScope {
  override readonly horizon: Horizon;
  private ways: Ways | undefined;
  private timed: Reach | undefined;
  private timeless: Reach | undefined;

  constructor(
    model: Model,
    readonly network: Network,
  ) {
    super(model);
    this.horizon = network.horizon;
  }

  /** Earliest bucket of every node. */
  get reach(): Reach {
    this.timed ??= reachOf(this.network, true);
    return this.timed;
  }

  /** Which nodes can be supplied at all, whatever the dates. */
  get supply(): Reach {
    this.timeless ??= reachOf(this.network, false);
    return this.timeless;
  }

  /** Where each node's item comes from. */
  get sources(): Ways {
    this.ways ??= waysOf(this.network);
    return this.ways;
  }

  /** Row of the line of a process that uses an item. */
  inputRow(process: string, item: string): number {
    return this.rowBy('process-input', ['process', 'item'], process, item);
  }

  /** `boat@yard` */
  nodeName(node: number): string {
    const { item, site } = this.network.nodes[node];
    return `${this.network.items[item].id}@${this.network.sites[site].id}`;
  }

  /** Last day of a bucket. */
  lastDay(t: number): string {
    return isoDate(this.horizon.starts[t + 1] - 1);
  }
}

/** Horizon of a model whose row is sound. */
export function horizonOf(scope: TableScope): Horizon | undefined {
  const start = scope.cells('model', 'start')[0];
  const tokens = parsePattern(scope.cells('model', 'buckets')[0] ?? '');
  if (start === undefined || Number.isNaN(start) || !isPattern(tokens)) return undefined;
  return makeHorizon(start, tokens, scope.cells('model', 'fiscal_year_start')[0]);
}
