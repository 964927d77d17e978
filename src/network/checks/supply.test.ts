import { describe, expect, it } from 'vitest';
import { add, type Found, foundIn, type Rows, set, sound } from '../../../test/broken/network.support.js';

async function found(change: (rows: Rows) => void): Promise<[string, string, string, string][]> {
  const rows = sound();
  change(rows);
  const issues: Found[] = await foundIn(rows);
  return issues.map(({ code, file, row, attribute, cause }) => [
    code,
    `${file}:${row}`,
    attribute ?? '',
    cause,
  ]);
}

describe('checkSupply', () => {
  it('tells a missing item once, however many demands wait for it', async () => {
    const issues = await found((rows) => {
      rows.offer?.shift();
      for (let k = 0; k < 30; k++)
        add(rows, 'demand', { id: `d${k}`, item: 'boat', site: 'depot', due: '2026-09-01', quantity: 1 });
      add(rows, 'demand', { id: 'spare', item: 'motor', site: 'yard', due: '2026-09-01', quantity: 1 });
    });
    expect(issues.map(([code, at]) => [code, at])).toEqual([['supply.none', 'process-input.csv:2']]);
  });

  it('tells every item that is missing', async () => {
    const issues = await found((rows) => {
      rows.offer = [];
    });
    expect(issues.map(([code, at]) => [code, at])).toEqual([
      ['supply.none', 'process-input.csv:2'],
      ['supply.none', 'process-input.csv:3'],
    ]);
  });

  it('is content with any one of a group, and tells the first where all are missing', async () => {
    const group = (rows: Rows): void => {
      add(rows, 'item', { id: 'jet' });
      set(rows, 'process-input', 1, { group: 'drive' });
      add(rows, 'process-input', { process: 'build', item: 'jet', quantity: 1, group: 'drive' });
    };
    expect(await found(group)).toEqual([]);
    const issues = await found((rows) => {
      group(rows);
      rows.offer?.shift();
    });
    expect(issues.map(([code, at, attribute]) => [code, at, attribute])).toEqual([
      ['supply.none', 'process-input.csv:4', 'item'],
    ]);
  });

  it('follows the preferred process, and does not mind a process that cannot start beside one that can', async () => {
    const issues = await found((rows) => {
      add(rows, 'item', { id: 'jet' });
      set(rows, 'process', 0, { preference: 2 });
      add(rows, 'process', { id: 'build-jet', site: 'yard', item: 'boat' });
      add(rows, 'process-input', { process: 'build-jet', item: 'jet', quantity: 1 });
      rows.offer?.shift();
    });
    expect(issues).toHaveLength(1);
    expect(issues[0][3]).toContain('boat@yard ← [build-jet] ← jet@yard.');
  });

  it('asks nothing of an order, a stock or a co-product', async () => {
    for (const help of [
      (rows: Rows) => add(rows, 'buffer', { item: 'motor', site: 'yard', opening_stock: 20 }),
      (rows: Rows) =>
        add(rows, 'order', {
          id: 'po',
          kind: 'purchase',
          item: 'motor',
          site: 'yard',
          quantity: 9,
          due: '2026-05-01',
        }),
      (rows: Rows) => add(rows, 'process-output', { process: 'lay-up', item: 'motor', quantity: 2 }),
    ]) {
      expect(
        await found((rows) => {
          rows.offer?.shift();
          help(rows);
        }),
      ).toEqual([]);
    }
  });
});
