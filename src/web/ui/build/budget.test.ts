import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { firstLoad, type Script } from './budget.ts'

const script = (fileName: string, code: string, more: Partial<Script> = {}): Script => ({
  fileName,
  name: fileName,
  code,
  isEntry: false,
  imports: [],
  ...more,
})
const weight = (code: string): number => gzipSync(code, { level: 9 }).length

it('weighs entries, what they import at once and one language, each once', () => {
  const scripts = [
    script('main.js', 'main', { isEntry: true, imports: ['shared.js', 'deep.js'] }),
    script('shared.js', 'shared shared', { imports: ['deep.js', 'main.js'] }),
    script('deep.js', 'deep'),
    script('later.js', 'something heavy that is fetched when it is asked for'),
    script('ar-1.js', 'كلمات كثيرة بالعربية', { name: 'ar' }),
    script('fr-1.js', 'mots', { name: 'fr' }),
  ]
  const expected = ['main', 'shared shared', 'deep', 'كلمات كثيرة بالعربية'].reduce(
    (sum, code) => sum + weight(code),
    0,
  )
  expect(firstLoad(scripts)).toBe(expected)
})

it('takes no build without an entry for a light one', () => {
  expect(() => firstLoad([script('first.js', 'everything at once')])).toThrow('entry')
})
