import { expect, test } from 'vitest'
import { readerLanguage } from './language.ts'

test.each([
  [undefined, undefined, 'ar'],
  [undefined, 'fr', 'fr'],
  [undefined, 'fr-MA,fr;q=0.9,en;q=0.8', 'fr'],
  [undefined, 'en;q=0.5,zgh', 'zgh'],
  [undefined, 'tzm-Latn;q=0.9,de', 'zgh'],
  [undefined, 'de,es;q=0.7', 'ar'],
  [undefined, 'fr;q=0,en;q=0.1', 'en'],
  [undefined, ';;;,,q=1,en;q=x', 'en'],
  ['fr', 'en', 'fr'],
  ['de', 'en', 'en'],
  [['fr', 'en'], 'en', 'en'],
])('?lang=%s with Accept-Language %s reads %s', (asked, accepted, language) => {
  expect(readerLanguage(asked, accepted)).toBe(language)
})
