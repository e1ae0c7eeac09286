import { defineConfig } from 'vitest/config'

/** Unit and property tests beside the code; integration and fault tests, on a real PostgreSQL, under `tests/`. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/template.ts'],
    setupFiles: ['tests/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Generous: a slow machine must not fail a test. Speed is measured in bench/.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    teardownTimeout: 30_000,
    allowOnly: false,
    passWithNoTests: false,
  },
})
