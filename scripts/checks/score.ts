import { readFileSync } from 'node:fs'

/** How many checks of a suite held and how many did not. A skipped test did not hold. */
export interface Score {
  readonly passed: number
  readonly failed: number
}

export function add(a: Score, b: Score): Score {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}

/** A whole step as one check. */
export function oneCheck(good: boolean): Score {
  return good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numTotalTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

/** Reads Vitest's JSON report. A file that did not load, and a run that failed outside any test, count as one failure. */
export function vitestScore(file: string, exitCode: number): Score {
  const report = readReport<VitestReport>(file)
  if (!report) return oneCheck(false)
  const unloaded = report.testResults.filter((r) => r.status === 'failed' && r.assertionResults.length === 0).length
  const failed = report.numTotalTests - report.numPassedTests + unloaded
  return withExit({ passed: report.numPassedTests, failed }, exitCode)
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
  readonly errors: readonly unknown[]
}

/** Reads Playwright's JSON report. A flaky or skipped journey did not hold. */
export function playwrightScore(file: string, exitCode: number): Score {
  const report = readReport<PlaywrightReport>(file)
  if (!report) return oneCheck(false)
  const { expected, unexpected, flaky, skipped } = report.stats
  return withExit({ passed: expected, failed: unexpected + flaky + skipped + report.errors.length }, exitCode)
}

function withExit(score: Score, exitCode: number): Score {
  return exitCode !== 0 && score.failed === 0 ? add(score, oneCheck(false)) : score
}

function readReport<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return undefined
  }
}
