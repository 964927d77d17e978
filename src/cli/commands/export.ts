import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { programOf } from '../../jobs/plan.js';
import { exportLp } from '../../program/export-lp.js';
import { exportMps } from '../../program/export-mps.js';
import { type TemplateFormat, template } from '../../schema/index.js';
import { writeAtomically } from '../../store/folder/index.js';
import type { Context } from '../context.js';
import { writeWhole } from '../draft.js';
import { EXIT, type ExitCode, Stop } from '../exit.js';
import type { ExportFormat } from '../formats.js';
import { loadModel } from '../model.js';
import { packagePath } from '../package-files.js';
import { makeNewFolder } from './init.js';

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly out?: string;
}

/** `mps` and `lp` are the mathematical program of a model; `schema` and `templates` need no model. */
export async function exportCommand(
  path: string | undefined,
  options: ExportOptions,
  context: Context,
): Promise<ExitCode> {
  const { format } = options;
  if (format === 'templates') return exportTemplates(options.out, context);
  if (format === 'schema') {
    const text = wholeSchema();
    if (options.out === undefined) context.print(text);
    else written([text], options.out, {}, context);
    return EXIT.ok;
  }
  if (path === undefined) throw new Stop(EXIT.usage, context.say('cli.export.model', { format }));
  const program = programOf(await loadModel(path, context, true));
  const chunks = format === 'mps' ? exportMps(program) : exportLp(program);
  const counts = { columns: program.columnCount, rows: program.rowCount, nonzeros: program.nonzeroCount };
  if (options.out !== undefined) written(chunks, options.out, { format, ...counts }, context);
  else if (context.json) context.printJson({ format, ...counts, text: [...chunks].join('') });
  else await context.printChunks(chunks);
  return EXIT.ok;
}

function written(
  chunks: Iterable<string>,
  out: string,
  facts: Record<string, unknown>,
  context: Context,
): void {
  writeWhole(out, chunks);
  if (context.json) context.printJson({ out, ...facts });
  else context.note(context.say('cli.export.done', { path: out }));
}

async function exportTemplates(out: string | undefined, context: Context): Promise<ExitCode> {
  if (out === undefined) throw new Stop(EXIT.usage, context.say('cli.export.templates'));
  const ending = extname(out).toLowerCase();
  const format: TemplateFormat = ending === '.xlsx' ? 'xlsx' : ending === '.json' ? 'json' : 'csv';
  const files = await template(format);
  if (format === 'csv') {
    makeNewFolder(out, context);
    for (const file of files) writeAtomically(join(out, file.path), file.bytes);
  } else writeAtomically(out, files[0].bytes);
  if (context.json) context.printJson({ out, format: 'templates', files: files.length });
  else context.note(context.say('cli.export.done', { path: out }));
  return EXIT.ok;
}

interface SchemaNode {
  readonly [key: string]: unknown;
}

/** The schema of a model in one document, with the schemas of its tables inside instead of beside it. */
function wholeSchema(): string {
  const read = (name: string): string => readFileSync(packagePath(`schema/${name}.schema.json`), 'utf8');
  const { properties, ...head } = JSON.parse(read('renkei')) as { properties: Record<string, SchemaNode> };
  const inside: Record<string, unknown> = {};
  const tables: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    tables[name] = property;
    if (typeof property.$ref !== 'string') continue;
    tables[name] = { $ref: `#/$defs/${name}` };
    const text = read(name).replaceAll('"#/$defs/', `"#/$defs/${name}/$defs/`);
    const { $schema: _dialect, $id: _address, ...table } = JSON.parse(text) as SchemaNode;
    inside[name] = table;
  }
  return `${JSON.stringify({ ...head, properties: tables, $defs: inside }, null, 2)}\n`;
}
