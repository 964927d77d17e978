import Holidays from 'date-holidays';
import { countryMeant } from '../../base/codes.js';
import { nearest } from '../../base/text.js';
import { holidayPlace } from '../calendars.js';
import type { TableScope } from './scope.js';

/** Codes by name, as date-holidays gives them. */
type Places = Readonly<Record<string, string>>;

/** The place as date-holidays knows it, or what was most likely meant and what is known. */
function placeProblem(place: string): { near: string | undefined; known: string } | undefined {
  const library = new Holidays();
  const [country, state, region] = holidayPlace(place);
  const countries: Places = library.getCountries('en');
  if (!Object.hasOwn(countries, country)) {
    const near = countryMeant(place) ?? countryMeant(country) ?? codeNear(place, countries);
    return {
      near: near !== undefined && Object.hasOwn(countries, near) ? near : undefined,
      known: 'JP, UA, DE, DE-BY, US-CA',
    };
  }
  if (state === undefined) return undefined;
  const states: Places = library.getStates(country, 'en') ?? {};
  if (!Object.hasOwn(states, state)) {
    const near = codeNear(state, states);
    return { near: near === undefined ? country : `${country}-${near}`, known: listed(country, states) };
  }
  if (region === undefined) return undefined;
  const regions: Places = library.getRegions(country, state, 'en') ?? {};
  if (Object.hasOwn(regions, region)) return undefined;
  const near = codeNear(region, regions);
  const parent = `${country}-${state}`;
  return { near: near === undefined ? parent : `${parent}-${near}`, known: listed(parent, regions) };
}

function listed(parent: string, places: Places): string {
  return [parent, ...Object.keys(places).map((code) => `${parent}-${code}`)].join(', ');
}

/** The code itself in another case, or the code of the place whose name is nearest. */
function codeNear(text: string, places: Places): string | undefined {
  const upper = text.trim().toUpperCase();
  if (Object.hasOwn(places, upper)) return upper;
  const name = nearest(text, Object.values(places));
  return name === undefined ? undefined : Object.keys(places).find((code) => places[code] === name);
}

/** The place of public holidays is one whose holidays are known; an unknown one would have none. */
export function checkHolidays(scope: TableScope): void {
  scope.cells('calendar', 'holidays').forEach((place, row) => {
    const problem = place ? placeProblem(place) : undefined;
    if (!problem) return;
    const at = { component: 'calendar', row, attribute: 'holidays' } as const;
    if (problem.near === undefined) scope.report.error('calendar.holidays', at, { known: problem.known });
    else scope.report.error('calendar.holidays-near', at, { near: problem.near, known: problem.known });
  });
}
