import { classesOf } from './permissions.js';
import type { Sheet } from './sheet.js';

/** What has to be ready: id | name | owner | TRL now | MRL now. */
const TECHNOLOGIES = `
vessel-control | Vessel control with imported, field-proven software | control-ua | 6 |
relay-control | Aircraft control and relay link with imported, field-proven software | link-ua | 6 |
own-vessel-control | Vessel control of own development | autonomy-jp | 4 |
own-relay-control | Aircraft control and relay link of own development | autonomy-jp | 4 |
assembly-know-how | Assembly of relay aircraft as maker B does it | airframe-ua | 8 | 6
magnet-process | Sintered magnets made in Japan | magnet-jp | 7 | 6
cell-process | Battery cells made in Japan | battery-jp | 7 | 6
variant-system | Maritime-patrol variant on the European platform | variant-jp | 4 |
vessel-block-2 | Block 2 of the survey vessel, after field feedback | yard-jp | 6 |
`;

/**
 * The way there. id | technology | kind | organisation | days: least, likely, most | cost in yen | after | brings |
 * resource held | name
 */
const ACTIVITIES = `
vc-transfer | vessel-control | development | control-ua | 30 40 75 | 60000000 | | | | Hand over and review the control software
vc-field-evidence | vessel-control | field-evidence | polytechnic-ua | 20 30 60 | 15000000 | | | | Collect what service in the field has shown
vc-adapt | vessel-control | engineering-change | autonomy-jp | 70 90 150 | 180000000 | vc-transfer vc-field-evidence | | | Adapt the software to the survey vessel
vc-harbour | vessel-control | validation | yard-jp | 35 45 70 | 90000000 | vc-adapt | 7 | basin-jp | Basin and harbour trials
vc-sea | vessel-control | validation | marine-institute-jp | 45 60 110 | 120000000 | vc-harbour | | | Sea trials
vc-qualify | vessel-control | qualification | survey-office-jp | 45 60 90 | 60000000 | vc-sea | 8 | | Qualify for the survey office
ovc-lab | own-vessel-control | development | autonomy-jp | 240 300 480 | 900000000 | | 5 | | Develop vessel control in the laboratory
ovc-prototype | own-vessel-control | development | autonomy-jp | 110 150 260 | 420000000 | ovc-lab | | | Build a prototype
ovc-simulate | own-vessel-control | validation | hydro-university-jp | 80 120 180 | 140000000 | ovc-lab | 6 | | Validate in simulation
ovc-harbour | own-vessel-control | validation | yard-jp | 70 90 150 | 160000000 | ovc-prototype ovc-simulate | 7 | basin-jp | Basin and harbour trials
ovc-sea-1 | own-vessel-control | validation | marine-institute-jp | 90 120 200 | 240000000 | ovc-harbour | | | First sea trials
ovc-redesign | own-vessel-control | engineering-change | autonomy-jp | 80 120 240 | 300000000 | ovc-sea-1 | | | Redesign after the first trials
ovc-sea-2 | own-vessel-control | validation | marine-institute-jp | 70 90 150 | 200000000 | ovc-redesign | | | Second sea trials
ovc-qualify | own-vessel-control | qualification | survey-office-jp | 60 75 120 | 80000000 | ovc-sea-2 | 8 | | Qualify for the survey office
rc-transfer | relay-control | development | link-ua | 30 40 75 | 50000000 | | | | Hand over and review control and link software
rc-field-evidence | relay-control | field-evidence | cybernetics-institute-ua | 20 30 60 | 15000000 | | | | Collect what service in the field has shown
rc-adapt | relay-control | engineering-change | radio-jp | 55 75 120 | 140000000 | rc-transfer rc-field-evidence | | | Adapt the link to the relay payload
rc-bench | relay-control | validation | radio-jp | 30 40 60 | 50000000 | rc-adapt | 7 | chamber-jp | Chamber tests
rc-flight | relay-control | validation | aero-university-jp | 45 60 100 | 110000000 | rc-bench | | flight-test-jp | Flight trials
rc-qualify | relay-control | qualification | relay-service-jp | 40 50 80 | 50000000 | rc-flight | 8 | | Qualify for the relay service
orc-lab | own-relay-control | development | autonomy-jp | 220 280 450 | 800000000 | | 5 | | Develop aircraft control and link in the laboratory
orc-prototype | own-relay-control | development | radio-jp | 100 140 240 | 360000000 | orc-lab | 6 | | Build a prototype
orc-bench | own-relay-control | validation | radio-jp | 45 60 90 | 70000000 | orc-prototype | 7 | chamber-jp | Chamber tests
orc-flight-1 | own-relay-control | validation | aero-university-jp | 75 100 180 | 200000000 | orc-bench | | flight-test-jp | First flight trials
orc-redesign | own-relay-control | engineering-change | radio-jp | 70 100 200 | 240000000 | orc-flight-1 | | | Redesign after the first trials
orc-flight-2 | own-relay-control | validation | aero-university-jp | 60 80 140 | 160000000 | orc-redesign | | flight-test-jp | Second flight trials
orc-qualify | own-relay-control | qualification | relay-service-jp | 45 60 100 | 60000000 | orc-flight-2 | 8 | | Qualify for the relay service
ak-transfer | assembly-know-how | development | airframe-ua | 45 60 100 | 90000000 | | | | Hand over work instructions and jigs
ak-install | assembly-know-how | introduction | airframe-jp | 140 180 270 | 620000000 | ak-transfer | 7 | | Install the joint line
ak-train | assembly-know-how | introduction | airframe-ua | 60 90 130 | 160000000 | ak-install | | | Engineers of both makers work side by side
ak-first-article | assembly-know-how | qualification | airframe-jp | 30 45 75 | 60000000 | ak-train | 8 | | First article inspection
mp-pilot | magnet-process | development | materials-institute-jp | 200 270 420 | 380000000 | | 7 | | Pilot line for magnets
mp-qualify | magnet-process | qualification | magnet-jp | 90 120 200 | 120000000 | mp-pilot | 8 | | Qualify magnets in motors
cp-pilot | cell-process | development | battery-jp | 220 300 450 | 700000000 | | 7 | | Pilot line for cells
cp-qualify | cell-process | qualification | battery-jp | 110 150 240 | 160000000 | cp-pilot | 8 | | Qualify cells in packs
vs-study | variant-system | development | variant-jp | 300 365 540 | 900000000 | | 5 | | Joint study of configurations and workshare
vs-sensors | variant-system | development | sensor-jp | 480 600 900 | 2600000000 | vs-study | 6 | | Develop the Japanese sensors
vs-first-flight | variant-system | development | platform-de | 1190 1270 1650 | 0 | | | | First flight of the platform (the four nations pay)
vs-integrate | variant-system | development | variant-jp | 180 240 400 | 3200000000 | vs-sensors vs-first-flight | 7 | | Integrate sensors on the platform
vs-flight-tests | variant-system | validation | test-centre-es | 150 200 330 | 2400000000 | vs-integrate | | | Flight tests of the variant
vs-certify | variant-system | qualification | certification-fr | 110 150 260 | 900000000 | vs-flight-tests | 8 | | Certify the variant
b2-evidence | vessel-block-2 | field-evidence | data-jp | 150 180 240 | 60000000 | vc-qualify | | | Half a year of findings from vessels in service
b2-change | vessel-block-2 | engineering-change | yard-jp | 90 120 180 | 220000000 | b2-evidence | 7 | | Engineering change: quieter drive, better survey winch
b2-qualify | vessel-block-2 | qualification | survey-office-jp | 45 60 100 | 70000000 | b2-change | 8 | basin-jp | Qualify Block 2
`;

/** Ways to be faster for more money: activity | name | days | cost. */
const MODES = `
ovc-lab | two-teams | 230 | 1500000000
orc-lab | two-teams | 215 | 1350000000
vc-adapt | engineers-on-site | 65 | 260000000
rc-adapt | engineers-on-site | 55 | 210000000
`;

const lines = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const number = (text: string | undefined): number | undefined =>
  text === undefined || text === '' ? undefined : Number(text);

/** Technologies whose level counts in manufacturing, not in technology. */
const BY_MRL = new Set(['assembly-know-how', 'magnet-process', 'cell-process']);

export function writeReadiness(out: Sheet): void {
  const classes = classesOf();
  for (const [id, name, owner, trl, mrl] of lines(TECHNOLOGIES))
    out.add('technology', {
      id,
      name,
      owner,
      trl: number(trl),
      mrl: number(mrl),
      classifications: classes.get(`tech:${id}`),
    });
  for (const [id, technology, kind, organisation, days, cost, after, brings, resource, name] of lines(
    ACTIVITIES,
  )) {
    const [least, likely, most] = days.split(' ').map(Number);
    out.add('activity', {
      id,
      name,
      technology,
      kind,
      organisation,
      duration: likely,
      duration_least: least,
      duration_most: most,
      predecessors: after === '' ? undefined : after,
      [BY_MRL.has(technology) ? 'brings_mrl' : 'brings_trl']: number(brings),
      cost: number(cost),
    });
    if (resource !== '') out.add('activity-resource', { activity: id, resource, units: 1 });
  }
  for (const [activity, mode, duration, cost] of lines(MODES))
    out.add('activity-mode', { activity, mode, duration: Number(duration), cost: Number(cost) });
}
