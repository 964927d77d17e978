import { expect, test } from 'vitest';
import {
  engineByName,
  engineNames,
  HIGHS_VERSION,
  highsInline,
  highsRuntime,
  highsWorker,
} from '../../src/engines/index.js';
import { describeEngine } from './engines.common.js';
import { bits } from './engines.helpers.js';
import { lands } from './engines.programs.js';

describeEngine('highs-inline', () => highsInline());
// Every solve starts a thread, so fewer random programs.
describeEngine('highs (worker)', highsWorker, 6);

test('inline and worker give the same bits', async () => {
  expect(bits(await highsInline().solve(lands()))).toEqual(bits(await highsWorker().solve(lands())));
});

test('the version an engine shows is that of the HiGHS it runs', async () => {
  expect((await highsRuntime()).version.string).toBe(HIGHS_VERSION);
});

test('engines by name, and a helpful error for a wrong one', () => {
  for (const name of engineNames) expect(engineByName(name).name).toBe(name);
  expect(() => engineByName('gurobi')).toThrow('Choose one of: highs, highs-inline');
});

test('a request that no engine can read is rejected, not answered', async () => {
  const broken = { ...lands(), rowLower: new Float64Array(1) };
  await expect(highsInline().solve(broken)).rejects.toThrow();
  await expect(highsWorker().solve(broken)).rejects.toThrow();
});
