/**
 * Lot-sizing and network-design instances through the tables, to their proof: `npx tsx bench/lots.ts [name ...]`.
 * Prints cost, bound and processor seconds of each. RENKEI_ANSWERS names the folder of published answers.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planModel } from '../src/jobs/plan.js';
import { canadModel } from '../test/answers/lots/canad.js';
import { DELLAERT_JEUNET, multiLevel, wagnerWhitin } from '../test/answers/lots/small.js';
import { trigeiroModel } from '../test/answers/lots/trigeiro.js';

const answers =
  process.env.RENKEI_ANSWERS ?? fileURLToPath(new URL('../../shared/reference/answers', import.meta.url));
const TIME_LIMIT = 900;

const files = (folder: string, read: (text: string) => ReturnType<typeof wagnerWhitin>) =>
  readdirSync(`${answers}/${folder}`).map((file) => ({
    name: file.replace(/\.\w+$/, ''),
    model: () => read(readFileSync(`${answers}/${folder}/${file}`, 'utf8')),
  }));

const instances = [
  { name: 'wagner-whitin', model: wagnerWhitin },
  ...DELLAERT_JEUNET.map((each) => ({ name: each.name, model: () => multiLevel(each) })),
  ...files('trigeiro', trigeiroModel),
  ...files('canad', canadModel),
];

const wanted = process.argv.slice(2);
for (const { name, model } of instances) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const from = process.cpuUsage();
  const { status, plan, verification } = await planModel(model(), { gap: 0, timeLimit: TIME_LIMIT });
  const { user, system } = process.cpuUsage(from);
  const cost = plan?.header.objectives.find((each) => each.name === 'cost');
  const seconds = ((user + system) / 1e6).toFixed(1);
  console.log(
    name,
    status,
    cost?.value,
    cost?.bound,
    verification?.ok ? 'verified' : 'not verified',
    `${seconds} s`,
  );
}
