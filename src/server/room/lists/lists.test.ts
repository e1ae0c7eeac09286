import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PersonId, StationCode } from '#election/named.ts'
import { everywhere } from '#room/scope.ts'
import { smallBook } from '#room/testing/book.ts'
import { TestRoom } from '#room/testing/room.ts'
import { wallPicture } from '#room/views/wall.ts'
import { narrowedWall } from '#room/views/wall-sight.ts'
import { harmless, type Seen } from './columns.ts'
import { type ListName, listsMarkdown, MADE } from './lists.ts'

const P1 = 'p1' as PersonId

function table(room: TestRoom, name: ListName, more: Partial<Seen> = {}) {
  const seen = { index: room.index, now: room.time(9), within: everywhere, ...more }
  const { columns, rows } = MADE[name].table(room.state, seen)
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])))
}

it('the calls of one part are those of the same part at the desk', () => {
  const room = TestRoom.open()
  expect(table(room, 'calls', { only: 'C2' }).map((row) => row.station_code)).toEqual(['S4'])
})

it('the queue and the incidents of one part are those of the same part on the screen', () => {
  const room = TestRoom.open()
  const phones = ['S1', 'S4'].map((code) => room.phone(code, code))
  for (const phone of phones) {
    phone.say(room.time(8, 6), { k: 'incident', what: phone === phones[0] ? 'violence' : 'crowd' } as never)
    room.hearAll(phone, room.time(8, 7))
  }
  const part = (name: ListName, only: string, reader?: PersonId) =>
    table(room, name, { only, reader }).map((row) => row.station_code)
  expect(part('incidents', 'crowd')).toEqual(['S4'])
  expect(part('incidents', 'C1')).toEqual(['S1'])
  expect(part('incidents', 'mine', P1)).toEqual([])
  expect(new Set(part('queue', 'C2'))).toEqual(new Set(['S4']))
  expect(part('queue', 'A999')).toEqual([])
  const [{ alert = '' } = {}] = table(room, 'queue').filter(({ station_code }) => station_code === 'S4')
  room.must({ type: 'take-alerts', by: P1, alerts: [alert as string] } as never, room.time(9))
  expect(part('queue', 'mine', P1)).toEqual(['S4'])
  expect(part('queue', 'mine', 'p2' as PersonId)).toEqual([])
})

describe('the lists of one station', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  const tick = phone.tick(room.time(8, 5))
  phone.undo(room.time(8, 6), tick)
  const incident = phone.say(room.time(8, 7), { k: 'incident', what: 'violence', words: '=cri' } as never)
  phone.read(room.time(8, 9), 720 as never, 1)
  room.hearAll(phone, room.time(8, 10))
  const station = 'S1' as StationCode
  const one = { station, entries: room.entries.filter((entry) => JSON.stringify(entry).match(/"S1"|A\d+:S1/)) }
  const id = `${phone.id}-${incident}`
  const alert = `A301:S1:${id}`
  const act = (type: string, more: object) => {
    room.must({ type, by: P1, ...more } as never, room.time(8, 20))
    one.entries.push(room.entries.at(-1) as never)
  }
  act('take-alerts', { alerts: [alert] })
  act('snooze-alerts', { alerts: [alert], until: room.time(8, 40), reason: 'on y va' })
  act('close-alerts', { alerts: [alert], outcome: 'solved', words: '=fini' })
  act('step-incident', { station, incident: id, step: { do: 'confirm', severity: 'grave', words: 'vu' } })
  act('step-incident', { station, incident: id, step: { do: 'assign', to: 'p2' } })

  it('tell its day as its screen does, entry by entry', () => {
    const rows = table(room, 'timeline', { one })
    const items = rows.filter(({ device, item }) => device === phone.id && item !== null)
    expect(items.map((row) => [row.what, row.item, row.count, row.hour, row.undoes, row.undone_by, row.words])).toEqual(
      [
        ['opened', 1, 10, null, null, null, null],
        ['tick', 2, null, null, null, 3, null],
        ['undo', 3, null, null, 2, null, null],
        ['incident', 4, null, null, null, null, "'=cri"],
        ['reading', 5, 1, '12:00', null, null, null],
      ],
    )
    expect(items[1]).toMatchObject({ station_code: 'S1', observed_at: '2021-09-08T07:05:00.000Z', not_counted: null })
    expect(rows.find(({ what }) => what === 'alert-closed')).toMatchObject({
      ...{ by: P1, alert, how: 'solved', words: "'=fini", item: null, observed_at: null },
    })
    expect(rows.map(({ entry }) => entry)).toEqual(
      rows.map(({ entry }) => entry).toSorted((a, b) => Number(a) - Number(b)),
    )
    expect(table(room, 'timeline')).toEqual([])
    expect(table(room, 'timeline', { one, within: () => false })).toEqual([])
  })

  it('tell what was done to its alerts, and to one of them', () => {
    const [taken, slept, closed] = table(room, 'alert-history', { one, only: alert })
    expect(taken).toMatchObject({ station_code: 'S1', alert, did: 'taken', by: P1, until: null, words: null })
    expect(slept).toMatchObject({ did: 'snoozed', until: '2021-09-08T07:40:00.000Z', words: 'on y va' })
    expect(closed).toMatchObject({ did: 'closed', outcome: 'solved', words: "'=fini" })
    expect(table(room, 'alert-history', { one })).toHaveLength(3)
    expect(table(room, 'alert-history', { one, only: 'A101:S1' })).toEqual([])
  })

  it('tell what was done about its incidents, and about one of them', () => {
    expect(table(room, 'incident-history')).toMatchObject([
      { station_code: 'S1', incident: id, did: 'confirm', severity: 'grave', to: null, words: 'vu', by: P1 },
      { incident: id, did: 'assign', severity: null, to: 'p2', words: null },
    ])
    expect(table(room, 'incident-history', { only: 'told-1' })).toEqual([])
  })

  it('tell what was signed against what was counted', () => {
    expect(table(room, 'readings')).toMatchObject([
      { station_code: 'S1', hour: '12:00', signatures: 1, counter: 0, observed_at: '2021-09-08T07:09:00.000Z' },
    ])
  })
})

describe('lists of the room', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  phone.tick(room.time(8, 5))
  phone.say(room.time(8, 6), { k: 'incident', what: 'violence', words: '=HYPERLINK("http://x")' } as never)
  room.hearAll(phone, room.time(8, 7))

  it('say nothing where nothing was received, and never zero', () => {
    const [heard, silent] = table(room, 'stations')
    expect(heard).toMatchObject({ station_code: 'S1', voters: 1, heard_at: '2021-09-08T07:07:00.000Z' })
    expect(silent).toMatchObject({ station_code: 'S2', voters: null, heard_at: null, status: 'late' })
  })

  it('hold what stands in the room: alerts, work, incidents, calls, phones', () => {
    expect(table(room, 'alerts').map(({ code }) => code)).toContain('A101')
    expect(table(room, 'queue').every(({ state, owner }) => state === 'waiting' && owner === null)).toBe(true)
    expect(table(room, 'queue')).toHaveLength(table(room, 'alerts').length)
    expect(table(room, 'incidents')).toMatchObject([{ station_code: 'S1', kind: 'violence', undone: 0 }])
    expect(table(room, 'devices')).toMatchObject([{ device: phone.id, station_code: 'S1', revoked_at: null }])
    expect(table(room, 'calls').map(({ station_code }) => station_code)).toContain('S2')
  })

  it('may be of one place', () => {
    expect(
      table(room, 'stations', { within: (station) => station === 'S3' }).map(({ station_code }) => station_code),
    ).toEqual(['S3'])
  })

  it('add places up as the wall does, blank where nothing was received', () => {
    const byCode = Object.fromEntries(table(room, 'places').map((row) => [row.place_code, row]))
    expect(byCode.C1).toMatchObject({ kind: 'commune', stations: 3, voters: 1, stations_heard: 1, stations_late: 2 })
    expect(byCode.C2).toMatchObject({ voters: null, stations_heard: 0, stations_late: 1, stations_open: 0 })
    const mine = table(room, 'places', { within: (station) => station === 'S4' }).map((row) => row.place_code)
    expect(mine).toContain('C2')
    expect(mine).not.toContain('P')
    expect(mine).not.toContain('C1')
  })

  it('tell observers what their wall tells, and nothing of the room’s work', () => {
    const { see } = narrowedWall(room.index, () => false, false)
    const observed = see(room.state, wallPicture(room.index, room.state, room.time(9)))
    expect(table(room, 'stations', { observed })[1]).toMatchObject({ station_code: 'S2', status: 'not-opened' })
    const commune = table(room, 'places', { observed }).find((row) => row.place_code === 'C1')
    expect(commune).toMatchObject({ stations_late: null, stations_silent: null, stations_incident: null })
    expect(table(room, 'incidents', { observed })).toEqual([])
    const open = TestRoom.open(smallBook({ work: { observersSeeIncidents: true } }))
    const witness = open.phone('a', 'S1')
    witness.say(open.time(8, 6), { k: 'incident', what: 'violence', words: 'un nom' } as never)
    open.hearAll(witness, open.time(8, 7))
    expect(table(open, 'incidents', { observed })).toMatchObject([
      { station_code: 'S1', kind: 'violence', words: null },
    ])
  })

  it('hold messages with their reach, and who has read one of them', () => {
    const send = (message: string, to: object) =>
      room.must(
        { type: 'send-message', by: P1, message, to, words: `=${message}`, pinned: false } as never,
        room.time(8, 8),
      )
    send('m1', { k: 'place', place: 'C1' })
    send('m2', { k: 'stations', stations: ['S1', 'S4'] })
    phone.say(room.time(8, 9), { k: 'reply', message: 'm1', words: 'oui' } as never)
    room.hearAll(phone, room.time(8, 10))
    expect(table(room, 'messages')).toMatchObject([
      { message: 'm2', to: 'stations', addressed: 2, read: 0, not_read: 2, answered: 0 },
      { message: 'm1', to: 'place', to_place: 'C1', words: "'=m1", addressed: 3, read: 1, not_read: 2, answered: 1 },
    ])
    expect(table(room, 'readers', { only: 'm1' })).toMatchObject([
      { station_code: 'S1', read: 1, read_at: '2021-09-08T07:09:00.000Z', has_app: 1, answer: 'oui' },
      { station_code: 'S2', read: 0, read_at: null, has_app: 0, answer: null },
      { station_code: 'S3', read: 0 },
    ])
    const within = (station: string) => station === 'S4'
    expect(table(room, 'messages', { within })).toMatchObject([{ message: 'm2', addressed: 1 }])
    expect(table(room, 'readers', { within, only: 'm1' })).toEqual([])
  })

  it('say by commune who is ready', () => {
    expect(table(room, 'readiness-communes')).toMatchObject([
      { place_code: 'C1', stations: 3, enrolled: 1, ready: 0 },
      { place_code: 'C2', stations: 1, enrolled: 0 },
    ])
  })

  it('give a spreadsheet no formula', () => {
    expect(table(room, 'incidents')[0]?.words).toBe('\'=HYPERLINK("http://x")')
    for (const text of ['=1', '+1', '-1', '@x', '\t=1']) expect(harmless(text)).toBe(`'${text}`)
    expect([harmless('a=1'), harmless(-5), harmless(null)]).toEqual(['a=1', -5, null])
  })

  it('are documented column by column', async () => {
    await expect(listsMarkdown()).toMatchFileSnapshot(join(import.meta.dirname, '../../../../docs/room-lists.md'))
  })
})
