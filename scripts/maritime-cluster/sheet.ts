import type { Cell, Row } from '../../src/interop/bom/index.js';
import { Workbook } from '../open-uav/csv.js';

/** Rows of the example by component; cells without a value are left out. */
export class Sheet extends Workbook {
  override add(component: string, ...rows: readonly Readonly<Record<string, Cell | undefined>>[]): void {
    for (const row of rows) {
      const filled = Object.entries(row).filter((entry): entry is [string, Cell] => entry[1] !== undefined);
      super.add(component, Object.fromEntries(filled) as Row);
    }
  }
}
