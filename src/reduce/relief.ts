import { at, type Block, type Context, type Formulation } from '../formulate/index.js';

/** Buckets before a broken limit in which stock may be built at once; further ones are woken as they pay. */
const BEFORE = 4;

/** What can make room under a limit of hours: more of them, and stock made before. */
export class Relief {
  private readonly context: Context;
  private readonly users: readonly (readonly number[])[];

  constructor(formulation: Formulation) {
    this.context = formulation.context;
    this.users = usersOf(this.context);
  }

  /** Wakes the columns that may relieve a resource whose hours are short from bucket `first` to `last`. */
  add(r: number, first: number, last: number, columns: Uint8Array): void {
    const { network, columns: blocks } = this.context;
    const include = ({ base, first: from, last: to }: Block): void => {
      if (from <= to) columns.fill(1, base, base + to - from + 1);
    };
    include(blocks.overtime[r]);
    network.expansions.forEach(({ resource }, e) => {
      if (resource !== r) return;
      include(blocks.steps[e]);
      include(blocks.inService[e]);
    });
    for (const p of this.users[r]) {
      const stock = blocks.stock[network.processes[p].node];
      for (let t = Math.max(0, first - BEFORE); t <= last; t++) columns[at(stock, t)] = 1;
    }
  }
}

/** Processes that take hours of each resource. */
function usersOf({ network }: Context): number[][] {
  const users: number[][] = network.resources.map(() => []);
  network.processes.forEach(({ hours, hourGroups }, p) => {
    for (const { resource } of hours) users[resource].push(p);
    for (const group of hourGroups) for (const { resource } of group.lines) users[resource].push(p);
  });
  return users;
}
