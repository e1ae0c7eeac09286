import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { CATALOGUE } from '#room/catalogue.ts'
import { errorsDocument } from './errors.ts'

it('docs/errors.md is what the code says; `npm run docs` writes it anew', async () => {
  await expect(errorsDocument()).toMatchFileSnapshot('../../docs/errors.md')
})

it('gives every code once, and every text in four languages', () => {
  const codes = [...errorsDocument().matchAll(/^### (\S+)/gm)].map((match) => match[1])
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.length).toBeGreaterThan(CATALOGUE.length)
  const texts = errorsDocument().match(/^- \w+: .+$/gm) ?? []
  expect(texts).toHaveLength(codes.length * LANGUAGES.length)
})
