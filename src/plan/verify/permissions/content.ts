import { column } from '../../../schema/columns.js';
import type { Case } from '../case.js';
import { refs } from '../ids.js';

/** Controlled content of items, found by going through the recipes until nothing changes any more (S34). */
export interface Contents {
  /** Items and technologies (as `item/ID`, `technology/ID`) of the jurisdiction's content that an item holds, and their classes. */
  held(item: number, jurisdiction: string): ReadonlyMap<string, readonly string[]>;
  /** Largest share of content by the classes given. */
  share(item: number, jurisdiction: string, classes: ReadonlySet<string>): number;
}

interface Sources {
  /** Countries of a jurisdiction. */
  readonly countries: ReadonlyMap<string, ReadonlySet<string>>;
  /** Jurisdiction of a class. */
  readonly jurisdictionOf: ReadonlyMap<string, string>;
}

export function readContents(c: Case, sources: Sources): Contents {
  const recipes = readRecipes(c);
  const worths = readWorths(c);
  const content = contentTests(c, sources);
  const heldBy = new Map<string, ReadonlyMap<string, readonly string[]>[]>();
  return {
    held: (item, jurisdiction) => {
      let all = heldBy.get(jurisdiction);
      if (!all) {
        all = spread(c, recipes, content, jurisdiction);
        heldBy.set(jurisdiction, all);
      }
      return all[item];
    },
    share: (item, jurisdiction, classes) => {
      const values = contentValues(recipes, worths, content, jurisdiction, classes);
      if (values[item] === 0) return 0;
      return worths[item] > 0 && values[item] < Number.POSITIVE_INFINITY
        ? Math.min(1, values[item] / worths[item])
        : 1;
    },
  };
}

interface Recipe {
  readonly makes: readonly number[];
  readonly technology: number;
  /** By group; '' = lines without. */
  readonly lines: ReadonlyMap<string, readonly { readonly item: number; readonly quantity: number }[]>;
}

function readRecipes(c: Case): Recipe[] {
  const { model, ids } = c;
  const technologies = column(model, 'technology', 'id');
  const technology = column(model, 'process', 'technology');
  const item = refs(column(model, 'process', 'item'), ids.item);
  const makes = Array.from(item, (i) => [i]);
  const outputs = refs(column(model, 'process-output', 'item'), ids.item);
  refs(column(model, 'process-output', 'process'), ids.process).forEach((p, row) => {
    makes[p].push(outputs[row]);
  });
  const lines = makes.map(() => new Map<string, { item: number; quantity: number }[]>());
  const input = refs(column(model, 'process-input', 'item'), ids.item);
  const quantity = column(model, 'process-input', 'quantity');
  const group = column(model, 'process-input', 'group');
  refs(column(model, 'process-input', 'process'), ids.process).forEach((p, row) => {
    const name = group[row] ?? '';
    lines[p].set(name, [...(lines[p].get(name) ?? []), { item: input[row], quantity: quantity[row] }]);
  });
  return makes.map((each, p) => ({
    makes: each,
    technology: technology[p] === undefined ? -1 : technologies.indexOf(technology[p]),
    lines: lines[p],
  }));
}

/** Standard value of each item in the model's currency, by the rates of the first bucket; 0 where there is none. */
function readWorths(c: Case): Float64Array {
  const value = column(c.model, 'item', 'standard_value');
  const currency = column(c.model, 'item', 'currency');
  return value.map((each, i) => (each > 0 ? each * c.money.rates(currency[i])[0] : 0));
}

interface ContentTests {
  /** Classes by which an item, or a technology, is content of a jurisdiction. */
  item(item: number, jurisdiction: string): readonly string[];
  technology(technology: number, jurisdiction: string): readonly string[];
}

function contentTests(c: Case, { countries, jurisdictionOf }: Sources): ContentTests {
  const origin = column(c.model, 'item', 'origin');
  const classes = column(c.model, 'item', 'classifications');
  const owner = refs(column(c.model, 'technology', 'owner'), c.ids.organisation);
  const technologyClasses = column(c.model, 'technology', 'classifications');
  const country = column(c.model, 'organisation', 'country');
  const comesFrom = (place: string | undefined, jurisdiction: string): boolean =>
    place === undefined || (countries.get(jurisdiction)?.has(place) ?? false);
  const of = (all: readonly string[], jurisdiction: string): string[] =>
    all.filter((each) => jurisdictionOf.get(each) === jurisdiction);
  return {
    item: (i, jurisdiction) => (comesFrom(origin[i], jurisdiction) ? of(classes[i], jurisdiction) : []),
    technology: (k, jurisdiction) =>
      k >= 0 && comesFrom(owner[k] < 0 ? undefined : country[owner[k]], jurisdiction)
        ? of(technologyClasses[k], jurisdiction)
        : [],
  };
}

function spread(
  c: Case,
  recipes: readonly Recipe[],
  content: ContentTests,
  jurisdiction: string,
): Map<string, readonly string[]>[] {
  const technologies = column(c.model, 'technology', 'id');
  const held = c.ids.item.names.map((id, i) => {
    const own = content.item(i, jurisdiction);
    return new Map<string, readonly string[]>(own.length > 0 ? [[`item/${id}`, own]] : []);
  });
  for (const recipe of recipes) {
    const own = content.technology(recipe.technology, jurisdiction);
    if (own.length > 0)
      for (const i of recipe.makes) held[i].set(`technology/${technologies[recipe.technology]}`, own);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const { makes, lines } of recipes) {
      for (const line of [...lines.values()].flat()) {
        for (const [key, classes] of held[line.item]) {
          for (const i of makes) {
            if (held[i].has(key)) continue;
            held[i].set(key, classes);
            changed = true;
          }
        }
      }
    }
  }
  return held;
}

function contentValues(
  recipes: readonly Recipe[],
  worths: Float64Array,
  content: ContentTests,
  jurisdiction: string,
  classes: ReadonlySet<string>,
): Float64Array {
  const wanted = (found: readonly string[]): boolean => found.some((each) => classes.has(each));
  const isContent = Array.from(worths, (_, i) => wanted(content.item(i, jurisdiction)));
  const values = worths.map((worth, i) =>
    isContent[i] ? (worth > 0 ? worth : Number.POSITIVE_INFINITY) : 0,
  );
  const times = (quantity: number, value: number): number => (value === 0 ? 0 : quantity * value);
  // Bills of material have no cycles, so that values settle after as many rounds as there are levels.
  for (let changed = true, rounds = 0; changed && rounds <= worths.length; rounds++) {
    changed = false;
    for (const { makes, technology, lines } of recipes) {
      let sum = wanted(content.technology(technology, jurisdiction)) ? Number.POSITIVE_INFINITY : 0;
      for (const [group, members] of lines) {
        const parts = members.map(({ item, quantity }) => times(quantity, values[item]));
        sum += group === '' ? parts.reduce((a, b) => a + b, 0) : Math.max(...parts);
      }
      for (const i of makes) {
        if (isContent[i] || !(sum > values[i])) continue;
        values[i] = sum;
        changed = true;
      }
    }
  }
  return values;
}
