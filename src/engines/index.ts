export {
  chooseEngine,
  type EngineChoice,
  type EngineReason,
  engineByName,
  engineChoices,
  engineNames,
} from './choose.js';
export { clp, clpVersion } from './clp/index.js';
export * from './core.js';
export { highsNative, highsNativeVersion } from './highs-native/index.js';
export { highsWorker } from './highs-wasm/worker.js';
