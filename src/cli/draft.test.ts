import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exchange, openDraft, restoreInterrupted, writeWhole } from './draft.js';

let folder: string;
let target: string;
const host =
  hostname()
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '') || 'localhost';
/** A process that has been and is no more. */
const dead = spawnSync(process.execPath, ['-e', '']).pid;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renkei-draft-'));
  target = join(folder, 'plan');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function make(path: string, text: string): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'a.txt'), text);
}

const leftover = (kind: 'new' | 'old', pid = dead, where = host): string =>
  join(folder, `.plan.renkei.${where}.${pid}.0a1b2c3d.${kind}`);
const text = (): string => readFileSync(join(target, 'a.txt'), 'utf8');

describe('a draft', () => {
  test('is not there before it is published, and whole after', () => {
    const draft = openDraft(target);
    draft.write('a.txt', 'one');
    draft.write('b/c/d.bin', new Uint8Array([1, 2, 3]));
    expect(existsSync(target)).toBe(false);
    draft.publish();
    expect(text()).toBe('one');
    expect([...readFileSync(join(target, 'b/c/d.bin'))]).toEqual([1, 2, 3]);
    expect(readdirSync(folder)).toEqual(['plan']);
  });

  test('takes the place of what was there, of which nothing stays', () => {
    make(target, 'old');
    writeFileSync(join(target, 'more.txt'), 'old');
    const draft = openDraft(target);
    draft.write('a.txt', 'new');
    expect(text()).toBe('old');
    draft.publish();
    expect(readdirSync(target)).toEqual(['a.txt']);
    expect(text()).toBe('new');
    expect(readdirSync(folder)).toEqual(['plan']);
  });

  test('leaves nothing when it is given up', () => {
    make(target, 'old');
    const draft = openDraft(target);
    draft.write('a.txt', 'new');
    draft.discard();
    expect(text()).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan']);
  });

  test('puts back what was there when the exchange fails', () => {
    make(target, 'old');
    const aside = join(folder, 'aside');
    expect(() => exchange(join(folder, 'not-there'), target, aside)).toThrow(/ENOENT/);
    expect(text()).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan']);
  });
});

describe('what a dead process left', () => {
  test('between the two renames: the old folder comes back', () => {
    make(leftover('old'), 'old');
    make(leftover('new'), 'new');
    restoreInterrupted(target);
    expect(text()).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan']);
  });

  test('after both renames: the new folder stays, the old one goes', () => {
    make(target, 'new');
    make(leftover('old'), 'old');
    restoreInterrupted(target);
    expect(text()).toBe('new');
    expect(readdirSync(folder)).toEqual(['plan']);
  });

  test('what a living process is at is not touched', () => {
    make(leftover('new', process.ppid), 'new');
    restoreInterrupted(target);
    expect(existsSync(leftover('new', process.ppid))).toBe(true);
  });

  test('on a shared disk: what another machine left counts as dead after a day', () => {
    make(leftover('new', dead, 'elsewhere'), 'new');
    restoreInterrupted(target);
    expect(existsSync(leftover('new', dead, 'elsewhere'))).toBe(true);
    const yesterday = Date.now() / 1000 - 25 * 3600;
    utimesSync(leftover('new', dead, 'elsewhere'), yesterday, yesterday);
    restoreInterrupted(target);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of another folder is not touched', () => {
    const other = join(folder, `.plan2.renkei.${host}.${dead}.0a1b2c3d.new`);
    make(other, 'x');
    restoreInterrupted(target);
    expect(existsSync(other)).toBe(true);
  });
});

test('a long text appears whole or not at all', () => {
  const path = join(folder, 'deep/x.mps');
  writeWhole(path, ['one\n', 'two\n']);
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  const failing = function* (): Generator<string> {
    yield 'three\n';
    throw new Error('stop');
  };
  expect(() => writeWhole(path, failing())).toThrow('stop');
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  expect(readdirSync(join(folder, 'deep'))).toEqual(['x.mps']);
});
