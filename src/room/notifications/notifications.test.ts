import { describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { ConstituencyCode, Count, Instant, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import { AUDIENCES } from '../gate.ts'
import { smallBook, station } from '../testing/book.ts'
import { TestNight } from '../testing/night.ts'
import { TestRoom } from '../testing/room.ts'
import { EVENT_KINDS, type EventKind, type RoomEvent } from './event.ts'
import { type Hearer, hears, kindsFor, type Wish } from './hears.ts'
import { publicEvents } from './public-events.ts'
import { roomEvents } from './room-events.ts'
import { kindName, noticeOf, noticePage } from './words.ts'

const ROOM: Hearer = { audience: 'room', scope: [] }
const wish = (changes: Partial<Wish> = {}): Wish => ({ events: EVENT_KINDS, places: [], severity: 'amber', ...changes })
const places = (...codes: string[]) => codes as PlaceCode[]
const keys = (events: readonly RoomEvent[]) => events.map(({ key }) => key)
const ofKind = <K extends EventKind>(events: readonly RoomEvent[], kind: K) =>
  events.filter((event): event is Extract<RoomEvent, { kind: K }> => event.kind === kind)

function lateRoom(count = 1): TestRoom {
  const codes = Array.from({ length: count }, (_, i) => `S${i + 1}`)
  return TestRoom.open(smallBook({ stations: codes.map((code, i) => station(code, 'O1', i + 1, 300)) }))
}

describe('alerts', () => {
  const raised = (room: TestRoom, now: Instant) => ofKind(roomEvents(room.index, room.state, now), 'alert-raised')

  it('are told once while they last, again when they come back, and not while they sleep', () => {
    const room = lateRoom()
    expect(raised(room, room.time(8, 10))).toEqual([])
    const [alert] = raised(room, room.time(8, 20))
    expect(alert).toMatchObject({ code: 'A101', station: 'S1', place: 'O1', stations: 1, at: room.time(8, 15) })
    expect(keys(raised(room, room.time(8, 40)))).toEqual([alert?.key])
    const by = 'p-ana' as PersonId
    room.must({ type: 'take-alerts', by, alerts: ['A101:S1'] }, room.time(8, 41))
    const until = room.time(9, 30)
    room.must({ type: 'snooze-alerts', by, alerts: ['A101:S1'], until, reason: 'on their way' }, room.time(8, 42))
    expect(raised(room, room.time(8, 50))).toEqual([])
    expect(keys(raised(room, room.time(9, 31)))).toEqual([alert?.key])
  })

  it('of many stations of a commune are one thing to tell, and again when four times as many have it', () => {
    const few = lateRoom(5)
    const many = lateRoom(17)
    const [one, ...others] = raised(few, few.time(8, 20))
    expect(others).toEqual([])
    expect(one).toMatchObject({ place: 'C1', stations: 5 })
    expect(keys(raised(lateRoom(6), few.time(8, 25)))).toEqual([one?.key])
    expect(keys(raised(many, many.time(8, 20)))).not.toEqual([one?.key])
  })

  it('call somebody at each step of the chain', () => {
    const room = lateRoom()
    const steps = (minutes: number) =>
      ofKind(roomEvents(room.index, room.state, room.time(8, 15 + minutes)), 'alert-escalated')
    expect(steps(19)).toEqual([])
    expect(steps(20)).toMatchObject([{ calls: 'duty-officer', minutes: 20, at: room.time(8, 35) }])
    expect(steps(45)).toMatchObject([{ calls: 'duty-officer', minutes: 45 }])
    expect(keys(steps(45))).not.toEqual(keys(steps(20)))
  })
})

describe('incidents', () => {
  it('are told as the room confirms, passes up and closes them, without anybody’s words', () => {
    const room = TestRoom.open()
    const phone = room.phone('one', 'S1')
    const at = room.time(9)
    phone.say(at, {
      k: 'opened',
      members: { president: true, assessors: 3 as Count, substitutes: 0 as Count, representatives: 0 as Count },
      checks: [],
    })
    phone.say(at, { k: 'incident', what: 'violence', words: 'Omar hit somebody' })
    room.hearAll(phone, at)
    const by = 'p-ana' as PersonId
    const step = (one: object) =>
      room.must(
        { type: 'step-incident', by, station: 'S1' as StationCode, incident: `${phone.id}-2`, step: one } as never,
        room.time(9, 5),
      )
    step({ do: 'confirm', severity: 'grave', words: 'Omar it was' })
    step({ do: 'escalate', words: 'call Omar' })
    step({ do: 'close', outcome: 'unfounded', words: 'not Omar' })
    const events = roomEvents(room.index, room.state, room.time(9, 10)).filter(({ kind }) =>
      kind.startsWith('incident'),
    )
    expect(events.map(({ kind }) => kind)).toEqual(['incident-confirmed', 'incident-escalated', 'incident-closed'])
    expect(new Set(keys(events)).size).toBe(3)
    const told = events.map((event) => noticeOf(room.index, event, 'en', false))
    expect(JSON.stringify([events, told])).not.toContain('Omar')
    expect(told[0]?.lines).toEqual(['violence', 'Severity: grave'])
  })
})

describe('turnout', () => {
  const voting = (changes: Parameters<typeof smallBook>[0] = {}) => {
    const room = TestRoom.open(smallBook(changes))
    const phone = room.phone('one', 'S1')
    for (let i = 0; i < 30; i++) phone.tick(room.time(9, i))
    room.hearAll(phone, room.time(10))
    return room
  }
  const figures = (room: TestRoom, now: Instant) =>
    ofKind(publicEvents(room.index, room.state, now), 'turnout-published')

  it('is told of each place at each moment for which the book publishes it, with its denominator', () => {
    const live = voting()
    expect(figures(live, live.time(11, 59))).toEqual([])
    const noon = figures(live, live.time(12, 1))
    expect(noon.map(({ place }) => place)).toEqual(['P', 'C1', 'C2', 'O1', 'O2', 'O3'])
    expect(noon[0]).toMatchObject({
      at: live.time(12),
      voters: 30,
      registeredReporting: 300,
      stations: 4,
      reporting: 1,
    })
    expect(noon[2]).not.toHaveProperty('voters')
    expect(noticeOf(live.index, noon[0] as RoomEvent, 'fr', false).lines[0]).toContain('10,0')
    const slots = voting({
      publication: {
        turnout: { mode: 'slots', slots: [660 as never] },
        smallestUnit: 0,
        proclaimedBy: { ar: '-', fr: '-' },
      },
    })
    expect(figures(slots, slots.time(11))[0]?.at).toBe(slots.time(11))
  })

  it('is never looked for in a state that has heard more than the public may', () => {
    const room = voting()
    expect(() => publicEvents(room.index, room.state, room.time(9, 59))).toThrow('horizon')
  })

  it('leaves out what is too small to be shown by itself', () => {
    const room = voting({
      publication: { turnout: { mode: 'live' }, smallestUnit: 400, proclaimedBy: { ar: '-', fr: '-' } },
    })
    expect(figures(room, room.time(12)).map(({ place }) => place)).not.toContain('O3')
  })
})

describe('results', () => {
  it('are told when two people released them and no sooner, without a figure, and again when they are taken back', () => {
    const night = new TestNight(sampleBook())
    const { room } = night
    night.count('A-1-1', 'P-house' as ConstituencyCode, [61, 41])
    const late = room.time(23, 30)
    const results = () => publicEvents(room.index, room.state, late).filter(({ kind }) => kind.startsWith('result'))
    expect(results()).toEqual([])
    const by = (name: string) => name as PersonId
    const contest = room.book.contests[0]?.id as never
    room.must({ type: 'propose-release', by: by('o1'), contest, level: 'commune' }, late - 900_000)
    expect(results()).toEqual([])
    const release = room.state.count.releases[0]?.id as never
    room.must({ type: 'confirm-release', by: by('o2'), release }, late - 800_000)
    expect(results()).toMatchObject([
      { kind: 'result-released', contest, level: 'commune', position: room.state.size - 1 },
    ])
    expect(JSON.stringify(results().map((event) => noticeOf(room.index, event, 'fr', false)))).not.toMatch(/61|41|102/)
    room.must({ type: 'withdraw-release', by: by('o1'), release, reason: 'a sheet is wrong' }, late - 700_000)
    expect(results()).toMatchObject([{ kind: 'result-withdrawn', reason: 'a sheet is wrong' }])
  })
})

describe('who hears of what', () => {
  const book = smallBook()
  const observed = smallBook({ work: { observersSeeIncidents: true } })

  it('is what each may see on the screens', () => {
    const open = [
      'turnout-published',
      'office-closed',
      'result-released',
      'result-withdrawn',
      'result-proclaimed',
      'result-amended',
    ]
    const alerts = ['alert-raised', 'alert-escalated']
    expect(kindsFor(book, 'room')).toEqual(EVENT_KINDS)
    expect(kindsFor(book, 'wall')).toEqual([...alerts, ...open])
    for (const audience of ['public', 'media', 'observer'] as const) expect(kindsFor(book, audience)).toEqual(open)
    expect(kindsFor(observed, 'observer')).toEqual(['incident-confirmed', 'incident-closed', ...open])
    for (const audience of AUDIENCES) expect(kindsFor(observed, audience)).toEqual(expect.arrayContaining(open))
  })

  it('is bounded by what was asked for, and by what somebody is in charge of', () => {
    const room = lateRoom()
    const { index } = room
    const [alert] = roomEvents(index, room.state, room.time(8, 20)) as [RoomEvent]
    const goes = (hearer: Partial<Hearer>, asked: Partial<Wish> = {}) =>
      hears(index, { ...ROOM, ...hearer }, wish(asked), alert)
    expect(goes({})).toBe(true)
    expect(goes({ audience: 'observer' })).toBe(false)
    expect(goes({}, { events: ['result-released'] })).toBe(false)
    expect(goes({}, { places: places('C1') })).toBe(true)
    expect(goes({}, { places: places('C2') })).toBe(false)
    expect(goes({ scope: places('C2') })).toBe(false)
    // A place that was taken out of somebody's hands is not heard of any more, nor is everything instead.
    expect(goes({ scope: places('C2') }, { places: places('C1') })).toBe(false)
    expect(goes({}, { severity: 'red' })).toBe((alert as { severity?: string }).severity === 'red')
  })

  it('hears the turnout of the places asked for, not of everything below them', () => {
    const { index } = TestRoom.open()
    const turnout = (place: string): RoomEvent =>
      ({
        kind: 'turnout-published',
        key: place,
        at: 0,
        place,
        registered: 1,
        registeredReporting: 1,
        stations: 1,
        reporting: 0,
      }) as never
    const heard = (asked: string[]) =>
      ['P', 'C1', 'O1'].filter((place) => hears(index, ROOM, wish({ places: places(...asked) }), turnout(place)))
    expect(heard([])).toEqual(['P'])
    expect(heard(['C1'])).toEqual(['C1'])
  })

  it('hears of a contest of the province in each of its communes', () => {
    const { index } = TestRoom.open()
    const released = {
      kind: 'result-released',
      key: 'r',
      at: 0,
      place: 'P',
      contest: 'c',
      release: 'r1',
      level: 'station',
    } as never
    expect(hears(index, ROOM, wish({ places: places('C2') }), released)).toBe(true)
  })
})

describe('words', () => {
  it('say in four languages what happened, and first of all that it is a rehearsal', () => {
    const room = lateRoom(5)
    const [alert] = roomEvents(room.index, room.state, room.time(8, 40)) as [RoomEvent]
    for (const language of LANGUAGES) {
      const said = JSON.stringify(noticeOf(room.index, alert, language, false))
      expect(said).not.toMatch(/\{\w+\}|undefined/)
      const marked = noticeOf(room.index, alert, language, true)
      expect(marked.title).toMatch(/^\[.+\] /)
      expect(marked.lines.length).toBe(noticeOf(room.index, alert, language, false).lines.length + 1)
      for (const kind of EVENT_KINDS) expect(kindName(kind, language)).toMatch(/\S/)
    }
    expect(noticePage(room.index, alert, 'fr')).toEqual({ surface: 'room', path: '/room/#lang=fr&view=queue' })
  })
})
