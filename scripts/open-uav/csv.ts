import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Row, Tables } from '../../src/interop/bom/index.js';

/** Rows of all parts of the example, by component; rows with the id of an earlier one of their table are left out. */
export class Workbook {
  readonly tables = new Map<string, Row[]>();
  private readonly ids = new Set<string>();

  add(component: string, ...rows: readonly Row[]): void {
    const table = this.tables.get(component) ?? [];
    this.tables.set(component, table);
    for (const row of rows) {
      const id = row.id === undefined ? undefined : `${component} ${String(row.id)}`;
      if (id !== undefined && this.ids.has(id)) continue;
      if (id !== undefined) this.ids.add(id);
      table.push(row);
    }
  }

  addAll(tables: Tables): void {
    for (const [component, rows] of tables) this.add(component, ...rows);
  }

  rows(component: string): readonly Row[] {
    return this.tables.get(component) ?? [];
  }
}

const cellText = (cell: Cell | undefined): string => {
  if (cell === undefined) return '';
  const text = typeof cell === 'number' ? String(Number(cell.toPrecision(12))) : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Writes one CSV per component, columns in the catalog's order and only those that are used. */
export function writeTables(workbook: Workbook, folder: string, templates: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.csv')) rmSync(join(folder, name));
  for (const [component, rows] of workbook.tables) {
    const known = readFileSync(join(templates, `${component}.csv`), 'utf8')
      .trim()
      .split(',');
    const used = new Set(rows.flatMap((row) => Object.keys(row)));
    const stray = [...used].filter((name) => !known.includes(name));
    if (stray.length > 0) throw new Error(`${component} has no attribute ${stray.join(', ')}`);
    const columns = known.filter((name) => used.has(name));
    const lines = rows.map((row) => columns.map((name) => cellText(row[name])).join(','));
    writeFileSync(join(folder, `${component}.csv`), `${[columns.join(','), ...lines].join('\n')}\n`);
  }
}
