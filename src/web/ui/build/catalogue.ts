import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import messageFormat from '@messageformat/core'
import compileModule from '@messageformat/core/lib/compile-module.js'
import { parse, type Token } from '@messageformat/parser'
import { LANGUAGES, type Language } from '#election/languages.ts'
import { PLURAL_CATEGORIES } from '../plural.ts'

type PluralRule = (() => string) & { readonly cardinals: readonly string[]; readonly ordinals: readonly string[] }

// The library's declarations promise a `default` that its CommonJS files do not have; these are what they do export.
const MessageFormat = messageFormat as unknown as new (rule: PluralRule) => object
const compileTree = compileModule as unknown as (format: object, tree: MessageTree) => string

/** A surface's messages as written: nested objects whose leaves are ICU MessageFormat strings. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree
}

/** How an argument is used, which decides its type: shown text, the number of a plural, or the word of a select. */
export type ArgumentUse = 'text' | 'plural' | 'select'

/** Folder of a catalogue's four files: `src/web/room/messages` of `room`, `src/web/room/work/messages` of `room.work`. */
export function messagesFolder(webFolder: string, surface: string): string {
  return join(webFolder, ...surface.split('.'), 'messages')
}

/**
 * The catalogues of a surface: its own, which comes with the page, and one for each screen that brings its words along
 * when somebody opens it (`room.work`).
 */
export function cataloguesOf(webFolder: string, surface: string): string[] {
  const folder = join(webFolder, surface)
  if (!existsSync(folder)) return []
  const screens = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${surface}.${entry.name}`)
    .sort()
  return [surface, ...screens].filter((catalogue) => hasMessages(webFolder, catalogue))
}

function hasMessages(webFolder: string, surface: string): boolean {
  return existsSync(messageFile(webFolder, surface, 'ar'))
}

export function messageFile(webFolder: string, surface: string, language: Language): string {
  return join(messagesFolder(webFolder, surface), `${language}.json`)
}

export function readMessages(webFolder: string, surface: string, language: Language): MessageTree {
  return JSON.parse(readFileSync(messageFile(webFolder, surface, language), 'utf8')) as MessageTree
}

/**
 * An ES module whose default export mirrors the tree with a function for each message. Plurals and numbers come from
 * `src/web/ui/message-runtime.ts`, never from `Intl`. Throws on a message that does not parse.
 */
export function compileMessages(tree: MessageTree, language: Language, runtime: string): string {
  const rule = Object.assign(() => 'other', { cardinals: PLURAL_CATEGORIES[language], ordinals: ['other'] })
  Object.defineProperty(rule, 'name', { value: language })
  return compileTree(new MessageFormat(rule), tree)
    .replace('"@messageformat/runtime"', JSON.stringify(runtime))
    .replace(new RegExp(`^const ${language} = .*$`, 'm'), `const ${language} = '${language}'`)
}

/** Every message of a tree by its dotted path. */
export function flatten(tree: MessageTree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [path, message] of flatten(value, `${prefix}${key}.`)) flat.set(path, message)
  }
  return flat
}

/** The arguments of a message and their use. Throws on formatters that would call `Intl` (`{n, number}`, dates). */
export function argumentsOf(message: string): Map<string, ArgumentUse> {
  const found = new Map<string, ArgumentUse>()
  const note = (name: string, use: ArgumentUse): void => {
    if (use !== 'text' || !found.has(name)) found.set(name, use)
  }
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      switch (token.type) {
        case 'argument':
          note(token.arg, 'text')
          break
        case 'plural':
        case 'select':
          note(token.arg, token.type)
          for (const branch of token.cases) walk(branch.tokens)
          break
        case 'selectordinal':
        case 'function':
          throw new Error(`{${token.arg}} may be shown, counted (plural) or chosen by (select), nothing else`)
        case 'content':
        case 'octothorpe':
          break
      }
    }
  }
  walk(parse(message))
  return found
}

/**
 * What is wrong with a surface's four files, one line each; empty when they agree. Arabic leads: the others must have
 * the same keys, and each message the same arguments in the same use.
 */
export function messageFaults(webFolder: string, surface: string): string[] {
  const faults: string[] = []
  const described = new Map<Language, Map<string, string>>()
  for (const language of LANGUAGES) {
    const signatures = new Map<string, string>()
    described.set(language, signatures)
    for (const [path, message] of flatten(readMessages(webFolder, surface, language))) {
      try {
        const uses = [...argumentsOf(message)].sort(([a], [b]) => (a < b ? -1 : 1))
        signatures.set(path, uses.map(([name, use]) => `${name}: ${use}`).join(', '))
        compileMessages({ message }, language, '')
      } catch (error) {
        faults.push(`${surface}/${language}.json ${path}: ${error instanceof Error ? error.message : String(error)}`)
      }
      if (message.trim() === '') faults.push(`${surface}/${language}.json ${path}: empty`)
    }
  }
  const leading = described.get('ar') ?? new Map<string, string>()
  for (const [language, signatures] of described) {
    for (const [path, signature] of leading) {
      const own = signatures.get(path)
      if (own === undefined) faults.push(`${surface}/${language}.json ${path}: missing`)
      else if (looser(own) !== looser(signature))
        faults.push(`${surface}/${language}.json ${path}: arguments (${own}) instead of (${signature})`)
    }
    for (const path of signatures.keys())
      if (!leading.has(path)) faults.push(`${surface}/${language}.json ${path}: not in ar.json`)
  }
  return faults
}

/** A language may do without a plural that another needs; the argument itself must be there. */
function looser(signature: string): string {
  return signature.replaceAll(': plural', ': text')
}
