import { expect, test } from 'vitest';
import { FAMILIES, generate } from '../../bench/generate.js';
import { modelOf } from '../../test/support/model.js';
import { atOnce } from '../base/steps.js';
import { layOut } from '../formulate/index.js';
import { prepare } from '../jobs/plan.js';
import { objectiveValue } from '../program/index.js';
import { construct, unknownLimits } from './index.js';
import { prospectsOf } from './reach.js';

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

test('what is bought and moved without limits is shipped and bought in the end, just in time', () => {
  const { network } = prepare(modelOf(generate({ ...FAMILIES.realistic, items: 300, seed: 3 })));
  const layout = layOut(network!, unknownLimits.isLinking);
  const { open, shipped, sources } = prospectsOf(layout);
  expect(shipped.length).toBeGreaterThan(30);
  const { columns, T } = layout.context;
  const point = atOnce(construct(layout));
  for (const n of shipped) {
    const [{ from, arrival, base, first, last }] = sources[n];
    expect(open[n]).toBe(arrival[Math.max(first, open[from])]);
    // Nothing comes before it is used: what has come in a bucket has left nothing from before.
    for (let s = first; s <= last; s++) {
      if (point[base + s - first] <= 1e-9) continue;
      const stock = point[columns.stock[n].base + arrival[s] - columns.stock[n].first];
      const wanted = network!.nodes[n].minimum + network!.nodes[n].stockpile;
      if (arrival[s] < T) expect(stock).toBeLessThanOrEqual(wanted + 1e-6 * (1 + point[base + s - first]));
    }
  }
});

test('processes of which every start takes the same are fed as all others are', () => {
  const { network } = prepare(modelOf(generate({ ...FAMILIES['many-alternates'], items: 150, seed: 5 })));
  const points = [true, false].map((isUsual) => {
    const layout = layOut(network!, unknownLimits.isLinking);
    const { isSimple } = prospectsOf(layout).recipes;
    expect(isSimple.filter((each) => each === 1).length).toBeGreaterThan(20);
    if (!isUsual) isSimple.fill(0);
    return atOnce(construct(layout));
  });
  expect(points[0]).toEqual(points[1]);
});
