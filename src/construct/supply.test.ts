import { expect, test } from 'vitest';
import { FAMILIES, generate } from '../../bench/generate.js';
import { modelOf } from '../../test/support/model.js';
import { atOnce } from '../base/steps.js';
import { layOut } from '../formulate/index.js';
import { prepare } from '../jobs/plan.js';
import { objectiveValue } from '../program/index.js';
import { construct, unknownLimits } from './index.js';

test('a plan of deep chains in which much is short comes to an end', () => {
  // Ten levels, half of the machines with half of what is wanted: one request alone would ask more than 30 million nodes.
  const shape = { ...FAMILIES.deep, tight: 0.5, tightCover: [0.3, 0.6] as const, items: 200, seed: 3 };
  const { network } = prepare(modelOf(generate(shape)));
  const layout = layOut(network!, unknownLimits.isLinking);
  const point = atOnce(construct(layout));
  const short = layout.program.objectives.find(({ name }) => name === 'short:1')!;
  const wanted = network!.curves
    .filter(({ priority }) => priority === 1)
    .reduce((sum, { pieces }) => sum + pieces.reduce((all, { quantity }) => all + quantity, 0), 0);
  // What is given up is next to nothing of what is asked for.
  expect(objectiveValue(short, point)).toBeLessThan(0.5 * wanted);
});
