import type { Highs, InitOptions } from 'highs';
import * as highsModule from 'highs';

export type { Highs, Model } from 'highs';

/** The HiGHS inside the pinned `highs` package; a test keeps it true. */
export const HIGHS_VERSION = '1.15.1';

/** Where the WebAssembly file is, when it is not beside the loader (browsers, bundles). */
export interface HighsSource {
  readonly locateFile?: (file: string) => string;
  readonly wasmBinary?: ArrayBuffer | ArrayBufferView;
  readonly wasmModule?: WebAssembly.Module;
}

// The package's types describe a CommonJS module, while its import entry is a real ES module.
const loadHighs = highsModule.default as unknown as (options?: InitOptions) => Promise<Highs>;

let loaded: Promise<Highs> | undefined;

/** One runtime per thread, loaded at first use; the first caller's source counts. */
export function highsRuntime(source: HighsSource = {}): Promise<Highs> {
  if (!loaded) {
    loaded = loadHighs({ ...source, print: quiet, printErr: quiet });
    // A failed load (a wrong address, say) must not be remembered for ever.
    loaded.catch(() => {
      loaded = undefined;
    });
  }
  return loaded;
}

/** After the WebAssembly instance has failed nothing more can be asked of it: the next call loads a new one. */
export function dropRuntime(): void {
  loaded = undefined;
}

function quiet(): void {}
