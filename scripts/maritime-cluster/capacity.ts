import type { Sheet } from './sheet.js';

/** Stations or crews: id | site | stations | share of working time that is productive | yen an hour | overtime. */
const RESOURCES = `
hall-jp | yard-jp | 8 | 0.88 | 9800 | 0.2
basin-jp | yard-jp | 1 | 0.85 | 26000 | 0.25
hull-jig-jp | yard-jp | 7 | 0.88 | 7600 | 0.2
layup-jp | composite-jp | 16 | 0.85 | 6200 | 0.2
autoclave-jp | composite-jp | 3 | 0.8 | 18000 | 0.3
drive-line-jp | motor-jp | 2 | 0.88 | 6800 | 0.2
motor-test-jp | motor-jp | 1 | 0.85 | 9000 | 0.2
winding-jp | motor-jp | 1 | 0.86 | 6400 | 0.2
rotor-cell-jp | motor-jp | 1 | 0.86 | 6600 | 0.2
sinter-jp | magnet-jp | 1 | 0.8 | 14000 | 0.1
magnet-grind-jp | magnet-jp | 1 | 0.8 | 9000 | 0.1
strip-cast-jp | magnet-jp | 1 | 0.8 | 12000 | 0.1
pack-line-jp | battery-jp | 3 | 0.86 | 6400 | 0.2
pack-test-jp | battery-jp | 2 | 0.85 | 7800 | 0.2
cell-line-jp | battery-jp | 1 | 0.8 | 15000 | 0.1
formation-jp | battery-jp | 6 | 0.9 | 1200 | 0.1
coating-jp | battery-jp | 1 | 0.8 | 16000 | 0.1
box-line-jp | avionics-jp | 6 | 0.88 | 7200 | 0.2
rack-test-jp | avionics-jp | 2 | 0.85 | 9400 | 0.2
smt-jp | avionics-jp | 1 | 0.8 | 21000 | 0.2
board-test-jp | avionics-jp | 1 | 0.85 | 8800 | 0.2
sensor-line-jp | sensor-jp | 6 | 0.88 | 7600 | 0.2
tank-jp | sensor-jp | 1 | 0.85 | 16000 | 0.25
array-cell-jp | sensor-jp | 2 | 0.86 | 7800 | 0.2
radar-line-jp | sensor-jp | 3 | 0.86 | 9800 | 0.1
radar-range-jp | sensor-jp | 1 | 0.8 | 42000 | 0.1
harness-bench-jp | harness-jp | 5 | 0.88 | 5400 | 0.2
airframe-line-jp | airframe-jp | 7 | 0.88 | 8200 | 0.2
flight-test-jp | airframe-jp | 1 | 0.6 | 36000 | 0.2
joint-line-jp | airframe-jp | 5 | 0.88 | 8600 | 0.2
radio-bench-jp | radio-jp | 4 | 0.88 | 8400 | 0.2
chamber-jp | radio-jp | 1 | 0.85 | 24000 | 0.2
variant-hall-jp | variant-jp | 16 | 0.85 | 12500 | 0.1
variant-test-jp | variant-jp | 4 | 0.7 | 60000 | 0.1
airframe-line-ua | airframe-ua | 4 | 0.85 | 2600 | 0.3
flight-test-ua | airframe-ua | 1 | 0.6 | 9800 | 0.3
smt-ua | boards-ua | 1 | 0.8 | 7600 | 0.3
board-test-ua | boards-ua | 1 | 0.85 | 2600 | 0.3
antenna-bench-ua | antenna-ua | 3 | 0.86 | 2200 | 0.3
platform-line-de | platform-de | 14 | 0.85 | 16500 | 0.1
fuselage-line-de | platform-de | 8 | 0.85 | 15500 | 0.1
actuator-line-de | actuator-de | 3 | 0.85 | 14000 | 0.1
optics-line-fr | optics-fr | 2 | 0.85 | 15000 | 0.1
wing-line-es | wing-es | 10 | 0.85 | 12500 | 0.1
tail-line-it | tail-it | 4 | 0.85 | 13000 | 0.1
engine-line-it | propulsion-it | 5 | 0.85 | 14500 | 0.1
magnet-line-kr | magnet-kr | 1 | 0.9 | 600 | 0.1
motor-line-kr | motor-kr | 1 | 0.9 | 3800 | 0.1
cell-line-kr | cell-kr | 1 | 0.9 | 1200 | 0.1
`;

const NAMES: Readonly<Record<string, string>> = {
  'hall-jp': 'Outfitting hall',
  'basin-jp': 'Test basin',
  'hull-jig-jp': 'Hull jigs and module shop',
  'layup-jp': 'Lay-up stations',
  'autoclave-jp': 'Autoclaves',
  'drive-line-jp': 'Drive assembly line',
  'motor-test-jp': 'Motor test bench',
  'winding-jp': 'Winding machines',
  'rotor-cell-jp': 'Rotor and magnet cell',
  'sinter-jp': 'Sintering furnace',
  'magnet-grind-jp': 'Magnet grinding',
  'strip-cast-jp': 'Strip caster',
  'pack-line-jp': 'Battery pack line',
  'pack-test-jp': 'Battery test stands',
  'cell-line-jp': 'Cell assembly line',
  'formation-jp': 'Formation racks',
  'coating-jp': 'Electrode coater',
  'box-line-jp': 'Equipment assembly line',
  'rack-test-jp': 'Equipment test stands',
  'smt-jp': 'Board line, Japan',
  'board-test-jp': 'Board test, Japan',
  'sensor-line-jp': 'Sensor assembly line',
  'tank-jp': 'Acoustic test tank',
  'array-cell-jp': 'Transducer array cell',
  'radar-line-jp': 'Radar assembly line',
  'radar-range-jp': 'Radar test range',
  'harness-bench-jp': 'Harness benches',
  'airframe-line-jp': 'Aircraft line, Japan',
  'flight-test-jp': 'Flight test crew, Japan',
  'joint-line-jp': 'Joint line in Japan, with engineers of maker B',
  'radio-bench-jp': 'Radio benches',
  'chamber-jp': 'Radio test chamber',
  'variant-hall-jp': 'Variant hall',
  'variant-test-jp': 'Variant flight test crew',
  'airframe-line-ua': 'Aircraft line, Ukraine',
  'flight-test-ua': 'Flight test crew, Ukraine',
  'smt-ua': 'Board line, Ukraine',
  'board-test-ua': 'Board test, Ukraine',
  'antenna-bench-ua': 'Antenna benches',
  'platform-line-de': 'Platform final line',
  'fuselage-line-de': 'Fuselage line',
  'actuator-line-de': 'Actuator line',
  'optics-line-fr': 'Optics line',
  'wing-line-es': 'Wing line',
  'tail-line-it': 'Tail line',
  'engine-line-it': 'Engine line',
  'magnet-line-kr': 'Magnet line, KR (share)',
  'motor-line-kr': 'Motor line, KR (share)',
  'cell-line-kr': 'Cell line, KR (share)',
};

/** Ways to grow: resource | stations | price in yen | running yen a year | days | from | most | whole. */
const EXPANSIONS = `
winding-jp | 1 | 160000000 | 9000000 | 300 | 2026-07-01 | 6 | no
rotor-cell-jp | 1 | 110000000 | 6000000 | 270 | 2026-07-01 | 3 | no
drive-line-jp | 1 | 90000000 | 5000000 | 240 | 2026-07-01 | 4 | no
motor-test-jp | 1 | 70000000 | 4000000 | 210 | 2026-07-01 | 2 | no
sinter-jp | 1 | 900000000 | 50000000 | 540 | 2026-10-01 | 2 | no
magnet-grind-jp | 1 | 220000000 | 12000000 | 360 | 2026-10-01 | 3 | no
cell-line-jp | 1 | 2400000000 | 120000000 | 600 | 2026-10-01 | 2 | no
formation-jp | 6 | 360000000 | 20000000 | 360 | 2026-10-01 | 6 | no
pack-line-jp | 1 | 80000000 | 5000000 | 180 | 2026-07-01 | 5 | no
pack-test-jp | 1 | 60000000 | 3000000 | 180 | 2026-07-01 | 4 | no
hall-jp | 2 | 420000000 | 24000000 | 420 | 2026-07-01 | 10 | no
basin-jp | 1 | 1600000000 | 60000000 | 720 | 2026-07-01 | 1 | no
hull-jig-jp | 1 | 60000000 | 3000000 | 180 | 2026-07-01 | 8 | no
layup-jp | 2 | 70000000 | 4000000 | 180 | 2026-07-01 | 10 | no
autoclave-jp | 1 | 520000000 | 30000000 | 420 | 2026-07-01 | 3 | no
tank-jp | 1 | 700000000 | 30000000 | 480 | 2026-07-01 | 2 | no
array-cell-jp | 1 | 120000000 | 7000000 | 240 | 2026-07-01 | 4 | no
sensor-line-jp | 1 | 70000000 | 4000000 | 180 | 2026-07-01 | 5 | no
box-line-jp | 1 | 60000000 | 3000000 | 150 | 2026-07-01 | 6 | no
rack-test-jp | 1 | 80000000 | 4000000 | 180 | 2026-07-01 | 3 | no
smt-jp | 1 | 480000000 | 28000000 | 300 | 2026-07-01 | 2 | no
harness-bench-jp | 1 | 18000000 | 1000000 | 90 | 2026-07-01 | 8 | no
airframe-line-jp | 2 | 190000000 | 11000000 | 300 | 2026-07-01 | 6 | no
flight-test-jp | 1 | 240000000 | 40000000 | 240 | 2026-07-01 | 2 | no
radio-bench-jp | 1 | 45000000 | 2500000 | 150 | 2026-07-01 | 6 | no
chamber-jp | 1 | 380000000 | 18000000 | 360 | 2026-07-01 | 1 | no
airframe-line-ua | 2 | 60000000 | 4000000 | 210 | 2026-07-01 | 4 | no
antenna-bench-ua | 1 | 12000000 | 800000 | 120 | 2026-07-01 | 4 | no
smt-ua | 1 | 160000000 | 9000000 | 240 | 2026-07-01 | 1 | no
`;

const lines = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

/** Lines of two shifts have had them always: hot processes and what the outside suppliers run. */
const TWO_SHIFTS = new Set([
  'sinter-jp',
  'strip-cast-jp',
  'formation-jp',
  'coating-jp',
  'cell-line-jp',
  'magnet-line-kr',
  'cell-line-kr',
]);

export function writeCapacity(out: Sheet): Map<string, number> {
  const costPerHour = new Map<string, number>();
  out.add('calendar', {
    id: 'continuous',
    name: 'Lines that run day and night',
    weekdays: 'mon tue wed thu fri sat sun',
    hours_per_day: 20,
  });
  for (const [id, site, units, efficiency, cost, overtime] of lines(RESOURCES)) {
    costPerHour.set(id, Number(cost));
    out.add('resource', {
      id,
      name: NAMES[id],
      site,
      calendar: TWO_SHIFTS.has(id) ? 'continuous' : `line-${id.slice(-2)}`,
      units: Number(units),
      efficiency: Number(efficiency),
      cost_per_hour: Number(cost),
      ...(TWO_SHIFTS.has(id)
        ? {}
        : { overtime_limit: Number(overtime), overtime_cost: Math.round(Number(cost) * 1.4) }),
    });
  }
  for (const [resource, step, price, running, days, earliest, most, whole] of lines(EXPANSIONS))
    out.add('expansion', {
      id: `more-${resource}`,
      name: `${NAMES[resource]}: ${step} more`,
      resource,
      step: Number(step),
      price: Number(price),
      running_cost: Number(running),
      lead_time: Number(days),
      earliest,
      most_steps: Number(most),
      whole_steps: whole === 'yes',
    });
  return costPerHour;
}
