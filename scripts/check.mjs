/**
 * Runs every check one after another and counts: each test of vitest as one, each other step as one. Goes on after a
 * failure, so that one run tells everything. `node scripts/check.mjs build lint` runs only the steps named.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const scratch = mkdtempSync(join(tmpdir(), 'renkei-check-'));
const node = process.execPath;
const bin = (name) => join(root, 'node_modules/.bin', name);
const skipped = [];
const failed = [];
let passed = 0;
let failures = 0;
/** Nothing may hang: a step is ended after so long, or when the whole check has taken so long. */
const STEP_MINUTES = 30;
const deadline = Date.now() + 80 * 60_000;

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    // A process group of its own, so that the workers of what is ended end too.
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      detached: true,
    });
    const left = Math.max(1000, Math.min(STEP_MINUTES * 60_000, deadline - Date.now()));
    const timer = setTimeout(() => {
      console.error(
        `${command} ${args.join(' ')}: not done after ${Math.round(left / 60_000)} minutes; ended`,
      );
      process.kill(-child.pid, 'SIGKILL');
    }, left);
    const stop = () => {
      process.kill(-child.pid, 'SIGKILL');
      process.exit(130);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const done = () => {
      clearTimeout(timer);
      process.off('SIGINT', stop).off('SIGTERM', stop);
    };
    child.on('error', done).on('exit', done);
    child.on('error', (error) => {
      console.error(String(error.message));
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(signal ? 1 : code));
  });
}

function count(name, ok) {
  if (ok) passed++;
  else {
    failures++;
    failed.push(name);
  }
}

/** A step that passes or fails as a whole. */
const whole = (command, args, env) => async (name) => count(name, (await run(command, args, env)) === 0);

/** Tests of vitest, counted one by one from its report. */
function vitest(projects, env = {}) {
  return async (name) => {
    const report = join(scratch, `${name}.json`);
    const chosen = projects.flatMap((project) => ['--project', project]);
    const args = ['run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await run(bin('vitest'), args, env);
    let result;
    try {
      result = JSON.parse(readFileSync(report, 'utf8'));
    } catch {
      count(`${name} (no report)`, false);
      return;
    }
    passed += result.numPassedTests;
    failures += result.numFailedTests;
    for (const file of result.testResults) {
      for (const test of file.assertionResults) {
        const title = `${name}: ${[...test.ancestorTitles, test.title].join(' > ')}`;
        if (test.status === 'failed') failed.push(title);
        else if (test.status !== 'passed') skipped.push(title);
      }
      // A file that does not load has no test to count.
      if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
        count(`${name}: ${file.name}`, false);
    }
    if (result.numTotalTests === 0) count(`${name} (no tests)`, false);
    else if (code !== 0 && result.numFailedTests === 0 && result.success)
      count(`${name} (exit ${code})`, false);
  };
}

/** Node 24 from the registry, outside the project's own packages. */
async function node24() {
  const folder = join(scratch, 'node24');
  mkdirSync(folder);
  const args = ['install', '--no-save', '--prefix', folder, `node-${process.platform}-${process.arch}@24`];
  if ((await run('npm', args)) !== 0) return undefined;
  return join(folder, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
}

/** The same plan, byte for byte, in headless Chromium and on every Node that is supported. */
async function browser(name) {
  const other = process.env.RENKEI_NODE24 ?? (await node24());
  if (other === undefined) count(`${name}: Node 24 could not be installed`, false);
  await vitest(['browser'], other === undefined ? {} : { RENKEI_NODE24: other })(name);
}

const STEPS = {
  generated: whole(bin('tsx'), ['scripts/generate.ts', '--check']),
  build: whole(node, ['scripts/build.mjs']),
  typecheck: whole(bin('tsc'), ['-p', 'tsconfig.json', '--noEmit']),
  lint: whole(bin('biome'), ['ci', '--colors=off', '.']),
  imports: whole(bin('depcruise'), ['src', '--config', '.dependency-cruiser.cjs']),
  dead: whole(bin('knip'), []),
  package: whole(bin('publint'), ['--strict']),
  unit: vitest(['unit', 'house']),
  broken: vitest(['broken']),
  conformance: vitest(['conformance']),
  answers: vitest(['answers']),
  property: vitest(['property']),
  examples: vitest(['examples']),
  cli: vitest(['cli']),
  browser,
  demo: whole(node, ['scripts/demo.mjs', '--no-open']),
  verified: whole(node, ['bin/renkei.js', 'verify', 'examples/open-uav', 'out/open-uav']),
};

const chosen = process.argv.slice(2);
for (const name of chosen) {
  if (Object.hasOwn(STEPS, name)) continue;
  console.error(`No step is named ${name}. Steps: ${Object.keys(STEPS).join(', ')}`);
  process.exit(2);
}
const times = [];
for (const [name, step] of Object.entries(STEPS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n== ${name}`);
  const before = failures;
  const start = Date.now();
  await step(name);
  times.push(`${name} ${((Date.now() - start) / 1000).toFixed(1)} s${failures > before ? ' FAILED' : ''}`);
}
rmSync(scratch, { recursive: true, force: true });

console.log(`\n== time\n${times.join('\n')}`);
for (const what of skipped) console.log(`SKIPPED: ${what}`);
for (const what of failed) console.log(`FAILED: ${what}`);
console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;
