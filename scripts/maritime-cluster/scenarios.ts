import type { Sheet } from './sheet.js';

type Change = readonly [
  component: string,
  row: string,
  attribute?: string,
  action?: string,
  value?: string | number,
];

function scenario(
  out: Sheet,
  id: string,
  name: string,
  notes: string,
  changes: readonly Change[],
  parent?: string,
): void {
  out.add('scenario', { id, name, parent, notes });
  for (const [component, row, attribute, action, value] of changes)
    out.add('scenario-change', { scenario: id, component, row, attribute, action, value });
}

/** What comes with the partners or not at all. */
const OF_PARTNERS = 'vessel-control|relay-control|assembly-know-how|variant-system';

const KOREAN_LINES = ['magnet-line-kr', 'motor-line-kr', 'cell-line-kr'];

export function writeScenarios(out: Sheet): void {
  scenario(
    out,
    'own-development',
    'Own development only',
    'Nothing of the partners comes in: no software, no know-how, no platform.',
    [
      ['authorisation', 'jurisdiction=UA|EU', undefined, 'remove'],
      ['rule', 'ua-catch-all', 'outcome', 'set', 'needs-authorisation'],
      ['programme', 'patrol-variant', undefined, 'remove'],
      ['programme-point', 'programme=patrol-variant', undefined, 'remove'],
      ['agreement', 'patrol-variant', undefined, 'remove'],
      ['agreement-party', 'agreement=patrol-variant', undefined, 'remove'],
      ...['autonomy-unit-imported', 'flight-unit-imported', 'assemble-lra-joint', 'make-mpv'].flatMap(
        (process): Change[] => [
          ['process', process, undefined, 'remove'],
          ['process-input', `process=${process}`, undefined, 'remove'],
          ['process-resource', `process=${process}`, undefined, 'remove'],
        ],
      ),
      ['activity', 'b2-evidence', 'predecessors', 'set', 'ovc-qualify'],
      ['activity-resource', `activity.technology=${OF_PARTNERS}`, undefined, 'remove'],
      ['activity-mode', `activity.technology=${OF_PARTNERS}`, undefined, 'remove'],
      ['activity', `technology=${OF_PARTNERS}`, undefined, 'remove'],
      ['assumption', 'row=patrol-variant|vs-first-flight', undefined, 'remove'],
    ],
  );
  scenario(
    out,
    'with-partners',
    'With the partners',
    'Talks and memoranda become contracts: planned permissions are given, the joint line in Japan opens.',
    [['model', 'maritime-cluster', 'assume_permissions', 'set', 'planned']],
  );
  scenario(
    out,
    'licence-refused',
    'Software licence refused',
    'The licence for the control software is refused; everything else stays.',
    [
      ['authorisation', 'ua-control-software*', undefined, 'remove'],
      ['activity', 'b2-evidence', 'predecessors', 'set', 'ovc-qualify'],
    ],
  );
  scenario(
    out,
    'country-lost',
    'Supplier country lost',
    'From July 2027 nothing comes from the supplier country outside: magnets, motors and cells.',
    KOREAN_LINES.flatMap((line): Change[] => [
      ['resource-capacity', `${line} / 2027-07-01`, undefined, 'add'],
      ['resource-capacity', `${line} / 2027-07-01`, 'units', 'set', 0],
    ]),
  );
  scenario(
    out,
    'second-shift',
    'Second shift in Japan',
    'All lines in Japan that run one shift run two, at a tenth more an hour.',
    [
      ['calendar', 'line-jp', 'hours_per_day', 'set', 16],
      ['resource', 'calendar=line-jp', 'cost_per_hour', 'scale', 1.1],
    ],
  );
  scenario(
    out,
    'stockpile-first',
    'Stockpile first',
    'The supplier country is lost as well; before that, rooms are enlarged and filled.',
    [
      ['buffer', 'magnet-block-kr / motor-jp', 'maximum', 'set', 16000],
      ['buffer', 'magnet-block-kr / motor-jp', 'stockpile_target', 'set', 9000],
      ['buffer', 'magnet-block-kr / motor-jp', 'stockpile_date', 'set', '2027-06-30'],
      ['buffer', 'cell-kr / battery-jp', 'maximum', 'set', 60000],
      ['buffer', 'cell-kr / battery-jp', 'stockpile_target', 'set', 30000],
      ['buffer', 'cell-kr / battery-jp', 'stockpile_date', 'set', '2027-06-30'],
    ],
    'country-lost',
  );
  scenario(
    out,
    'surge-first',
    'Surge capacity first',
    'The supplier country is lost as well; before that, lines for magnets, motors and cells in Japan are ordered early and built fast, at a quarter more.',
    [
      ['expansion', 'resource.site=magnet-jp|motor-jp|battery-jp', 'earliest', 'set', '2026-04-01'],
      ['expansion', 'resource.site=magnet-jp|motor-jp|battery-jp', 'lead_time', 'scale', 0.6],
      ['expansion', 'resource.site=magnet-jp|motor-jp|battery-jp', 'price', 'scale', 1.25],
      ['activity', 'technology=magnet-process|cell-process', 'duration', 'scale', 0.75],
    ],
    'country-lost',
  );
}
