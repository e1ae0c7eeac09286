/**
 * Everything that must hold, in one run: `npm test`, or a part of it: `npm test -- types lint build unit browser`.
 * The very last line is `N passed, N failed` over all suites; the exit code is not 0 when anything failed.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { provideChromium } from './checks/browser.ts'
import { houseFaults } from './checks/house.ts'
import { endAll, leftovers, run } from './checks/process.ts'
import { add, oneCheck, playwrightScore, type Score, vitestScore } from './checks/score.ts'

const ROOT = resolve(import.meta.dirname, '..')

interface Suite {
  readonly title: string
  readonly check: (env: NodeJS.ProcessEnv, folder: string) => Promise<Score>
}

const SUITES: Readonly<Record<string, Suite>> = {
  types: {
    title: 'types',
    check: async (env) =>
      add(
        oneCheck((await run('tsc', ['-p', 'tsconfig.json'], env)) === 0),
        oneCheck((await run('svelte-check', ['--tsconfig', 'tsconfig.json', '--threshold', 'error'], env)) === 0),
      ),
  },
  lint: {
    title: 'lint and the rules of the house',
    check: async (env) =>
      add(oneCheck((await run('biome', ['check', '--error-on-warnings'], env)) === 0), oneCheck(houseHolds())),
  },
  build: {
    title: 'web build',
    check: async (env) => oneCheck((await run('node', ['scripts/build.ts'], env)) === 0),
  },
  unit: {
    title: 'unit, property, integration and fault tests',
    check: async (env, folder) => {
      const report = join(folder, 'vitest.json')
      const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      return vitestScore(report, await run('vitest', args, env))
    },
  },
  browser: {
    title: 'journeys in a real browser',
    check: async (env, folder) => {
      if (!(await provideChromium(env))) return oneCheck(false)
      const report = join(folder, 'playwright.json')
      const withReport = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
      return playwrightScore(report, await run('playwright', ['test', '--reporter=list,json'], withReport))
    },
  },
}

function houseHolds(): boolean {
  const faults = houseFaults(ROOT)
  for (const fault of faults) say(`${fault.file}:${fault.line}  ${fault.rule}`)
  return faults.length === 0
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function main(asked: readonly string[]): Promise<number> {
  const unknown = asked.filter((name) => !(name in SUITES))
  if (unknown.length > 0) {
    say(`unknown suite: ${unknown.join(', ')}. There are: ${Object.keys(SUITES).join(', ')}.`)
    return 2
  }
  process.chdir(ROOT)
  // One temporary folder for all, open like /tmp itself: as root the database runs as another user.
  const folder = mkdtempSync(join(tmpdir(), 'sq-'))
  chmodSync(folder, 0o1777)
  const bin = join(ROOT, 'node_modules', '.bin')
  const env = { ...process.env, TMPDIR: folder, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, NO_COLOR: '1' }
  let total: Score = { passed: 0, failed: 0 }
  const lines: string[] = []
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void endAll().then(() => process.exit(130)))
  }
  try {
    for (const name of asked.length > 0 ? asked : Object.keys(SUITES)) {
      const suite = SUITES[name] as Suite
      say(`\n── ${suite.title} ──`)
      const score = await suite.check(env, folder)
      lines.push(`${suite.title}: ${score.passed} passed, ${score.failed} failed`)
      total = add(total, score)
    }
    const left = await leftovers(folder)
    for (const { pid, command } of left) {
      say(`left behind, ended now: ${pid} ${command}`)
      process.kill(pid, 'SIGKILL')
    }
    total = add(total, oneCheck(left.length === 0))
    lines.push(`no process left behind: ${left.length === 0 ? 'yes' : 'no'}`)
  } finally {
    await endAll()
    rmSync(folder, { recursive: true, force: true })
  }
  say(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
