import { isoDate } from '../../base/dates.js';
import type { Place } from '../../base/issues.js';
import { getOrMake } from '../../base/maps.js';
import { TableBuilder } from '../../schema/building.js';
import { attributeSpec, CATALOG, componentSpec } from '../../schema/catalog.js';
import type { CellContent } from '../../schema/cells/index.js';
import type { ComponentName } from '../../schema/generated/types.js';
import type { ColumnData, Model, Table } from '../../schema/model.js';
import type { AttributeSpec } from '../../schema/spec.js';

/** A row that may still be changed: its filled cells, and where it was read. */
export interface DraftRow {
  readonly cells: Map<string, CellContent>;
  readonly place: Place;
}

export interface DraftTable {
  readonly component: ComponentName;
  rows: DraftRow[];
}

function contentOf(data: ColumnData, row: number): CellContent | undefined {
  const value = data.values[row];
  if (value === undefined) return undefined;
  if (data.kind === 'boolean') return (value as number) < 0 ? undefined : (value as number);
  return typeof value === 'number' && Number.isNaN(value) ? undefined : value;
}

/** A cell as its user would write it. */
export function cellText(spec: AttributeSpec, content: CellContent | undefined): string {
  if (content === undefined) return spec.default === undefined ? '' : String(spec.default);
  if (typeof content === 'object') return content.join(' ');
  if (spec.type === 'date') return isoDate(content as number);
  return spec.type === 'boolean' ? String(content === 1) : String(content);
}

/** Id of a row, or the filled parts of its key joined by ` / `, as `rowName` has it of a model. */
export function draftName(component: ComponentName, row: DraftRow): string {
  return componentSpec(component)
    .key.map((name) => {
      const content = row.cells.get(name);
      return content === undefined ? '' : cellText(attributeSpec(component, name)!, content);
    })
    .filter((part) => part !== '')
    .join(' / ');
}

/** The tables of a model while a scenario changes them. Only tables that are asked for are copied. */
export class Draft {
  private readonly tables = new Map<ComponentName, DraftTable>();
  private readonly numbers = new Map<ComponentName, Map<string, DraftRow>>();

  constructor(private readonly model: Model) {}

  table(component: ComponentName): DraftTable {
    return getOrMake(this.tables, component, () => {
      const table = this.model.tables.get(component);
      const rows = Array.from({ length: table?.length ?? 0 }, (_, row): DraftRow => {
        const cells = new Map<string, CellContent>();
        for (const [name, data] of table!.columns) {
          const content = contentOf(data, row);
          if (content !== undefined) cells.set(name, content);
        }
        return { cells, place: table!.place(row) };
      });
      return { component, rows };
    });
  }

  /** Row of an id, to follow a reference. */
  byId(component: ComponentName, id: string): DraftRow | undefined {
    const rows = getOrMake(
      this.numbers,
      component,
      () => new Map(this.table(component).rows.map((row) => [String(row.cells.get('id') ?? ''), row])),
    );
    return rows.get(id);
  }

  /** Rows were added or taken away. */
  forget(component: ComponentName): void {
    this.numbers.delete(component);
  }

  /** The changed model. Of the scenarios it keeps the row of the one that it is, so that it knows its own name. */
  finish(scenario: string): Model {
    const own = this.table('scenario');
    own.rows = own.rows.filter(({ cells }) => cells.get('id') === scenario);
    for (const { cells } of own.rows) cells.delete('parent');
    const tables = new Map<ComponentName, Table>();
    for (const { name } of CATALOG) {
      if (name === 'scenario-change') continue;
      const draft = this.tables.get(name);
      const table = draft ? built(draft) : this.model.tables.get(name);
      if (table && table.length > 0) tables.set(name, table);
    }
    return { source: this.model.source, tables };
  }
}

function built({ component, rows }: DraftTable): Table {
  const builder = new TableBuilder(component);
  builder.beginFile('');
  for (const { cells, place } of rows) {
    const row = builder.addRow(place.row ?? 0, place.line ?? 0);
    for (const [name, content] of cells) builder.set(row, attributeSpec(component, name)!, content);
  }
  return { ...builder.build(), place: (row) => rows[row].place };
}
