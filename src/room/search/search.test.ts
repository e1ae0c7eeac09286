import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import type { Names } from '#election/languages.ts'
import type { PlaceCode } from '#election/named.ts'
import { smallBook, station } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { finderOf } from './finder.ts'
import { words } from './normal.ts'
import { FOUND_KINDS, search } from './search.ts'

const named = (names: Names) => ({ names })
const base = smallBook()
const book = smallBook({
  places: base.places.map((place) =>
    place.code === ('C1' as PlaceCode)
      ? { ...place, ...named({ ar: 'أحفير', fr: 'Ahfir', zgh: 'ⴰⵃⴼⵉⵔ' }) }
      : place.code === ('C2' as PlaceCode)
        ? { ...place, ...named({ ar: 'السعيدية', fr: 'Saïdia' }) }
        : place,
  ),
  stations: [
    { ...station('02.1.001', 'O1', 1, 300), ...named({ ar: 'مدرسة الوحدة', fr: 'École Al Wahda' }) },
    { ...station('02.1.002', 'O1', 12, 200), ...named({ ar: 'ثانويّة ابن سينا', fr: 'Lycée Ibn Sina' }) },
    { ...station('02.2.001', 'O3', 1, 250), ...named({ ar: 'دار الشباب', fr: 'Maison des jeunes' }) },
  ],
})

function found(room: TestRoom, asked: string, now = room.time(9)): string[] {
  return search(finderOf(room.index), room.state, asked, now, FOUND_KINDS).map((one) =>
    one.kind === 'place'
      ? `place ${one.place}`
      : one.kind === 'alert'
        ? `alert ${one.id}`
        : `${one.kind} ${one.station}`,
  )
}

describe('words', () => {
  it.each([
    ['أَحْفِير', 'احفير'],
    ['إحفيـــر', 'احفير'],
    ['مدرسة', 'مدرسه'],
    ['مستشفى', 'مستشفي'],
    ['أڭادير', 'اكادير'],
    ['مكتب ١٢', 'مكتب 12'],
    ['Saïdia', 'saidia'],
    ['École n° 3', 'ecole n 3'],
    ['ⵉⵎⵡⵯⴰⵏ', 'ⵉⵎⵡⴰⵏ'],
  ])('%s is compared as %s', (text, compared) => {
    expect(words(text).join(' ')).toContain(compared)
  })

  it('of any text are stable: what was compared once compares the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = words(text).join(' ')
        expect(words(once).join(' ')).toBe(once)
      }),
    )
  })
})

describe('search', () => {
  const room = TestRoom.open(book)

  it('finds by name however it is spelt, in every language, with or without the article', () => {
    for (const asked of ['الوحدة', 'وحده', 'مدرسة', 'ecole wahda', 'ÉCOLE', 'al wah'])
      expect(found(room, asked), asked).toContain('station 02.1.001')
    for (const asked of ['احفير', 'أحفير', 'ahf', 'ⴰⵃⴼ']) expect(found(room, asked), asked).toContain('place C1')
    for (const asked of ['سعيدية', 'السعيديه', 'saidia']) expect(found(room, asked), asked).toContain('place C2')
    expect(found(room, 'ثانوية')).toEqual(expect.arrayContaining(['station 02.1.002']))
  })

  it('finds a station by its place and its number, and by its code before everything else', () => {
    expect(found(room, 'ahfir 12')[0]).toBe('station 02.1.002')
    expect(found(room, 'أحفير ١٢')[0]).toBe('station 02.1.002')
    expect(found(room, '02.2.001')[0]).toBe('station 02.2.001')
    expect(found(room, '02.1')).toEqual(expect.arrayContaining(['station 02.1.001', 'station 02.1.002']))
  })

  it('puts what matches in its own name before what only lies there', () => {
    expect(found(room, '1').filter((one) => one.startsWith('station'))[0]).toBe('station 02.1.001')
    expect(found(room, 'saidia').filter((one) => one.startsWith('place'))[0]).toBe('place C2')
  })

  it('finds alerts by what they say, devices by their id, incidents by their words', () => {
    const busy = TestRoom.open(book)
    const phone = busy.phone('a', '02.1.001')
    phone.say(busy.time(8), { k: 'incident', what: 'violence', words: 'bousculade devant la porte' } as never)
    busy.hearAll(phone, busy.time(8, 1))
    expect(found(busy, 'bousculade')).toContain('incident 02.1.001')
    expect(found(busy, phone.id.slice(0, 6))).toContain('device 02.1.001')
    expect(found(busy, phone.id.slice(1, 7))).toContain('device 02.1.001')
    const late = found(busy, 'A101 saidia')
    expect(late).toEqual([expect.stringMatching(/^alert A101:02\.2\.001/)])
  })

  it('finds nothing for nothing, and only the kinds that were asked for', () => {
    expect(found(room, '  ')).toEqual([])
    expect(found(room, 'zzzz')).toEqual([])
    const only = search(finderOf(room.index), room.state, 'ahfir', room.time(9), ['place'])
    expect(new Set(only.map(({ kind }) => kind))).toEqual(new Set(['place']))
  })

  it('never throws, whatever is asked', () => {
    const finder = finderOf(indexBook(book))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (asked) => {
        for (const one of search(finder, room.state, asked, room.time(9), FOUND_KINDS))
          expect(one.kind).toBeTypeOf('string')
      }),
    )
  })
})
