import { getOrMake } from '../../base/maps.js';
import type { Notes } from './notes.js';
import {
  DESCRIPTIVE,
  type EntityKind,
  isLink,
  KINDS,
  type Kind,
  type LinkKind,
  PLAN_LISTS,
  RESULTS,
} from './spec.js';
import type { XmlNode, XmlReading } from './xml.js';

/** An element with everything that the file says of it, wherever it says it. */
export interface Thing {
  readonly kind: Kind | 'plan';
  readonly name: string;
  /** `xsi:type`. */
  type: string | undefined;
  readonly values: Map<string, string>;
  /** Names of the elements referred to, by attribute. */
  readonly refs: Map<string, string>;
  readonly line: number;
}

/** All elements of a file, by kind; those with a name once each, in the order of the file. */
export class Store {
  readonly plan: Thing;
  private readonly entities = new Map<EntityKind, Map<string, Thing>>();
  private readonly links = new Map<LinkKind, Thing[]>();

  constructor(line: number) {
    this.plan = makeThing('plan', 'plan', line);
  }

  entity(kind: EntityKind, name: string, line: number): Thing {
    const all = getOrMake(this.entities, kind, () => new Map<string, Thing>());
    return getOrMake(all, name, () => makeThing(kind, name, line));
  }
  find(kind: EntityKind, name: string | undefined): Thing | undefined {
    return name === undefined ? undefined : this.entities.get(kind)?.get(name);
  }
  all(kind: EntityKind): readonly Thing[] {
    return [...(this.entities.get(kind)?.values() ?? [])];
  }
  link(thing: Thing): void {
    getOrMake(this.links, thing.kind as LinkKind, () => []).push(thing);
  }
  linksOf(kind: LinkKind): readonly Thing[] {
    return this.links.get(kind) ?? [];
  }
}

function makeThing(kind: Thing['kind'], name: string, line: number): Thing {
  return { kind, name, type: undefined, values: new Map(), refs: new Map(), line };
}

/** Gathers the elements of a file, however they are nested; what it does not know is noted. */
export function collect(reading: XmlReading, notes: Notes): Store {
  const store = new Store(reading.root.line);
  for (const { target, line } of reading.instructions)
    notes.add('frepple.instruction', 'plan', target, target, line);
  new Collector(store, notes).plan(reading.root);
  return store;
}

/** Fields of a node: its attributes and its children. */
class Collector {
  constructor(
    private readonly store: Store,
    private readonly notes: Notes,
  ) {}

  plan(root: XmlNode): void {
    const { plan } = this.store;
    for (const [key, value] of root.attributes) if (key === 'current') plan.values.set(key, value);
    for (const child of root.children) {
      const kind = Object.hasOwn(PLAN_LISTS, child.name) ? PLAN_LISTS[child.name] : undefined;
      if (kind) this.list(child, child.name, kind, undefined);
      else if (child.name === 'name' || child.name === 'current')
        plan.values.set(child.name, child.text.trim());
      else this.leftOver(plan, child.name, child.line);
    }
  }

  private list(node: XmlNode, parent: string, kind: Kind, owner: Thing | undefined): void {
    for (const child of node.children) {
      if (child.name !== kind)
        this.notes.add('frepple.unknown', parent, child.name, owner?.name ?? '', child.line);
      else this.thing(child, kind, owner);
    }
  }

  /** The element, or undefined where it has no name or is to be removed. */
  private thing(node: XmlNode, kind: Kind, owner?: Thing): Thing | undefined {
    if (node.attributes.get('action')?.toUpperCase().startsWith('R')) {
      this.notes.add('frepple.removal', kind, 'action', textOf(node, 'name') ?? '', node.line);
      return undefined;
    }
    let thing: Thing;
    if (isLink(kind)) {
      thing = makeThing(kind, linkName(node, owner), node.line);
      this.store.link(thing);
    } else {
      const name = textOf(node, 'name') ?? bufferName(node, kind);
      if (name === undefined) {
        this.notes.add('frepple.nameless', kind, 'name', owner?.name ?? '', node.line);
        return undefined;
      }
      thing = this.store.entity(kind, name, node.line);
    }
    this.fields(node, thing, kind);
    if (owner) this.own(thing, owner);
    return thing;
  }

  private own(thing: Thing, owner: Thing): void {
    const spec = KINDS[thing.kind as Kind];
    // A bucket belongs to a calendar; members name their parent.
    const attribute = thing.kind === owner.kind || thing.kind === 'suboperation' ? 'owner' : owner.kind;
    if (thing.kind === 'bucket') thing.refs.set('calendar', owner.name);
    else if (Object.hasOwn(spec.refs, attribute) && !thing.refs.has(attribute))
      thing.refs.set(attribute, owner.name);
  }

  private fields(node: XmlNode, thing: Thing, kind: Kind): void {
    for (const [key, value] of node.attributes) {
      if (key === 'xsi:type') thing.type = value;
      else if (key !== 'name' || isLink(kind)) this.value(thing, kind, key, value, node.line);
    }
    const spec = KINDS[kind];
    for (const child of node.children) {
      if (child.name === 'name' && !isLink(kind)) continue;
      if (Object.hasOwn(spec.lists, child.name)) this.list(child, child.name, spec.lists[child.name], thing);
      else if (Object.hasOwn(spec.refs, child.name)) {
        const target = this.thing(child, spec.refs[child.name]);
        if (target) thing.refs.set(child.name, target.name);
      } else this.value(thing, kind, child.name, child.text.trim(), child.line);
    }
  }

  private value(thing: Thing, kind: Kind, key: string, value: string, line: number): void {
    if (key.startsWith('xmlns') || key === 'action') return;
    const spec = KINDS[kind];
    if (spec.values.includes(key)) thing.values.set(key, value);
    else if (Object.hasOwn(spec.refs, key)) {
      this.store.entity(spec.refs[key], value, line);
      thing.refs.set(key, value);
    } else if (spec.dropped.includes(key)) this.notes.add('frepple.not-carried', kind, key, thing.name, line);
    else this.leftOver(thing, key, line);
  }

  private leftOver(thing: Thing, key: string, line: number): void {
    if (DESCRIPTIVE.has(key)) return;
    if (RESULTS.has(key)) this.notes.add('frepple.result', thing.kind, key, thing.name, line);
    else if (/^(boolean|string|double|date)property$/.test(key))
      this.notes.add('frepple.not-carried', thing.kind, key, thing.name, line);
    else this.notes.add('frepple.unknown', thing.kind, key, thing.name, line);
  }
}

function textOf(node: XmlNode, name: string): string | undefined {
  const text = node.attributes.get(name) ?? node.children.find((child) => child.name === name)?.text.trim();
  return text === undefined || text === '' ? undefined : text;
}

const nameIn = (node: XmlNode, name: string): string | undefined => {
  const child = node.children.find((each) => each.name === name);
  return child && textOf(child, 'name');
};

/** Buffers may be known by item and location only. */
function bufferName(node: XmlNode, kind: Kind): string | undefined {
  if (kind !== 'buffer') return undefined;
  const [item, location] = [nameIn(node, 'item'), nameIn(node, 'location')];
  return item === undefined ? undefined : location === undefined ? item : `${item} @ ${location}`;
}

/** What a link is called in warnings: what it joins. */
function linkName(node: XmlNode, owner: Thing | undefined): string {
  const id = textOf(node, 'id') ?? textOf(node, 'reference');
  const parts = ['operation', 'item', 'buffer', 'resource', 'supplier', 'origin', 'destination']
    .map((part) => nameIn(node, part))
    .filter((part) => part !== undefined);
  return id ?? [owner?.name, ...parts].filter((part) => part !== undefined).join(' / ');
}
