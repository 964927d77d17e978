/**
 * Benchmarks: generated clusters by phases, and the raw program through HiGHS beside them.
 *
 *   npx tsx bench/run.ts [--size 100,500,2000] [--family textbook,realistic,...] [--limit 10,300] [--again] [--raw]
 *                        [--part last,tiers] [--seconds 600] [--json FILE]
 *
 * Without `--limit` ours goes on to the proven optimum; `none` among the limits means that as well, and `--again` that it
 * plans again after changes of one number each.
 * Each measurement runs in a process of its own. Nothing here is a test: figures depend on the machine.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { modelFiles } from '../src/schema/index.js';
import { modelOf } from '../test/support/model.js';
import { FAMILIES, type Family, generate } from './generate.js';
import {
  type Case,
  FAMILY_NAMES,
  type Failed,
  type Measurement,
  RAW_PARTS,
  type Report,
  SEED,
  SIZES,
} from './registry.js';

const MEASURE = fileURLToPath(new URL('measure.ts', import.meta.url));
/** Seconds beyond the solver's limit after which a measurement is ended. */
const GRACE = 120;

const { values: given } = parseArgs({
  options: {
    size: { type: 'string' },
    family: { type: 'string' },
    limit: { type: 'string', default: 'none' },
    again: { type: 'boolean', default: false },
    raw: { type: 'boolean', default: false },
    part: { type: 'string', default: 'last,tiers' },
    seconds: { type: 'string', default: '600' },
    json: { type: 'string' },
  },
});
const sizes = given.size ? given.size.split(',').map(Number) : SIZES;
const families = given.family ? (given.family.split(',') as Family[]) : FAMILY_NAMES;
const seconds = Number(given.seconds);
const parts = RAW_PARTS.filter((each) => given.part.split(',').includes(each));
const limits = given.limit.split(',').map((each) => (each === 'none' ? undefined : Number(each)));

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Runs one measurement; whatever goes wrong with it is its result. */
function measure(
  folder: string,
  engine: Measurement['engine'],
  { part, limit }: Pick<Failed, 'part' | 'limit'>,
): Promise<Measurement | Failed> {
  const named = { engine, ...(part ? { part } : {}), ...(limit === undefined ? {} : { limit }) };
  const most = engine === 'ours' ? limit : seconds;
  const last = given.again && engine === 'ours' && limit === undefined ? 'again' : part;
  const from = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', MEASURE, folder, engine, String(most ?? ''), ...(last ? [last] : [])],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), (seconds + GRACE) * 1000);
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk).slice(-2000);
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0 && out.trim() !== '') resolve(JSON.parse(out) as Measurement);
      else
        resolve({
          ...named,
          failed: signal
            ? `not done after ${Math.round((performance.now() - from) / 1000)} s`
            : errors.trim().split('\n').slice(-3).join(' '),
        });
    });
  });
}

function describe(result: Measurement | Failed): string {
  if ('failed' in result) return `${result.engine} ${result.part ?? result.limit ?? ''}: ${result.failed}`;
  if (result.engine !== 'ours')
    return `${result.engine} ${result.part}: ${result.status}, ${Math.round(result.solve)} ms, ${result.megabytes} MB`;
  const phases = Object.entries(result.phases).map(([name, value]) => `${name} ${Math.round(value)}`);
  const within = result.limit === undefined ? '' : ` within ${result.limit} s`;
  const again = (result.again ?? []).map(
    ({ changed, milliseconds }) => `; again with another ${changed} ${Math.round(milliseconds)} ms`,
  );
  return `ours${within}: ${result.status}, gap ${result.gap.toPrecision(3)}, verified ${result.verified}, ${phases.join(', ')} ms, ${result.megabytes} MB${again.join('')}`;
}

async function runCase(family: Family, items: number, folder: string): Promise<Case> {
  const rows = generate({ ...FAMILIES[family], items, seed: SEED });
  const files = await modelFiles(modelOf(rows), 'csv');
  mkdirSync(folder, { recursive: true });
  for (const { path, bytes } of files) writeFileSync(join(folder, path), bytes);
  const measurements: (Measurement | Failed)[] = [];
  const add = async (engine: Measurement['engine'], how: Pick<Failed, 'part' | 'limit'>): Promise<void> => {
    const result = await measure(folder, engine, how);
    measurements.push(result);
    say(`  ${describe(result)}`);
  };
  for (const limit of limits) await add('ours', limit === undefined ? {} : { limit });
  if (given.raw) {
    for (const part of parts) for (const engine of ['dual', 'ipm'] as const) await add(engine, { part });
  }
  return {
    family,
    items,
    seed: SEED,
    kilobytes: Math.round(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1000),
    rows: Object.values(rows).reduce((sum, list) => sum + list.length, 0),
    measurements,
  };
}

function machine(): Report['machine'] {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${platform()} ${arch()}`,
    load: Number(loadavg()[0].toFixed(1)),
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return process.env.BENCH_COMMIT ?? 'unknown';
  }
}

const report: Report = {
  when: new Date().toISOString().slice(0, 10),
  commit: commit(),
  seconds,
  machine: machine(),
  cases: [],
};
const cases: Case[] = [];
const folder = mkdtempSync(join(tmpdir(), 'renkei-bench-'));
try {
  for (const items of sizes) {
    for (const family of families) {
      say(`${family}, ${items} items`);
      cases.push(await runCase(family, items, join(folder, `${family}-${items}`)));
      if (given.json) {
        mkdirSync(dirname(given.json), { recursive: true });
        writeFileSync(given.json, `${JSON.stringify({ ...report, cases }, undefined, 1)}\n`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
