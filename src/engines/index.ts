import { clp } from './clp/index.js';
import type { Engine } from './contract.js';
import { highsNative } from './highs-native/index.js';
import { highsInline } from './highs-wasm/inline.js';
import { highsWorker } from './highs-wasm/worker.js';

export { clp, clpVersion } from './clp/index.js';
export * from './core.js';
export { highsNative, highsNativeVersion } from './highs-native/index.js';
export { highsWorker } from './highs-wasm/worker.js';

/** Engines by the name users give; the first is the default. */
const ENGINES: Readonly<Record<string, () => Engine>> = {
  highs: highsWorker,
  'highs-inline': () => highsInline(),
  'highs-native': () => highsNative(),
  clp: () => clp(),
};

export const engineNames: readonly string[] = Object.keys(ENGINES);

export function engineByName(name: string): Engine {
  if (!Object.hasOwn(ENGINES, name)) {
    throw new Error(`There is no engine named "${name}". Choose one of: ${engineNames.join(', ')}.`);
  }
  return ENGINES[name]();
}
