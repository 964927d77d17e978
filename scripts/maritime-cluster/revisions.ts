import type { Sheet } from './sheet.js';

/**
 * Block 2 of the survey vessel follows from half a year of findings in service: evidence, engineering change,
 * qualification, and only then the line. Old winches that are left a year later are written off. All illustrative.
 */
export function writeRevisions(out: Sheet): void {
  out.add(
    'revision',
    { id: 'css-block-1', name: 'Survey vessel, Block 1', product: 'css', item: 'css-b1' },
    {
      id: 'css-block-2',
      name: 'Survey vessel, Block 2',
      product: 'css',
      item: 'css-b2',
      predecessor: 'css-block-1',
    },
  );
  out.add('run-out', {
    item: 'winch',
    revision: 'css-block-2',
    mode: 'scrap',
    write_off: '2029-03-31',
    disposal_cost: 90_000,
  });
}
