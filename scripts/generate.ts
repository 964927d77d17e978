/**
 * Makes everything that follows from catalog/: types, run-time catalog, messages, JSON Schema, templates, reference.
 * `--check` writes nothing and fails when a file is not what it would write.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from './generate/catalog.js';
import { loadMessages, messageProblems, messagesSource } from './generate/messages.js';
import { programPage } from './generate/program.js';
import { referencePages } from './generate/reference.js';
import { jsonSchemas } from './generate/schema.js';
import { csvTemplates } from './generate/templates.js';
import { catalogSource, typesSource } from './generate/types.js';
import { findUses, usesSource } from './generate/uses.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Every generated file by its path from the root. */
export function generated(): Map<string, string> {
  const catalog = loadCatalog(join(root, 'catalog'));
  const uses = findUses(join(root, 'src'));
  const files = new Map<string, string>();
  files.set('src/base/generated/messages.ts', messagesSource(loadMessages(join(root, 'catalog/messages'))));
  files.set('src/schema/generated/types.ts', typesSource(catalog));
  files.set('src/schema/generated/catalog.ts', catalogSource(catalog));
  files.set('src/schema/generated/uses.ts', usesSource(uses));
  for (const [path, text] of jsonSchemas(catalog)) files.set(path, text);
  for (const [path, text] of csvTemplates(catalog)) files.set(path, text);
  for (const [path, text] of referencePages(catalog, uses)) files.set(path, text);
  files.set('docs/reference/program.md', programPage());
  return files;
}

/** Folders that hold nothing but generated files, so that what is no longer generated is removed. */
const OWNED = ['schema', 'templates/csv'];

function stale(files: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (const folder of OWNED) {
    for (const name of listed(join(root, folder))) {
      const path = `${folder}/${name}`;
      if (!files.has(path)) found.push(path);
    }
  }
  return found;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function current(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

function main(check: boolean): number {
  const files = generated();
  const changed = [...files].filter(([path, text]) => current(path) !== text).map(([path]) => path);
  const gone = stale(files);
  const problems = messageProblems(loadMessages(join(root, 'catalog/messages')));
  for (const problem of problems) console.error(problem);
  if (check) {
    for (const path of [...changed, ...gone]) console.error(`not fresh: ${path} (npm run generate)`);
    return changed.length + gone.length + problems.length > 0 ? 1 : 0;
  }
  for (const path of changed) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files.get(path)!);
  }
  for (const path of gone) rmSync(join(root, path));
  console.log(`${files.size} files, ${changed.length} written, ${gone.length} removed`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = main(process.argv.includes('--check'));
