import { describe, expect, it } from 'vitest'
import { fileFaults } from './house.ts'

const rules = (file: string, text: string) => fileFaults(file, text).map((fault) => fault.rule)

describe('the rules of the house', () => {
  it('lets arrows go down', () => {
    expect(rules('src/room/fold.ts', "import { a } from '#journal/entry.ts'\nimport b from './act.ts'")).toEqual([])
    expect(rules('src/web/room/parts/A.svelte', "import { a } from '../../ui/number.ts'")).toEqual([])
    expect(rules('src/web/portal/A.svelte', "import { a } from '#web/ui/number.ts'")).toEqual([])
    expect(rules('src/cli/main.ts', "import { serve } from '#server/serve.ts'")).toEqual([])
    expect(rules('src/journal/sha256.node.ts', "import { hash } from 'node:crypto'")).toEqual([])
  })

  it.each([
    ['src/election/a.ts', "import { a } from '#journal/entry.ts'"],
    ['src/store/a.ts', "const m = await import('#room/machine.ts')"],
    ['src/web/ui/a.ts', "export { a } from '#server/clock.ts'"],
    ['src/web/ui/a.svelte', "  import { a } from '#store/store.ts'"],
    ['src/phone/a.ts', "import type { A } from '#room/state.ts'"],
    ['src/room/a.ts', "import type { A } from '#room/state.ts'"],
    ['src/room/views/a.ts', "import { a } from '../../journal/entry.ts'"],
    ['src/web/room/parts/A.svelte', "import { a } from '../../portal/words.ts'"],
    ['src/journal/a.ts', "import { readFileSync } from 'node:fs'"],
    ['src/room/a.ts', 'const now = Date.now()'],
    ['src/room/a.ts', 'const day = new Date()'],
    ['src/election/a.ts', 'if (Math.random() > half) return'],
    ['src/journal/a.ts', "const key = process.env['KEY']"],
    ['src/web/a.css', 'p { margin-left: 2px }'],
    ['src/web/a.svelte', '  right: 0;'],
    ['tests/a.test.ts', `${'it'}.skip('later', () => {})`],
    ['src/web/long.ts', 'a()\n'.repeat(451)],
  ])('refuses in %s: %s', (file, text) => {
    expect(rules(file, text)).toHaveLength(1)
  })

  it('counts the lines of a file, not the end of its last one', () => {
    expect(rules('src/web/long.ts', 'a()\n'.repeat(450))).toEqual([])
  })

  it('does not mistake comments, tests and words for breaches', () => {
    expect(rules('src/room/a.ts', '// never Date.now() here')).toEqual([])
    expect(rules('src/room/a.test.ts', "import { readFileSync } from 'node:fs'")).toEqual([])
    expect(
      rules('src/web/a.css', 'p { margin-inline-start: 2px; inset-inline-end: 0; background-position: right 0 }'),
    ).toEqual([])
  })
})
