import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '#election/named.ts'
import { TestRoom } from '#room/testing/room.ts'
import { harmless } from './columns.ts'
import { LISTS, type ListName, listsMarkdown, MADE } from './lists.ts'

const P1 = 'p1' as PersonId

function table(room: TestRoom, name: ListName, within: (station: string) => boolean = () => true) {
  const { columns, rows } = MADE[name].table(room.state, { index: room.index, now: room.time(9) }, within)
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])))
}

it('the calls of one part are those of the same part at the desk', () => {
  const room = TestRoom.open()
  const { columns, rows } = MADE.calls.table(
    room.state,
    { index: room.index, now: room.time(9), only: 'C2' },
    () => true,
  )
  expect(rows.map((row) => row[columns.indexOf('station_code')])).toEqual(['S4'])
})

it('the queue and the incidents of one part are those of the same part on the screen', () => {
  const room = TestRoom.open()
  const phones = ['S1', 'S4'].map((code) => room.phone(code, code))
  for (const phone of phones) {
    phone.say(room.time(8, 6), { k: 'incident', what: phone === phones[0] ? 'violence' : 'crowd' } as never)
    room.hearAll(phone, room.time(8, 7))
  }
  const part = (name: ListName, only: string, reader?: PersonId) => {
    const { columns, rows } = MADE[name].table(
      room.state,
      { index: room.index, now: room.time(9), only, reader },
      () => true,
    )
    return rows.map((row) => row[columns.indexOf('station_code')])
  }
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
    expect(table(room, 'stations', (station) => station === 'S3').map(({ station_code }) => station_code)).toEqual([
      'S3',
    ])
  })

  it('give a spreadsheet no formula', () => {
    expect(table(room, 'incidents')[0]?.words).toBe('\'=HYPERLINK("http://x")')
    for (const text of ['=1', '+1', '-1', '@x', '\t=1']) expect(harmless(text)).toBe(`'${text}`)
    expect([harmless('a=1'), harmless(-5), harmless(null)]).toEqual(['a=1', -5, null])
  })

  it('are documented column by column', () => {
    const documented = readFileSync(join(import.meta.dirname, '../../../../docs/room-lists.md'), 'utf8')
    expect(documented).toBe(listsMarkdown())
    for (const name of LISTS) expect(MADE[name].columns.map((column) => column.name)).toContain('station_code')
  })
})
