import { expect, it } from 'vitest'
import { RULES } from '#election/pv/catalogue.ts'
import { rulesDocument } from './rules.ts'

it('docs/rules.md is what the catalogue says; `npm run docs` writes it anew', async () => {
  await expect(rulesDocument()).toMatchFileSnapshot('../../docs/rules.md')
})

it('gives every rule once, with what must hold', () => {
  const document = rulesDocument()
  const codes = [...document.matchAll(/^### (\S+)\n\n(?:error|warning): (.+)$/gm)].map((match) => match[1])
  expect([...codes].sort()).toEqual([...RULES.keys()].sort())
  for (const { formula } of RULES.values()) expect(document).toContain(formula.replaceAll('|', '\\|'))
})
