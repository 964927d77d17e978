import { describe, expect, test } from 'vitest';
import { ExpectedBackorders, poissonBackorders } from './backorders.js';
import { marginalSpares, type PartInFleet, pipelineOf, supplyAvailability } from './spares.js';

const poisson = (mean: number): ExpectedBackorders => new ExpectedBackorders({ mean, variance: mean });

describe('expected backorders', () => {
  test('Poisson, by hand: EBO(s + 1) = EBO(s) - P(X > s)', () => {
    // Mean 1: P(X > 0) = 1 - 1/e = 0.63212, P(X > 1) = 1 - 2/e = 0.26424, P(X > 2) = 1 - 2.5/e = 0.08030.
    const one = poisson(1);
    expect([0, 1, 2, 3].map((s) => one.at(s))).toEqual([
      1,
      expect.closeTo(0.36788, 5),
      expect.closeTo(0.10364, 5),
      expect.closeTo(0.02334, 5),
    ]);
    expect(one.between(1.5)).toBeCloseTo((0.36788 + 0.10364) / 2, 5);
  });

  test('a large pipeline does not underflow', () => {
    expect(poisson(2000).at(1000)).toBeCloseTo(1000, 6);
    expect(poisson(2000).at(2300)).toBeLessThan(1e-6);
  });

  test('mean and variance of backorders, by hand', () => {
    // X Poisson 1, one spare: B = X - 1 above 1. E[B] = 1/e; E[B^2] = E[(X-1)^2] - P(X = 0) = 1 - 1/e.
    const { mean, variance } = poissonBackorders(1, 1);
    expect(mean).toBeCloseTo(1 / Math.E, 12);
    expect(variance).toBeCloseTo(1 - 1 / Math.E - 1 / Math.E ** 2, 12);
    expect(poissonBackorders(3, 0)).toEqual({ mean: 3, variance: expect.closeTo(3, 12) });
  });

  test('negative binomial, by hand', () => {
    // Mean 1, variance 2: r = 1, a geometric number with p = 1/2; EBO(s) = 2^-s.
    const geometric = new ExpectedBackorders({ mean: 1, variance: 2 });
    for (let s = 0; s < 6; s++) expect(geometric.at(s)).toBeCloseTo(2 ** -s, 12);
  });
});

describe('spares by marginal analysis', () => {
  /** Sherbrooke's way with two parts: pipelines 1 and 4, prices 5 and 1, a fleet of 10 with one of each. */
  const parts: PartInFleet[] = [
    { installed: 10, units: 1, backorders: poisson(1), price: 5 },
    { installed: 10, units: 1, backorders: poisson(4), price: 1 },
  ];

  test('greedy, by hand', () => {
    // Gains per price. Part 1: 0.63212/5 = 0.12642, 0.26424/5 = 0.05285, 0.08030/5 = 0.01606, 0.01899/5 = 0.00380.
    // Part 2: 0.98168, 0.90842, 0.76190, 0.56653, 0.37116, 0.21487, 0.11067, 0.05113, 0.02136, 0.00813.
    // So part 2 six times, part 1, part 2, part 1, part 2, part 2 (0.02136), part 1, part 2 (0.00813), part 1.
    const EBO1 = [1, 0.36788, 0.10364, 0.02334, 0.00435];
    const EBO2 = [4, 3.01832, 2.1099, 1.348, 0.78147, 0.41031, 0.19544, 0.08477, 0.03364, 0.01228, 0.00415];
    const path: [number, number][] = [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
      [0, 5],
      [0, 6],
      [1, 6],
      [1, 7],
      [2, 7],
      [2, 8],
      [2, 9],
      [3, 9],
      [3, 10],
      [4, 10],
    ];
    for (const [a, b] of path) {
      const reached = (1 - EBO1[a] / 10) * (1 - EBO2[b] / 10);
      expect(supplyAvailability(parts, [a, b])).toBeCloseTo(reached, 5);
      expect(marginalSpares(parts, reached - 1e-5)).toEqual([a, b]);
    }
    expect(marginalSpares(parts, 0.95)).toEqual([1, 7]);
  });

  test('several of a part in a unit count each', () => {
    const twins: PartInFleet[] = [{ installed: 20, units: 2, backorders: poisson(4), price: 1 }];
    expect(supplyAvailability(twins, [0])).toBeCloseTo(0.8 ** 2, 12);
  });

  test('a part that never fails needs none', () => {
    const sound: PartInFleet = { installed: 10, units: 1, backorders: poisson(0), price: 1 };
    expect(marginalSpares([sound], 0.999)).toEqual([0]);
  });
});

describe('what is on its way', () => {
  test('repaired on the spot: demand x turnaround', () => {
    const path = { turnaround: 10, depotShare: 0, depotTurnaround: 0, transport: 0, depotSpares: 0 };
    expect(pipelineOf(0.1, path)).toEqual({ mean: 1, variance: 1 });
  });

  test('through a depot: transport, and what waits there (VARI-METRIC, one base)', () => {
    const path = { turnaround: 10, depotShare: 0.5, depotTurnaround: 20, transport: 4, depotSpares: 1 };
    // 0.1 a day: half here, 0.05 x 10; half sent, 0.05 x 4 on the way; at the depot Poisson 1 with one spare.
    const { mean, variance } = pipelineOf(0.1, path);
    expect(mean).toBeCloseTo(0.7 + 1 / Math.E, 12);
    expect(variance).toBeCloseTo(0.7 + 1 - 1 / Math.E - 1 / Math.E ** 2, 12);
    expect(variance).toBeGreaterThan(mean);
  });
});
