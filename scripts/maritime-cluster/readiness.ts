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
vc-transfer | vessel-control | development | control-ua | 30 40 75 | 60000000 | | | | Vessel control: software handed over
vc-field-evidence | vessel-control | field-evidence | polytechnic-ua | 20 30 60 | 15000000 | | | | Vessel control: findings from service
vc-adapt | vessel-control | engineering-change | autonomy-jp | 70 90 150 | 180000000 | vc-transfer vc-field-evidence | | | Vessel control: adapt to the vessel
vc-harbour | vessel-control | validation | yard-jp | 35 45 70 | 90000000 | vc-adapt | 7 | basin-jp | Vessel control: basin and harbour trials
vc-sea | vessel-control | validation | marine-institute-jp | 45 60 110 | 120000000 | vc-harbour | | | Vessel control: sea trials
vc-qualify | vessel-control | qualification | survey-office-jp | 45 60 90 | 60000000 | vc-sea | 8 | | Vessel control: qualification
ovc-lab | own-vessel-control | development | autonomy-jp | 240 300 480 | 900000000 | | 5 | | Own vessel control: laboratory
ovc-prototype | own-vessel-control | development | autonomy-jp | 110 150 260 | 420000000 | ovc-lab | | | Own vessel control: prototype
ovc-simulate | own-vessel-control | validation | hydro-university-jp | 80 120 180 | 140000000 | ovc-lab | 6 | | Own vessel control: simulation
ovc-harbour | own-vessel-control | validation | yard-jp | 70 90 150 | 160000000 | ovc-prototype ovc-simulate | 7 | basin-jp | Own vessel control: harbour trials
ovc-sea-1 | own-vessel-control | validation | marine-institute-jp | 90 120 200 | 240000000 | ovc-harbour | | | Own vessel control: first sea trials
ovc-redesign | own-vessel-control | engineering-change | autonomy-jp | 80 120 240 | 300000000 | ovc-sea-1 | | | Own vessel control: redesign
ovc-sea-2 | own-vessel-control | validation | marine-institute-jp | 70 90 150 | 200000000 | ovc-redesign | | | Own vessel control: second sea trials
ovc-qualify | own-vessel-control | qualification | survey-office-jp | 60 75 120 | 80000000 | ovc-sea-2 | 8 | | Own vessel control: qualification
rc-transfer | relay-control | development | link-ua | 30 40 75 | 50000000 | | | | Relay control: software handed over
rc-field-evidence | relay-control | field-evidence | cybernetics-institute-ua | 20 30 60 | 15000000 | | | | Relay control: findings from service
rc-adapt | relay-control | engineering-change | radio-jp | 55 75 120 | 140000000 | rc-transfer rc-field-evidence | | | Relay control: adapt the link
rc-bench | relay-control | validation | radio-jp | 30 40 60 | 50000000 | rc-adapt | 7 | chamber-jp | Relay control: chamber tests
rc-flight | relay-control | validation | aero-university-jp | 45 60 100 | 110000000 | rc-bench | | flight-test-jp | Relay control: flight trials
rc-qualify | relay-control | qualification | relay-service-jp | 40 50 80 | 50000000 | rc-flight | 8 | | Relay control: qualification
orc-lab | own-relay-control | development | autonomy-jp | 220 280 450 | 800000000 | | 5 | | Own relay control: laboratory
orc-prototype | own-relay-control | development | radio-jp | 100 140 240 | 360000000 | orc-lab | 6 | | Own relay control: prototype
orc-bench | own-relay-control | validation | radio-jp | 45 60 90 | 70000000 | orc-prototype | 7 | chamber-jp | Own relay control: chamber tests
orc-flight-1 | own-relay-control | validation | aero-university-jp | 75 100 180 | 200000000 | orc-bench | | flight-test-jp | Own relay control: first flights
orc-redesign | own-relay-control | engineering-change | radio-jp | 70 100 200 | 240000000 | orc-flight-1 | | | Own relay control: redesign
orc-flight-2 | own-relay-control | validation | aero-university-jp | 60 80 140 | 160000000 | orc-redesign | | flight-test-jp | Own relay control: second flights
orc-qualify | own-relay-control | qualification | relay-service-jp | 45 60 100 | 60000000 | orc-flight-2 | 8 | | Own relay control: qualification
ak-transfer | assembly-know-how | development | airframe-ua | 45 60 100 | 90000000 | | | | Joint line: instructions and jigs
ak-install | assembly-know-how | introduction | airframe-jp | 140 180 270 | 620000000 | ak-transfer | 7 | | Joint line: installation
ak-train | assembly-know-how | introduction | airframe-ua | 60 90 130 | 160000000 | ak-install | | | Joint line: side-by-side training
ak-first-article | assembly-know-how | qualification | airframe-jp | 30 45 75 | 60000000 | ak-train | 8 | | Joint line: first article
mp-pilot | magnet-process | development | materials-institute-jp | 200 270 420 | 380000000 | | 7 | | Magnets: pilot line
mp-qualify | magnet-process | qualification | magnet-jp | 90 120 200 | 120000000 | mp-pilot | 8 | | Magnets: qualification in motors
cp-pilot | cell-process | development | battery-jp | 220 300 450 | 700000000 | | 7 | | Cells: pilot line
cp-qualify | cell-process | qualification | battery-jp | 110 150 240 | 160000000 | cp-pilot | 8 | | Cells: qualification in packs
vs-study | variant-system | development | variant-jp | 300 365 540 | 900000000 | | 5 | | Variant: joint study
vs-sensors | variant-system | development | sensor-jp | 480 600 900 | 2600000000 | vs-study | 6 | | Variant: Japanese sensors
vs-first-flight | variant-system | development | platform-de | 1190 1270 1650 | 0 | | | | Variant: platform first flies
vs-integrate | variant-system | development | variant-jp | 180 240 400 | 3200000000 | vs-sensors vs-first-flight | 7 | | Variant: integration
vs-flight-tests | variant-system | validation | test-centre-es | 150 200 330 | 2400000000 | vs-integrate | | | Variant: flight tests
vs-certify | variant-system | qualification | certification-fr | 110 150 260 | 900000000 | vs-flight-tests | 8 | | Variant: certification
b2-evidence | vessel-block-2 | field-evidence | data-jp | 150 180 240 | 60000000 | vc-qualify | | | Block 2: half a year of findings
b2-change | vessel-block-2 | engineering-change | yard-jp | 90 120 180 | 220000000 | b2-evidence | 7 | | Block 2: engineering change
b2-qualify | vessel-block-2 | qualification | survey-office-jp | 45 60 100 | 70000000 | b2-change | 8 | basin-jp | Block 2: qualification
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
