import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ModelRows } from '../../test/support/model.js';
import { surroundings } from '../../test/support/surroundings.js';
import { type ReadinessOptions, readinessCommand } from './commands/readiness.js';
import { Context } from './context.js';
import type { ExitCode } from './exit.js';

/** A hull that is tried for ten days and qualified for twenty before a boat may be built; a scenario has a quicker way. */
const HULL: ModelRows = {
  model: [{ id: 'm', start: '2026-04-01', buckets: '12m', currency: 'JPY' }],
  organisation: [{ id: 'works', kind: 'manufacturer' }],
  site: [{ id: 'yard', organisation: 'works' }],
  item: [{ id: 'boat', kind: 'product' }],
  technology: [{ id: 'hull', name: 'New hull', trl: 5 }],
  activity: [
    { id: 'trials', name: 'Trials', technology: 'hull', duration: 10, duration_least: 5, duration_most: 40 },
    {
      id: 'qualify',
      name: 'Qualification',
      technology: 'hull',
      duration: 20,
      predecessors: ['trials'],
      brings_trl: 7,
    },
  ].map((row) => ({ kind: 'validation', ...row })),
  process: [
    { id: 'build', name: 'Boat built', site: 'yard', item: 'boat', technology: 'hull', required_trl: 7 },
  ],
  demand: [{ id: 'd', item: 'boat', site: 'yard', quantity: 1, due: '2026-12-31' }],
  scenario: [{ id: 'quick' }],
  'scenario-change': [
    { scenario: 'quick', component: 'activity', row: 'qualify', attribute: 'duration', value: '5' },
  ],
} as ModelRows;

const folder = mkdtempSync(join(tmpdir(), 'renkei-readiness-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(
  rows: ModelRows,
  options: ReadinessOptions = {},
  common: object = {},
): Promise<{ code: ExitCode; out: string; err: string }> {
  const path = join(folder, 'model.json');
  writeFileSync(path, JSON.stringify(rows));
  const { around, said } = surroundings(80);
  return { code: await readinessCommand(path, options, new Context(around, common)), ...said };
}

describe('renkei readiness', () => {
  it('shows levels, a chart of the activities and what opens, in the width there is', async () => {
    const { code, out } = await run(HULL);
    expect(code).toBe(0);
    const lines = out.replace(/\s/g, (each) => (each === '\n' ? each : ' ')).split('\n');
    expect(lines[0]).toBe('New hull: TRL 7 from 1 May 2026 (26 Apr 2026 to 31 May 2026).');
    const line = (name: string) => lines.find((each) => each.startsWith(`${name} `)) ?? '';
    // Trials take 10 of 60 days that the longest way takes, and qualification 20: a # is a day or so.
    expect(line('Trials')).toMatch(/^Trials +#{9,13}\.+$/);
    expect(line('Qualification')).toMatch(/^Qualification +#{18,24}\.+$/);
    expect(line('Boat built')).toMatch(/^Boat built +\.+o\.+$/);
    expect(Math.max(...lines.map((each) => each.length))).toBeLessThanOrEqual(80);
  });

  it('gives the same as JSON, with the changes of a scenario', async () => {
    const base = JSON.parse((await run(HULL, {}, { json: true })).out);
    expect(base.gates).toEqual([
      {
        process: 'build',
        name: 'Boat built',
        open: { day: '2026-05-01', least: '2026-04-26', most: '2026-05-31' },
        bound: '2026-05-01',
      },
    ]);
    expect(
      base.activities.map(({ id, start, end }: { id: string; start: string; end: object }) => [
        id,
        start,
        end,
      ]),
    ).toEqual([
      ['qualify', '2026-04-11', { day: '2026-05-01', least: '2026-04-26', most: '2026-05-31' }],
      ['trials', '2026-04-01', { day: '2026-04-11', least: '2026-04-06', most: '2026-05-11' }],
    ]);
    const quick = JSON.parse((await run(HULL, { scenario: 'quick' }, { json: true })).out);
    expect(quick.levels[0].reached.day).toBe('2026-04-16');
  });

  it('tells what is wrong, and that there is nothing to schedule', async () => {
    const { activity: _activity, technology: _technology, process, ...rest } = HULL;
    const plain = process!.map(({ id, site, item }) => ({ id, site, item }));
    await expect(
      run({ ...rest, process: plain, scenario: [], 'scenario-change': [] } as ModelRows),
    ).rejects.toThrow('no activities');
    const wrong = await run({ ...HULL, site: [{ id: 'yard', organisation: 'nobody' }] });
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('nobody');
  });
});
