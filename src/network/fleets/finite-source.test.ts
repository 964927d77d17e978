import { describe, expect, test } from 'vitest';
import { downProbabilities, expectedReady, type RepairLoop, unitsFor } from './finite-source.js';

/** Winston, Operations Research, 4th ed., section 20.8, example 12. */
const PATROL: RepairLoop = { failure: 1 / 30, repair: 1 / 3, bays: 2 };

describe('the finite-source queue', () => {
  test('patrol cars (Winston)', () => {
    expect(downProbabilities(5, PATROL)[0]).toBeCloseTo(0.6186, 4);
    expect(expectedReady(5, PATROL)).toBeCloseTo(4.5352, 4);
  });

  test('with a bay for every unit each is ready by itself', () => {
    expect(expectedReady(7, { ...PATROL, bays: Number.POSITIVE_INFINITY })).toBeCloseTo((7 * 30) / 33, 12);
  });

  test('one unit, one bay', () => {
    expect(expectedReady(1, { failure: 2, repair: 6, bays: 1 })).toBeCloseTo(0.75, 12);
  });

  test('between whole numbers ready is joined evenly', () => {
    const [low, high] = [expectedReady(5, PATROL), expectedReady(6, PATROL)];
    expect(expectedReady(5.25, PATROL)).toBeCloseTo(low + 0.25 * (high - low), 12);
  });

  test('a large fleet neither overflows nor underflows', () => {
    // Both bays are always at work: they end 2/3 repairs a day, so 20 units are ready on average.
    expect(expectedReady(5000, PATROL)).toBeCloseTo(20, 6);
  });

  test('units for a number ready', () => {
    expect(unitsFor(4, 4.5, PATROL, 100)).toBe(5);
    expect(unitsFor(5, 4.5, PATROL, 100)).toBe(5);
    expect(unitsFor(3.5, 3, undefined, 100)).toBe(4);
    expect(unitsFor(4, 20.1, PATROL, 1000)).toBeUndefined();
  });
});
