/** The engines' part that needs nothing of Node: for browsers and bundles. */
export type {
  Basis,
  Conflict,
  Engine,
  EngineFeatures,
  EngineOptions,
  ObjectiveOutcome,
  Prices,
  Progress,
  Solution,
  SolveContext,
  Start,
  Termination,
} from './contract.js';
export { OUT_OF_TIME } from './contract.js';
export { browserWorker, serveBrowserWorker } from './highs-wasm/browser.js';
export { highsInline } from './highs-wasm/inline.js';
export { HIGHS_VERSION, type HighsSource, highsRuntime } from './highs-wasm/runtime.js';
export { type SolveHooks, solveLexicographic } from './lexicographic.js';
export type * from './session.js';
