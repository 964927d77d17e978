import { describe, expect, test } from 'vitest';
import {
  clp,
  clpVersion,
  engineByName,
  engineNames,
  HIGHS_VERSION,
  highsInline,
  highsNative,
  highsNativeVersion,
  highsRuntime,
  highsWorker,
} from '../../src/engines/index.js';
import { describeEngine } from './engines.common.js';
import { bits } from './engines.helpers.js';
import { lands } from './engines.programs.js';

describeEngine('highs-inline', () => highsInline());
describeEngine('highs (worker)', highsWorker);
// Solvers of the machine: every run starts a process.
describe.skipIf(highsNativeVersion() === undefined)('with a command "highs" on the path', () => {
  if (highsNativeVersion() !== undefined) describeEngine('highs-native', () => highsNative(), 4);
  else test('conformance of highs-native', () => {});
});
describe.skipIf(clpVersion() === undefined)('with a command "clp" on the path', () => {
  if (clpVersion() !== undefined) describeEngine('clp', () => clp(), 4);
  else test('conformance of clp', () => {});
});

test('inline and worker give the same bits', async () => {
  expect(bits(await highsInline().solve(lands()))).toEqual(bits(await highsWorker().solve(lands())));
});

test('solve after solve goes to one thread, also of another engine; what has failed is not asked again', async () => {
  let started = 0;
  const count = (): void => {
    started++;
  };
  await highsWorker().solve(lands());
  process.on('worker', count);
  try {
    const first = await highsWorker().solve(lands());
    expect(bits(await highsWorker().solve(lands()))).toEqual(bits(first));
    expect(started).toBe(0);
    await Promise.all([highsWorker().solve(lands()), highsWorker().solve(lands())]);
    expect(started).toBe(1);
    await expect(highsWorker().solve({ ...lands(), rowLower: new Float64Array(1) })).rejects.toThrow();
    expect(bits(await highsWorker().solve(lands()))).toEqual(bits(first));
    expect(started).toBe(1);
  } finally {
    process.off('worker', count);
  }
});

test('the version an engine shows is that of the HiGHS it runs', async () => {
  expect((await highsRuntime()).version.string).toBe(HIGHS_VERSION);
});

test('engines by name, and a helpful error for a wrong one', () => {
  const missing: Record<string, boolean> = {
    'highs-native': highsNativeVersion() === undefined,
    clp: clpVersion() === undefined,
  };
  for (const name of engineNames) {
    if (missing[name]) expect(() => engineByName(name)).toThrow(/no command ".*" on the path. Install/);
    else expect(engineByName(name).name).toBe(name);
  }
  expect(() => engineByName('gurobi')).toThrow('Choose one of: highs, highs-inline, highs-native, clp');
});

test('a request that no engine can read is rejected, not answered', async () => {
  const broken = { ...lands(), rowLower: new Float64Array(1) };
  await expect(highsInline().solve(broken)).rejects.toThrow();
  await expect(highsWorker().solve(broken)).rejects.toThrow();
});
