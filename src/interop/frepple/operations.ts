import { getOrMake } from '../../base/maps.js';
import type { Store, Thing } from './collect.js';
import { type Draft, type DraftInput, scaled } from './drafts.js';
import { keyOf, type Material, type Materials } from './materials.js';
import type { Notes } from './notes.js';
import type { Loads } from './resources.js';
import type { Values } from './values.js';

const DAY = 86_400;

/** How an operation is used by the one that it is part of. */
interface Use {
  readonly operation: Thing;
  readonly priority: number;
  readonly from: number | undefined;
  readonly until: number | undefined;
}

export interface OperationsScope {
  readonly store: Store;
  readonly values: Values;
  readonly notes: Notes;
  readonly materials: Materials;
  readonly loads: Loads;
  /** First day of the plan. */
  readonly start: number;
  /** Working seconds of a usual day, by calendars. */
  readonly dayLength: (calendars: readonly string[]) => number;
}

/** Turns operations into drafts of processes. */
export class Operations {
  /** Drafts by the name of the operation at the top: alternates and routings give several. */
  readonly drafts: Draft[] = [];
  private readonly parts = new Map<string, Use[]>();
  private readonly isPart = new Set<string>();
  private readonly flows = new Map<string, Thing[]>();
  private readonly delivering = new Set<string>();

  private readonly values: Values;
  private readonly notes: Notes;
  private readonly materials: Materials;
  private readonly loads: Loads;

  constructor(private readonly scope: OperationsScope) {
    const { store } = scope;
    this.values = scope.values;
    this.notes = scope.notes;
    this.materials = scope.materials;
    this.loads = scope.loads;
    for (const flow of store.linksOf('flow')) {
      const operation = flow.refs.get('operation');
      if (operation !== undefined) getOrMake(this.flows, operation, () => []).push(flow);
    }
    for (const demand of store.all('demand')) {
      const operation = demand.refs.get('operation');
      if (operation !== undefined) this.delivering.add(operation);
    }
    this.findParts();
    for (const operation of store.all('operation')) if (!this.isPart.has(operation.name)) this.top(operation);
  }

  /** What a demand that names its operation gets. */
  delivered(operation: Thing): Material {
    return this.outputOf(operation) ?? this.deliveryItem(operation);
  }

  flowsOf(operation: Thing): readonly Thing[] {
    return this.flows.get(operation.name) ?? [];
  }

  private findParts(): void {
    for (const link of this.scope.store.linksOf('suboperation')) {
      const operation = this.scope.store.find('operation', link.refs.get('operation'));
      const owner = link.refs.get('owner');
      if (!operation || owner === undefined) continue;
      getOrMake(this.parts, owner, () => []).push(this.use(operation, link));
      this.isPart.add(operation.name);
    }
    for (const operation of this.scope.store.all('operation')) {
      const owner = operation.refs.get('owner');
      if (owner === undefined || this.parts.get(owner)?.some((part) => part.operation === operation))
        continue;
      getOrMake(this.parts, owner, () => []).push(this.use(operation, operation));
      this.isPart.add(operation.name);
    }
  }

  private use(operation: Thing, from: Thing): Use {
    return {
      operation,
      priority: this.values.number(from, 'priority', 1),
      from: this.values.date(from, 'effective_start'),
      until: this.values.date(from, 'effective_end'),
    };
  }

  private top(operation: Thing): void {
    const use = this.use(operation, operation);
    // Priority 0: only a person may use it; open orders on it are read all the same.
    if (use.priority === 0) return;
    this.drafts.push(...this.draftsOf(use, undefined));
  }

  private draftsOf(use: Use, output: Material | undefined): Draft[] {
    const { operation } = use;
    const parts = (this.parts.get(operation.name) ?? []).filter((part) => part.priority !== 0);
    const result = this.outputOf(operation) ?? output ?? this.deliveryOf(operation);
    if (operation.type === 'operation_routing') return this.routing(use, parts, result);
    if (operation.type === 'operation_alternate')
      return parts.flatMap((part) => this.draftsOf(part, result && this.placed(part.operation, result)));
    if (operation.type === 'operation_split') return this.split(use, parts, result);
    const draft = this.simple(use, result);
    return draft ? [draft] : [];
  }

  /** Parts of an alternate deliver at their own place. */
  private placed(operation: Thing, material: Material): Material {
    const location = operation.refs.get('location');
    return location === undefined ? material : { item: material.item, site: location };
  }

  private positive(operation: Thing): Thing[] {
    return this.flowsOf(operation).filter((flow) => this.values.number(flow, 'quantity', 1) > 0);
  }

  /** The item that an operation is for: its own, or the first that it produces. */
  private outputOf(operation: Thing): Material | undefined {
    const item = operation.refs.get('item');
    const made = this.positive(operation).flatMap((flow) => this.materials.ofFlow(flow, operation) ?? []);
    const own = item === undefined ? undefined : this.materials.at(item, operation.refs.get('location'));
    return made.find((each) => each.item === item) ?? own ?? made[0];
  }

  private deliveryOf(operation: Thing): Material | undefined {
    return this.delivering.has(operation.name) ? this.deliveryItem(operation) : undefined;
  }

  private deliveryItem(operation: Thing): Material {
    const part = this.parts.get(operation.name)?.[0]?.operation;
    const location = operation.refs.get('location') ?? part?.refs.get('location');
    return this.materials.at(`delivered: ${operation.name}`, location);
  }

  private calendarsOf(operation: Thing): readonly string[] {
    const location = this.scope.store.find('location', operation.refs.get('location'));
    const names = [operation.refs.get('available'), location?.refs.get('available')];
    return [...new Set(names.filter((name) => name !== undefined))].sort();
  }

  private duration(operation: Thing): { perUnit: number; perLot: number } {
    const perUnit =
      operation.type === 'operation_time_per' ? this.values.duration(operation, 'duration_per') : 0;
    return { perUnit, perLot: this.values.duration(operation, 'duration') };
  }

  private simple(use: Use, output: Material | undefined, end?: Thing): Draft | undefined {
    const { operation } = use;
    if (!output) {
      this.notes.add('frepple.no-output', 'operation', 'flow', operation.name, operation.line);
      return undefined;
    }
    const { perUnit, perLot } = this.duration(operation);
    const flows = this.flowsOf(operation).filter((flow) => this.usable(flow));
    const main = flows.find((flow) => this.gives(flow, operation, output));
    const given = main ? this.values.number(main, 'quantity', 1) : 1;
    const offset = main && main.type !== 'flow_start' ? Math.max(0, this.values.duration(main, 'offset')) : 0;
    const coproducts = flows
      .filter((flow) => flow !== main && this.values.number(flow, 'quantity', 1) > 0)
      .flatMap((flow) => this.coproduct(flow, operation));
    if (perUnit > 0)
      this.notes.add('frepple.unit-lots', 'operation', 'duration_per', operation.name, operation.line);
    const loads = this.loads.of(operation, perUnit, perLot);
    const draft: Draft = {
      name: operation.name,
      line: (end ?? operation).line,
      output,
      inputs: this.inputs(operation, flows),
      coproducts,
      loads,
      seconds: (perUnit + perLot) / this.loads.slowest(loads) + offset,
      calendars: this.calendarsOf(operation),
      cost: this.values.number(operation, 'cost', 0),
      preference: Math.max(1, use.priority),
      from: this.earliest(operation, use.from),
      until: use.until,
      lots: this.lots(operation, given),
    };
    return given === 1 ? draft : { ...draft, ...scaled(draft, 1 / given) };
  }

  private lots(operation: Thing, given: number): Draft['lots'] {
    if (operation.refs.has('size_minimum_calendar'))
      this.notes.add(
        'frepple.not-carried',
        'operation',
        'size_minimum_calendar',
        operation.name,
        operation.line,
      );
    const maximum = this.values.number(operation, 'size_maximum');
    const minimum = this.values.number(operation, 'size_minimum', 1);
    const multiple = this.values.number(operation, 'size_multiple', 0);
    return {
      stated: multiple > 0 || minimum > 1,
      minimum: minimum * given,
      multiple: multiple * given,
      maximum: maximum === undefined || maximum <= 0 ? undefined : maximum * given,
    };
  }

  /** The later of the effective date and the end of the release fence. */
  private earliest(operation: Thing, from: number | undefined): number | undefined {
    const fence = this.values.duration(operation, 'fence');
    if (fence <= 0) return from;
    return Math.max(from ?? 0, this.scope.start + fence / DAY);
  }

  private usable(flow: Thing): boolean {
    return this.values.number(flow, 'priority', 1) !== 0;
  }

  private gives(flow: Thing, operation: Thing, output: Material): boolean {
    const material = this.materials.ofFlow(flow, operation);
    if (!material || this.values.number(flow, 'quantity', 1) <= 0) return false;
    if (keyOf(material) !== keyOf(output)) return false;
    if (flow.type === 'flow_start')
      this.notes.add('frepple.flow-moment', 'flow', 'type', flow.name, flow.line);
    this.noteFlow(flow, false);
    return true;
  }

  private coproduct(flow: Thing, operation: Thing): { material: Material; quantity: number }[] {
    const material = this.materials.ofFlow(flow, operation);
    this.noteFlow(flow, false);
    return material ? [{ material, quantity: this.values.number(flow, 'quantity', 1) }] : [];
  }

  private noteFlow(flow: Thing, input: boolean): void {
    if (this.values.number(flow, 'quantity_fixed', 0) !== 0)
      this.notes.add('frepple.not-carried', 'flow', 'quantity_fixed', flow.name, flow.line);
    const offset = this.values.duration(flow, 'offset');
    if (input ? offset !== 0 : offset < 0)
      this.notes.add('frepple.not-carried', 'flow', 'offset', flow.name, flow.line);
    const dated = ['effective_start', 'effective_end'].filter(
      (each) => this.values.date(flow, each) !== undefined,
    );
    for (const attribute of input ? [] : dated)
      this.notes.add('frepple.not-carried', 'flow', attribute, flow.name, flow.line);
    if (input ? flow.type === 'flow_end' : false)
      this.notes.add('frepple.flow-moment', 'flow', 'type', flow.name, flow.line);
    if (flow.type === 'flow_transfer_batch')
      this.notes.add('frepple.flow-moment', 'flow', 'type', flow.name, flow.line);
  }

  private inputs(operation: Thing, flows: readonly Thing[]): DraftInput[] {
    const taken = flows.filter((flow) => this.values.number(flow, 'quantity', 1) < 0);
    const named = new Map<string, number>();
    for (const flow of taken) {
      const name = flow.values.get('name');
      if (name !== undefined) named.set(name, (named.get(name) ?? 0) + 1);
    }
    return taken.flatMap((flow) => {
      const material = this.materials.ofFlow(flow, operation);
      if (!material) return [];
      this.noteFlow(flow, true);
      const name = flow.values.get('name');
      return [
        {
          material,
          quantity: -this.values.number(flow, 'quantity', 1),
          group: name !== undefined && named.get(name)! > 1 ? name : undefined,
          preference: Math.max(1, this.values.number(flow, 'priority', 1)),
          from: this.values.date(flow, 'effective_start'),
          until: this.values.date(flow, 'effective_end'),
        },
      ];
    });
  }

  /** A chain of processes through items between the steps; steps that fit into one day together are one process. */
  private routing(use: Use, parts: readonly Use[], output: Material | undefined): Draft[] {
    const steps = [...parts].sort((a, b) => a.priority - b.priority);
    const last = steps.at(-1);
    const result = output ?? (last && this.outputOf(last.operation));
    if (!last || !result) {
      this.notes.add(
        'frepple.no-output',
        'operation',
        'suboperations',
        use.operation.name,
        use.operation.line,
      );
      return [];
    }
    const drafts = steps.map((step, k) => {
      const between = { item: `${use.operation.name}: after ${step.operation.name}`, site: result.site };
      return this.simple({ ...step, priority: 1 }, k === steps.length - 1 ? result : between, use.operation)!;
    });
    const merged = mergeSteps(drafts, use.operation.name, this.scope.dayLength);
    return merged.map((draft, k) => {
      const own = this.simple(use, result)!;
      return {
        ...draft,
        // What the routing itself takes, it takes at its first step; when it may start is asked there as well.
        inputs: [
          ...draft.inputs,
          ...(k === 0 ? own.inputs : []),
          ...(k > 0 ? [whole(merged[k - 1].output)] : []),
        ],
        coproducts: k === merged.length - 1 ? [...draft.coproducts, ...own.coproducts] : draft.coproducts,
        cost: draft.cost + (k === 0 ? own.cost : 0),
        from: k === 0 ? own.from : undefined,
        until: k === 0 ? own.until : undefined,
        preference: k === 0 ? own.preference : 1,
        lots: k === 0 ? own.lots : draft.lots,
      };
    });
  }

  /** Fixed shares: one process that takes of each part its share. */
  private split(use: Use, parts: readonly Use[], output: Material | undefined): Draft[] {
    const { operation } = use;
    this.notes.add('frepple.split', 'operation', 'suboperations', operation.name, operation.line);
    const drafts = parts.map((part) => this.draftsOf({ ...part, priority: 1 }, output));
    const total = parts.reduce((sum, part) => sum + part.priority, 0);
    const first = drafts[0]?.[0];
    const alike = drafts.every(
      (each) => each.length === 1 && first && keyOf(each[0].output) === keyOf(first.output),
    );
    if (!first || !alike) return drafts.flat();
    const shares = drafts.map(([draft], k) => scaled(draft, parts[k].priority / total));
    return [
      {
        ...first,
        name: operation.name,
        line: operation.line,
        inputs: shares.flatMap(({ inputs }) => inputs),
        coproducts: shares.flatMap(({ coproducts }) => coproducts),
        loads: shares.flatMap(({ loads }) => loads),
        cost: shares.reduce((sum, { cost }) => sum + cost, 0),
        seconds: Math.max(...drafts.map(([draft]) => draft.seconds)),
        preference: Math.max(1, use.priority),
        from: use.from,
        until: use.until,
      },
    ];
  }
}

const whole = (material: Material): DraftInput => ({
  material,
  quantity: 1,
  group: undefined,
  preference: 1,
  from: undefined,
  until: undefined,
});

/** Joins steps that follow one another while none of their resources, or less than a day, lies between. */
function mergeSteps(
  steps: readonly Draft[],
  routing: string,
  dayLength: (calendars: readonly string[]) => number,
): Draft[] {
  const merged: Draft[] = [];
  for (const step of steps) {
    const before = merged.at(-1);
    const alike = before && before.calendars.join() === step.calendars.join();
    const loaded = before && (before.loads.length > 0 || step.loads.length > 0);
    if (!before || !alike || (loaded && before.seconds + step.seconds > dayLength(step.calendars))) {
      merged.push(step);
      continue;
    }
    merged[merged.length - 1] = {
      ...step,
      name: `${routing}: ${step.name}`,
      inputs: [...before.inputs, ...step.inputs],
      coproducts: [...before.coproducts, ...step.coproducts],
      loads: [...before.loads, ...step.loads],
      seconds: before.seconds + step.seconds,
      cost: before.cost + step.cost,
    };
  }
  return merged;
}
