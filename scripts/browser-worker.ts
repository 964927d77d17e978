/** Script of the Web Worker that `browserWorker` starts. */
import { serveBrowserWorker } from '../src/engines/core.js';

// The project's types are those of a page, where `self` is a window.
const scope = self as unknown as Parameters<typeof serveBrowserWorker>[0];
serveBrowserWorker(scope, { locateFile: (file) => new URL(file, import.meta.url).href });
