import { getOrMake } from '../../base/maps.js';
import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import { idsOf } from '../index-of.js';
import type { Jurisdiction, PermissionTables } from './tables.js';

/** A piece of controlled content that an item holds, or is: an item (technology = -1) or a technology (item = -1). */
export interface Piece {
  readonly item: number;
  readonly technology: number;
  /** Its classes in the jurisdiction. */
  readonly classes: readonly number[];
}

interface Recipe {
  readonly technology: number;
  /** Lines without group, and the lines of each group. */
  readonly lines: readonly Line[];
  readonly groups: readonly (readonly Line[])[];
}
interface Line {
  readonly item: number;
  readonly quantity: number;
}

/** What items hold of a jurisdiction's controlled content, through every way of making them (S34). */
export class Content {
  private readonly makers: readonly (readonly Recipe[])[];
  private readonly origin: readonly (string | undefined)[];
  private readonly owners: readonly (string | undefined)[];
  private readonly pieces = new Map<string, ReadonlyMap<string, Piece>>();
  private readonly values = new Map<string, number>();

  constructor(
    model: Model,
    private readonly tables: PermissionTables,
    /** Standard value of an item in the model's currency; not above 0 where it has none. */
    private readonly worthOf: (item: number) => number,
  ) {
    this.makers = readRecipes(model);
    this.origin = column(model, 'item', 'origin');
    const organisations = idsOf(model, 'organisation');
    const country = column(model, 'organisation', 'country');
    this.owners = column(model, 'technology', 'owner').map((id) => country[organisations.number(id)]);
  }

  /** Every piece of controlled content of `item`, itself included; by key, so that each counts once. */
  of(item: number, jurisdiction: Jurisdiction): ReadonlyMap<string, Piece> {
    const key = `${jurisdiction.id}/${item}`;
    const known = this.pieces.get(key);
    if (known) return known;
    const found = new Map<string, Piece>();
    this.pieces.set(key, found);
    const own = this.own(item, jurisdiction);
    if (own.length > 0) found.set(`i${item}`, { item, technology: -1, classes: own });
    for (const recipe of this.makers[item]) {
      const classes = this.ofTechnology(recipe.technology, jurisdiction);
      if (classes.length > 0)
        found.set(`t${recipe.technology}`, { item: -1, technology: recipe.technology, classes });
      for (const line of [...recipe.lines, ...recipe.groups.flat()])
        for (const [name, piece] of this.of(line.item, jurisdiction)) found.set(name, piece);
    }
    return found;
  }

  /** Largest share of an item's value that content of these classes can make up, over all ways of making it. */
  share(
    item: number,
    jurisdiction: Jurisdiction,
    counts: (classification: number) => boolean,
    key: string,
  ): number {
    const content = this.value(item, jurisdiction, counts, key);
    if (content === 0) return 0;
    const whole = this.worthOf(item);
    return whole > 0 && Number.isFinite(content) ? Math.min(1, content / whole) : 1;
  }

  private value(
    item: number,
    jurisdiction: Jurisdiction,
    counts: (classification: number) => boolean,
    key: string,
  ): number {
    const name = `${key}/${item}`;
    const known = this.values.get(name);
    if (known !== undefined) return known;
    // A cycle of recipes (the checks refuse it) must not run for ever.
    this.values.set(name, 0);
    const value = this.reckon(item, jurisdiction, counts, key);
    this.values.set(name, value);
    return value;
  }

  private reckon(
    item: number,
    jurisdiction: Jurisdiction,
    counts: (classification: number) => boolean,
    key: string,
  ): number {
    if (this.own(item, jurisdiction).some(counts)) {
      const value = this.worthOf(item);
      return value > 0 ? value : Number.POSITIVE_INFINITY;
    }
    const held = (line: Line): number => {
      const value = this.value(line.item, jurisdiction, counts, key);
      return value === 0 ? 0 : value * line.quantity;
    };
    let most = 0;
    for (const recipe of this.makers[item]) {
      if (this.ofTechnology(recipe.technology, jurisdiction).some(counts)) return Number.POSITIVE_INFINITY;
      let sum = 0;
      for (const line of recipe.lines) sum += held(line);
      for (const group of recipe.groups) sum += Math.max(0, ...group.map(held));
      most = Math.max(most, sum);
    }
    return most;
  }

  /** Classes by which the item itself is content of the jurisdiction: it comes from there, or nothing says that it does not. */
  private own(item: number, jurisdiction: Jurisdiction): readonly number[] {
    const origin = this.origin[item];
    if (origin !== undefined && !jurisdiction.countries.has(origin)) return [];
    return this.inJurisdiction(this.tables.itemClasses[item], jurisdiction);
  }

  private ofTechnology(technology: number, jurisdiction: Jurisdiction): readonly number[] {
    if (technology < 0) return [];
    const owner = this.owners[technology];
    if (owner !== undefined && !jurisdiction.countries.has(owner)) return [];
    return this.inJurisdiction(this.tables.technologyClasses[technology], jurisdiction);
  }

  private inJurisdiction(classes: readonly number[], { id }: Jurisdiction): readonly number[] {
    return classes.filter((k) => this.tables.classifications[k].jurisdiction === id);
  }
}

function readRecipes(model: Model): Recipe[][] {
  const items = idsOf(model, 'item');
  const processes = idsOf(model, 'process');
  const technologies = idsOf(model, 'technology');
  const technology = column(model, 'process', 'technology');
  const input = column(model, 'process-input', 'item');
  const quantity = column(model, 'process-input', 'quantity');
  const group = column(model, 'process-input', 'group');
  const plain: Line[][] = processes.names.map(() => []);
  const grouped: Map<string, Line[]>[] = processes.names.map(() => new Map());
  column(model, 'process-input', 'process').forEach((process, r) => {
    const p = processes.number(process);
    const line = { item: items.number(input[r]), quantity: quantity[r] };
    const name = group[r];
    if (p < 0 || line.item < 0) return;
    if (name) getOrMake(grouped[p], name, (): Line[] => []).push(line);
    else plain[p].push(line);
  });
  const recipes = processes.names.map((_, p) => ({
    technology: technologies.number(technology[p]),
    lines: plain[p],
    groups: [...grouped[p].values()],
  }));
  const makers: Recipe[][] = items.names.map(() => []);
  const makes = (item: string | undefined, p: number): void => {
    makers[items.number(item)]?.push(recipes[p]);
  };
  column(model, 'process', 'item').forEach((item, p) => {
    makes(item, p);
  });
  const output = column(model, 'process-output', 'item');
  column(model, 'process-output', 'process').forEach((process, r) => {
    const p = processes.number(process);
    if (p >= 0) makes(output[r], p);
  });
  return makers;
}
