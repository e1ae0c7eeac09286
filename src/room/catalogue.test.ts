import { expect, test } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { CATALOGUE } from './catalogue.ts'
import { REFUSALS, type RefusalName, refusal, refusalStatus, refusalText } from './refusals.ts'

test('no code and no name stands twice, and the letter says the kind', () => {
  const codes = CATALOGUE.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  const letters = { refusal: 'X', verdict: 'R', alert: 'A' } as const
  for (const { code, kind } of CATALOGUE) expect(code).toMatch(new RegExp(`^${letters[kind]}\\d{3}$`))
})

test('every text is complete: four languages, own script each, the same parameters, an end', () => {
  for (const { code, text } of CATALOGUE) {
    const marks = LANGUAGES.map((language) => (text[language].match(/\{\w+\}/g) ?? []).sort().join())
    expect(new Set(marks).size, code).toBe(1)
    for (const language of LANGUAGES) expect(text[language].trim().length, `${code} ${language}`).toBeGreaterThan(10)
    expect(text.ar, code).toMatch(/[\u0600-\u06ff]/)
    expect(text.zgh, code).toMatch(/[\u2d30-\u2d7f]/)
    expect(text.zgh.replace(/\{\w+\}/g, ''), code).not.toMatch(/[a-z\u0600-\u06ff]/i)
    expect(text.ar.replace(/\{\w+\}/g, ''), code).not.toMatch(/[a-z]/i)
  }
})

test('a refusal tells its status and fills its text', () => {
  const gap = refusal('gap', { next: 7 })
  expect(refusalStatus(gap)).toBe(409)
  expect(refusalText(gap, 'en')).toContain('from item 7')
  expect(refusalText(gap, 'ar')).toContain('العنصر 7')
  for (const name of Object.keys(REFUSALS) as RefusalName[])
    expect(refusalStatus(refusal(name))).toBeGreaterThanOrEqual(400)
})
