import { LANGUAGES } from '#election/languages.ts'
import { type ArgumentUse, argumentsOf, flatten, type MessageTree, readMessages } from './catalogue.ts'

/**
 * The TypeScript declaration of a surface's messages, kept beside them as `messages.d.ts` so that a misspelt key or a
 * forgotten argument does not compile. A test holds it equal to the files; `scripts/build-web.ts` rewrites it.
 */
export function declarationText(webFolder: string, surface: string): string {
  const uses = new Map<string, Map<string, ArgumentUse>>()
  for (const language of LANGUAGES) {
    for (const [path, message] of flatten(readMessages(webFolder, surface, language))) {
      const merged = uses.get(path) ?? new Map<string, ArgumentUse>()
      for (const [name, use] of argumentsOf(message)) if (use !== 'text' || !merged.has(name)) merged.set(name, use)
      uses.set(path, merged)
    }
  }
  const body = typeOf(readMessages(webFolder, surface, 'ar'), uses, '', '    ')
  return `// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:${surface}' {
  export interface Messages ${body}
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:${surface}/all' {
  import type { Messages } from 'messages:${surface}'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
`
}

const TYPES: Readonly<Record<ArgumentUse, string>> = { text: 'string', plural: 'number', select: 'string' }

function typeOf(
  tree: MessageTree,
  uses: Map<string, Map<string, ArgumentUse>>,
  prefix: string,
  indent: string,
): string {
  const lines = Object.entries(tree).map(([key, value]) => {
    const name = /^[A-Za-z_]\w*$/.test(key) ? key : `'${key}'`
    if (typeof value !== 'string') return `${indent}${name}: ${typeOf(value, uses, `${prefix}${key}.`, `${indent}  `)}`
    const parameters = [...(uses.get(prefix + key) ?? [])].map(([argument, use]) => `${argument}: ${TYPES[use]}`)
    return `${indent}${name}: (${parameters.length > 0 ? `a: { ${parameters.join('; ')} }` : ''}) => string`
  })
  return `{\n${lines.join('\n')}\n${indent.slice(2)}}`
}
