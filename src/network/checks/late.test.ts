import { describe, expect, it } from 'vitest';
import { add, foundIn, type Rows, set, sound } from '../../../test/broken/network.support.js';

async function causes(change: (rows: Rows) => void): Promise<string[]> {
  const rows = sound();
  change(rows);
  return (await foundIn(rows)).map(({ code, cause }) => `${code}: ${cause}`);
}

describe('checkLate', () => {
  it('counts only what of a programme is due too early', async () => {
    const found = await causes((rows) => {
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot' });
      // One a day: due from 6 April; the first boat is at the depot in the bucket that ends on 17 May.
      add(
        rows,
        'programme-point',
        { programme: 'fleet', date: '2026-04-05', cumulative: 0 },
        { programme: 'fleet', date: '2026-10-04', cumulative: 182 },
      );
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^late\.due: Of boat@depot, 35 due by 2026-05-10 cannot be on time: .* by 2026-05-17: /,
    );
  });

  it('starts the chain at what is waited for: the window of a process', async () => {
    const found = await causes((rows) => set(rows, 'process', 0, { effective_from: '2026-08-31' }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      / by 2026-09-20: boat@yard 2026-09-13 \[build\] → boat@depot 2026-09-20 \[truck\]\.$/,
    );
  });

  it('starts the chain at an open order', async () => {
    const found = await causes((rows) => {
      rows.offer?.shift();
      add(rows, 'order', {
        id: 'po-1',
        kind: 'purchase',
        item: 'motor',
        site: 'yard',
        quantity: 10,
        due: '2026-09-02',
      });
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /: motor@yard 2026-09-06 \[po-1\] → boat@yard 2026-09-13 \[build\] → boat@depot/,
    );
  });

  it('shortens a long chain in its middle', async () => {
    const found = await causes((rows) => {
      for (let k = 0; k < 12; k++) {
        add(rows, 'item', { id: `s${k}` });
        add(rows, 'process', { id: `step${k}`, site: 'yard', item: `s${k}`, lead_time: 7 });
        add(rows, 'process-input', {
          process: `step${k}`,
          item: k === 0 ? 'resin' : `s${k - 1}`,
          quantity: 1,
        });
      }
      add(rows, 'demand', { id: 'deep', item: 's11', site: 'yard', due: '2026-05-01', quantity: 1 });
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(': resin@yard 2026-04-19 [buy-resin] → … → s6@yard');
  });
});
