import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Root of the installed package, the same from dist/cli and from src/cli. */
const ROOT = new URL('../../', import.meta.url);

export function packagePath(path: string): string {
  return fileURLToPath(new URL(path, ROOT));
}

export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packagePath('package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  return 'unknown';
}

/** Example models that come with the package. */
export function exampleNames(): string[] {
  return readdirSync(packagePath('examples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
