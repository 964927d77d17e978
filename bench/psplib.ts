/**
 * All projects of PSPLIB j30 in the answers folder, each to its proven optimum: `npx tsx bench/psplib.ts [name ...]`.
 * Prints makespan, optimum, seconds and decisions by project, then the sums. RENKEI_ANSWERS names the folder.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSchedule, scheduleProject } from '../src/analyses/readiness/scheduling/index.js';
import { readOptima, readPsplib } from '../src/analyses/readiness/scheduling/psplib.fixture.js';

const answers =
  process.env.RENKEI_ANSWERS ?? fileURLToPath(new URL('../../shared/reference/answers', import.meta.url));
const folder = `${answers}/psplib-j30`;
const optima = readOptima(readFileSync(`${folder}/optimum.csv`, 'utf8'));
const only = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.sm'))
  .map((name) => name.slice(0, -3))
  .filter((name) => only.length === 0 || only.includes(name))
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

let sum = 0;
let total = 0;
let nodes = 0;
let wrong = 0;
let slowest = { name: '', seconds: 0 };
const cpuSeconds = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
const cpuBefore = cpuSeconds();
for (const name of names) {
  const project = readPsplib(readFileSync(`${folder}/${name}.sm`, 'utf8'));
  const cpu = cpuSeconds();
  const made = scheduleProject(project, { timeLimit: 120 });
  const optimum = optima.get(name);
  const right = made.proven && made.makespan === optimum && checkSchedule(project, made).length === 0;
  if (!right) wrong++;
  sum += made.makespan;
  total += made.seconds;
  nodes += made.nodes;
  if (made.seconds > slowest.seconds) slowest = { name, seconds: made.seconds };
  const figures = `${made.makespan} of ${optimum}, bound ${made.bound}, ${made.seconds.toFixed(3)} s (${(cpuSeconds() - cpu).toFixed(3)} s of processor), ${made.nodes} decisions`;
  console.log(`${name.padEnd(9)} ${figures}${right ? '' : '  WRONG OR NOT PROVEN'}`);
}
console.log(
  `${names.length} projects: sum ${sum}, ${total.toFixed(2)} s (${(total / names.length).toFixed(4)} s each), ` +
    `${(cpuSeconds() - cpuBefore).toFixed(2)} s of processor, ` +
    `slowest ${slowest.name} ${slowest.seconds.toFixed(2)} s, ${nodes} decisions, ${wrong} wrong or not proven`,
);
process.exitCode = wrong > 0 ? 1 : 0;
