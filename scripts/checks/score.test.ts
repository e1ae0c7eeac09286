import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { playwrightScore, vitestScore } from './score.ts'

const folder = mkdtempSync(join(tmpdir(), 'score-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

it('counts skipped tests and files that did not load as failed', () => {
  const loaded = { status: 'passed', assertionResults: [{}] }
  const broken = { status: 'failed', assertionResults: [] }
  const file = report({ numPassedTests: 5, numTotalTests: 7, testResults: [loaded, broken] })
  expect(vitestScore(file, 1)).toEqual({ passed: 5, failed: 3 })
})

it('counts a run that failed without a failing test', () => {
  const file = report({ numPassedTests: 5, numTotalTests: 5, testResults: [] })
  expect(vitestScore(file, 0)).toEqual({ passed: 5, failed: 0 })
  expect(vitestScore(file, 1)).toEqual({ passed: 5, failed: 1 })
})

it('counts a run without a report as one failure', () => {
  expect(vitestScore(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 })
})

it('counts flaky and skipped journeys as failed', () => {
  const file = report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{}] })
  expect(playwrightScore(file, 1)).toEqual({ passed: 3, failed: 4 })
})
