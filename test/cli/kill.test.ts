import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyOfQuickstart, quickstart, type Running, renkei, scratch, start } from './renkei.js';

/** Killing the process during `plan --out` leaves the old plan or the new one, whole, or none; never a part. */

/** Kills spread over the whole run, and kills aimed at the writing of the files. */
const SPREAD = 15;
const AIMED = 20;

let folder: string;
let changedModel: string;
let out: string;
let oldPlan: string;
let newPlan: string;
/** Milliseconds that a run takes here and now. */
let usual: number;

/** Paths and content of a folder as one text; a workbook holds the time of its making, so it only has to be closed. */
function contents(path: string): string {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => name.includes('.'))
    .map((name) => {
      const bytes = readFileSync(join(path, name));
      // A zip archive that was written to its end has its directory there.
      if (name.endsWith('.xlsx'))
        return `${name} ${bytes.lastIndexOf('PK\u0005\u0006') > bytes.length - 100}`;
      return `${name} ${createHash('sha256').update(bytes).digest('hex')}`;
    })
    .join('\n');
}

const leftovers = (): string[] => readdirSync(folder).filter((name) => name.startsWith('.plan.renkei.'));
/** Name of the folder in which a run gathers its files, once there is one. */
const draftOf = ({ pid }: Running): string | undefined =>
  leftovers().find((name) => name.includes(`.${pid}.`) && name.endsWith('.new'));
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const running = (): Running => start(['plan', changedModel, '--out', out, '--quiet']);

beforeAll(async () => {
  folder = scratch();
  out = join(folder, 'plan');
  changedModel = copyOfQuickstart(folder);
  const offer = join(changedModel, 'offer.yaml');
  writeFileSync(offer, readFileSync(offer, 'utf8').replace('price: 450000', 'price: 460000'));
  const begun = Date.now();
  expect((await running().finished).code).toBe(0);
  usual = Date.now() - begun;
  newPlan = contents(out);
  expect((await renkei(['plan', quickstart, '--out', out, '--quiet'])).code).toBe(0);
  oldPlan = contents(out);
  expect(newPlan).not.toBe(oldPlan);
  expect(newPlan.split('\n').length).toBe(oldPlan.split('\n').length);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a kill left. A folder that is missing must be there again, whole, once anybody looks. */
async function look(): Promise<'old' | 'new' | 'aside'> {
  const missing = !existsSync(out);
  if (missing) expect((await renkei(['show', out, '--quiet'])).code).toBe(0);
  const found = contents(out);
  expect([oldPlan, newPlan]).toContain(found);
  return missing ? 'aside' : found === oldPlan ? 'old' : 'new';
}

async function reset(found: string): Promise<void> {
  if (found === 'old') return;
  expect((await renkei(['plan', quickstart, '--out', out, '--quiet'])).code).toBe(0);
  expect(contents(out)).toBe(oldPlan);
}

test(`${SPREAD} kills spread over the run`, { timeout: 300_000 }, async () => {
  const seen: string[] = [];
  for (let k = 0; k < SPREAD; k++) {
    const run = running();
    await pause((usual * 1.2 * (k + Math.random())) / SPREAD);
    run.kill('SIGKILL');
    await run.finished;
    const found = await look();
    seen.push(found);
    await reset(found);
  }
  // Most of the time goes by before the exchange.
  expect(seen).toContain('old');
});

test(`${AIMED} kills while the files are written`, { timeout: 300_000 }, async () => {
  let inTime = 0;
  for (let k = 0; k < AIMED; k++) {
    const run = running();
    let over = false;
    void run.finished.then(() => {
      over = true;
    });
    const writing = (): boolean => {
      const draft = draftOf(run);
      return draft !== undefined && existsSync(join(folder, draft, 'plan.json'));
    };
    while (!over && !writing()) await pause(1);
    await pause(Math.random() * usual * 0.3 * (k / AIMED));
    run.kill('SIGKILL');
    if ((await run.finished).signal === 'SIGKILL') inTime++;
    await reset(await look());
  }
  expect(inTime).toBeGreaterThan(AIMED / 2);
});

test('the next run clears away what dead ones left', { timeout: 60_000 }, async () => {
  const run = running();
  while (draftOf(run) === undefined) await pause(1);
  run.kill('SIGKILL');
  await run.finished;
  expect(leftovers().length).toBeGreaterThan(0);
  expect((await running().finished).code).toBe(0);
  expect(leftovers()).toEqual([]);
  expect(contents(out)).toBe(newPlan);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s cancels: exit 130, nothing written, nothing left',
  async (signal) => {
    await reset('new');
    const run = start(['plan', changedModel, '--out', out, '--json']);
    while (draftOf(run) === undefined) await pause(1);
    // The folder is made once the signals are handled or shortly before; the search lasts longer than this.
    await pause(150);
    run.kill(signal);
    const { code, out: printed } = await run.finished;
    expect(code).toBe(130);
    expect(JSON.parse(printed)).toMatchObject({ status: 'cancelled', verified: false, out: null });
    expect(contents(out)).toBe(oldPlan);
    expect(leftovers()).toEqual([]);
  },
);

test('two runs into one folder at once: one of them, whole', { timeout: 60_000 }, async () => {
  const both = await Promise.all([running().finished, renkei(['plan', quickstart, '--out', out, '--quiet'])]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect([oldPlan, newPlan]).toContain(contents(out));
  expect(leftovers()).toEqual([]);
});
