import { describe, expect, it } from 'vitest';
import { modelOf } from '../../test/support/model.js';
import { tradeRows } from '../../test/support/permissions.js';
import { planModel } from './plan.js';

/** A firm order of 40 listed vessels under licences that together allow fewer, by quantity or by value. */
const rows = (caps: Readonly<Record<string, number>>, more: readonly object[] = []) => ({
  ...tradeRows({
    from: 'JP',
    to: 'DE',
    item: { classifications: ['jp-x'] },
    rows: {
      jurisdiction: [{ id: 'JP', countries: ['JP'], controls: ['export'] }],
      classification: [
        { id: 'jp-x', jurisdiction: 'JP', code: 'X', controlled_as: 'goods', use: 'dual-use' },
      ],
      rule: [{ id: 'listed', jurisdiction: 'JP', outcome: 'needs-authorisation' }],
      authorisation: [
        { id: 'bulk', jurisdiction: 'JP', type: 'bulk', items: ['vessel'], status: 'granted', ...caps },
        ...(more as { id: string; jurisdiction: string; type: 'bulk' }[]),
      ],
      order: [
        {
          id: 'open',
          kind: 'purchase',
          supplier: 'maker',
          item: 'vessel',
          site: 'depot',
          quantity: 40,
          due: '2027-03-15',
        },
      ],
    },
  }),
  // What comes beyond what is wanted is kept.
  buffer: [],
});

describe('a plan that permissions make impossible says so in words', () => {
  const said = async (caps: Readonly<Record<string, number>>, more?: readonly object[]): Promise<string> => {
    const { status, plan, conflict } = await planModel(modelOf(rows(caps, more)), { language: 'en' });
    expect(plan).toBeUndefined();
    expect(status).toBe('infeasible');
    return (conflict ?? []).join(' ');
  };

  it('by the quantity that an authorisation allows', async () => {
    expect(await said({ quantity_cap: 35 })).toContain(
      'What is covered by bulk may not exceed the quantity that it allows',
    );
  });

  it('by its value', async () => {
    expect(await said({ value_cap: 3500 })).toContain(
      'What is covered by bulk may not exceed the value that it allows',
    );
  });

  it('by several that share the flow', async () => {
    const second = { id: 'second', jurisdiction: 'JP', type: 'bulk', items: ['vessel'], quantity_cap: 4 };
    const text = await said({ quantity_cap: 35 }, [{ ...second, status: 'granted' }]);
    expect(text).toContain('covered by bulk');
    expect(text).toContain('covered by second');
    expect(text).toContain('What crosses a border as vessel (open) must be covered by its permissions');
  });
});
