import type { Sheet } from './sheet.js';
import type { Structure } from './structure.js';

/** Days and yen per unit of value between countries, by kind of way. */
function way(from: string, to: string): { mode: string; days: number; share: number } {
  if (from === to) return { mode: 'road', days: 2, share: 0.004 };
  const pair = [from, to].sort().join(' ');
  const europe = new Set(['DE', 'FR', 'ES', 'IT', 'UA']);
  if (pair === 'JP KR') return { mode: 'sea', days: 9, share: 0.012 };
  if (europe.has(from) && europe.has(to)) return { mode: 'road', days: 7, share: 0.012 };
  return { mode: 'air', days: 16, share: 0.02 };
}

/** Catalogue suppliers that deliver to Ukraine as well as to Japan or Europe. */
const DELIVERS: Readonly<Record<string, readonly string[]>> = {
  'material-jp': ['JP', 'UA'],
  'metal-jp': ['JP', 'UA'],
  'marine-parts-jp': ['JP'],
  'electronics-jp': ['JP', 'UA', 'DE'],
  'electronics-eu': ['UA', 'DE'],
  'metal-ua': ['UA'],
  'bearing-de': ['JP', 'DE'],
  'aero-parts-de': ['JP', 'DE', 'ES', 'IT', 'FR', 'UA'],
};

export interface Places {
  country(site: string): string;
}

/** Offers of what is bought, at every site that uses it. */
function writeOffers(out: Sheet, { makes, parts }: Structure, places: Places): void {
  for (const { item, price, suppliers } of parts) {
    const sites = [
      ...new Set(makes.filter(({ uses }) => uses.some((use) => use.item === item)).map(({ site }) => site)),
    ];
    for (const site of sites.sort()) {
      const country = places.country(site);
      const fits = suppliers.filter(([supplier]) => DELIVERS[supplier].includes(country));
      // A part that nobody delivers there comes from its first supplier, a little later and dearer.
      const from =
        fits.length > 0 ? fits : [[suppliers[0][0], suppliers[0][1] + 14, suppliers[0][2] * 1.06] as const];
      for (const [at, [supplier, days, factor]] of from.entries())
        out.add('offer', {
          id: `${item}--${site}${at === 0 ? '' : '-2'}`,
          supplier,
          item,
          site,
          price: Math.round(price * factor),
          lead_time: days,
        });
    }
  }
}

/** Lanes from where an item is made to where it is used; one lane a pair of sites, with the items that it carries. */
function writeLanes(out: Sheet, { makes, values }: Structure, places: Places): void {
  const carried = new Map<string, { from: string; to: string; items: Set<string> }>();
  const carry = (from: string, to: string, item: string): void => {
    if (from === to) return;
    const software = item.endsWith('software');
    const key = `${from}--${to}${software ? '-software' : ''}`;
    const lane = carried.get(key) ?? { from, to, items: new Set() };
    carried.set(key, lane);
    lane.items.add(item);
  };
  const makers = new Map<string, string[]>();
  for (const { item, site } of makes) makers.set(item, [...(makers.get(item) ?? []), site]);
  for (const { uses, site } of makes)
    for (const { item } of uses) for (const from of makers.get(item) ?? []) carry(from, site, item);
  for (const base of ['survey-office-jp', 'coast-office-fr'])
    for (const block of ['css-b1', 'css-b2']) carry('yard-jp', base, block);
  for (const plant of ['airframe-jp', 'airframe-ua'])
    for (const base of ['relay-service-jp', 'rescue-service-ua']) carry(plant, base, 'lra');
  carry('motor-jp', 'relay-service-jp', 'lift-motor');
  carry('variant-jp', 'survey-office-jp', 'mpv');
  for (const [id, { from, to, items }] of [...carried].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const electronic = id.endsWith('-software');
    const { mode, days, share } = way(places.country(from), places.country(to));
    const mean = [...items].reduce((sum, item) => sum + values.get(item)!, 0) / items.size;
    out.add('lane', {
      id,
      from_site: from,
      to_site: to,
      mode: electronic ? 'electronic' : mode,
      transit_time: electronic ? 1 : days,
      cost: electronic ? 0 : Number((mean * share).toPrecision(3)),
      items: [...items].sort().join(' '),
    });
  }
}

export function writeSupply(out: Sheet, structure: Structure, places: Places): void {
  writeOffers(out, structure, places);
  writeLanes(out, structure, places);
}
