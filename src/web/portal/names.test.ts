import { expect, it } from 'vitest'
import { named, unmarked, withLanguages } from './names.ts'

const berkane = { ar: 'بركان', fr: 'Circonscription « Berkane »' }

it('says the language of a borrowed name, wherever it stands in a sentence, and drops it where no markup can be', () => {
  const name = named(berkane, 'en')
  const page = `<a title="1 > 0, ${name}" href="/en/">Seats in ${name}: 3</a>`
  expect(withLanguages(page)).toBe(
    `<a title="1 > 0, ${berkane.fr}" href="/en/">Seats in <span lang="fr">${berkane.fr}</span>: 3</a>`,
  )
  expect(unmarked(name)).toBe(berkane.fr)
})

it('leaves a name alone that is in the language of the page', () => {
  expect(named(berkane, 'fr')).toBe(berkane.fr)
  expect(named(berkane, 'ar')).toBe(berkane.ar)
  expect(named({ ...berkane, zgh: 'ⴱⵔⴽⴰⵏ' }, 'zgh')).toBe('ⴱⵔⴽⴰⵏ')
})
