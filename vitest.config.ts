import { defineConfig } from 'vitest/config';

/** Parts of the suite by name; `npx vitest run --project <name>` runs one. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  unit: ['src/**/*.test.ts'],
  house: ['test/house/**/*.test.ts'],
  conformance: ['test/conformance/**/*.test.ts'],
  answers: ['test/answers/**/*.test.ts'],
  broken: ['test/broken/**/*.test.ts'],
  property: ['test/property/**/*.test.ts'],
  examples: ['test/examples/**/*.test.ts', 'examples/**/*.test.ts'],
  cli: ['test/cli/**/*.test.ts'],
  browser: ['test/browser/**/*.test.ts'],
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: Object.entries(PARTS).map(([name, include]) => ({
      extends: true as const,
      test: { name, include: [...include], environment: 'node' as const },
    })),
  },
});
