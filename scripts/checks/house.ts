import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A line that breaks a rule of the house. */
export interface HouseFault {
  readonly file: string
  readonly line: number
  readonly rule: string
}

/** Which rooms a room may import. Arrows go down only; a room always may import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  election: [],
  journal: ['election'],
  room: ['election', 'journal'],
  store: ['election', 'journal'],
  phone: ['election', 'journal'],
  web: ['election', 'journal', 'room', 'phone'],
  documents: ['election', 'journal', 'room'],
  server: ['election', 'journal', 'room', 'store', 'documents'],
  rehearsal: ['election', 'journal', 'room', 'store', 'phone', 'server'],
  cli: ['election', 'journal', 'room', 'store', 'phone', 'server', 'rehearsal', 'web', 'documents'],
}

/** Rooms without clock, randomness, environment or I/O. */
const PURE = ['election', 'journal', 'room']
const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\(/, 'reads the clock'],
  [/\bnew Date\(\)/, 'reads the clock'],
  [/\bperformance\.now\(/, 'reads the clock'],
  [/\bMath\.random\(|\bgetRandomValues\(|\brandomBytes\(|\brandomUUID\(/, 'is not repeatable'],
  [/\bprocess\.(env|argv|cwd|hrtime)\b/, 'reads its surroundings'],
  [/\bfetch\(|\bset(Timeout|Interval)\(/, 'waits for the world'],
]
/** Hashing, signatures and cutting a text have no effect on the world: the only modules from outside for a pure room. */
const PURE_MODULES = [
  'node:crypto',
  'sodium-native',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
  'csv-parse/sync',
]

const PHYSICAL_CSS =
  /(?:^|[\s;{"'])(?:(?:margin|padding|border)-(?:left|right)\b|(?:left|right)\s*:\s*[\d-]|text-align\s*:\s*(?:left|right)\b|float\s*:\s*(?:left|right)\b)/
const LONGEST_FILE = 450

/** Reads the sources under `root/src`, `scripts`, `tests` and `bench`, and returns every line that breaks a rule. */
export function houseFaults(root: string): HouseFault[] {
  const faults: HouseFault[] = []
  for (const room of folders(join(root, 'src'))) {
    if (sources(root, `src/${room}`).length > 0 && !existsSync(join(root, 'src', room, 'README.md'))) {
      faults.push({ file: `src/${room}/README.md`, line: 1, rule: 'every room of the house has a README' })
    }
  }
  for (const file of ['src', 'scripts', 'tests', 'bench'].flatMap((folder) => sources(root, folder))) {
    faults.push(...fileFaults(file, readFileSync(join(root, file), 'utf8')))
  }
  return faults
}

/** The rules for one file; `file` is its path from the root with forward slashes. */
export function fileFaults(file: string, text: string): HouseFault[] {
  // The end of the last line begins no other.
  const lines = text.replace(/\n$/, '').split('\n')
  const room = /^src\/([^/]+)\//.exec(file)?.[1]
  const test = /\.(test|spec)\.ts$/.test(file) || file.startsWith('tests/')
  const faults: HouseFault[] = []
  const say = (index: number, rule: string) => faults.push({ file, line: index + 1, rule })
  if (lines.length > LONGEST_FILE) say(0, `${lines.length} lines: no file has more than ${LONGEST_FILE}`)
  lines.forEach((line, index) => {
    if (room !== undefined) {
      for (const target of imported(line)) {
        const rule = importFault(room, file, target, test)
        if (rule) say(index, rule)
      }
    }
    if (room !== undefined && PURE.includes(room) && !test && !isComment(line)) {
      for (const [pattern, why] of IMPURE) if (pattern.test(line)) say(index, `${room} is pure: this ${why}`)
    }
    if (/\.(css|svelte)$/.test(file) && PHYSICAL_CSS.test(line))
      say(index, 'logical CSS only: start and end, not left and right')
    if (test && /\b(?:it|test|describe)\.(?:skip|only|todo|fails|fixme)\b|\bx(?:it|describe)\(/.test(line)) {
      say(index, 'no skipped and no focused tests')
    }
  })
  return faults
}

function importFault(room: string, file: string, target: string, test: boolean): string | undefined {
  // One name for two implementations of the same hash, chosen by the platform.
  if (target === '#sha256' && room === 'journal') return undefined
  if (target.startsWith('#')) {
    const other = target === '#sha256' ? 'journal' : (/^#([a-z]+)\//.exec(target)?.[1] ?? target)
    if (room === 'web' && target.startsWith('#web/ui/')) return undefined
    if (other === room) return `inside ${room} imports are relative`
    // The server's own tests speak to it as phones do.
    if (test && room === 'server' && other === 'phone') return undefined
    if (!(MAY_IMPORT[room] ?? []).includes(other)) return `${room} may not import ${other}: arrows go down only`
    return undefined
  }
  if (target.startsWith('.')) {
    if (test) return undefined
    const [, otherRoom, otherSurface] = posix.join(posix.dirname(file), target).split('/')
    if (otherRoom !== room) return `a relative import may not leave ${room}`
    const surface = file.split('/')[2]
    if (room === 'web' && otherSurface !== surface && otherSurface !== 'ui') {
      return `the ${surface} may not import the ${otherSurface}: surfaces share only ui`
    }
    return undefined
  }
  if (PURE.includes(room) && !test && !PURE_MODULES.includes(target))
    return `${room} is pure: it may not import ${target}`
  return undefined
}

const IMPORT = /\bfrom\s+['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g

function imported(line: string): string[] {
  return isComment(line) ? [] : [...line.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '')
}

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|\*|\/\*)/.test(line)
}

function folders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}

function sources(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte|css)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}
