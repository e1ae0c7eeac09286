/**
 * Builds what browsers get, into `dist/`, unless nothing changed since the last build. `npm run build`.
 * Progress goes to standard error, because standard output may be somebody's JSON.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { takeLock } from './lock.cjs'

const ROOT = resolve(import.meta.dirname, '..')
const STAMP = join(ROOT, 'dist', 'stamp')
/** Everything that can end up in a bundle, or changes how it is made. */
const SOURCES = [
  'src/web',
  'src/phone',
  'src/room',
  'src/journal',
  'src/election',
  'scripts/build-web.ts',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
]

/** SHA-256 over names and contents of all sources. */
function sourceHash(): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((path) => files(join(ROOT, path))).sort()) {
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function files(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}

function upToDate(hash: string): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash
}

function say(line: string): void {
  process.stderr.write(`sunduq: ${line}\n`)
}

function build(): number {
  const hash = sourceHash()
  if (upToDate(hash)) return 0
  const unlock = takeLock('build', () => say('another build is under way here, waiting for it …'))
  try {
    if (upToDate(hash)) return 0
    say('building the pages (once, until a source changes) …')
    rmSync(STAMP, { force: true })
    const made = spawnSync(process.execPath, [join(ROOT, 'scripts', 'build-web.ts')], {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
    })
    if (made.status !== 0) {
      say('the pages could not be built; the reason is above.')
      return 1
    }
    mkdirSync(join(ROOT, 'dist'), { recursive: true })
    writeFileSync(STAMP, hash)
    return 0
  } finally {
    unlock()
  }
}

process.exitCode = build()
