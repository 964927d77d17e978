import { clp, clpVersion } from './clp/index.js';
import type { Engine } from './contract.js';
import { highsNative, highsNativeVersion } from './highs-native/index.js';
import { highsInline } from './highs-wasm/inline.js';
import { highsWorker } from './highs-wasm/worker.js';

interface EngineEntry {
  readonly make: () => Engine;
  /** Command that it needs on the path, and whether that is there. */
  readonly command?: string;
  readonly isThere?: () => boolean;
}

/** Engines by the name users give; the first is the default. */
const ENGINES: Readonly<Record<string, EngineEntry>> = {
  highs: { make: highsWorker },
  'highs-inline': { make: () => highsInline() },
  'highs-native': {
    make: () => highsNative(),
    command: 'highs',
    isThere: () => highsNativeVersion() !== undefined,
  },
  clp: { make: () => clp(), command: 'clp', isThere: () => clpVersion() !== undefined },
};

export const engineNames: readonly string[] = Object.keys(ENGINES);

/** Picks the machine's own HiGHS where there is one. */
export const AUTO = 'auto';
export const engineChoices: readonly string[] = [...engineNames, AUTO];

export function engineByName(name: string): Engine {
  if (!Object.hasOwn(ENGINES, name)) {
    throw new Error(`There is no engine named "${name}". Choose one of: ${engineNames.join(', ')}.`);
  }
  return ENGINES[name].make();
}

/** Why an engine was taken: nobody asked for one; it was asked for; `auto` found a native one, or found none. */
export type EngineReason = 'default' | 'asked' | 'native-found' | 'native-missing';

export interface EngineChoice {
  readonly engine: Engine;
  readonly reason: EngineReason;
}

/** The engine for a run; `missing` where it needs a command that is not on the path. */
export function chooseEngine(asked: string | undefined): EngineChoice | { readonly missing: string } {
  if (asked === undefined) return { engine: engineByName(engineNames[0]), reason: 'default' };
  if (asked === AUTO) {
    return highsNativeVersion() === undefined
      ? { engine: engineByName(engineNames[0]), reason: 'native-missing' }
      : { engine: highsNative(), reason: 'native-found' };
  }
  const entry = Object.hasOwn(ENGINES, asked) ? ENGINES[asked] : undefined;
  if (entry?.command !== undefined && entry.isThere?.() === false) return { missing: entry.command };
  return { engine: engineByName(asked), reason: 'asked' };
}
