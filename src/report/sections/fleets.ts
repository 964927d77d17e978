import type { FleetAnswer } from '../../explain/card.js';
import { lengthOf, numbers, texts } from '../../explain/read.js';
import { fleetChart } from '../charts/fleet.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

const MOST_CHARTS = 6;

/** Fleets: in service against the target, what is ready, and their spares; undefined for a plan without fleets. */
export function fleetSection(page: Page): Section | undefined {
  const { words, card } = page;
  const fleets = card.fleets ?? [];
  if (fleets.length === 0) return undefined;
  const behind = fleets.filter(({ reachedBy, wantedBy }) => reachedBy === undefined || reachedBy > wantedBy);
  const title = words.say(behind.length === 0 ? 'report.fleet.allThere' : 'report.fleet.behind', {
    count: words.number(fleets.length),
    late: words.number(behind.length),
    name: behind[0]?.name ?? '',
  });
  const charts = fleets
    .slice(0, MOST_CHARTS)
    .map((fleet) => fleetChart(page, fleet))
    .join('');
  const body = charts + fleetTable(page, fleets) + spareTable(page);
  return { id: 'fleets', topic: words.say('report.fleet.topic'), title, body };
}

function fleetTable(page: Page, fleets: readonly FleetAnswer[]): string {
  const { words } = page;
  const column = (key: string, of: (fleet: FleetAnswer) => number) => ({
    label: words.say(`report.fleet.column.${key}` as 'report.fleet.column.target'),
    number: true,
    text: (fleet: FleetAnswer) => words.fixed(of(fleet), 1),
  });
  return table(page, {
    caption: words.say('report.fleet.table'),
    rows: fleets,
    columns: [
      { label: words.say('report.column.fleet'), text: ({ name }) => name },
      column('target', ({ target }) => target),
      { label: words.say('report.fleet.column.by'), text: ({ wantedBy }) => words.day(wantedBy) },
      {
        label: words.say('report.fleet.column.reached'),
        text: ({ reachedBy }) => (reachedBy === undefined ? '–' : words.day(reachedBy)),
      },
      column('inService', ({ inService }) => inService),
      column('ready', ({ ready }) => ready),
      {
        label: words.say('report.fleet.column.share'),
        unit: '%',
        number: true,
        text: ({ inService, ready }) => words.fixed(inService > 0 ? (100 * ready) / inService : 0, 1),
      },
      column('lost', ({ lost }) => lost),
    ],
  });
}

interface Spare {
  readonly fleet: string;
  readonly item: string;
  readonly wanted: number;
  readonly held: number;
}

/** Spares at the end of the plan. */
function spareTable(page: Page): string {
  const { words, plan, buckets, names } = page;
  const fleets = texts(plan, 'fleet_spare', 'fleet');
  const items = texts(plan, 'fleet_spare', 'item');
  const at = numbers(plan, 'fleet_spare', 'bucket');
  const wanted = numbers(plan, 'fleet_spare', 'wanted');
  const held = numbers(plan, 'fleet_spare', 'held');
  const rows: Spare[] = [];
  for (let row = 0; row < lengthOf(plan, 'fleet_spare'); row++) {
    if (at[row] !== buckets.count - 1) continue;
    rows.push({ fleet: fleets[row], item: items[row], wanted: wanted[row], held: held[row] });
  }
  if (rows.length === 0) return '';
  return table(page, {
    caption: words.say('report.fleet.spares'),
    rows,
    columns: [
      { label: words.say('report.column.fleet'), text: ({ fleet }) => names.of('fleet', fleet) },
      { label: words.say('report.column.item'), text: ({ item }) => names.of('item', item) },
      {
        label: words.say('report.column.wanted'),
        number: true,
        text: (spare) => words.number(spare.wanted, 1),
      },
      { label: words.say('report.column.held'), number: true, text: (spare) => words.number(spare.held, 1) },
    ],
  });
}
