import { afterAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import type { PlaceCode, StationCode } from '#election/named.ts'
import { REHEARSAL } from '#room/rehearsal.ts'
import { booklet } from '../describe/booklet.ts'
import { minutes } from '../describe/minutes.ts'
import { sheetCopies } from '../describe/sheet-copy.ts'
import type { Block, Document } from '../document.ts'
import { HOUSE, houseNight, runsOf, sceneAt } from '../testing.ts'
import { Press } from './draw.ts'

const press = new Press()
afterAll(() => press.close())

const ROOT = { origin: 'sunduq/P', size: 12, root: '0123456789abcdef'.repeat(4) }

function page(language: Document['language'], ...blocks: Block[]): Document {
  return { language, title: 'title', day: '2021-09-08', foot: 'foot', blocks }
}

describe('a drawn document', () => {
  it.each(LANGUAGES)('can be drawn in %s, every kind of it', async (language) => {
    const scene = sceneAt(houseNight(4, [90, 90]), language)
    const documents = [
      sheetCopies(scene, 'A-1-1' as StationCode, HOUSE),
      minutes(scene, 'P' as PlaceCode, HOUSE),
      booklet({ ...scene, state: { ...scene.state, test: true } }, ROOT),
    ]
    for (const document of documents) {
      if (!document) throw new Error('there should be a document')
      expect((await runsOf(await press.draw(document))).length).toBeGreaterThan(20)
    }
  })

  it.each(LANGUAGES)(
    'bears the word of a rehearsal above and through every page in %s, and on the day nowhere',
    async (language) => {
      const scene = sceneAt(houseNight(4, [90, 90]), language)
      const letters = (words: string): string => words.replace(/[^\p{L}]/gu, '')
      const marks = async (test: boolean) => {
        const runs = await runsOf(await press.draw(booklet({ ...scene, state: { ...scene.state, test } }, ROOT)))
        const said = letters(runs.map(({ words }) => words).join(''))
        return said.split(letters(REHEARSAL.short[language])).length - 1
      }
      expect(await marks(true)).toBeGreaterThanOrEqual(2)
      expect(await marks(false)).toBe(0)
    },
  )

  it('is the same to the byte for the same figures, also from another thread', async () => {
    const document = booklet(sceneAt(houseNight(), 'ar'), ROOT)
    const other = new Press()
    const [one, two, three] = await Promise.all([press.draw(document), press.draw(document), other.draw(document)])
    await other.close()
    expect(Buffer.compare(one, two)).toBe(0)
    expect(Buffer.compare(one, three)).toBe(0)
  })

  it('no figure is turned round in Arabic: each stands whole, left to right', async () => {
    const runs = await runsOf(await press.draw(booklet(sceneAt(houseNight(), 'ar'), ROOT)))
    const figures = runs.filter(({ words }) => /^[\d\s/,%−-]+$/u.test(words))
    // 1 185 valid votes of five stations, 800 for the first list, 67,51 %.
    for (const wanted of ['1 185', '800', '2021-09-08'])
      expect(figures.map(({ words }) => plain(words))).toContain(wanted)
    for (const { words, direction } of figures) expect([words, direction]).toEqual([words, 'ltr'])
    expect(runs.map(({ words }) => plain(words)).join(' ')).not.toMatch(/581 1|80-90-1202/)
  })

  it('Arabic letters are joined, and its tables begin at the right', async () => {
    const word = 'مكتب'
    const apart = [...word].join('\u200c')
    const table: Block = { kind: 'table', head: ['الرقم', 'العدد'], columns: ['words', 'figure'], rows: [[word, '12']] }
    const runs = await runsOf(await press.draw(page('ar', { kind: 'text', text: word }, table)))
    const [loose] = await runsOf(await press.draw(page('ar', { kind: 'text', text: apart })))
    const joined = runs.find(({ words }) => words === word)
    expect(joined?.direction).toBe('rtl')
    expect(joined?.width).toBeLessThan(loose?.width ?? 0)
    const [first, second] = runs.filter(({ words }) => ['الرقم', 'العدد'].includes(words)).sort((a, b) => b.x - a.x)
    expect([first?.words, second?.words]).toEqual(['الرقم', 'العدد'])
  })

  it('a percentage keeps its sign on its own side in French', async () => {
    const runs = await runsOf(await press.draw(booklet(sceneAt(houseNight(), 'fr'), ROOT)))
    expect(runs.map(({ words }) => plain(words)).join(' ')).toMatch(/67,51 %/)
  })

  it('what a person typed is never markup', async () => {
    const typed = '#panic("no") $x$ *bold* @ref <label> [a] \\ // end `'
    const runs = await runsOf(
      await press.draw(page('fr', { kind: 'text', text: typed }, { kind: 'notice', text: typed })),
    )
    const words = runs.map(({ words: said }) => said).join('')
    expect(words).toContain('#panic("no") $x$ *bold* @ref <label> [a] \\ // end `')
  })

  it('half a character and control characters hinder nothing', async () => {
    const odd = page('fr', { kind: 'text', text: 'before \ud83d \u0000 \u0007 after' })
    expect((await runsOf(await press.draw(odd))).map(({ words }) => words).join(' ')).toMatch(/before.*after/)
  })

  it('a document that cannot be drawn is refused, and the next one is drawn', async () => {
    const broken = page('fr', { kind: 'unheard of' } as unknown as Block)
    await expect(press.draw(broken)).rejects.toThrow()
    expect((await press.draw(page('fr', { kind: 'text', text: 'well' }))).length).toBeGreaterThan(1000)
  })
})

/** Narrow spaces group figures on paper; here they are plain. */
function plain(words: string): string {
  return words.replace(/[\u202f\u00a0]/g, ' ')
}
