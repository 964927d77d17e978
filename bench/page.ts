/** Writes docs/explanation/benchmarks.md from the results in bench/results: `npx tsx bench/page.ts`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Case, Failed, Measurement, OursMeasurement, RawMeasurement, Report } from './registry.js';

const RESULTS = fileURLToPath(new URL('results', import.meta.url));
const PAGE = fileURLToPath(new URL('../docs/explanation/benchmarks.md', import.meta.url));

const isOurs = (each: Measurement | Failed): each is OursMeasurement =>
  each.engine === 'ours' && !('failed' in each);

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

function phaseRow({ family, items, measurements }: Case): string[] {
  const ours = measurements.find(isOurs);
  if (!ours) return [family, String(items), ...Array<string>(9).fill('–')];
  const { read, check, build, solve, verify, total } = ours.cpu;
  const share = `${((100 * build) / total).toFixed(1)} %`;
  const status = ours.verified ? ours.status : `${ours.status}, not verified`;
  return [
    family,
    String(items),
    ...[read, check, build, solve, verify, total].map(seconds),
    share,
    thousands(ours.megabytes),
    status,
  ];
}

function sizeRow({ family, items, rows, kilobytes, measurements }: Case): string[] {
  const ours = measurements.find(isOurs);
  const { columns = 0, rows: programRows = 0, nonzeros = 0 } = ours?.counts ?? {};
  const reduced = ours?.reduced ? `${thousands(ours.reduced.columns)} in ${ours.reduced.rounds}` : 'whole';
  return [
    family,
    String(items),
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
  if (raw.status !== 'optimal') return `${raw.status} after ${time}`;
  return `${time} (${(ours.cpu.solve / raw.cpu).toFixed(2)})`;
}

function rawRow(each: Case): string[] {
  const ours = each.measurements.find(isOurs);
  if (!ours) return [each.family, String(each.items), ...Array<string>(7).fill('–')];
  return [
    each.family,
    String(each.items),
    `${seconds(ours.cpu.solve)} s`,
    rawCell(each, ours, 'dual', 'last'),
    rawCell(each, ours, 'ipm', 'last'),
    rawCell(each, ours, 'dual', 'tiers'),
    rawCell(each, ours, 'ipm', 'tiers'),
    rawCell(each, ours, 'native-dual', 'tiers'),
    rawCell(each, ours, 'native-ipm', 'tiers'),
  ];
}

function section(name: string, { when, commit, machine, seconds: limit, cases }: Report): string[] {
  const { cpu, cores, gigabytes, node, platform, load } = machine;
  const withRaw = cases.filter(({ measurements }) => measurements.length > 1);
  const lines = [
    `## ${when}, ${cpu}, ${cores} cores`,
    '',
    `\`bench/results/${name}\`: commit ${commit}, ${gigabytes} GB, Node ${node}, ${platform}; load average ${load} when it began${
      load > cores ? ', so others were at work' : ''
    }. At most ${limit} s by the clock for each measurement's solves.`,
    '',
    'Processor seconds by phase, and the share of *build* (network to program) in the whole:',
    '',
    ...table(
      ['family', 'items', 'read', 'check', 'build', 'solve', 'verify', 'total', 'build', 'peak MB', 'status'],
      cases.map(phaseRow),
    ),
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
    'Beside raw HiGHS (ratio ours / raw in brackets; below 1 ours is faster):',
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
      ],
      withRaw.map(rawRow),
    ),
  ];
}

const INTRODUCTION = `# Benchmarks

Written by \`npx tsx bench/page.ts\` from \`bench/results\`; not a promise, for times depend on the machine.

Generated clusters (\`bench/generate.ts\`, seed 1) of 100 to 2,000 items over 104 weeks: one end product for twenty items,
six items in ten are bought, a resource for ten items, sites and lanes, alternates, foreign currencies, demand that
ramps up in three priorities. Three families:

- **realistic**: five levels, one resource in twenty is tight;
- **overloaded**: half of the resources have less than is wanted of them;
- **deep**: ten levels, few inputs each.

Every measurement runs in a process of its own. Times are processor seconds, which others on the same machine lengthen
less than clock time (both are in the results). *read* is from a folder of CSV files; *check* is every check of cells,
references and network, and the network itself; *build* is the program; *solve* is HiGHS in the calling thread, all
objectives; *verify* is the plan's tables and the verifier.

Beside it, the same whole program goes straight to the same HiGHS (WebAssembly, one thread) with its defaults: all
objectives one after the other, each from nothing, with rows that hold those before, which is the same question as ours;
and the last objective alone, with nothing that holds the others. That is a far easier question (least cost, when no
delivery is asked for, is the cost of what cannot be avoided) and no plan: it only says what one solve of this size takes.
*Native* is the \`highs\` command of the machine (1.15.1, built from its source, one thread), in seconds by the clock.
`;

const names = readdirSync(RESULTS)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .reverse();
const sections = names.flatMap((name) =>
  section(name, JSON.parse(readFileSync(`${RESULTS}/${name}`, 'utf8')) as Report),
);
writeFileSync(PAGE, `${[INTRODUCTION, ...sections].join('\n').trimEnd()}\n`);
