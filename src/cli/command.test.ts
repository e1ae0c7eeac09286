import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { chooseSub, readArguments, USAGE, UsageError } from './command.ts'
import { terminalLanguage } from './language.ts'

const shapes = { out: { type: 'text', short: 'o' }, json: {}, port: { type: 'text' } } as const

it('reads words, values and switches', () => {
  const args = readArguments(['folder', '-o', 'book.json', '--json', '--port=80'], shapes, ['FOLDER'])
  expect(args.words).toEqual(['folder'])
  expect(args.text('out')).toBe('book.json')
  expect(args.flag('json')).toBe(true)
  expect(args.whole('port', 1, 65535)).toBe(80)
  expect(args.text('absent')).toBeUndefined()
})

it.each([
  [['a', '--colour'], 'unknownOption'],
  [['a', '-x'], 'unknownOption'],
  [['a', '-o'], 'missing'],
  [['a', '--out='], 'missing'],
  [['a', '--json=yes'], 'surplus'],
  [[], 'missing'],
  [['a', 'b'], 'surplus'],
] as const)('refuses %j: %s', (args, name) => {
  expect(() => readArguments(args, shapes, ['FOLDER'])).toThrow(UsageError)
  try {
    readArguments(args, shapes, ['FOLDER'])
  } catch (error) {
    expect((error as UsageError).text).toBe(USAGE[name])
  }
})

it('refuses numbers outside their range and what is no number', () => {
  for (const value of ['0', '70000', '8x', '-1', '1.5', '']) {
    expect(() => readArguments(['a', `--port=${value}`], shapes, ['FOLDER']).whole('port', 1, 65535)).toThrow(
      UsageError,
    )
  }
})

it('asks for an option that must be there, and for a known subcommand', () => {
  expect(() => readArguments(['a'], shapes, ['FOLDER']).needed('out')).toThrow('--out')
  expect(chooseSub(['b', 'c'], { a: 1, b: 2 })).toEqual([2, ['c']])
  expect(() => chooseSub([], { a: 1 })).toThrow(UsageError)
  expect(() => chooseSub(['toString'], { a: 1 })).toThrow(UsageError)
})

it('tells a mistake in every language', () => {
  const error = new UsageError('wrongValue', { name: '--port', value: 'x', wanted: '1 … 9' })
  for (const language of LANGUAGES) expect(error.in(language)).toContain('--port')
})

it('takes the language of the terminal', () => {
  expect(terminalLanguage({ LANG: 'fr_FR.UTF-8' })).toBe('fr')
  expect(terminalLanguage({ SUNDUQ_LANGUAGE: 'ar', LANG: 'fr_FR' })).toBe('ar')
  expect(terminalLanguage({ LC_ALL: 'de_DE', LANG: 'fr_FR' })).toBe('en')
  expect(terminalLanguage({ LANG: 'C' })).toBe('en')
  expect(terminalLanguage({})).toBe('en')
})
