/** Writes docs/explanation/benchmarks.md from the results in bench/results: `npx tsx bench/page.ts`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Case,
  type Failed,
  type Measurement,
  type OursMeasurement,
  PHASES,
  type RawMeasurement,
  type Report,
} from './registry.js';

const RESULTS = fileURLToPath(new URL('results', import.meta.url));
const PAGE = fileURLToPath(new URL('../docs/explanation/benchmarks.md', import.meta.url));

/** Whether a measurement is of ours, to the proven optimum. */
function isWhole(each: Measurement | Failed): each is OursMeasurement {
  return isOurs(each) && each.limit === undefined;
}

function isOurs(each: Measurement | Failed): each is OursMeasurement {
  return each.engine === 'ours' && !('failed' in each);
}

function seconds(milliseconds: number): string {
  const value = milliseconds / 1000;
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function thousands(count: number): string {
  return count.toLocaleString('en');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, k) => (k === 0 ? '---' : '---:'))), ...rows.map(line), ''];
}

/** Ours to the proven optimum, where that was asked for. */
function wholeOf({ measurements }: Case): Measurement | Failed | undefined {
  return measurements.find((each) => each.engine === 'ours' && each.limit === undefined);
}

function phaseRow(each: Case): string[] {
  const { family, items } = each;
  const ours = wholeOf(each);
  if (!ours || 'failed' in ours || ours.engine !== 'ours')
    return [
      family,
      thousands(items),
      ...Array<string>(PHASES.length + 2).fill('–'),
      ours && 'failed' in ours ? ours.failed : '–',
    ];
  const times = PHASES.map((phase) => ours.cpu[phase] ?? 0);
  const share = `${((100 * ours.cpu.build) / ours.cpu.total).toFixed(1)} %`;
  return [family, thousands(items), ...times.map(seconds), share, thousands(ours.megabytes), statusOf(ours)];
}

function statusOf({ verified, status }: OursMeasurement): string {
  return verified ? status : `${status}, not verified`;
}

/** Distance of a value from its bound, as a share of the larger of the two. */
function apart({ value, bound }: OursMeasurement['objectives'][number]): number {
  const size = Math.max(Math.abs(value), Math.abs(bound));
  return size > 0 ? Math.abs(value - bound) / size : 0;
}

function percent(share: number): string {
  return `${(100 * share).toPrecision(share < 0.1 ? 2 : 3)} %`;
}

/** Ours within a time limit: the first objective that is not met in full, and the one that is furthest from its bound. */
function limitRow({ family, items }: Case, each: Measurement | Failed): string[] {
  const named = [family, thousands(items), `${'limit' in each ? each.limit : ''} s`];
  if ('failed' in each) return [...named, ...Array<string>(5).fill('–'), each.failed];
  if (each.engine !== 'ours') return [...named, ...Array<string>(6).fill('–')];
  const first = each.objectives.find(({ value }) => value > 1e-6);
  const furthest = each.objectives.reduce((most, other) => (apart(other) > apart(most) ? other : most));
  const isProven = each.status === 'optimal';
  return [
    ...named,
    `${seconds(each.phases.total)} s`,
    first ? `${first.name} ${thousands(Math.round(first.value))}` : 'all 0',
    first && !isProven ? percent(apart(first)) : '0',
    isProven ? '0' : `${percent(apart(furthest))} (${furthest.name})`,
    thousands(each.megabytes),
    statusOf(each),
  ];
}

function sizeRow({ family, items, rows, kilobytes, measurements }: Case): string[] {
  const ours = measurements.find(isWhole) ?? measurements.find(isOurs);
  const { columns = 0, rows: programRows = 0, nonzeros = 0 } = ours?.counts ?? {};
  const reduced = ours?.reduced ? `${thousands(ours.reduced.columns)} in ${ours.reduced.rounds}` : '–';
  return [
    family,
    thousands(items),
    thousands(rows),
    thousands(kilobytes),
    thousands(columns),
    thousands(programRows),
    thousands(nonzeros),
    reduced,
  ];
}

function rawCell(
  each: Case,
  ours: OursMeasurement,
  engine: RawMeasurement['engine'],
  part: RawMeasurement['part'],
): string {
  const raw = each.measurements.find((m) => m.engine === engine && 'part' in m && m.part === part);
  if (!raw) return '–';
  if ('failed' in raw) return raw.failed;
  if (raw.engine === 'ours') return '–';
  const time = `${seconds(raw.cpu)} s`;
  const ratio = (ours.cpu.solve / raw.cpu).toFixed(2);
  // What was not done would have taken longer.
  return raw.status === 'optimal' ? `${time} (${ratio})` : `${raw.status} after ${time} (< ${ratio})`;
}

function rawRow(each: Case): string[] {
  const ours = each.measurements.find(isWhole);
  if (!ours) return [each.family, thousands(each.items), ...Array<string>(8).fill('–')];
  return [
    each.family,
    thousands(each.items),
    `${seconds(ours.cpu.solve)} s`,
    rawCell(each, ours, 'dual', 'last'),
    rawCell(each, ours, 'ipm', 'last'),
    rawCell(each, ours, 'dual', 'tiers'),
    rawCell(each, ours, 'ipm', 'tiers'),
    rawCell(each, ours, 'native-dual', 'tiers'),
    rawCell(each, ours, 'native-ipm', 'tiers'),
    difference(each, ours),
  ];
}

/** The largest difference of an objective from that of a raw solve of all of them that has come to its end. */
function difference({ measurements }: Case, ours: OursMeasurement): string {
  let most: number | undefined;
  for (const raw of measurements) {
    if ('failed' in raw || raw.engine === 'ours' || raw.part !== 'tiers' || raw.status !== 'optimal')
      continue;
    for (const { name, value } of raw.objectives) {
      const own = ours.objectives.find((each) => each.name === name);
      if (own) most = Math.max(most ?? 0, Math.abs(own.value - value) / Math.max(1, Math.abs(value)));
    }
  }
  return most === undefined ? '–' : most.toExponential(0);
}

function toOptimum(cases: readonly Case[]): string[] {
  return [
    'To the proven optimum: processor seconds by phase, and the share of *build* (network to program) in the whole:',
    '',
    ...table(['family', 'items', ...PHASES, 'build', 'peak MB', 'status'], cases.map(phaseRow)),
  ];
}

function limited(cases: readonly Case[]): string[] {
  const rows = cases.flatMap((each) =>
    each.measurements
      .filter((m) => m.engine === 'ours' && m.limit !== undefined)
      .map((m) => limitRow(each, m)),
  );
  if (rows.length === 0) return [];
  return [
    'Within a time limit for the whole run, by the clock: what the plan has of the first objective that it does not meet in full, how far that is from its proven bound at most, and the same of the objective that is furthest from it:',
    '',
    ...table(
      ['family', 'items', 'limit', 'took', 'first', 'apart', 'furthest apart', 'peak MB', 'status'],
      rows,
    ),
  ];
}

/** Plans after one changed number, and the share of the first plan that they take. */
function replanned(cases: readonly Case[]): string[] {
  const measured = cases.flatMap((each) => {
    const ours = each.measurements.find(isWhole);
    return ours?.again ? [{ each, ours, again: ours.again }] : [];
  });
  if (measured.length === 0) return [];
  return [
    'After one changed number, from where the plan before has ended (`--watch`), to the proven optimum and verified, by the clock; in brackets what part that is of the first plan:',
    '',
    ...table(
      ['family', 'items', 'first', ...measured[0].again.map(({ changed }) => changed)],
      measured.map(({ each, ours, again }) => {
        const first = ours.phases.total - ours.phases.read;
        const cells = again.map(({ milliseconds, status, verified }) =>
          status === 'optimal' && verified
            ? `${seconds(milliseconds)} s (1/${(first / milliseconds).toFixed(1)})`
            : `${status}, ${verified ? '' : 'not '}verified`,
        );
        return [each.family, thousands(each.items), `${seconds(first)} s`, ...cells];
      }),
    ),
  ];
}

function section(name: string, { when, commit, machine, seconds: limit, cases }: Report): string[] {
  const { cpu, cores, gigabytes, node, platform, load } = machine;
  const sizes = [...new Set(cases.map(({ items }) => thousands(items)))].join(', ');
  const withRaw = cases.filter(({ measurements }) => measurements.some(({ engine }) => engine !== 'ours'));
  const lines = [
    `## ${sizes} items, ${when}, ${cpu}, ${cores} cores`,
    '',
    `\`bench/results/${name}\`: commit ${commit}, ${gigabytes} GB, Node ${node}, ${platform}; load average ${load} when it began${
      load > cores ? ', so others were at work' : ''
    }.${withRaw.length > 0 ? ` At most ${limit} s by the clock for raw solves.` : ''}`,
    '',
    ...(cases.some((each) => wholeOf(each)) ? toOptimum(cases) : []),
    ...limited(cases),
    ...replanned(cases),
    'Sizes: rows and kilobytes of the tables, the whole program, and the columns that the exact reduction left in its last round:',
    '',
    ...table(
      ['family', 'items', 'table rows', 'kB', 'columns', 'rows', 'nonzeros', 'solved columns, rounds'],
      cases.map(sizeRow),
    ),
  ];
  if (withRaw.length === 0) return lines;
  return [
    ...lines,
    'Beside raw HiGHS (ratio ours / raw in brackets; below 1 ours is faster), and the largest difference of an objective from that of a raw solve of all in order, relative to it (rows that hold those before leave room of 1e-7, by which a later one may gain more):',
    '',
    ...table(
      [
        'family',
        'items',
        'ours',
        'last, simplex',
        'last, interior point',
        'tiers, simplex',
        'tiers, interior point',
        'native tiers, simplex',
        'native tiers, interior point',
        'largest difference',
      ],
      withRaw.map(rawRow),
    ),
  ];
}

const INTRODUCTION = `# Benchmarks

Written by \`npx tsx bench/page.ts\` from \`bench/results\`; not a promise, for times depend on the machine.

Generated clusters (\`bench/generate.ts\`, seed 1) of 100 to 20,000 items over 104 weeks: one end product for twenty items,
six items in ten are bought, a resource for ten items, sites and lanes, alternates, foreign currencies, demand that
ramps up in three priorities. Seven families:

- **textbook**: no limit binds, one source for everything;
- **realistic**: five levels, one resource in twenty is tight, one item in ten has a second source;
- **overloaded**: half of the resources have less than is wanted of them;
- **deep**: ten levels, few inputs each;
- **wide**: three levels, six to twelve inputs each;
- **many-sites**: a site for thirty items (for 170 in the others);
- **many-alternates**: six items in ten have a second source.

Every measurement runs in a process of its own, the way \`renkei plan\` takes by itself. Times are processor seconds, which others
on the same machine lengthen less than clock time (both are in the results). *read* is from a folder of CSV files; *check* is
every check of cells, references and network, and the network itself; *construct* is the plan order by order and by prices, where
one is made; *build* is the program; *solve* is HiGHS in the calling thread, all objectives; *verify* is the plan's tables and
the verifier.

Beside it, the same whole program goes straight to the same HiGHS (WebAssembly, one thread) with its defaults: all
objectives one after the other, each from nothing, with rows that hold those before, which is the same question as ours;
and the last objective alone, with nothing that holds the others. That is a far easier question (least cost, when no
delivery is asked for, is the cost of what cannot be avoided) and no plan: it only says what one solve of this size takes.
*Native* is the \`highs\` command of the machine (1.15.1, built from its source, one thread), in seconds by the clock.
`;

const reports = readdirSync(RESULTS)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, report: JSON.parse(readFileSync(`${RESULTS}/${name}`, 'utf8')) as Report }))
  // The newest first, and of one day by size.
  .sort(
    ({ report: a }, { report: b }) =>
      b.when.localeCompare(a.when) || (a.cases[0]?.items ?? 0) - (b.cases[0]?.items ?? 0),
  );
const sections = reports.flatMap(({ name, report }) => section(name, report));
writeFileSync(PAGE, `${[INTRODUCTION, ...sections].join('\n').trimEnd()}\n`);
