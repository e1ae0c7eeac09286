import { expect, test } from 'vitest'
import type { Count, PlaceCode } from '#election/named.ts'
import { withinScope } from '../scope.ts'
import { smallBook } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { turnoutPublication } from './publication.ts'
import { STATION_STATUSES, type WallPicture, wallPicture } from './wall.ts'
import { narrowedWall } from './wall-sight.ts'

/** One station of each commune silent with an incident at the other office, told at nine. */
function afternoon(changes: Parameters<typeof smallBook>[0] = {}) {
  const room = TestRoom.open(smallBook(changes))
  for (const station of ['S1', 'S3', 'S4']) {
    const phone = room.phone(station.toLowerCase(), station)
    phone.open(room.time(8))
    phone.tick(room.time(8, 5))
    if (station === 'S3') phone.report(room.time(8, 6))
    room.hearAll(phone, room.time(8, 6))
  }
  const whole = wallPicture(room.index, room.state, room.time(9))
  const seen = (scope: readonly string[], incidents = false): WallPicture => {
    const works = scope.length === 0 ? () => false : withinScope(room.index, scope as PlaceCode[])
    return narrowedWall(room.index, works, incidents).see(room.state, whole)
  }
  return { room, whole, seen }
}

const statuses = ({ stations }: WallPicture) => stations.status.map((status) => STATION_STATUSES[status])

test('the work of other places is not seen, their turnout is', () => {
  const { whole, seen, room } = afternoon()
  expect(statuses(whole)).toEqual(['silent', 'late', 'incident', 'silent'])
  const ofC2 = seen(['C2'])
  expect(statuses(ofC2)).toEqual(['open', 'not-opened', 'open', 'silent'])
  expect(ofC2.stations.voters).toEqual(whole.stations.voters)
  expect([ofC2.places, ofC2.curve]).toEqual([whole.places, whole.curve])
  expect(ofC2.alerts.map(({ station }) => station)).toEqual(['S4'])
  const { alerts } = seen(['O1', 'C2'])
  expect(alerts.length).toBeGreaterThan(2)
  expect(alerts).toEqual(whole.alerts.filter(({ station }) => ['S1', 'S2', 'S4'].includes(station)))
  expect(new Set(whole.alerts.map(({ station }) => station))).toEqual(new Set(['S1', 'S2', 'S3', 'S4']))
  const published = turnoutPublication(room.index, room.state, room.time(9))
  expect(ofC2.stations.heard.slice(0, 3)).toEqual(published.stations.slice(0, 3).map(({ received }) => received ?? -1))
})

test('who only watches sees no alert, and incidents where the book says so', () => {
  const { seen } = afternoon()
  expect(seen([]).alerts).toEqual([])
  expect(statuses(seen([]))).toEqual(['open', 'not-opened', 'open', 'open'])
  expect(statuses(seen([], true))).toEqual(['open', 'not-opened', 'incident', 'open'])
})

test('what is too small to be published by itself is shown to nobody but who works there', () => {
  const publication = { ...smallBook().publication, smallestUnit: 250 as Count }
  const { whole, seen } = afternoon({ publication })
  // The two stations of O1: one is below 250, the other would give it away.
  const watched = seen([])
  expect(whole.stations.voters[0]).toBe(1)
  expect(watched.stations.voters[0]).toBe(-1)
  expect(watched.stations.heard[0]).toBe(-1)
  expect(seen(['O1']).stations.voters[0]).toBe(1)
  expect(watched.places[2]).toEqual(whole.places[2])
})

test('a room that is too small as a whole shows neither sum nor curve', () => {
  const { room, seen, whole } = afternoon({ publication: { ...smallBook().publication, smallestUnit: 100_000 } })
  const watched = seen([])
  expect(whole.curve.length).toBeGreaterThan(0)
  expect(watched.curve).toEqual([])
  expect(watched.places.map(([voters, , , heard]) => [voters, heard])).toEqual(
    room.index.book.places.map(() => [-1, 0]),
  )
})
