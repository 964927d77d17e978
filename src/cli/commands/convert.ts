import { existsSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { WriteFormat } from '../../schema/index.js';
import { writeFormatOf, writeModel } from '../../store/folder/index.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode, Stop } from '../exit.js';
import type { ModelFormat } from '../formats.js';
import { loadModel } from '../model.js';

export interface Destination {
  readonly path: string;
  readonly format: WriteFormat;
}

const ENDINGS: Readonly<Record<string, ModelFormat>> = {
  '.json': 'json',
  '.xlsx': 'xlsx',
  '.yaml': 'yaml',
  '.yml': 'yaml',
};

/**
 * Where a model goes. The ending of a file says its format; a path without one is a folder of CSV files, or of YAML
 * files, or gets the file that the format needs.
 */
export function destination(to: string, format: ModelFormat | undefined, context: Context): Destination {
  const ending = extname(to).toLowerCase();
  const byEnding = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (byEnding) {
    if (format !== undefined && format !== byEnding)
      throw new Stop(EXIT.usage, context.say('cli.convert.ending', { path: to, format }));
    return { path: to, format: writeFormatOf(to) };
  }
  if (ending === '.csv') throw new Stop(EXIT.usage, context.say('cli.convert.oneCsv', { path: to }));
  if (format === 'json' || format === 'xlsx') {
    const folder = existsSync(to) && statSync(to).isDirectory();
    return { path: folder ? join(to, `model.${format}`) : `${to}.${format}`, format };
  }
  return { path: to, format: format ?? 'csv' };
}

export async function convertCommand(
  from: string,
  to: string,
  options: { readonly format?: ModelFormat },
  context: Context,
): Promise<ExitCode> {
  const target = destination(to, options.format, context);
  const model = await loadModel(from, context, false);
  await writeModel(model, target.path, target.format);
  const tables = [...model.tables.values()];
  const rows = tables.reduce((sum, table) => sum + table.length, 0);
  if (context.json)
    context.printJson({ out: target.path, format: target.format, tables: tables.length, rows });
  else context.note(context.say('cli.convert.done', { path: target.path, tables: tables.length, rows }));
  return EXIT.ok;
}
