import { expect, test } from 'vitest'
import type { Language } from '#election/languages.ts'
import { speaker } from './language.ts'

/** Words that come when the test says so. */
function slowly() {
  const waiting = new Map<Language, { come: (words: string) => void; fail: (reason: Error) => void }>()
  const spoken: [string, Language][] = []
  const load = (language: Language) =>
    new Promise<string>((come, fail) => {
      waiting.set(language, { come, fail })
    })
  return { waiting, spoken, speak: speaker(load, (words, language) => spoken.push([words, language])) }
}

test('of two languages wished for the later is spoken, whichever words come first', async () => {
  const { waiting, spoken, speak } = slowly()
  const both = [speak('fr'), speak('ar')]
  waiting.get('ar')?.come('سلام')
  waiting.get('fr')?.come('bonjour')
  await Promise.all(both)
  expect(spoken).toEqual([['سلام', 'ar']])
})

test('back to the first language while the second is still on its way: the first stays', async () => {
  const { waiting, spoken, speak } = slowly()
  const first = speak('fr')
  waiting.get('fr')?.come('bonjour')
  await first
  const away = speak('ar')
  const back = speak('fr')
  waiting.get('fr')?.come('bonjour')
  waiting.get('ar')?.come('سلام')
  await Promise.all([away, back])
  expect(spoken.map(([, language]) => language)).toEqual(['fr', 'fr'])
})

test('words that did not come are fetched again when wished for again', async () => {
  const { waiting, spoken, speak } = slowly()
  const lost = speak('fr')
  waiting.get('fr')?.fail(new Error('no network'))
  await expect(lost).rejects.toThrow('no network')
  const again = speak('fr')
  waiting.get('fr')?.come('bonjour')
  await again
  expect(spoken).toEqual([['bonjour', 'fr']])
})
