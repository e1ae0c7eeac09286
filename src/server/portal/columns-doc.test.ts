import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { columnsMarkdown, DOCUMENTED } from './columns-doc.ts'

const docs = readFileSync(new URL('../../../docs/open-data.md', import.meta.url), 'utf8')

it.each(DOCUMENTED.map((table) => [table.file, table] as const))('documents %s as it is published', (_file, table) => {
  expect(docs).toContain(columnsMarkdown(table))
})

it('documents no other table', () => {
  const named = [...docs.matchAll(/^### (\S+\.csv)$/gm)].map(([, file]) => file)
  expect(named).toEqual(DOCUMENTED.map(({ file }) => file))
})

it('has English snake_case names, each once, and a key among them', () => {
  for (const { columns, key } of DOCUMENTED) {
    const names = columns.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/)
    for (const name of key) expect(names).toContain(name)
    for (const { means } of columns) expect(means).toMatch(/\.$/)
  }
})
