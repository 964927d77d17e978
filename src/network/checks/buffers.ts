import type { TableScope } from './scope.js';

/** Stock limits of a buffer do not contradict one another (S15). */
export function checkBuffers(scope: TableScope): void {
  const maximum = scope.cells('buffer', 'maximum');
  const target = scope.cells('buffer', 'stockpile_target');
  const above = (
    attribute: 'opening_stock' | 'minimum' | 'stockpile_target',
    code: 'buffer.opening-above' | 'buffer.wanted-above',
  ): void => {
    const values = scope.cells('buffer', attribute);
    for (let row = 0; row < values.length; row++) {
      if (values[row] > maximum[row])
        scope.report.error(code, { component: 'buffer', row, attribute }, { maximum: maximum[row] });
    }
  };
  above('opening_stock', 'buffer.opening-above');
  above('minimum', 'buffer.wanted-above');
  above('stockpile_target', 'buffer.wanted-above');
  for (const attribute of ['stockpile_date', 'stockpile_penalty'] as const) {
    const values = scope.cells('buffer', attribute);
    for (let row = 0; row < values.length; row++) {
      if (!Number.isNaN(values[row]) && !(target[row] > 0))
        scope.report.warning('buffer.no-target', { component: 'buffer', row, attribute });
    }
  }
}
