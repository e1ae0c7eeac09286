import { join } from 'node:path'
import type { Plugin } from 'vite'
import { isLanguage } from '../language.ts'
import { compileMessages, messageFile, readMessages } from './catalogue.ts'

const PREFIX = 'messages:'
const RESOLVED = '\0messages:'

/**
 * Vite plugin: `messages:<surface>` exports `loadMessages(language)`, which fetches one language;
 * `messages:<surface>/all` exports all four for rendering on the server; `messages:<surface>/<language>` is one of them.
 * `messages:<surface>.<screen>` are the words of one screen, fetched with it.
 */
export function messagesPlugin(webFolder: string): Plugin {
  return {
    name: 'sunduq-messages',
    resolveId(id) {
      return id.startsWith(PREFIX) ? RESOLVED + id.slice(PREFIX.length) : undefined
    },
    load(id) {
      if (!id.startsWith(RESOLVED)) return undefined
      const [surface = '', part] = id.slice(RESOLVED.length).split('/')
      if (part === undefined) return loader(surface)
      if (part === 'all') return everything(surface)
      if (!isLanguage(part)) throw new Error(`no such messages: ${id}`)
      this.addWatchFile(messageFile(webFolder, surface, part))
      return compileMessages(readMessages(webFolder, surface, part), part, join(webFolder, 'ui', 'message-runtime.ts'))
    },
  }
}

function loader(surface: string): string {
  return `const loaders = {
  ar: () => import('messages:${surface}/ar'),
  fr: () => import('messages:${surface}/fr'),
  zgh: () => import('messages:${surface}/zgh'),
  en: () => import('messages:${surface}/en'),
}
export async function loadMessages(language) {
  return (await loaders[language]()).default
}
`
}

function everything(surface: string): string {
  return `import ar from 'messages:${surface}/ar'
import fr from 'messages:${surface}/fr'
import zgh from 'messages:${surface}/zgh'
import en from 'messages:${surface}/en'
export const messages = { ar, fr, zgh, en }
`
}
