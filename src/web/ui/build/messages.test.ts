import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { argumentsOf, cataloguesOf, compileMessages, messageFaults, messageFile, messagesFolder } from './catalogue.ts'
import { declarationText } from './declarations.ts'
import { SURFACES } from './surfaces.ts'

const WEB = join(import.meta.dirname, '..', '..')

describe.each(SURFACES.flatMap((surface) => cataloguesOf(WEB, surface)))('messages of %s', (surface) => {
  it('agree in the four languages', () => {
    expect(messageFaults(WEB, surface)).toEqual([])
  })

  it('are declared as they are (run scripts/build-web.ts after a change)', () => {
    const declared = readFileSync(join(messagesFolder(WEB, surface), 'messages.d.ts'), 'utf8')
    expect(declared).toBe(declarationText(WEB, surface))
  })

  it('write Amazigh in Tifinagh', () => {
    // Arguments, plural keywords and what every language writes the same stay Latin.
    const words = readFileSync(messageFile(WEB, surface, 'zgh'), 'utf8')
    const values = [...words.matchAll(/: "((?:[^"\\]|\\.)*)"/g)].map(([, value = '']) =>
      value.replace(/\{[^{}]*\}/g, ''),
    )
    expect(values.filter((value) => /[a-z]{4,}/.test(value.replace(/\{\w+, plural,[^}]*|https/g, '')))).toEqual([])
  })
})

describe('the check of four files', () => {
  let web: string
  beforeEach(() => {
    web = mkdtempSync(join(tmpdir(), 'sunduq messages '))
    mkdirSync(messagesFolder(web, 'x'), { recursive: true })
    for (const language of LANGUAGES) write(language, { age: 'قبل {value}', deep: { count: '{n, plural, other{#}}' } })
  })
  afterEach(() => rmSync(web, { recursive: true }))
  const write = (language: (typeof LANGUAGES)[number], tree: object): void =>
    writeFileSync(messageFile(web, 'x', language), JSON.stringify(tree))

  it('is silent when they agree', () => {
    expect(messageFaults(web, 'x')).toEqual([])
  })

  it('names a missing key, a surplus key, a wrong argument and a formatter that would ask Intl', () => {
    write('fr', { age: 'il y a {valeur}', deep: { count: '{n, plural, one{#} other{#}}' } })
    write('en', { age: '{value} ago', deep: {}, more: 'x' })
    write('zgh', { age: '{value, number}', deep: { count: '{n, plural, few{#} other{#}}' } })
    const faults = messageFaults(web, 'x').join('\n')
    expect(faults).toContain('x/fr.json age: arguments (valeur: text) instead of (value: text)')
    expect(faults).toContain('x/en.json deep.count: missing')
    expect(faults).toContain('x/en.json more: not in ar.json')
    expect(faults).toContain('x/zgh.json age: {value} may be shown')
    expect(faults).toContain('x/zgh.json deep.count:')
  })
})

describe('compiled messages', () => {
  async function compiled(language: (typeof LANGUAGES)[number], message: string): Promise<(a: object) => string> {
    const code = compileMessages({ message }, language, join(WEB, 'ui', 'message-runtime.ts'))
    const folder = mkdtempSync(join(import.meta.dirname, 'compiled-'))
    try {
      writeFileSync(join(folder, 'm.mjs'), code)
      return ((await import(join(folder, 'm.mjs'))) as { default: { message: (a: object) => string } }).default.message
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it('count in Arabic by its six categories', async () => {
    const say = await compiled(
      'ar',
      '{n, plural, zero{صفر} one{واحد} two{اثنان} few{# قليل} many{# كثير} other{# آخر}}',
    )
    expect([0, 1, 2, 3, 11, 100].map((n) => say({ n }).replace(/[\u2066\u2069]/g, ''))).toEqual([
      'صفر',
      'واحد',
      'اثنان',
      '3 قليل',
      '11 كثير',
      '100 آخر',
    ])
  })

  it('count in Amazigh without the machine’s locale, with grouped Western digits', async () => {
    const say = await compiled('zgh', '{n, plural, one{ⵢⴰⵏ} other{# ⵎⵏⵏⴰⵡ}}')
    expect(say({ n: 1 })).toBe('ⵢⴰⵏ')
    expect(say({ n: 36412 })).toBe('\u206636\u202f412\u2069 ⵎⵏⵏⴰⵡ')
  })

  it('tell how each argument is used', () => {
    expect([...argumentsOf('{a} {n, plural, one{{b}} other{#}} {s, select, x{} other{}}')]).toEqual([
      ['a', 'text'],
      ['n', 'plural'],
      ['b', 'text'],
      ['s', 'select'],
    ])
  })
})
