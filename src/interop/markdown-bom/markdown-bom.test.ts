import { describe, expect, it } from 'vitest';
import { readMarkdownBom } from './index.js';

const PAGE = `# Parts
S1 = Frame

| Part | Subsystem | Quantity | Note |
| ---- | :-------: | -------: | ---- |
| Plate \\| top | S1 | 2 | Lasercut |
| Arm | X | four | |

| Just | words |
|------|-------|
| a    | b     |
`;

describe('readMarkdownBom', () => {
  it('reads tables with parts and quantities; names the rest', () => {
    const { lines, issues } = readMarkdownBom(PAGE, 'page.md');
    expect(lines).toMatchObject([
      { value: 'Plate | top', quantity: 2, subsystem: 'Frame', note: 'Lasercut', place: { row: 1, line: 6 } },
    ]);
    expect(issues.errors).toMatchObject([
      { code: 'interop.bom-quantity-unreadable', value: 'four', line: 7 },
    ]);
    expect(issues.warnings).toMatchObject([{ code: 'interop.table-not-read', line: 9 }]);
  });
});
