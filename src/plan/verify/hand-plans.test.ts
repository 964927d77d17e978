import { describe, expect, test } from 'vitest';
import { HAND_PLANS } from '../../../test/support/hand-plans/index.js';
import { modelOf } from '../../../test/support/model.js';
import { verify } from './index.js';

describe('plans written by hand from the semantics', () => {
  for (const { name, rows, plan } of HAND_PLANS) {
    test(`${name} follows from its tables`, () => {
      const result = verify(modelOf(rows), plan);
      expect(result.broken).toEqual([]);
      expect(result.ok).toBe(true);
      expect(result.rulesChecked).toBeGreaterThan(200);
      expect(result.worst).toBeLessThan(1e-12);
    });
  }
});
