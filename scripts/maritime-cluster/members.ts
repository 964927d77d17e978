import type { Sheet } from './sheet.js';

/** Organisation: id, name, kind, country, and the name of its site where it makes or receives anything. */
type Member = readonly [id: string, name: string, kind: string, country: string, site?: string];

const MEMBERS: readonly Member[] = [
  // Japan
  ['yard-jp', 'Boat yard A, JP', 'manufacturer', 'JP', 'Yard A, Japan'],
  ['airframe-jp', 'Airframe maker A, JP', 'manufacturer', 'JP', 'Aircraft plant A, Japan'],
  ['variant-jp', 'Variant integrator A, JP', 'manufacturer', 'JP', 'Variant hall A, Japan'],
  ['motor-jp', 'Motor maker A, JP', 'manufacturer', 'JP', 'Motor plant A, Japan'],
  ['magnet-jp', 'Magnet maker A, JP', 'manufacturer', 'JP', 'Magnet plant A, Japan'],
  ['battery-jp', 'Battery maker A, JP', 'manufacturer', 'JP', 'Battery plant A, Japan'],
  ['composite-jp', 'Composite maker A, JP', 'manufacturer', 'JP', 'Composite shop A, Japan'],
  ['sensor-jp', 'Sensor maker A, JP', 'manufacturer', 'JP', 'Sensor plant A, Japan'],
  ['avionics-jp', 'Avionics maker A, JP', 'manufacturer', 'JP', 'Avionics plant A, Japan'],
  ['harness-jp', 'Harness maker A, JP', 'manufacturer', 'JP', 'Harness shop A, Japan'],
  ['autonomy-jp', 'Autonomy software firm A, JP', 'technology-firm', 'JP', 'Software office A, Japan'],
  ['radio-jp', 'Radio firm A, JP', 'technology-firm', 'JP', 'Radio workshop A, Japan'],
  ['data-jp', 'Survey data firm A, JP', 'technology-firm', 'JP'],
  ['hydro-university-jp', 'University of hydrodynamics A, JP', 'university', 'JP'],
  ['aero-university-jp', 'University of aeronautics A, JP', 'university', 'JP'],
  ['marine-institute-jp', 'Marine research institute A, JP', 'research-institute', 'JP'],
  ['materials-institute-jp', 'Materials research institute A, JP', 'research-institute', 'JP'],
  ['programme-office-jp', 'Programme office, JP', 'government', 'JP'],
  ['survey-office-jp', 'Coastal survey office, JP', 'government', 'JP', 'Survey base, Japan'],
  ['relay-service-jp', 'Communications relay service, JP', 'government', 'JP', 'Relay base, Japan'],
  ['licensing-jp', 'Export licensing office, JP', 'government', 'JP'],
  // Ukraine
  ['airframe-ua', 'Airframe maker B, UA', 'manufacturer', 'UA', 'Aircraft plant B, Ukraine'],
  ['boards-ua', 'Board shop B, UA', 'manufacturer', 'UA', 'Board shop B, Ukraine'],
  ['vessel-ua', 'Vessel maker B, UA', 'manufacturer', 'UA'],
  ['antenna-ua', 'Antenna maker B, UA', 'manufacturer', 'UA', 'Antenna shop B, Ukraine'],
  ['control-ua', 'Control software firm B, UA', 'technology-firm', 'UA', 'Software office B, Ukraine'],
  ['link-ua', 'Data link firm B, UA', 'technology-firm', 'UA', 'Link office B, Ukraine'],
  ['polytechnic-ua', 'Polytechnic university B, UA', 'university', 'UA'],
  ['cybernetics-institute-ua', 'Institute of cybernetics B, UA', 'research-institute', 'UA'],
  ['rescue-service-ua', 'Rescue communications service, UA', 'government', 'UA', 'Relay base, Ukraine'],
  ['licensing-ua', 'Export control service, UA', 'government', 'UA'],
  // Germany, France, Spain, Italy
  ['platform-de', 'Platform maker C, DE', 'manufacturer', 'DE', 'Final line C, Germany'],
  ['actuator-de', 'Actuator maker C, DE', 'manufacturer', 'DE', 'Actuator plant C, Germany'],
  ['bearing-de', 'Bearing maker C, DE', 'supplier', 'DE'],
  ['flight-institute-de', 'Flight research institute C, DE', 'research-institute', 'DE'],
  ['licensing-de', 'Export office, DE', 'government', 'DE'],
  ['optics-fr', 'Optics maker D, FR', 'manufacturer', 'FR', 'Optics plant D, France'],
  ['certification-fr', 'Certification firm D, FR', 'technology-firm', 'FR'],
  ['engineering-school-fr', 'School of engineering D, FR', 'university', 'FR'],
  ['coast-office-fr', 'Coastal survey office, FR', 'government', 'FR', 'Survey base, France'],
  ['wing-es', 'Wing maker E, ES', 'manufacturer', 'ES', 'Wing plant E, Spain'],
  ['test-centre-es', 'Flight test centre E, ES', 'research-institute', 'ES'],
  ['programme-office-es', 'Programme office, ES', 'government', 'ES'],
  ['propulsion-it', 'Propulsion maker F, IT', 'manufacturer', 'IT', 'Propulsion plant F, Italy'],
  ['tail-it', 'Tail maker F, IT', 'manufacturer', 'IT', 'Tail plant F, Italy'],
  ['aero-university-it', 'University of aerospace F, IT', 'university', 'IT'],
  ['programme-office-it', 'Programme office, IT', 'government', 'IT'],
  // The supplier country outside
  ['magnet-kr', 'Magnet supplier G, KR', 'supplier', 'KR', 'Magnet plant G, Korea'],
  ['motor-kr', 'Motor supplier G, KR', 'supplier', 'KR', 'Motor plant G, Korea'],
  ['cell-kr', 'Battery cell supplier G, KR', 'supplier', 'KR', 'Cell plant G, Korea'],
  // Catalogue suppliers
  ['electronics-jp', 'Electronic parts distributor H, JP', 'supplier', 'JP'],
  ['material-jp', 'Fibre and resin supplier H, JP', 'supplier', 'JP'],
  ['metal-jp', 'Metal and hardware supplier H, JP', 'supplier', 'JP'],
  ['marine-parts-jp', 'Marine equipment supplier H, JP', 'supplier', 'JP'],
  ['electronics-eu', 'Electronic parts distributor I, DE', 'supplier', 'DE'],
  ['metal-ua', 'Metal and hardware supplier B, UA', 'supplier', 'UA'],
  ['aero-parts-de', 'Aircraft equipment supplier I, DE', 'supplier', 'DE'],
];

/** Illustrative places: near the middle of each country, so that no real plant is meant. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  JP: [35.5, 137.5],
  UA: [49.5, 31.5],
  DE: [51.0, 10.0],
  FR: [47.0, 2.5],
  ES: [40.0, -4.0],
  IT: [43.0, 12.0],
  KR: [36.5, 127.8],
};

const FISCAL_START: Readonly<Record<string, number>> = { UA: 1, DE: 1, FR: 1, ES: 1, IT: 1, KR: 1 };

/** The lines of these sites run in calendars of their own, so that a second shift is one change. */
export function writeMembers(out: Sheet): void {
  const places = new Map<string, number>();
  for (const [id, name, kind, country, site] of MEMBERS) {
    out.add('organisation', { id, name, kind, country, fiscal_year_start: FISCAL_START[country] });
    if (site === undefined) continue;
    const n = places.get(country) ?? 0;
    places.set(country, n + 1);
    const [latitude, longitude] = PLACES[country];
    out.add('site', {
      id,
      name: site,
      organisation: id,
      country,
      latitude: latitude + (n % 4) * 0.3,
      longitude: longitude + Math.floor(n / 4) * 0.3,
      calendar: `office-${country.toLowerCase()}`,
    });
  }
  for (const country of ['JP', 'UA', 'DE', 'FR', 'ES', 'IT', 'KR']) {
    const code = country.toLowerCase();
    out.add(
      'calendar',
      { id: `office-${code}`, name: `Working days, ${country}`, hours_per_day: 8, holidays: country },
      { id: `line-${code}`, name: `Production lines, ${country}`, hours_per_day: 8, holidays: country },
    );
  }
  for (let year = 2026; year <= 2031; year++)
    for (const calendar of ['office-jp', 'line-jp'])
      out.add('calendar-exception', {
        calendar,
        from: `${year}-08-12`,
        until: `${year}-08-14`,
        hours: 0,
        notes: 'summer shut-down',
      });
}
