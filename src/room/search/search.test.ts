import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { Names } from '#election/languages.ts'
import type { MessageId, PersonId, PlaceCode } from '#election/named.ts'
import type { Recipients } from '#journal/message-entry.ts'
import { smallBook, station } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { finderOf } from './finder.ts'
import { FOUND_KINDS, type Found } from './found.ts'
import { words } from './normal.ts'
import { type Seeker, search } from './search.ts'

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

function found(room: TestRoom, asked: string, seeker: Partial<Seeker> = {}): string[] {
  const whole = { kinds: FOUND_KINDS, readsWords: true, ...seeker }
  return search(finderOf(room.index), room.state, asked, room.time(9), whole).map(nameOf)
}

function nameOf(one: Found): string {
  switch (one.kind) {
    case 'place':
      return `place ${one.place}`
    case 'contest':
      return `contest ${one.contest}${one.in ? ` in ${one.in.fr}` : ''}`
    case 'alert':
      return `alert ${one.id}`
    case 'message':
      return `message ${one.message}`
    case 'person':
      return `person ${one.person}`
    default:
      return `${one.kind} ${one.station}`
  }
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
    for (const asked of ['الوحدة', 'وحده', 'مدرسة', 'المدرسة', 'ecole wahda', 'ÉCOLE', 'al wah'])
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

  it('finds an incident by what was written only for whoever reads it', () => {
    const busy = TestRoom.open(book)
    const phone = busy.phone('a', '02.1.001')
    phone.say(busy.time(8), { k: 'incident', what: 'violence', words: 'le frère de Karim' } as never)
    busy.hearAll(phone, busy.time(8, 1))
    const watching = { kinds: ['incident'], readsWords: false } as const
    expect(found(busy, 'karim', { kinds: ['incident'] })).toEqual(['incident 02.1.001'])
    expect(found(busy, 'karim', watching)).toEqual([])
    expect(found(busy, 'violence', watching)).toEqual(['incident 02.1.001'])
  })

  it('finds a contest by its name, and of several constituencies each by its own or where it lies', () => {
    const night = TestRoom.open(sampleBook())
    const only = (asked: string, scope: readonly string[] = []) =>
      found(night, asked, { kinds: ['contest'], scope: scope as PlaceCode[] })
    expect(only('مجلس')).toEqual(['contest house-local', 'contest commune-list'])
    expect(only('المجلس الجماعات')).toEqual(['contest commune-list'])
    expect(only('conseil commune a')).toEqual(['contest commune-list'])
    expect(only('districts')).toEqual(['contest commune-district'])
    expect(only('districts 2')).toEqual(['contest commune-district in District 2'])
    expect(only('districts commune b')).toHaveLength(2)
    expect(only('districts 2', ['B-1'])).toHaveLength(1)
    expect(only('districts 2', ['A'])).toEqual([])
    expect(only('chambre')).toEqual(['contest house-local'])
    expect(only('zzzz')).toEqual([])
  })

  it('finds people by name and pseudonym, and nobody whom it was not told of', () => {
    const people = [
      { person: 'p4f2a' as PersonId, role: 'operator', name: 'كريمة بنعلي' },
      { person: 'p-ana' as PersonId, role: 'operator' },
    ]
    expect(found(room, 'كريمه', { people })).toEqual(['person p4f2a'])
    expect(found(room, 'P4F', { people })).toEqual(['person p4f2a'])
    expect(found(room, 'p-ana', { people })).toEqual(['person p-ana'])
    expect(found(room, 'كريمه')).toEqual([])
  })

  it('finds nothing for nothing, and only the kinds that were asked for', () => {
    expect(found(room, '  ')).toEqual([])
    expect(found(room, 'zzzz')).toEqual([])
    const only = search(finderOf(room.index), room.state, 'ahfir', room.time(9), { kinds: ['place'], readsWords: true })
    expect(new Set(only.map(({ kind }) => kind))).toEqual(new Set(['place']))
  })

  it('never throws, whatever is asked', () => {
    const finder = finderOf(indexBook(book))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (asked) => {
        for (const one of search(finder, room.state, asked, room.time(9), { kinds: FOUND_KINDS, readsWords: true }))
          expect(one.kind).toBeTypeOf('string')
      }),
    )
  })
})

describe('search of messages', () => {
  const room = TestRoom.open(book)
  const send = (message: string, to: object, words: string, pinned = false) =>
    room.must(
      { type: 'send-message', by: 'p1', message, to: to as Recipients, words, pinned } as never,
      room.time(8, Number(message.slice(1))),
    )
  const phone = room.phone('a', '02.2.001')
  send('m1', { k: 'all' }, 'أحضروا المصباح الاحتياطي')
  send('m2', { k: 'place', place: 'C2' }, 'Fermez la porte de derrière', true)
  send('m3', { k: 'stations', stations: ['02.1.001', '02.2.001'] }, 'Gardez la lampe')
  room.must({ type: 'withdraw-message', by: 'p1', message: 'm1', reason: 'x' } as never, room.time(8, 30))
  phone.say(room.time(8, 40), { k: 'reply', message: 'm3', words: 'Nous avons deux bougies' } as never)
  room.hearAll(phone, room.time(8, 41))
  const only = (asked: string, scope: readonly string[] = []) =>
    found(room, asked, { kinds: ['message'], scope: scope as PlaceCode[] })
  const first = (asked: string) =>
    search(finderOf(room.index), room.state, asked, room.time(9), { kinds: ['message'], readsWords: true })[0]

  it('finds them by their words however they are spelt, pinned ones first and withdrawn ones last', () => {
    expect(only('مصباح')).toEqual(['message m1'])
    expect(only('derriere porte')).toEqual(['message m2'])
    expect(only('message')).toEqual(['message m2', 'message m3', 'message m1'])
    expect(only('رساله')).toEqual(['message m2', 'message m3', 'message m1'])
    expect(only('consigne')).toEqual(['message m2'])
    expect(first('مصباح')).toMatchObject({ withdrawn: true, goes: { k: 'all' } })
  })

  it('finds them by to whom they go, but not by that alone', () => {
    expect(only('message saidia')).toEqual(['message m2', 'message m3'])
    expect(only('lampe wahda')).toEqual(['message m3'])
    expect(only('lampe sina')).toEqual([])
    expect(only('saidia')).toEqual([])
    expect(first('porte')).toMatchObject({ goes: { k: 'place', names: { fr: 'Saïdia' } } })
  })

  it('finds them by what was answered, and says who did', () => {
    expect(first('bougies')).toMatchObject({
      message: 'm3' as MessageId,
      reply: { words: 'Nous avons deux bougies', station: '02.2.001' },
    })
    expect(first('bougies saidia')).toMatchObject({ message: 'm3' })
    expect(only('bougies ahfir')).toEqual([])
  })

  it('gives whoever is in charge of some places what went there, and counts no other station', () => {
    expect(only('message', ['C1'])).toEqual(['message m3', 'message m1'])
    expect(only('bougies', ['C1'])).toEqual([])
    const mine = search(finderOf(room.index), room.state, 'lampe', room.time(9), {
      kinds: ['message'],
      readsWords: true,
      scope: ['C1' as PlaceCode],
    })
    expect(mine).toMatchObject([{ goes: { k: 'stations', stations: 1 } }])
  })
})
