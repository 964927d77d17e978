import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { cellWidth } from '../explain/cells.js';
import { type CommonOptions, Context, type Sink } from './context.js';
import { progressLine } from './progress.js';

/** A stream that may be a terminal of a width. */
function sink(isTTY: boolean, columns?: number): { stream: Sink; written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns });
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  return { stream, written: () => text };
}

async function shown(
  texts: readonly string[],
  { isTTY = true, columns = 40, env = {}, options = {} as CommonOptions } = {},
): Promise<string> {
  const err = sink(isTTY, columns);
  const context = new Context(
    { out: sink(false).stream, err: err.stream, env: env as Record<string, string>, language: 'en' },
    options,
  );
  const line = progressLine(context);
  for (const text of texts) {
    line.show(text);
    await new Promise((resolve) => setTimeout(resolve, 110));
  }
  line.clear();
  return err.written();
}

const CLEAR = '\r\u001b[2K';

test('one line, rewritten and gone at the end', async () => {
  const text = await shown(['one', 'two'], { env: { NO_COLOR: '1' } });
  expect(text).toBe(`${CLEAR}one${CLEAR}two${CLEAR}`);
});

test('never as wide as the terminal, however wide its characters are', async () => {
  const text = await shown(['求解中: 在庫の最小化と納期遅れの最小化を順番に計算しています … 12 秒'], {
    columns: 30,
    env: { NO_COLOR: '1' },
  });
  const line = text.split(CLEAR)[1];
  expect(cellWidth(line)).toBeLessThan(30);
  expect(cellWidth(line)).toBeGreaterThan(25);
});

test('colour only where it is wanted', async () => {
  expect(await shown(['one'])).toContain('\u001b[2mone\u001b[0m');
  expect(await shown(['one'], { env: { NO_COLOR: '1' } })).not.toContain('\u001b[2m');
});

test('nothing where it is no terminal, with --quiet or with --json', async () => {
  expect(await shown(['one'], { isTTY: false })).toBe('');
  expect(await shown(['one'], { env: { TERM: 'dumb' } })).toBe('');
  expect(await shown(['one'], { options: { quiet: true } })).toBe('');
  expect(await shown(['one'], { options: { json: true } })).toBe('');
});

test('no faster than an eye can follow', async () => {
  const err = sink(true, 80);
  const context = new Context(
    { out: sink(false).stream, err: err.stream, env: { NO_COLOR: '1' }, language: 'en' },
    {},
  );
  const line = progressLine(context);
  for (let k = 0; k < 1000; k++) line.show(`step ${k}`);
  line.clear();
  expect(err.written().split('step').length - 1).toBeLessThan(20);
});

test('what came too soon is shown a moment later', async () => {
  const text = await shown(['one'], { env: { NO_COLOR: '1' } });
  expect(text).toContain('one');
  const err = sink(true, 80);
  const context = new Context(
    { out: sink(false).stream, err: err.stream, env: { NO_COLOR: '1' }, language: 'en' },
    {},
  );
  const line = progressLine(context);
  line.show('first');
  line.show('second');
  expect(err.written()).not.toContain('second');
  await new Promise((resolve) => setTimeout(resolve, 300));
  line.clear();
  expect(err.written()).toContain('second');
});
