import { gzipSync } from 'node:zlib'
import { isLanguage } from '../language.ts'

/** A script that a build made, as far as its weight goes. */
export interface Script {
  readonly fileName: string
  readonly name: string
  readonly code: string
  readonly isEntry: boolean
  /** File names that it loads at once. */
  readonly imports: readonly string[]
}

/**
 * Compressed bytes of script that one reader loads at first: the entries, all they import at once, and the heaviest of
 * the four languages. What is loaded later, when somebody asks for it, does not count. Throws where nothing is an entry:
 * that is no page that weighs nothing, but one whose start was joined into a script that its own parts wait for.
 */
export function firstLoad(scripts: readonly Script[]): number {
  if (!scripts.some(({ isEntry }) => isEntry)) throw new Error('no script of the build is an entry')
  const byName = new Map(scripts.map((script) => [script.fileName, script]))
  const loaded = new Set<string>()
  const load = (fileName: string): void => {
    const script = byName.get(fileName)
    if (!script || loaded.has(fileName)) return
    loaded.add(fileName)
    for (const imported of script.imports) load(imported)
  }
  for (const script of scripts) if (script.isEntry) load(script.fileName)
  const weight = (script: Script): number => gzipSync(script.code, { level: 9 }).length
  const languages = scripts.filter(({ name, fileName }) => isLanguage(name) && !loaded.has(fileName)).map(weight)
  const first = [...loaded].reduce((sum, name) => sum + weight(byName.get(name) as Script), 0)
  return first + Math.max(0, ...languages)
}
