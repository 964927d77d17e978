import { getOrMake } from '../../base/maps.js';
import type { Store, Thing } from './collect.js';

/** An item at a location: what frePPLe calls a buffer. */
export interface Material {
  /** Name of the item; that of the buffer where several buffers share an item and a place. */
  readonly item: string;
  readonly site: string;
}

/** Place of everything that names none. */
export const NO_LOCATION = '(no location)';

export const keyOf = ({ item, site }: Material): string => `${item}\n${site}`;

/** Finds the material that a flow, a buffer or a demand means. */
export class Materials {
  /** Location of what names none: the only one that there is, if so. */
  readonly home: string;
  private readonly own = new Map<string, Material>();

  constructor(private readonly store: Store) {
    const locations = store.all('location');
    this.home = locations.length === 1 ? locations[0].name : NO_LOCATION;
    const shared = new Map<string, Thing[]>();
    for (const buffer of store.all('buffer'))
      getOrMake(shared, keyOf(this.plain(buffer)), () => []).push(buffer);
    for (const buffers of shared.values())
      for (const buffer of buffers) this.own.set(buffer.name, this.materialOf(buffer, buffers.length > 1));
  }

  at(item: string, location: string | undefined): Material {
    return { item, site: location ?? this.home };
  }

  buffer(name: string): Material {
    return this.own.get(name) ?? this.at(name, undefined);
  }

  /** What a flow of an operation takes or gives; undefined where it names neither item nor buffer. */
  ofFlow(flow: Thing, operation: Thing): Material | undefined {
    const buffer = flow.refs.get('buffer');
    if (buffer !== undefined) return this.buffer(buffer);
    const item = flow.refs.get('item');
    if (item === undefined) return undefined;
    return this.at(item, flow.refs.get('location') ?? operation.refs.get('location'));
  }

  private plain(buffer: Thing): Material {
    return this.at(buffer.refs.get('item') ?? buffer.name, buffer.refs.get('location'));
  }

  /** Of several buffers of an item at a place, only the one with the usual name is the item itself. */
  private materialOf(buffer: Thing, shared: boolean): Material {
    const plain = this.plain(buffer);
    const usual = buffer.name === plain.item || buffer.name === `${plain.item} @ ${plain.site}`;
    return shared && !usual ? { item: buffer.name, site: plain.site } : plain;
  }

  /** Items of which an item is the parent, at any level, without children of their own; itself if it has none. */
  leaves(item: string): readonly string[] {
    const children = this.childrenOf().get(item) ?? [];
    return children.length === 0 ? [item] : children.flatMap((child) => this.leaves(child));
  }

  private children: ReadonlyMap<string, readonly string[]> | undefined;
  private childrenOf(): ReadonlyMap<string, readonly string[]> {
    if (this.children) return this.children;
    const children = new Map<string, string[]>();
    for (const item of this.store.all('item')) {
      const owner = item.refs.get('owner');
      if (owner !== undefined && !this.isAbove(item.name, owner))
        getOrMake(children, owner, () => []).push(item.name);
    }
    this.children = children;
    return children;
  }

  /** Guards against items that are their own parents. */
  private isAbove(name: string, owner: string): boolean {
    const seen = new Set<string>();
    for (let at: string | undefined = owner; at !== undefined && !seen.has(at); ) {
      if (at === name) return true;
      seen.add(at);
      at = this.store.find('item', at)?.refs.get('owner');
    }
    return false;
  }
}
