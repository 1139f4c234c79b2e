import { defineConfig } from 'vitest/config';

/** Folder under `test/` → seconds that one of its tests may take. A folder that is not listed is not run: `test/house` sees to that. */
export const suites = {
  unit: 30,
  scenarios: 30,
  contract: 30,
  cli: 60,
  house: 120,
  properties: 120,
  wire: 60,
  live: 60,
  supply: 180,
  page: 60,
  kill: 480,
} as const;

/** Suites whose files share their modules: nothing there keeps a state, and loading the sources anew for each file takes half of their time. */
const shared: readonly string[] = ['unit', 'scenarios', 'properties', 'contract', 'wire'];

export default defineConfig({
  test: {
    pool: 'forks',
    watch: false,
    globalSetup: ['test/support/vcsim.ts', 'test/support/state.ts'],
    allowOnly: false,
    passWithNoTests: false,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'html'] },
    projects: Object.entries(suites).map(([name, seconds]) => ({
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        isolate: !shared.includes(name),
        testTimeout: seconds * 1000,
        hookTimeout: seconds * 1000,
      },
    })),
  },
});
