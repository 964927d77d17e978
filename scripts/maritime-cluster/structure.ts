import { AIRCRAFT, AIRCRAFT_FINAL, SHARED, VARIANT, VESSEL } from './bills.js';
import { PARTS } from './parts.js';
import { classesOf, ORIGINS } from './permissions.js';
import type { Sheet } from './sheet.js';

/** A use of an item: quantity, and the group of alternatives that it belongs to. */
export interface Use {
  readonly item: string;
  readonly quantity: number;
  readonly group?: string;
  readonly preference?: number;
}

/** A way of making an item at a site. */
export interface Make {
  readonly id: string;
  readonly item: string;
  readonly site: string;
  readonly days: number;
  readonly hours: readonly (readonly [resource: string, hours: number])[];
  readonly cost: number;
  readonly uses: readonly Use[];
  readonly more?: Readonly<Record<string, string | number>>;
}

const lines = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

export function readUses(text: string): Use[] {
  return text.split(',').flatMap((need) => {
    const members = need.split('~').map((member) => {
      const [item, quantity] = member.trim().split('*');
      return { item, quantity: Number(quantity) };
    });
    if (members.length === 1) return members;
    return members.map((member, at) => ({ ...member, group: members[0].item, preference: at + 1 }));
  });
}

function readHours(text: string): (readonly [string, number])[] {
  return text.split(' ').map((each) => {
    const [resource, hours] = each.split(':');
    return [resource, Number(hours)] as const;
  });
}

interface Bill {
  readonly make: Make;
  readonly name: string;
  readonly kind: string;
}

function bills(): Bill[] {
  return lines([VESSEL, AIRCRAFT, SHARED, VARIANT].map((text) => text.trim()).join('\n')).map(
    ([item, name, kind, site, days, hours, cost, uses]) => ({
      name,
      kind,
      make: {
        id: `make-${item}`,
        item,
        site,
        days: Number(days),
        hours: readHours(hours),
        cost: Number(cost),
        uses: readUses(uses),
      },
    }),
  );
}

/** Software: one copy goes into each unit; it crosses borders like a box, only faster. */
const SOFTWARE: readonly (readonly [item: string, name: string, site: string, cost: number])[] = [
  ['control-software', 'Control software, field-proven, UA', 'control-ua', 2_600_000],
  ['link-software', 'Data link software, field-proven, UA', 'link-ua', 1_400_000],
  ['own-control-software', 'Control software, own development, JP', 'autonomy-jp', 2_100_000],
  ['own-link-software', 'Data link software, own development, JP', 'autonomy-jp', 1_200_000],
  ['survey-software', 'Survey software', 'autonomy-jp', 900_000],
  ['variant-software', 'Mission software of the variant', 'autonomy-jp', 40_000_000],
];

/** What the supplier country outside makes; the hours are those of its lines that it sets aside for the cluster. */
const OUTSIDE: readonly (readonly [
  item: string,
  name: string,
  site: string,
  days: number,
  hours: string,
  cost: number,
])[] = [
  ['magnet-block-kr', 'Magnet block, KR', 'magnet-kr', 21, 'magnet-line-kr:0.42', 620],
  ['pod-motor-kr', 'Pod motor, 18 kW, KR', 'motor-kr', 35, 'motor-line-kr:6', 560_000],
  ['lift-motor-kr', 'Lift motor, 6 kW, KR', 'motor-kr', 35, 'motor-line-kr:3', 172_000],
  ['cell-kr', 'Battery cell, KR', 'cell-kr', 28, 'cell-line-kr:0.1', 3_100],
];

const AUTONOMY_PARTS = 'compute-board*2, carrier-board*1, box-medium*1, connector-signal*10';
const FLIGHT_PARTS = 'compute-board*1, carrier-board*1, inertial-unit*1, box-small*1, connector-signal*8';

/** The same unit with imported, field-proven software, or with software of the cluster's own. */
function units(): Make[] {
  const unit = (
    id: string,
    item: string,
    hours: number,
    software: string,
    parts: string,
    technology: string,
  ): Make => ({
    id,
    item,
    site: 'avionics-jp',
    days: 6,
    hours: [
      ['box-line-jp', hours],
      ['rack-test-jp', hours / 2],
    ],
    cost: 12_000,
    uses: readUses(`${parts}, ${software}`),
    more: { technology, required_trl: 8 },
  });
  return [
    unit(
      'autonomy-unit-imported',
      'autonomy-unit',
      12,
      'control-software*1',
      AUTONOMY_PARTS,
      'vessel-control',
    ),
    unit(
      'autonomy-unit-own',
      'autonomy-unit',
      14,
      'own-control-software*1',
      AUTONOMY_PARTS,
      'own-vessel-control',
    ),
    unit(
      'flight-unit-imported',
      'flight-unit',
      9,
      'control-software*1, link-software*1',
      FLIGHT_PARTS,
      'relay-control',
    ),
    unit(
      'flight-unit-own',
      'flight-unit',
      11,
      'own-control-software*1, own-link-software*1',
      FLIGHT_PARTS,
      'own-relay-control',
    ),
  ];
}

/** Relay aircraft are assembled in both countries, and (if the talks succeed) on a joint line in Japan. */
function finals(): Make[] {
  const final = (id: string, site: string, line: string, test: string, hours: number): Make => ({
    id,
    item: 'lra',
    site,
    days: 12,
    hours: [
      [line, hours],
      [test, 9],
    ],
    cost: 180_000,
    uses: readUses(AIRCRAFT_FINAL),
  });
  const joint = final('assemble-lra-joint', 'airframe-jp', 'joint-line-jp', 'flight-test-jp', 84);
  return [
    final('assemble-lra-jp', 'airframe-jp', 'airframe-line-jp', 'flight-test-jp', 110),
    final('assemble-lra-ua', 'airframe-ua', 'airframe-line-ua', 'flight-test-ua', 92),
    { ...joint, more: { technology: 'assembly-know-how', required_mrl: 8 } },
  ];
}

/** What partners make can be made in Japan as well: dearer, on lines that are full of other things. */
const AT_HOME: readonly (readonly [item: string, site: string, hours: string])[] = [
  ['controller-board', 'avionics-jp', 'smt-jp:0.7 board-test-jp:0.45'],
  ['pdu-board', 'avionics-jp', 'smt-jp:0.9 board-test-jp:0.6'],
  ['bms-board', 'avionics-jp', 'smt-jp:0.6 board-test-jp:0.5'],
  ['cell-monitor-board', 'avionics-jp', 'smt-jp:0.16 board-test-jp:0.08'],
  ['carrier-board', 'avionics-jp', 'smt-jp:0.8 board-test-jp:0.6'],
  ['feed-board', 'avionics-jp', 'smt-jp:0.7 board-test-jp:0.5'],
  ['tail-boom', 'composite-jp', 'layup-jp:5 autoclave-jp:2'],
  ['tail-surface', 'composite-jp', 'layup-jp:8 autoclave-jp:2'],
  ['tail-set', 'airframe-jp', 'airframe-line-jp:26'],
  ['antenna-radome', 'composite-jp', 'layup-jp:5'],
  ['antenna-array', 'radio-jp', 'radio-bench-jp:44'],
];

function makes(found: readonly Bill[]): Make[] {
  const known = new Map(found.map(({ make }) => [make.item, make]));
  const home = AT_HOME.map(([item, site, hours]): Make => {
    const partner = known.get(item)!;
    const more = { preference: 2 };
    const cost = Math.round(partner.cost * 1.6);
    return {
      ...partner,
      id: `make-${item}-jp`,
      site,
      hours: readHours(hours),
      cost,
      days: partner.days + 3,
      more,
    };
  });
  const software = SOFTWARE.map(
    ([item, , site, cost]): Make => ({
      id: `copy-${item}`,
      item,
      site,
      days: 0,
      hours: [],
      cost,
      uses: [],
    }),
  );
  const outside = OUTSIDE.map(
    ([item, , site, days, hours, cost]): Make => ({
      id: `make-${item}`,
      item,
      site,
      days,
      hours: readHours(hours),
      cost,
      uses: [],
    }),
  );
  return [...found.map(({ make }) => make), ...units(), ...finals(), ...home, ...software, ...outside];
}

export interface Part {
  readonly item: string;
  readonly price: number;
  readonly suppliers: readonly (readonly [supplier: string, days: number, factor: number])[];
}

function parts(): (Part & { readonly name: string; readonly kind: string; readonly unit?: string })[] {
  return lines(PARTS).map(([item, name, kind, price, suppliers]) => {
    const [what, unit] = kind.split(':');
    return {
      item,
      name,
      kind: what,
      unit,
      price: Number(price),
      suppliers: suppliers.split(',').map((each) => {
        const [supplier, days, factor] = each.trim().split(' ');
        return [supplier, Number(days), Number(factor ?? 1)] as const;
      }),
    };
  });
}

export interface Structure {
  readonly makes: readonly Make[];
  readonly parts: readonly Part[];
  /** Value of one unit in yen: what goes in, the work and the other cost. */
  readonly values: ReadonlyMap<string, number>;
}

export function writeStructure(out: Sheet, costPerHour: ReadonlyMap<string, number>): Structure {
  const found = bills();
  const all = makes(found);
  const bought = parts();
  const values = valuesOf(all, bought, costPerHour);
  const classes = classesOf();
  const item = (id: string, name: string, kind: string, unit?: string): void =>
    out.add('item', {
      id,
      name,
      kind,
      unit,
      standard_value: Number(values.get(id)!.toPrecision(3)),
      origin: ORIGINS[id],
      classifications: classes.get(id),
    });
  item('css', 'Coastal survey vessel, 9 m', 'product');
  item('lra', 'Long-endurance relay aircraft', 'product');
  for (const { name, kind, make } of found) item(make.item, name, kind);
  item('autonomy-unit', 'Autonomy unit', 'assembly');
  item('flight-unit', 'Flight unit', 'assembly');
  for (const [id, name] of SOFTWARE) item(id, name, 'software');
  for (const [id, name] of OUTSIDE) item(id, name, id.includes('motor') ? 'assembly' : 'part');
  for (const part of bought) item(part.item, part.name, part.kind, part.unit);
  const known = new Map(out.rows('item').map(({ id, name }) => [id, String(name)]));
  for (const make of all) writeMake(out, make, nameOf(make, known.get(make.item) ?? make.item));
  return { makes: all, parts: bought, values };
}

/** What may only be made when its technology is ready. */
const GATES: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  'make-magnet-block-jp': { technology: 'magnet-process', required_mrl: 8 },
  'make-cell-jp': { technology: 'cell-process', required_mrl: 8 },
  'make-css-b1': { revision: 'css-block-1' },
  'make-css-b2': { revision: 'css-block-2', technology: 'vessel-block-2', required_trl: 8 },
  'make-mpv': { technology: 'variant-system', required_trl: 8 },
};

/** Ways that share their item with others, in words. */
const WAYS: Readonly<Record<string, string>> = {
  'autonomy-unit-imported': 'Autonomy unit with imported software',
  'autonomy-unit-own': 'Autonomy unit with own software',
  'flight-unit-imported': 'Flight unit with imported software',
  'flight-unit-own': 'Flight unit with own software',
  'assemble-lra-jp': 'Relay aircraft assembled in Japan',
  'assemble-lra-ua': 'Relay aircraft assembled in Ukraine',
  'assemble-lra-joint': 'Relay aircraft assembled on the joint line',
};

function nameOf({ id, item }: Make, name: string): string {
  return WAYS[id] ?? (id === `make-${item}-jp` ? `${name}, made in Japan` : name);
}

function writeMake(out: Sheet, make: Make, name: string): void {
  const { id, item, site, days, cost, hours, uses } = make;
  const more = { ...make.more, ...GATES[id] };
  out.add('process', { id, name, site, item, lead_time: days, lead_time_in: 'working', cost, ...more });
  for (const { item: used, quantity, group, preference } of uses)
    out.add('process-input', { process: id, item: used, quantity, group, preference });
  for (const [resource, each] of hours) out.add('process-resource', { process: id, resource, hours: each });
}

function valuesOf(
  all: readonly Make[],
  bought: readonly Part[],
  costPerHour: ReadonlyMap<string, number>,
): Map<string, number> {
  const values = new Map(bought.map(({ item, price }) => [item, price]));
  const of = (item: string): number => {
    const known = values.get(item);
    if (known !== undefined) return known;
    const make = all.find((each) => each.item === item);
    if (!make) throw new Error(`nothing makes ${item}`);
    let value = make.cost;
    for (const [resource, hours] of make.hours) {
      const rate = costPerHour.get(resource);
      if (rate === undefined) throw new Error(`no resource ${resource}`);
      value += hours * rate;
    }
    for (const { item: used, quantity, preference } of make.uses)
      if (preference === undefined || preference === 1) value += of(used) * quantity;
    values.set(item, value);
    return value;
  };
  for (const { item } of all) of(item);
  // The product is counted in the units of its revisions; its value is that of the first.
  values.set('css', of('css-b1'));
  return values;
}
