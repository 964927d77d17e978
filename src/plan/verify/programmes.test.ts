import { describe, expect, test } from 'vitest';
import { type ModelRows, modelOf } from '../../../test/support/model.js';
import { dayNumber } from './days.js';
import { readIds } from './ids.js';
import { programmeAmounts } from './programmes.js';
import { cutTime } from './time.js';

type Points = readonly { readonly date: string; readonly rate?: number; readonly cumulative?: number }[];

function amounts(points: Points, interpolation: 'step' | 'linear' = 'step'): number[] {
  const rows: ModelRows = {
    model: [{ id: 'm', start: '2026-04-06', buckets: '2w', currency: 'JPY' }],
    organisation: [{ id: 'O', kind: 'manufacturer' }],
    site: [{ id: 'S', organisation: 'O' }],
    item: [{ id: 'A' }],
    programme: [{ id: 'P', item: 'A', site: 'S', interpolation }],
    'programme-point': points.map((point) => ({ programme: 'P', ...point })),
  };
  const model = modelOf(rows);
  const time = cutTime(dayNumber(2026, 4, 6), '2w', 4)!;
  return [...programmeAmounts(model, time, readIds(model).programme)[0]];
}

const close = (found: readonly number[], expected: readonly number[]): void =>
  found.forEach((value, t) => {
    expect(value).toBeCloseTo(expected[t], 12);
  });

describe('S17: programmes, two weeks in April (30 days)', () => {
  test('step: the rate of the last point on or before the day, from the past too', () => {
    close(
      amounts([
        { date: '2026-01-01', rate: 30 },
        { date: '2026-04-08', rate: 60 },
      ]),
      [2 + 10, 14],
    );
    close(amounts([{ date: '2026-04-15', rate: 30 }]), [0, 5]);
  });
  test('linear: between points by days; the last rate stays', () => {
    // 0, 3, 6 ... 18 on the days of the first week, then 21, 24, 27, 30 and 30
    const points = [
      { date: '2026-04-06', rate: 0 },
      { date: '2026-04-16', rate: 30 },
    ];
    close(amounts(points, 'linear'), [63 / 30, (21 + 24 + 27 + 30 * 4) / 30]);
    close(amounts(points.slice(1), 'linear'), [0, 4]);
  });
  test('cumulative: from 0 on the day before the start, or from an earlier point', () => {
    close(amounts([{ date: '2026-04-15', cumulative: 20 }]), [14, 6]);
    close(
      amounts([
        { date: '2026-03-31', cumulative: 10 },
        { date: '2026-04-10', cumulative: 20 },
      ]),
      [5, 0],
    );
    close(amounts([{ date: '2026-05-31', cumulative: 56 }]), [7, 7]);
  });
});
