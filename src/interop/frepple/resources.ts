import { getOrMake } from '../../base/maps.js';
import type { Store, Thing } from './collect.js';
import type { DraftLoad } from './drafts.js';
import type { Notes } from './notes.js';
import type { Values } from './values.js';

/** Which resources a load may use, and what it takes of them. */
export class Loads {
  private readonly byOperation = new Map<string, Thing[]>();
  private readonly members = new Map<string, string[]>();
  private readonly skills = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly values: Values,
    private readonly notes: Notes,
  ) {
    for (const load of store.linksOf('load')) {
      const operation = load.refs.get('operation');
      if (operation !== undefined) getOrMake(this.byOperation, operation, () => []).push(load);
    }
    for (const resource of store.all('resource')) {
      const owner = resource.refs.get('owner');
      if (owner !== undefined) getOrMake(this.members, owner, () => []).push(resource.name);
    }
    for (const link of store.linksOf('resourceskill'))
      this.skills.add(`${link.refs.get('resource')}\n${link.refs.get('skill')}`);
  }

  isByPeriod(resource: Thing | undefined): boolean {
    return resource?.type === 'resource_buckets';
  }

  /** A resource that limits nothing. */
  isUnlimited(resource: Thing): boolean {
    return resource.type === 'resource_infinite' || !this.values.flag(resource, 'constrained', true);
  }

  /** Resources that a load on `name` may use: itself, or those below it. */
  leaves(name: string, seen = new Set<string>()): readonly string[] {
    const members = seen.has(name) ? [] : (this.members.get(name) ?? []);
    if (members.length === 0) return [name];
    seen.add(name);
    return members.flatMap((member) => this.leaves(member, seen));
  }

  /** Efficiency, as a share, of the slowest resource that the loads need; work takes longer by as much. */
  slowest(loads: readonly DraftLoad[]): number {
    const efficiencies = loads
      .filter(({ byPeriod }) => !byPeriod)
      .map(({ resources }) => this.store.find('resource', resources[0].name)!)
      .map((resource) => this.values.number(resource, 'efficiency', 100) / 100);
    const positive = efficiencies.filter((each) => each > 0);
    return positive.length > 0 ? Math.min(...positive) : 1;
  }

  /** Loads of an operation of which a unit takes `perUnit` seconds and a lot `perLot`. */
  of(operation: Thing, perUnit: number, perLot: number): DraftLoad[] {
    const groups = new Map<string, Thing[]>();
    for (const load of this.byOperation.get(operation.name) ?? []) {
      if (this.values.number(load, 'priority', 1) === 0) continue;
      this.noteWhatIsLost(load);
      const name = load.values.get('name');
      // Loads with the same name are alternatives of one another.
      getOrMake(groups, name ?? `${groups.size}\n`, () => []).push(load);
    }
    return [...groups.values()].flatMap((loads) => this.draft(loads, perUnit, perLot) ?? []);
  }

  private noteWhatIsLost(load: Thing): void {
    for (const attribute of ['effective_start', 'effective_end'])
      if (this.values.date(load, attribute) !== undefined)
        this.notes.add('frepple.not-carried', 'load', attribute, load.name, load.line);
    const fixed = this.values.number(load, 'quantity_fixed', 0);
    if (fixed !== 0) this.notes.add('frepple.not-carried', 'load', 'quantity_fixed', load.name, load.line);
  }

  private draft(loads: readonly Thing[], perUnit: number, perLot: number): DraftLoad | undefined {
    const [first] = loads;
    const resources: { name: string; preference: number }[] = [];
    for (const load of loads) {
      const preference = Math.max(1, this.values.number(load, 'priority', 1));
      const target = load.refs.get('resource');
      const skill = load.refs.get('skill');
      for (const name of target === undefined ? [] : this.leaves(target)) {
        if (skill !== undefined && !this.skills.has(`${name}\n${skill}`)) continue;
        const resource = this.store.find('resource', name)!;
        if (this.isUnlimited(resource)) {
          this.notes.add('frepple.unlimited', 'resource', 'constrained', name, resource.line);
          return undefined;
        }
        if (!resources.some((each) => each.name === name)) resources.push({ name, preference });
      }
    }
    if (resources.length === 0) {
      this.notes.add('frepple.no-resource', 'load', 'resource', first.name, first.line);
      return undefined;
    }
    const quantity = Math.abs(this.values.number(first, 'quantity', 1));
    const byPeriod = this.isByPeriod(this.store.find('resource', resources[0].name));
    return {
      resources,
      perUnit: byPeriod ? quantity : quantity * perUnit,
      perLot: byPeriod ? 0 : quantity * perLot,
      byPeriod,
      line: first.line,
    };
  }
}
