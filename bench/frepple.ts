/**
 * frePPLe's models planned here, beside what frePPLe did with them: `npx tsx bench/frepple.ts FILE.xml[.gz] ...`.
 * Figures are those of the verified plan; times by the clock, from the file to the verified plan.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readFrepple } from '../src/interop/frepple/index.js';
import { planModel } from '../src/jobs/plan.js';
import { lateness } from './lateness.js';

for (const path of process.argv.slice(2)) {
  const started = performance.now();
  const { model, issues } = await readFrepple(new Uint8Array(readFileSync(path)), basename(path));
  const read = performance.now() - started;
  if (!issues.ok) throw new Error(`${path}: ${issues.errorCount} errors`);
  const { plan, verification, phases } = await planModel(model);
  if (!plan || verification?.ok !== true) throw new Error(`${path}: no verified plan`);
  const figures = lateness(plan);
  const seconds = Object.fromEntries(
    Object.entries({ read, ...phases, total: performance.now() - started }).map(([name, value]) => [
      name,
      Number((value / 1000).toFixed(2)),
    ]),
  );
  process.stdout.write(`${JSON.stringify({ model: basename(path), ...figures, seconds })}\n`);
}
