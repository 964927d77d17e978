import type { Sheet } from './sheet.js';

/** Every line of the survey and relay programme in Japan, whose growth the programme pays. */
const PROGRAMME_LINES =
  'hall-jp basin-jp hull-jig-jp layup-jp autoclave-jp drive-line-jp motor-test-jp winding-jp rotor-cell-jp sinter-jp ' +
  'magnet-grind-jp pack-line-jp pack-test-jp cell-line-jp formation-jp smt-jp sensor-line-jp ' +
  'tank-jp array-cell-jp airframe-line-jp flight-test-jp radio-bench-jp chamber-jp airframe-line-ua ' +
  'antenna-bench-ua smt-ua';

const VARIANT_ITEMS =
  'mpv platform-aircraft platform-fuselage platform-wing wing-box platform-tail turboprop actuator actuator-board ' +
  'optics-turret search-radar radar-antenna transmit-module radar-processor radar-power-unit patrol-rack ' +
  'variant-harness variant-software';

export function writeMoney(out: Sheet): void {
  out.add(
    'agreement',
    {
      id: 'survey-and-relay',
      name: 'Survey and relay programme of the cluster',
      items: 'css-b1 css-b2 lra',
      with_parts: true,
      resources: PROGRAMME_LINES,
      technologies:
        'vessel-control relay-control own-vessel-control own-relay-control assembly-know-how magnet-process cell-process vessel-block-2',
      status: 'talks',
      source: 'cluster-article',
    },
    {
      id: 'patrol-variant',
      name: 'Joint development of the maritime-patrol variant',
      items: VARIANT_ITEMS,
      technologies: 'variant-system',
      workshare_by: 'value',
      builds_on: 'platform-aircraft',
      status: 'memorandum',
      valid_from: '2026-06-26',
      source: 'variant-mou',
    },
  );
  const party = (
    agreement: string,
    organisation: string | undefined,
    country: string | undefined,
    share?: number,
    floor?: number,
    ceiling?: number,
  ) => ({
    agreement,
    organisation,
    country,
    cost_share: share,
    workshare_floor: floor,
    workshare_ceiling: ceiling,
  });
  out.add(
    'agreement-party',
    party('survey-and-relay', 'programme-office-jp', undefined, 0.9),
    party('survey-and-relay', 'yard-jp', undefined, 0.05),
    party('survey-and-relay', 'airframe-jp', undefined, 0.05),
    party('patrol-variant', 'programme-office-jp', undefined, 0.75),
    party('patrol-variant', 'variant-jp', undefined, 0.05),
    party('patrol-variant', 'platform-de', undefined, 0.2),
    party('patrol-variant', undefined, 'JP', undefined, 0.4),
    party('patrol-variant', undefined, 'ES', undefined, 0.02),
    party('patrol-variant', undefined, 'IT', undefined, 0.02),
  );
  budgets(out);
}

/** The 2026 line is what a report says (facts F1 to F4 differ on what it is for); later years are illustrative. */
function budgets(out: Sheet): void {
  const line = (fiscalYear: number, amount: number, notes?: string) => ({
    id: `programme-${fiscalYear}`,
    organisation: 'programme-office-jp',
    fiscal_year: fiscalYear,
    amount,
    carry_over: 0,
    purpose: fiscalYear === 2026 ? 'to develop maritime unmanned systems' : undefined,
    notes,
  });
  out.add(
    'budget',
    line(
      2026,
      100e9,
      'the 100-billion-yen line: reported, second-hand, and differently described; see assumption',
    ),
    line(2027, 11e9, 'illustrative'),
    line(2028, 9.5e9, 'illustrative'),
    line(2029, 9e9, 'illustrative'),
    line(2030, 9e9, 'illustrative'),
    line(2031, 8e9, 'illustrative'),
  );
}
