import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atOnce } from '../../src/base/steps.js';
import { NO_GUIDE } from '../../src/construct/guide.js';
import { completed, unknownLimits } from '../../src/construct/index.js';
import { highsInline } from '../../src/engines/core.js';
import { at, type Formulation, formulate, layOut } from '../../src/formulate/index.js';
import { withoutDeliveries } from '../../src/jobs/urgent.js';
import { buildNetwork } from '../../src/network/index.js';
import { extractPlan } from '../../src/plan/index.js';
import { verify } from '../../src/plan/verify/index.js';
import type { Program } from '../../src/program/index.js';
import { sortedModel } from '../../src/schema/index.js';
import { modelOf } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { parameters } from '../support/random-network-check.js';

const RUNS = Number(process.env.RUNS ?? 150);
/** What an order may run into without knowing (construct.test.ts): then the plan is not used. */
const REFUSED = new Set(['maximum-stock', 'budget']);

/** The program with nothing delivered but to some curves. */
function urgentOnly(formulation: Formulation, counts: (curve: number) => boolean): Program {
  const { program } = formulation;
  const none = withoutDeliveries(formulation, new Uint8Array(program.columnCount), counts);
  return { ...program, columnUpper: program.columnUpper.map((upper, j) => (none[j] === 1 ? 0 : upper)) };
}

it('a point of some of the demand is completed: what it decides stays, and every limit is kept', {
  timeout: 300_000,
}, async () => {
  let [tried, refused, more] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'never' }), async (rows) => {
      const sorted = sortedModel(modelOf(rows));
      const network = buildNetwork(sorted);
      const layout = layOut(network, unknownLimits.isLinking);
      if (network.curves.length < 2 || unknownLimits.of(layout).length > 0) return;
      const formulation = formulate(network);
      const first = Math.min(...network.curves.map(({ priority }) => priority || Number.POSITIVE_INFINITY));
      const counts = (c: number): boolean => network.curves[c].priority === first;
      const { x } = await highsInline().solve(urgentOnly(formulation, counts), { gap: 0, seed: 0 });
      if (!x) return;
      tried++;
      const found = atOnce(completed(layout, x, NO_GUIDE));
      if (!found) {
        refused++;
        return;
      }
      const { point, isWhole } = found;
      expect(isWhole).toBe(true);
      // With no time at all nothing is served, which is said wherever there is something to serve.
      expect(atOnce(completed(layout, x, NO_GUIDE, () => true))?.isWhole).toBe(point === x);
      const { columns } = formulation.context;
      const delivered = (c: number, of: Float64Array): number[] => {
        const { deliver } = columns.curves[c];
        return Array.from(
          { length: deliver.last - deliver.first + 1 },
          (_, k) => of[at(deliver, deliver.first + k)],
        );
      };
      network.curves.forEach((_, c) => {
        const before = delivered(c, x);
        const now = delivered(c, point);
        if (before.some((units) => units > 0)) {
          const apart = now.filter((units, k) => Math.abs(units - before[k]) > 1e-9 * (1 + units));
          expect(apart).toEqual([]);
        } else if (now.some((units) => units > 1e-6)) more++;
      });
      const solution = { engine: '', termination: 'time-limit', x: point, objectives: [] } as const;
      const plan = extractPlan(formulation, solution, { model: '', modelName: '', engine: '', options: {} });
      const { broken } = verify(sorted, plan);
      expect(broken.filter(({ rule }) => rule !== 'header' && !REFUSED.has(rule))).toEqual([]);
    }),
    parameters(RUNS),
  );
  // So that it cannot pass by refusing, or by adding nothing.
  expect(tried).toBeGreaterThan(RUNS / 5);
  expect(refused).toBeLessThan(tried / 2);
  expect(more).toBeGreaterThan(RUNS / 20);
});
