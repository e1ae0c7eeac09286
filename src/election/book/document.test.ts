import { expect, test } from 'vitest'
import { COLUMNS } from './build/columns.ts'
import { bookDocument } from './document.ts'

test('docs/book.md is what the columns say; `vitest run src/election/book/document.test.ts --update` writes it anew', async () => {
  await expect(bookDocument()).toMatchFileSnapshot('../../../docs/book.md')
})

test('every column is there with its meaning', () => {
  const page = bookDocument()
  for (const column of Object.values(COLUMNS).flat()) {
    expect(page).toContain(`| \`${column.name}\` |`)
    expect(column.about).not.toBe('')
  }
})
