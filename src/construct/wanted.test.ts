import { expect, test } from 'vitest';
import { modelOf } from '../../test/support/model.js';
import { atOnce } from '../base/steps.js';
import { layOut } from '../formulate/index.js';
import { planModel, prepare } from '../jobs/plan.js';
import { objectiveValue } from '../program/index.js';
import { construct, unknownLimits } from './index.js';

test('stock of products is filled before that of what they are made of', async () => {
  const model = modelOf({
    model: [{ id: 'm', start: '2026-01-01', buckets: '10d', currency: 'EUR' }],
    organisation: [{ id: 'yard', kind: 'manufacturer' }],
    site: [{ id: 'dock', organisation: 'yard' }],
    // In the order of names the part comes first.
    item: [{ id: 'bolt' }, { id: 'hull' }],
    resource: [{ id: 'lathe', site: 'dock', units: 1 }],
    process: [
      { id: 'turn', site: 'dock', item: 'bolt' },
      { id: 'build', site: 'dock', item: 'hull' },
    ],
    'process-input': [{ process: 'build', item: 'bolt', quantity: 1 }],
    'process-resource': [{ process: 'turn', resource: 'lathe', hours: 4 }],
    buffer: [
      { item: 'bolt', site: 'dock', opening_stock: 6.5, minimum: 6.5 },
      { item: 'hull', site: 'dock', minimum: 5 },
    ],
    demand: [{ id: 'd', item: 'hull', site: 'dock', due: '2026-01-10', quantity: 1.5 }],
  });
  const { plan } = await planModel(model);
  const best = plan!.header.objectives.find(({ name }) => name === 'stock')!.value;
  const layout = layOut(prepare(model).network!, unknownLimits.isLinking);
  const stock = layout.program.objectives.find(({ name }) => name === 'stock')!;
  const value = objectiveValue(stock, atOnce(construct(layout)));
  expect(value).toBeGreaterThanOrEqual(best - 1e-6);
  // Bolts that hulls have taken are there again a day later; never, were they made first.
  expect(value).toBeLessThan(best + 6);
});
