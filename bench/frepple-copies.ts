/**
 * A larger model of the kind of a given one, for `bench/frepple.ts`:
 *
 *   npx tsx bench/frepple-copies.ts FILE.xml[.gz] COPIES > LARGER.xml
 *
 * Every chain of items, operations and orders stands in it as many times as there are copies, and so does every machine;
 * each operation of a copy works on the machine of a copy drawn by chance (the same on every machine), so that the chains
 * of all copies share all the machines. Calendars, locations, customers and suppliers stay the same.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { drawer } from './random.js';

/** Elements whose names are told apart by copy. */
const COPIED = /<(item|operation|demand|buffer|maximum_calendar) name="([^"]*)"/g;
const RESOURCE = /<resource name="([^"]*)"/g;
const SECTIONS = ['resources', 'items', 'buffers', 'operations', 'demands'] as const;

const [path, given] = process.argv.slice(2);
const copies = Number(given);
if (path === undefined || !(copies >= 1)) throw new Error('usage: frepple-copies.ts FILE.xml[.gz] COPIES');

const draw = drawer(1);
const bytes = readFileSync(path);
let text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
for (const section of SECTIONS) {
  const opening = `<${section}>`;
  const from = text.indexOf(opening);
  const to = text.indexOf(`</${section}>`);
  if (from < 0 || to < 0) continue;
  const body = text.slice(from + opening.length, to);
  const all = Array.from({ length: copies }, (_, copy) => copied(body, copy, section === 'resources'));
  text = text.slice(0, from + opening.length) + all.join('') + text.slice(to);
}
process.stdout.write(text);

function copied(body: string, copy: number, isMachines: boolean): string {
  return body
    .replace(COPIED, (_, element: string, name: string) => `<${element} name="${named(name, copy)}"`)
    .replace(RESOURCE, (_, name: string) => {
      const on = isMachines ? copy : draw.below(copies);
      return `<resource name="${named(name, on)}"`;
    });
}

/** The first copy keeps the names of the model. */
function named(name: string, copy: number): string {
  return copy === 0 ? name : `${name} copy ${copy}`;
}
