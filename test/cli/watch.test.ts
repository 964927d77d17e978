import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { quickstart, scratch, start } from './renkei.js';

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(50);
}

const count = (text: string, part: string): number => text.split(part).length - 1;

test('--watch plans again after every change, tells what has changed and what is wrong, and ends with Ctrl-C', async () => {
  const folder = join(scratch(), 'boats');
  cpSync(quickstart, folder, { recursive: true });
  const table = join(folder, 'resource.yaml');
  const before = readFileSync(table, 'utf8');
  const running = start(['plan', folder, '--watch']);
  const waiting = (times: number) => () => count(running.said().err, 'Waiting for changes') === times;
  await until(waiting(1));
  expect(running.said().out).toContain('¥310m');

  writeFileSync(table, before.replace('units: 2', 'units: 3'));
  await until(waiting(2));
  expect(running.said().out).toContain('What has changed since the last plan');
  expect(running.said().out).toContain('¥3.08m less in all (1%)');

  writeFileSync(table, before.replace('units: 2', 'units: many'));
  await until(waiting(3));
  expect(running.said().err).toContain('resource.yaml, row 1, units');

  writeFileSync(table, before);
  await until(waiting(4));
  expect(running.said().out).toContain('¥3.08m more in all (1%)');

  running.kill('SIGINT');
  expect((await running.finished).code).toBe(0);
}, 120_000);
