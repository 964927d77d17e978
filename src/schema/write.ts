import { writeCsv } from '../tables/csv.js';
import { RawDate } from '../tables/raw.js';
import type { SheetCell, SheetColumn, SheetSpec } from '../tables/sheet.js';
import { type OutValue, writeYamlRow, writeYamlRows } from '../tables/yaml.js';
import { CATALOG, componentSpec } from './catalog.js';
import { joinList } from './cells/index.js';
import type { ModelFile } from './files.js';
import type { ColumnData, Model, Table } from './model.js';
import type { AttributeSpec, ComponentSpec } from './spec.js';
import { cellValue } from './values.js';

/** A folder of CSV or YAML files, or one document. */
export type WriteFormat = 'csv' | 'yaml' | 'json' | 'yaml-document' | 'xlsx';

interface Filled {
  readonly spec: AttributeSpec;
  readonly data: ColumnData;
}

/** Columns that hold something, in the order of the catalog. */
function filledColumns(table: Table): Filled[] {
  return componentSpec(table.component).attributes.flatMap((spec) => {
    const data = table.columns.get(spec.name);
    return data ? [{ spec, data }] : [];
  });
}

/** Tables that have rows, in the order of the catalog, `model` first. */
function filledTables(model: Model): Table[] {
  const tables = CATALOG.flatMap(({ name }) => model.tables.get(name) ?? []).filter(
    (table) => table.length > 0,
  );
  return [...tables.filter((t) => t.component === 'model'), ...tables.filter((t) => t.component !== 'model')];
}

/** Filled cells of each row. */
function* rowsOf(table: Table): Generator<[string, OutValue][]> {
  const columns = filledColumns(table);
  for (let row = 0; row < table.length; row++) {
    const cells: [string, OutValue][] = [];
    for (const { spec, data } of columns) {
      const value = cellValue(spec, data, row);
      if (value !== undefined) cells.push([spec.name, value]);
    }
    yield cells;
  }
}

function cellText(value: OutValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? joinList(value) : String(value);
}

function csvText(table: Table): string {
  const columns = filledColumns(table);
  function* rows(): Generator<string[]> {
    for (let row = 0; row < table.length; row++)
      yield columns.map(({ spec, data }) => cellText(cellValue(spec, data, row)));
  }
  return writeCsv(
    columns.map(({ spec }) => spec.name),
    rows(),
  );
}

function yamlText(table: Table): string {
  const rows = [...rowsOf(table)];
  return table.component === 'model' && rows.length === 1 ? writeYamlRow(rows[0]) : writeYamlRows(rows);
}

function yamlDocument(model: Model): string {
  return filledTables(model)
    .map((table) => `${table.component}:\n${writeYamlRows(rowsOf(table), '  ')}`)
    .join('\n');
}

/** One row per line, so that a difference between two versions shows the rows that changed. */
function jsonText(model: Model): string {
  const tables = filledTables(model).map((table) => {
    const rows = [...rowsOf(table)].map((row) => `    ${JSON.stringify(Object.fromEntries(row))}`);
    return `  ${JSON.stringify(table.component)}: [\n${rows.join(',\n')}\n  ]`;
  });
  return tables.length === 0 ? '{}\n' : `{\n${tables.join(',\n')}\n}\n`;
}

function note(spec: AttributeSpec): string {
  const lines = [spec.text];
  if (spec.unit !== undefined && spec.unit !== '1') lines.push(`Unit: ${spec.unit}`);
  if (spec.default !== undefined) lines.push(`Default: ${spec.default}`);
  if (spec.to !== undefined) lines.push(`Refers to: ${spec.to}`);
  if (spec.values) lines.push(`One of: ${spec.values.join(', ')}`);
  lines.push(`${spec.labels.ja} · ${spec.labels.uk}`);
  return lines.join('\n');
}

function sheetColumn(spec: AttributeSpec): SheetColumn {
  const choices = spec.type === 'boolean' ? ['true', 'false'] : spec.values;
  const kind =
    spec.type === 'date' ? 'date' : spec.type === 'number' || spec.type === 'integer' ? 'number' : 'text';
  return {
    name: spec.name,
    note: note(spec),
    required: spec.required === true,
    kind: spec.type === 'boolean' ? 'boolean' : kind,
    choices,
    choicesFrom: spec.type === 'ref' ? spec.to : undefined,
  };
}

function sheetCell(spec: AttributeSpec, data: ColumnData, row: number): SheetCell {
  if (spec.type === 'date' && data.kind === 'number')
    return Number.isNaN(data.values[row]) ? undefined : new RawDate(data.values[row], 0);
  const value = cellValue(spec, data, row);
  return typeof value === 'object' ? joinList(value) : value;
}

function sheetOf(component: ComponentSpec, table: Table | undefined): SheetSpec {
  const columns = component.attributes.map((spec) => ({ spec, data: table?.columns.get(spec.name) }));
  function* rows(): Generator<SheetCell[]> {
    for (let row = 0; row < (table?.length ?? 0); row++)
      yield columns.map(({ spec, data }) => (data ? sheetCell(spec, data, row) : undefined));
  }
  return { name: component.name, columns: component.attributes.map(sheetColumn), rows: rows() };
}

const utf8 = new TextEncoder();

async function workbook(sheets: readonly SheetSpec[]): Promise<Uint8Array> {
  return (await import('../tables/sheet.js')).writeXlsx(sheets);
}

/** The files of a model in a format; every format gives back the same model. */
export async function modelFiles(model: Model, format: WriteFormat): Promise<ModelFile[]> {
  const file = (path: string, text: string): ModelFile => ({ path, bytes: utf8.encode(text) });
  switch (format) {
    case 'json':
      return [file('model.json', jsonText(model))];
    case 'yaml-document':
      return [file('document.yaml', yamlDocument(model))];
    case 'xlsx': {
      const sheets = filledTables(model).map((table) => sheetOf(componentSpec(table.component), table));
      return [{ path: 'model.xlsx', bytes: await workbook(sheets) }];
    }
    case 'yaml':
      return filledTables(model).map((table) => file(`${table.component}.yaml`, yamlText(table)));
    default:
      return filledTables(model).map((table) => file(`${table.component}.csv`, csvText(table)));
  }
}

export type TemplateFormat = 'csv' | 'json' | 'xlsx';

/** Empty tables to fill in: a header per component, a workbook with notes and choices, or a JSON skeleton. */
export async function template(format: TemplateFormat): Promise<ModelFile[]> {
  const inputs = CATALOG.filter((component) => component.kind === 'input');
  if (format === 'xlsx')
    return [{ path: 'renkei.xlsx', bytes: await workbook(inputs.map((each) => sheetOf(each, undefined))) }];
  if (format === 'json') {
    const empty = Object.fromEntries(inputs.map((each) => [each.name, []]));
    return [{ path: 'model.json', bytes: utf8.encode(`${JSON.stringify(empty, null, 2)}\n`) }];
  }
  return inputs.map((each) => {
    const header = each.attributes.map((attribute) => attribute.name);
    return { path: `${each.name}.csv`, bytes: utf8.encode(writeCsv(header, [])) };
  });
}
