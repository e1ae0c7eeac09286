/**
 * `npm run bench` lists the measurements; `npm run bench -- NAME …` runs some, `npm run bench -- all` runs all, one
 * after the other, each in a process of its own; the built pages and the Chromium that they need are made first. A
 * measurement is a file `*.bench.ts` in this folder whose first comment says what it shows.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { provideChromium } from '../scripts/checks/browser.ts'
import { buildPages } from '../src/cli/pages.ts'

const HERE = import.meta.dirname
const SUFFIX = '.bench.ts'

function names(): string[] {
  return readdirSync(HERE)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .sort()
}

function firstComment(name: string): string {
  const text = readFileSync(join(HERE, name + SUFFIX), 'utf8')
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? ''
  return (
    comment
      .replace(/^\s*\* ?/gm, '')
      .trim()
      .split('\n\n')[0]
      ?.replaceAll('\n', '\n      ') ?? ''
  )
}

/** Whether it drives a browser: told by what it imports. */
function drives(name: string): boolean {
  return readFileSync(join(HERE, name + SUFFIX), 'utf8').includes("'@playwright/test'")
}

async function main(asked: readonly string[]): Promise<number> {
  const known = names()
  if (asked.length === 0) {
    for (const name of known) process.stdout.write(`  ${name}\n      ${firstComment(name)}\n`)
    process.stdout.write('\nnpm run bench -- NAME … | all\n')
    return 0
  }
  const chosen = asked.includes('all') ? known : asked
  const unknown = chosen.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    process.stderr.write(`no such measurement: ${unknown.join(', ')}. There are: ${known.join(', ')}\n`)
    return 2
  }
  if (!buildPages()) return 1
  if (chosen.some(drives) && !(await provideChromium(process.env))) return 1
  let failed = 0
  for (const name of chosen) {
    process.stdout.write(`\n── ${name} ──\n`)
    const run = spawnSync(process.execPath, ['--expose-gc', join(HERE, name + SUFFIX)], { stdio: 'inherit' })
    if (run.status !== 0) failed += 1
  }
  return failed === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
