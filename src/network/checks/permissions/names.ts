import type { ComponentName } from '../../../schema/generated/types.js';
import type { TableScope } from '../scope.js';

const CONTROLS = ['export', 'transit', 'import', 're-export'];
const KINDS = ['product', 'assembly', 'part', 'material', 'tooling', 'software', 'document'];

/** Lists of words, and what they may hold. */
const LISTS: readonly {
  component: ComponentName;
  attribute: string;
  holds: 'controls' | 'kinds' | 'places' | 'countries';
}[] = [
  { component: 'jurisdiction', attribute: 'countries', holds: 'countries' },
  { component: 'jurisdiction', attribute: 'controls', holds: 'controls' },
  { component: 'lane', attribute: 'transit_countries', holds: 'countries' },
  { component: 'determination', attribute: 'classes', holds: 'kinds' },
  ...(['rule', 'determination', 'authorisation'] as const).map(
    (component) => ({ component, attribute: 'controls', holds: 'controls' }) as const,
  ),
  ...(['rule', 'determination', 'authorisation', 'consent'] as const).flatMap((component) =>
    ['origins', 'destinations'].map((attribute) => ({ component, attribute, holds: 'places' }) as const),
  ),
  { component: 'certificate', attribute: 'destinations', holds: 'places' },
];

/** Words in lists are ones that mean something: a misspelt country would silently match nothing (S33, S35). */
export function checkPermissionNames(scope: TableScope): void {
  const jurisdictions = new Set(scope.cells('jurisdiction', 'id'));
  const isCountry = (word: string): boolean => /^[A-Z]{2}$/.test(word);
  const known = {
    controls: (word: string) => CONTROLS.includes(word),
    kinds: (word: string) => KINDS.includes(word),
    countries: isCountry,
    places: (word: string) => jurisdictions.has(word) || isCountry(word),
  };
  for (const { component, attribute, holds } of LISTS) {
    const lists = scope.cells(component, attribute as never) as unknown as readonly (readonly string[])[];
    lists.forEach((words, row) => {
      for (const word of words) {
        if (known[holds](word)) continue;
        const values = holds === 'controls' ? CONTROLS.join(', ') : KINDS.join(', ');
        const at = { component, row, attribute, value: word } as const;
        if (holds === 'places' || holds === 'countries')
          scope.report.error('permission.country', at, { word });
        else scope.report.error('permission.word', at, { word, values });
      }
    });
  }
}

/** Whose law it is: a jurisdiction that no row and no country of the model stands for can touch nothing. */
export function checkPermissionJurisdictions(scope: TableScope): void {
  const known = new Set<string | undefined>([
    ...scope.cells('jurisdiction', 'id'),
    ...scope.cells('organisation', 'country'),
    ...scope.cells('site', 'country'),
    ...scope.cells('offer', 'ships_from'),
    ...scope.cells('order', 'ships_from'),
    ...scope.cells('lane', 'transit_countries').flat(),
  ]);
  for (const component of ['classification', 'rule', 'determination', 'authorisation', 'consent'] as const) {
    scope.texts(component, 'jurisdiction').forEach((jurisdiction, row) => {
      if (jurisdiction === undefined || known.has(jurisdiction)) return;
      scope.report.warning('permission.jurisdiction', { component, row, attribute: 'jurisdiction' });
    });
  }
}
