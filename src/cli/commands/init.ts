import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { nearest } from '../../base/text.js';
import { CATALOG, type ModelFile, modelFiles, template, type WriteFormat } from '../../schema/index.js';
import { readModel, writeAtomically } from '../../store/folder/index.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode, Stop } from '../exit.js';
import type { ModelFormat } from '../formats.js';
import { exampleNames, packagePath } from '../package-files.js';
import { type Destination, destination } from './convert.js';

export interface InitOptions {
  readonly format?: ModelFormat;
  readonly example?: string;
}

/** Empty tables to fill in, or an example to change, in a folder or file that is not there yet. */
export async function initCommand(folder: string, options: InitOptions, context: Context): Promise<ExitCode> {
  const target = initDestination(folder, options.format, context);
  const files =
    options.example === undefined
      ? await empty(target.format)
      : await example(options.example, target.format, context);
  if (target.format === 'csv' || target.format === 'yaml') {
    makeNewFolder(target.path, context);
    for (const file of files) writeAtomically(join(target.path, file.path), file.bytes);
  } else {
    if (existsSync(target.path))
      throw new Stop(EXIT.failed, context.say('cli.init.exists', { path: target.path }));
    mkdirSync(join(target.path, '..'), { recursive: true });
    writeAtomically(target.path, files[0].bytes);
  }
  if (context.json)
    context.printJson({ out: target.path, format: target.format, files: files.map(({ path }) => path) });
  else {
    const next = options.example === undefined ? 'cli.init.nextTemplates' : 'cli.init.nextExample';
    context.note(context.say('cli.init.done', { path: target.path, count: files.length }));
    context.note(context.say(next, { path: target.path }));
  }
  return EXIT.ok;
}

/** A folder asked for with `--format xlsx` or `json` gets the one file inside. */
function initDestination(folder: string, format: ModelFormat | undefined, context: Context): Destination {
  if ((format === 'xlsx' || format === 'json') && extname(folder).toLowerCase() !== `.${format}`)
    return { path: join(folder, `model.${format}`), format };
  return destination(folder, format, context);
}

/** Makes a folder; one that is there already must be empty, so that nobody's work is mixed with templates. */
export function makeNewFolder(path: string, context: Context): void {
  mkdirSync(path, { recursive: true });
  const there = readdirSync(path).filter((name) => !name.startsWith('.'));
  if (there.length > 0)
    throw new Stop(
      EXIT.failed,
      context.say('cli.init.notEmpty', { path, names: there.slice(0, 3).join(', ') }),
    );
}

async function empty(format: WriteFormat): Promise<readonly ModelFile[]> {
  if (format === 'csv' || format === 'xlsx' || format === 'json') return template(format);
  const tables = CATALOG.filter(({ kind }) => kind === 'input').map((component) => {
    const names = component.attributes.map(({ name, required }) => (required === true ? `${name}: …` : name));
    return { name: component.name, text: `# ${component.text}\n# - {${names.join(', ')}}\n` };
  });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  if (format === 'yaml')
    return tables.map(({ name, text }) => ({ path: `${name}.yaml`, bytes: bytes(text) }));
  return [
    { path: 'document.yaml', bytes: bytes(tables.map(({ name, text }) => `${name}:\n${text}`).join('\n')) },
  ];
}

async function example(name: string, format: WriteFormat, context: Context): Promise<readonly ModelFile[]> {
  const names = exampleNames();
  if (!names.includes(name)) {
    const near = nearest(name, names);
    const key = near === undefined ? 'cli.init.noExample' : 'cli.init.noExampleNear';
    throw new Stop(EXIT.usage, context.say(key, { name, names: names.join(', '), near: near ?? '' }));
  }
  const { model } = await readModel(packagePath(`examples/${name}`));
  return modelFiles(model, format);
}
