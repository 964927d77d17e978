import type { Sheet } from './sheet.js';

/**
 * What may happen, by yearly probability, and what is known to: id | hits | place | probability | start | days |
 * capacity left | name. All of it is illustrative.
 */
const EVENTS = `
basin-overhaul | resource | basin-jp | | 2028-02-01 | 28 | 0 | Overhaul of the test basin
plant-move | site | harness-jp | | 2027-08-09 | 14 | 0.5 | The harness shop moves
typhoon | site | yard-jp | 0.15 | | 14 | 0 | Typhoon at the yard
quake-magnets | site | magnet-jp | 0.03 | | 60 | 0.2 | Earthquake near the magnet plant
power-ua | site | airframe-ua | 0.4 | | 21 | 0.5 | Power cuts at aircraft plant B
power-boards | site | boards-ua | 0.4 | | 21 | 0.5 | Power cuts at board shop B
strait | lane | magnet-kr--motor-jp | 0.05 | | 30 | 0 | The sea lane for magnets is closed
magnet-stop | resource | magnet-line-kr | 0.08 | | 90 | 0 | Export stop for magnets
cell-fire | resource | cell-line-jp | 0.02 | | 180 | 0.3 | Fire in the cell line
union-strike | country | FR | 0.2 | | 10 | 0.5 | Strikes in France
`;

export function writeEvents(out: Sheet): void {
  for (const line of EVENTS.trim().split('\n')) {
    const [id, hits, place, probability, start, days, left, name] = line
      .split('|')
      .map((cell) => cell.trim());
    out.add('event', {
      id,
      name,
      [hits]: place,
      probability: probability === '' ? undefined : Number(probability),
      start: start === '' ? undefined : start,
      duration: Number(days),
      capacity_left: Number(left),
    });
  }
}
