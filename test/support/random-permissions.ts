import type { RowTypes } from '../../src/schema/generated/types.js';
import type { ModelRows } from './model.js';
import { Random } from './random.js';

const COUNTRIES = ['JP', 'DE', 'UA'] as const;

/** A random network spread over three countries, with classes, rules and authorisations at random. */
export function withPermissions(rows: ModelRows, seed: number): ModelRows {
  const random = new Random(seed);
  for (let k = 0; k < 3; k++) random.next();
  const country = (): string => random.pick(COUNTRIES);
  const start = Date.parse(String(rows.model?.[0].start));
  const day = (): string => new Date(start + random.below(120) * 86_400_000).toISOString().slice(0, 10);
  const classes = [...COUNTRIES, 'US'].map((jurisdiction) => ({
    id: `class-${jurisdiction}`,
    jurisdiction,
    code: '1',
    use: 'dual-use' as const,
  }));
  return {
    ...rows,
    jurisdiction: [
      { id: 'US', countries: ['US'], controls: ['export', 're-export'] },
      ...(random.chance(0.5)
        ? [{ id: 'UA', countries: ['UA'], controls: ['export', 'import', 're-export'] }]
        : []),
    ],
    classification: classes,
    organisation: rows.organisation?.map((each) => ({ ...each, country: country() })),
    site: rows.site?.map((each) => ({ ...each, country: country() })),
    item: rows.item?.map((each) => ({
      ...each,
      ...(random.chance(0.6)
        ? { classifications: classes.filter(() => random.chance(0.3)).map(({ id }) => id) }
        : {}),
      ...(random.chance(0.7) ? { origin: random.chance(0.3) ? 'US' : country() } : {}),
    })),
    offer: rows.offer?.map((each) => ({ ...each, ships_from: country() })),
    order: rows.order?.map((each) => ({ ...each, ships_from: country() })),
    lane: rows.lane?.map((each) => (random.chance(0.2) ? { ...each, transit_countries: [country()] } : each)),
    rule: rules(random),
    determination: COUNTRIES.filter(() => random.chance(0.3)).map((jurisdiction) => ({
      id: `free-${jurisdiction}`,
      jurisdiction,
      outcome: 'free' as const,
      classes: ['part', 'material'],
      determined_by: 'q',
      determined_on: day(),
    })),
    authorisation: authorisations(rows, random, day),
    consent: random.chance(0.5) ? [{ id: 'consent', jurisdiction: 'US', valid_until: day() }] : [],
  };
}

function rules(random: Random): RowTypes['rule'][] {
  const found: RowTypes['rule'][] = [];
  for (const jurisdiction of COUNTRIES) {
    const of = (id: string, more: Partial<RowTypes['rule']>): RowTypes['rule'] => ({
      id: `${id}-${jurisdiction}`,
      jurisdiction,
      outcome: 'needs-authorisation',
      ...more,
    });
    found.push(of('list', { use: 'dual-use' }));
    if (random.chance(0.8)) found.push(of('rest', { outcome: 'free' }));
    if (random.chance(0.3))
      found.push(of('to', { outcome: 'prohibited', destinations: [random.pick(COUNTRIES)] }));
  }
  found.push({
    id: 'content',
    jurisdiction: 'US',
    controls: ['re-export'],
    de_minimis: random.pick([0.1, 0.25]),
    outcome: 'needs-authorisation',
  });
  return found;
}

function authorisations(rows: ModelRows, random: Random, day: () => string): RowTypes['authorisation'][] {
  const ids = (rows.item ?? []).map(({ id }) => id);
  return Array.from({ length: 8 }, (_, k) => ({
    id: `permit-${k}`,
    jurisdiction: random.pick([...COUNTRIES, 'US']),
    type: 'individual' as const,
    items: random.chance(0.5) ? ids : ids.filter(() => random.chance(0.4)).concat(ids[0]),
    ...(random.chance(0.4) ? { destinations: [random.pick(COUNTRIES)] } : {}),
    ...(random.chance(0.5) ? { quantity_cap: random.between(0, 60) } : {}),
    ...(random.chance(0.3) ? { value_cap: random.between(0, 400) } : {}),
    ...(random.chance(0.3) ? { valid_until: day() } : {}),
    ...(random.chance(0.2) ? { status: 'planned' as const, processing_most: random.between(0, 60) } : {}),
  }));
}
