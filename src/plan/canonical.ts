import {
  PLAN_TABLES,
  type Plan,
  type PlanColumn,
  type PlanHeader,
  type PlanTable,
  type PlanTableName,
} from './plan.js';

/** A plan as one JSON value: columns as arrays, an unknown number as null. */
interface PlanDocument {
  readonly header: PlanHeader;
  readonly tables: Readonly<Record<string, Readonly<Record<string, readonly (string | number | null)[]>>>>;
}

function planDocument(plan: Plan): PlanDocument {
  const tables: Record<string, Record<string, (string | number | null)[]>> = {};
  for (const name of Object.keys(PLAN_TABLES) as PlanTableName[]) {
    const columns: Record<string, (string | number | null)[]> = {};
    for (const column of Object.keys(PLAN_TABLES[name])) {
      const values = plan.tables[name].columns[column];
      columns[column] = Array.from(values as ArrayLike<string | number>, (value) =>
        typeof value === 'number' && !Number.isFinite(value) ? null : value,
      );
    }
    tables[name] = columns;
  }
  return { header: plan.header, tables };
}

/** The plan's canonical form: the same plan gives the same bytes, on every machine. */
export function canonicalPlan(plan: Plan): string {
  return `${JSON.stringify(planDocument(plan))}\n`;
}

/** Reads a plan's JSON. Throws an Error in plain words when it is none, or of another version. */
export function parsePlan(text: string): Plan {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new Error('This is no JSON document.');
  }
  if (!isRecord(document) || !isRecord(document.header) || document.header.format !== 'renkei-plan') {
    throw new Error('This JSON document is no plan of Renkei.');
  }
  if (document.header.version !== 1)
    throw new Error(`Plans of version ${String(document.header.version)} are not known.`);
  const tables: Partial<Record<PlanTableName, PlanTable>> = {};
  for (const name of Object.keys(PLAN_TABLES) as PlanTableName[]) {
    tables[name] = parseTable(name, isRecord(document.tables) ? document.tables[name] : undefined);
  }
  return {
    header: document.header as unknown as PlanHeader,
    tables: tables as Record<PlanTableName, PlanTable>,
  };
}

function parseTable(name: PlanTableName, value: unknown): PlanTable {
  if (!isRecord(value)) throw new Error(`The plan has no table ${name}.`);
  const columns: Record<string, PlanColumn> = {};
  let length = -1;
  for (const [column, type] of Object.entries(PLAN_TABLES[name])) {
    const cells = value[column];
    if (!Array.isArray(cells) || (length >= 0 && cells.length !== length)) {
      throw new Error(`Column ${column} of the plan's table ${name} is missing or of another length.`);
    }
    length = cells.length;
    const fits = cells.every((cell) =>
      type === 'number' ? typeof cell === 'number' || cell === null : typeof cell === 'string',
    );
    if (!fits)
      throw new Error(`Column ${column} of the plan's table ${name} holds something else than ${type}s.`);
    columns[column] =
      type === 'number' ? Float64Array.from(cells, (cell) => cell ?? Number.NaN) : (cells as string[]);
  }
  return { name, length, columns };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
