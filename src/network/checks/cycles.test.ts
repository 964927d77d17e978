import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, foundIn, type Row, sound } from '../../../test/broken/network.support.js';
import { parameters } from '../../../test/support/random-network-check.js';
import { components } from '../../base/components.js';

/** A process that makes one item of others, at the yard. */
function make(id: string, item: string, ...inputs: string[]): { process: Row; inputs: Row[] } {
  return {
    process: { id, site: 'yard', item, cost: 1 },
    inputs: inputs.map((input) => ({ process: id, item: input, quantity: 1 })),
  };
}

async function causes(...processes: ReturnType<typeof make>[]): Promise<string[]> {
  const rows = sound();
  const known = new Set((rows.item ?? []).map((row) => row.id));
  for (const { process, inputs } of processes) {
    for (const item of [process.item, ...inputs.map((row) => row.item)]) {
      if (!known.has(item)) add(rows, 'item', { id: item });
      known.add(item);
    }
    add(rows, 'process', process);
    add(rows, 'process-input', ...inputs);
  }
  const found = await foundIn(rows);
  return found.filter(({ code }) => code.startsWith('bom.')).map(({ cause }) => cause);
}

describe('checkCycles', () => {
  it('tells each circle once, and the shortest way round', async () => {
    expect(
      await causes(
        make('p', 'b', 'a'),
        make('q', 'a', 'b', 'c'),
        make('r', 'c', 'd'),
        make('s', 'd', 'a'),
        make('t', 'y', 'x'),
        make('u', 'x', 'y'),
      ),
    ).toEqual([
      'The bill of materials goes in a circle: a@yard → [p] → b@yard → [q] → a@yard.',
      'The bill of materials goes in a circle: x@yard → [t] → y@yard → [u] → x@yard.',
    ]);
  });

  it('says nothing of a diamond, where one item is used twice on the way to another', async () => {
    expect(
      await causes(
        make('p', 'b', 'a'),
        make('q', 'c', 'a'),
        make('r', 'd', 'b', 'c'),
        make('s', 'e', 'd', 'a'),
      ),
    ).toEqual([]);
  });

  it('says nothing of a line of 0', async () => {
    const zero = make('q', 'a', 'b');
    zero.inputs[0] = { ...zero.inputs[0], quantity: 0 };
    expect(await causes(make('p', 'b', 'a'), zero)).toEqual([]);
  });
});

describe('components', () => {
  it('are the nodes that lead to one another', () => {
    const edge = fc.record({ from: fc.nat(7), to: fc.nat(7) });
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 20 }), (list) => {
        const edges = Array.from({ length: 8 }, (_, n) => list.filter(({ from }) => from === n));
        const leads = edges.map((_, from) => {
          const seen = new Set([from]);
          for (const node of seen) for (const { to } of edges[node]) seen.add(to);
          return seen;
        });
        const component = components(edges);
        for (let a = 0; a < 8; a++)
          for (let b = 0; b < 8; b++)
            expect(component[a] === component[b]).toBe(leads[a].has(b) && leads[b].has(a));
      }),
      parameters(500),
    );
  });

  it('are found in a chain that is too deep for recursion', () => {
    const edges = Array.from({ length: 200_000 }, (_, n) => [{ to: (n + 1) % 200_000 }]);
    expect(new Set(components(edges)).size).toBe(1);
  });
});
