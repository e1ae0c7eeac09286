import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { CHROMIUM_SWITCHES, installedChromium } from './tests/chromium.ts'

const executablePath = installedChromium()

/** Journeys through the real surfaces in a real Chromium: an installed one, else the one that Playwright brings. */
export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Kept pictures are shrunk until machines do not differ (docs/decisions/0230): one set serves all of them.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  globalSetup: './tests/template.ts',
  // Every journey starts its own servers: two cores carry one at a time steadily, four carry two.
  workers: availableParallelism() < 4 ? 1 : 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // Generous: a slow machine must not fail a journey. Speed is measured in bench/.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'ar-MA',
    timezoneId: 'Africa/Casablanca',
    trace: 'off',
    launchOptions: { args: [...CHROMIUM_SWITCHES], ...(executablePath ? { executablePath } : {}) },
  },
})
