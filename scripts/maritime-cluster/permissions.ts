import type { Sheet } from './sheet.js';

/**
 * Control-list entries, simplified: id | jurisdiction | list | code | controlled as | use | items (or technologies,
 * marked tech:). A qualified person determines; this only flags. None of it says that a real product is controlled.
 */
const CLASSES = `
jp-9a012 | JP | Export Trade Control Order, item 4 | 9A012 | goods | dual-use | lra
jp-6a001 | JP | Export Trade Control Order, item 10 | 6A001 | goods | dual-use | echo-sounder transducer-array side-scan survey-suite survey-suite-b2 css css-b1 css-b2
jp-7a003 | JP | Export Trade Control Order, item 11 | 7A003 | goods | dual-use | inertial-unit flight-unit
jp-5a002 | JP | Export Trade Control Order, item 9 | 5A002 | goods | dual-use | crypto-module relay-processor relay-payload
jp-6a008 | JP | Export Trade Control Order, item 10 | 6A008 | goods | dual-use | search-radar
ua-9a012 | UA | Dual-use list | 9A012 | goods | dual-use | lra
ua-9d004 | UA | Dual-use list | 9D004 | software | dual-use | control-software
ua-5d002 | UA | Dual-use list | 5D002 | software | dual-use | link-software
ua-5a001 | UA | Dual-use list | 5A001 | goods | dual-use | antenna-array
ua-9e001 | UA | Dual-use list | 9E001 | technology | dual-use | tech:vessel-control tech:relay-control tech:assembly-know-how
eu-ml10 | EU | Common Military List | ML10 | goods | military | platform-aircraft
eu-6a003 | EU | Dual-use regulation, Annex I | 6A003 | goods | dual-use | optics-turret
us-6a003 | US | Commerce Control List | 6A003 | goods | dual-use | infrared-core
`;

const COUNTRIES = 'DE FR ES IT';

function jurisdictions(out: Sheet): void {
  out.add(
    'jurisdiction',
    { id: 'JP', name: 'Japan', countries: 'JP' },
    { id: 'UA', name: 'Ukraine', countries: 'UA', controls: 'export; transit; re-export' },
    { id: 'EU', name: 'European Union', countries: COUNTRIES },
    { id: 'KR', name: 'Republic of Korea', countries: 'KR' },
    { id: 'US', name: 'United States', countries: 'US', controls: 'export; re-export' },
  );
}

function rules(out: Sheet): void {
  const listed = (
    id: string,
    jurisdiction: string,
    name: string,
    days: readonly [number, number],
    source?: string,
  ) => ({
    id,
    name,
    jurisdiction,
    outcome: 'needs-authorisation',
    use: 'dual-use',
    controls: 'export',
    processing_least: days[0],
    processing_most: days[1],
    source,
  });
  out.add(
    'rule',
    listed('jp-listed', 'JP', 'Japan: listed dual-use goods and technology need a licence', [30, 90]),
    listed(
      'ua-listed',
      'UA',
      'Ukraine: listed items need a licence; decision within 30 days for partner states',
      [20, 30],
      'export-mechanism-ua',
    ),
    listed('eu-listed', 'EU', 'European Union: Annex I items need a licence outside the Union', [30, 90]),
    {
      id: 'eu-military',
      name: 'European Union: military list items need a national licence',
      jurisdiction: 'EU',
      outcome: 'needs-authorisation',
      use: 'military',
      controls: 'export',
      processing_least: 90,
      processing_most: 300,
    },
    {
      id: 'eu-inside',
      name: 'European Union: goods move freely between member states',
      jurisdiction: 'EU',
      outcome: 'free',
      use: 'dual-use',
      destinations: 'EU',
      exception_to: 'eu-listed',
    },
    {
      id: 'jp-conflict',
      name: 'Japan: military equipment does not go to a state in conflict, with exceptions',
      jurisdiction: 'JP',
      outcome: 'prohibited',
      use: 'military',
      destinations: 'UA',
      source: 'three-principles-jp',
    },
    {
      id: 'ua-re-export',
      name: 'Ukraine: re-export needs written consent',
      jurisdiction: 'UA',
      outcome: 'needs-authorisation',
      use: 'dual-use',
      controls: 're-export',
      processing_least: 30,
      processing_most: 90,
      source: 'export-mechanism-ua',
    },
    {
      id: 'us-re-export',
      name: 'United States: re-export of controlled content above a quarter of the value needs a licence',
      jurisdiction: 'US',
      outcome: 'needs-authorisation',
      use: 'dual-use',
      controls: 're-export',
      de_minimis: 0.25,
      processing_least: 60,
      processing_most: 180,
    },
    ...['JP', 'UA', 'EU', 'KR'].map((jurisdiction) => ({
      id: `${jurisdiction.toLowerCase()}-catch-all`,
      name: `${jurisdiction}: what is on no list needs no licence for civil end uses`,
      jurisdiction,
      regime: 'catch-all',
      outcome: 'free',
      controls: 'export',
      end_uses: 'civil-survey-and-relay',
    })),
  );
}

/** Recorded by a qualified person of the exporter: what is on no list. Lists name what is; a kind covers the rest. */
function determinations(out: Sheet): void {
  const on: Readonly<Record<string, string>> = {
    JP: '2026-03-02',
    UA: '2026-03-09',
    EU: '2026-03-05',
    KR: '2026-03-12',
  };
  for (const jurisdiction of ['JP', 'UA', 'EU', 'KR'])
    out.add('determination', {
      id: `${jurisdiction.toLowerCase()}-not-listed`,
      name: `Parts, assemblies and materials without a class are on no list of ${jurisdiction}`,
      jurisdiction,
      outcome: 'not-listed',
      classes: 'part assembly material',
      determined_by: 'Export control officer of the exporter (illustrative)',
      determined_on: on[jurisdiction],
    });
}

interface Permit {
  readonly id: string;
  readonly jurisdiction: string;
  readonly [attribute: string]: string | number | undefined;
}

/** Licences; `applied` ones count from the day on which they should be decided, `planned` ones in a scenario only. */
const PERMITS: readonly Permit[] = [
  {
    id: 'ua-control-software',
    name: 'Control software to Japan',
    jurisdiction: 'UA',
    regime: 'Export mechanism for partner states',
    type: 'bulk',
    holder: 'control-ua',
    items: 'control-software',
    destinations: 'JP',
    quantity_cap: 1400,
    status: 'applied',
    applied_on: '2026-04-01',
    processing_least: 20,
    processing_most: 30,
    source: 'export-mechanism-ua',
    runs_for: 1096,
  },
  {
    id: 'ua-link-software',
    name: 'Data link software to Japan',
    jurisdiction: 'UA',
    regime: 'Export mechanism for partner states',
    type: 'bulk',
    holder: 'link-ua',
    items: 'link-software',
    destinations: 'JP',
    quantity_cap: 900,
    status: 'applied',
    applied_on: '2026-04-01',
    processing_least: 20,
    processing_most: 30,
    source: 'export-mechanism-ua',
    runs_for: 1096,
  },
  {
    id: 'ua-vessel-technology',
    name: 'Vessel control technology, for use in Japan',
    jurisdiction: 'UA',
    regime: 'Export mechanism for partner states',
    type: 'individual',
    technologies: 'vessel-control',
    destinations: 'JP',
    status: 'applied',
    applied_on: '2026-04-01',
    processing_least: 20,
    processing_most: 30,
    runs_for: 1096,
    source: 'export-mechanism-ua',
  },
  {
    id: 'ua-relay-technology',
    name: 'Relay control and link technology, for use in Japan',
    jurisdiction: 'UA',
    regime: 'Export mechanism for partner states',
    type: 'individual',
    technologies: 'relay-control',
    destinations: 'JP',
    status: 'applied',
    applied_on: '2026-04-01',
    processing_least: 20,
    processing_most: 30,
    runs_for: 1096,
    source: 'export-mechanism-ua',
  },
  {
    id: 'ua-know-how',
    name: 'Assembly know-how for the joint line in Japan',
    jurisdiction: 'UA',
    regime: 'Export mechanism for partner states',
    type: 'individual',
    holder: 'airframe-ua',
    technologies: 'assembly-know-how',
    destinations: 'JP',
    status: 'planned',
    applied_on: '2026-10-01',
    processing_least: 30,
    processing_most: 60,
    source: 'cluster-article',
  },
  {
    id: 'ua-antennas',
    name: 'Antenna arrays to Japan',
    jurisdiction: 'UA',
    regime: 'Export mechanism for partner states',
    type: 'bulk',
    holder: 'antenna-ua',
    items: 'antenna-array',
    destinations: 'JP',
    quantity_cap: 400,
    status: 'applied',
    applied_on: '2026-04-15',
    processing_least: 20,
    processing_most: 30,
    runs_for: 1096,
  },
  {
    id: 'ua-aircraft',
    name: 'Relay aircraft to Japan',
    jurisdiction: 'UA',
    regime: 'Export mechanism for partner states',
    type: 'individual',
    holder: 'airframe-ua',
    items: 'lra',
    destinations: 'JP',
    quantity_cap: 160,
    certificates: 'relay-jp',
    status: 'applied',
    applied_on: '2026-06-01',
    processing_least: 20,
    processing_most: 30,
    runs_for: 1096,
  },
  {
    id: 'jp-parts-ua',
    name: 'Listed parts of relay aircraft to Ukraine',
    jurisdiction: 'JP',
    regime: 'Foreign Exchange and Foreign Trade Act, bulk licence',
    type: 'bulk',
    items: 'flight-unit relay-payload',
    destinations: 'UA',
    certificates: 'rescue-ua',
    status: 'granted',
    valid_from: '2026-06-15',
    runs_for: 1096,
  },
  {
    id: 'jp-parts-ua-renewed',
    name: 'Listed parts of relay aircraft to Ukraine, renewed',
    jurisdiction: 'JP',
    regime: 'Foreign Exchange and Foreign Trade Act, bulk licence',
    type: 'bulk',
    items: 'flight-unit relay-payload',
    destinations: 'UA',
    certificates: 'rescue-ua',
    status: 'planned',
    valid_from: '2029-06-15',
    applied_on: '2029-03-01',
    processing_least: 45,
    processing_most: 90,
    runs_for: 1096,
  },
  {
    id: 'jp-aircraft-ua',
    name: 'Relay aircraft to rescue services in Ukraine',
    jurisdiction: 'JP',
    regime: 'Foreign Exchange and Foreign Trade Act, Article 48',
    type: 'individual',
    items: 'lra',
    destinations: 'UA',
    parties: 'rescue-service-ua',
    quantity_cap: 170,
    certificates: 'rescue-ua',
    status: 'applied',
    applied_on: '2026-06-01',
    processing_least: 30,
    processing_most: 90,
    source: 'three-principles-jp',
    runs_for: 1096,
  },
  {
    id: 'jp-survey-fr',
    name: 'Survey vessels to France',
    jurisdiction: 'JP',
    regime: 'Foreign Exchange and Foreign Trade Act, Article 48',
    type: 'individual',
    items: 'css-b1 css-b2',
    destinations: 'FR',
    parties: 'coast-office-fr',
    value_cap: 4_000_000_000,
    certificates: 'survey-fr',
    status: 'applied',
    applied_on: '2027-04-01',
    processing_least: 30,
    processing_most: 90,
    runs_for: 1096,
  },
  {
    id: 'eu001',
    name: 'Union general export authorisation EU001',
    jurisdiction: 'EU',
    regime: 'Dual-use regulation',
    type: 'general',
    classifications: 'eu-6a003',
    destinations: 'JP',
    status: 'granted',
  },
  {
    id: 'de-platform',
    name: 'Platform aircraft to Japan',
    jurisdiction: 'EU',
    regime: 'Military list, national licence of Germany',
    type: 'individual',
    holder: 'platform-de',
    items: 'platform-aircraft',
    destinations: 'JP',
    quantity_cap: 8,
    certificates: 'patrol-jp',
    status: 'applied',
    applied_on: '2029-04-01',
    processing_least: 90,
    processing_most: 300,
    source: 'variant-mou',
  },
];

/** Licences whose second term is only planned: of, applied for on, least and most days. */
const RENEWALS = `
ua-control-software | 2029-02-01 | 20 30
ua-link-software | 2029-02-01 | 20 30
ua-vessel-technology | 2029-02-01 | 20 30
ua-relay-technology | 2029-02-01 | 20 30
ua-antennas | 2029-02-15 | 20 30
ua-aircraft | 2029-04-01 | 20 30
jp-aircraft-ua | 2029-05-01 | 30 90
jp-survey-fr | 2030-03-01 | 30 90
`;

function renewals(): Permit[] {
  return RENEWALS.trim()
    .split('\n')
    .map((line) => {
      const [of, appliedOn, days] = line.split('|').map((cell) => cell.trim());
      const [least, most] = days.split(' ').map(Number);
      const first = PERMITS.find(({ id }) => id === of)!;
      return {
        ...first,
        id: `${of}-renewed`,
        name: `${first.name}, renewed`,
        status: 'planned',
        applied_on: appliedOn,
        processing_least: least,
        processing_most: most,
      };
    });
}

/** What is general inside the Union, or between friends: no plan of the case leans on it, but planners look for it. */
const GENERAL: readonly Permit[] = [
  ...(['FR', 'ES', 'IT'] as const).map((country) => ({
    id: `${country.toLowerCase()}-transfer`,
    name: `Parts of military aircraft from ${country} to partners of the programme in the Union`,
    jurisdiction: 'EU',
    regime: 'General transfer licence (Directive 2009/43/EC)',
    type: 'general',
    classifications: 'eu-ml10',
    destinations: 'DE FR ES IT',
    status: 'granted',
  })),
  {
    id: 'eu-repair',
    name: 'Optics turrets returned after repair',
    jurisdiction: 'EU',
    regime: 'Union general export authorisation EU003',
    type: 'general',
    classifications: 'eu-6a003',
    destinations: 'JP',
    end_uses: 'return-after-repair',
    status: 'granted',
  },
  {
    id: 'jp-sonar-fr',
    name: 'Spare echo sounders for survey vessels in France',
    jurisdiction: 'JP',
    regime: 'Foreign Exchange and Foreign Trade Act, bulk licence',
    type: 'bulk',
    items: 'echo-sounder side-scan',
    destinations: 'FR',
    parties: 'coast-office-fr',
    status: 'planned',
    applied_on: '2028-04-01',
    processing_least: 30,
    processing_most: 90,
    runs_for: 1096,
  },
  {
    id: 'us-demonstrator',
    name: 'Infrared cores for one demonstrator turret',
    jurisdiction: 'US',
    regime: 'Export Administration Regulations, individual licence',
    type: 'individual',
    items: 'infrared-core',
    destinations: 'FR',
    quantity_cap: 2,
    status: 'granted',
    valid_from: '2026-01-15',
    runs_for: 730,
  },
  {
    id: 'de-platform-second',
    name: 'Platform aircraft to Japan, second lot',
    jurisdiction: 'EU',
    regime: 'Military list, national licence of Germany',
    type: 'individual',
    holder: 'platform-de',
    items: 'platform-aircraft',
    destinations: 'JP',
    quantity_cap: 8,
    certificates: 'patrol-jp',
    status: 'planned',
    applied_on: '2031-01-15',
    processing_least: 90,
    processing_most: 300,
    source: 'variant-mou',
  },
];

function permits(out: Sheet): void {
  out.add('authorisation', ...PERMITS, ...renewals(), ...GENERAL);
  const certificate = (
    id: string,
    name: string,
    issuer: string,
    rest: Readonly<Record<string, string | number>>,
  ) => ({ id, name, issuer, end_uses: 'civil-survey-and-relay', ...rest });
  out.add(
    'certificate',
    certificate('relay-jp', 'End use of relay aircraft in Japan', 'relay-service-jp', {
      items: 'lra',
      destinations: 'JP',
      status: 'granted',
      valid_from: '2026-05-01',
    }),
    certificate('rescue-ua', 'End use of relay aircraft by rescue services in Ukraine', 'rescue-service-ua', {
      items: 'lra flight-unit relay-payload',
      destinations: 'UA',
      status: 'granted',
      valid_from: '2026-05-15',
    }),
    certificate('survey-fr', 'End use of survey vessels in France', 'coast-office-fr', {
      items: 'css-b1 css-b2',
      destinations: 'FR',
      status: 'applied',
      applied_on: '2027-03-01',
      processing_least: 20,
      processing_most: 60,
    }),
    certificate('patrol-jp', 'End use of the platform in Japan', 'programme-office-jp', {
      items: 'platform-aircraft',
      destinations: 'JP',
      status: 'applied',
      applied_on: '2029-03-01',
      processing_least: 30,
      processing_most: 90,
    }),
  );
  out.add(
    'consent',
    {
      id: 'ua-re-export-fr',
      name: 'Ukrainian software in survey vessels for France',
      jurisdiction: 'UA',
      given_by: 'licensing-ua',
      items: 'css-b1 css-b2',
      destinations: 'FR',
      status: 'applied',
      applied_on: '2027-04-01',
      processing_least: 30,
      processing_most: 90,
      source: 'export-mechanism-ua',
    },
    {
      id: 'us-re-export',
      name: 'Infrared cores, to the makers of optics turrets and on to Japan',
      jurisdiction: 'US',
      items: 'infrared-core',
      destinations: 'EU JP',
      status: 'applied',
      applied_on: '2027-01-15',
      processing_least: 60,
      processing_most: 180,
    },
  );
}

/** Classes of items and technologies, by their id. */
export function classesOf(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [id, , , , , , members] of classLines())
    for (const member of members.split(' '))
      found.set(member, [found.get(member), id].filter(Boolean).join(' '));
  return found;
}

/** Where content of a jurisdiction comes from. */
export const ORIGINS: Readonly<Record<string, string>> = {
  'infrared-core': 'US',
  'control-software': 'UA',
  'link-software': 'UA',
  'antenna-array': 'UA',
};

const classLines = (): string[][] =>
  CLASSES.trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

export function writePermissions(out: Sheet): void {
  jurisdictions(out);
  for (const [id, jurisdiction, list, code, controlledAs, use] of classLines())
    out.add('classification', {
      id,
      jurisdiction,
      list,
      list_version: '2026-01',
      code,
      controlled_as: controlledAs,
      use,
      classified_by: 'Export control officer (illustrative)',
      classified_on: '2026-03-02',
    });
  rules(out);
  determinations(out);
  permits(out);
}
