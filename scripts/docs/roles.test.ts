import { expect, it } from 'vitest'
import { rolesDocument } from './roles.ts'

it('docs/roles.md is what the code says; `npm run docs` writes it anew', async () => {
  await expect(rolesDocument()).toMatchFileSnapshot('../../docs/roles.md')
})
