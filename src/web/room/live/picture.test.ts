import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant, Position } from '#election/named.ts'
import type { WallPicture } from '#room/views/wall.ts'
import { applyDelta, type WallDelta } from '#room/views/wall-delta.ts'
import { type Frame, PictureKeeper } from './picture.ts'

const STATIONS = 4

function picture(position: number, voters = 0): WallPicture {
  return {
    position: position as Position,
    now: (1000 * position) as Instant,
    stations: { status: [0, 2, 2, 5], voters: [-1, voters, 7, 9], heard: [-1, 5, 6, 7] as Instant[] },
    places: [[voters + 16, 3, 1, 3]],
    curve: [[480, 4]],
    alerts: [],
  }
}

/** A frame in the shape of a picture, to compare with the room's own fold of deltas. */
function seen(frame: Frame): WallPicture {
  const { position, now, columns, places, curve, alerts } = frame
  return {
    position,
    now,
    stations: {
      status: [...columns.status],
      voters: [...columns.voters],
      heard: [...columns.heard] as Instant[],
    },
    places,
    curve,
    alerts,
  }
}

const station = fc.tuple(fc.nat(STATIONS - 1), fc.nat(5), fc.integer({ min: -1, max: 900 }), fc.nat(9999))
const deltas = fc
  .array(
    fc.record({
      step: fc.nat(3),
      stations: fc.array(station),
      voters: fc.nat(900),
      curve: fc.array(fc.tuple(fc.constantFrom(480, 485, 490), fc.integer({ min: -1, max: 900 }))),
    }),
    { maxLength: 12 },
  )
  .map((changes) => {
    let position = 0
    return changes.map(({ step, stations, voters, curve }): WallDelta => {
      const since = position as Position
      position += step
      return {
        since,
        position: position as Position,
        now: (1000 * position) as Instant,
        stations: stations as unknown as WallDelta['stations'],
        places: [[0, [voters, 1, 1, 1]]],
        curve,
      }
    })
  })

describe('the picture that is kept', () => {
  it('is the room’s own, whatever deltas come and however often they are repeated', () => {
    fc.assert(
      fc.property(deltas, fc.nat(3), (all, repeat) => {
        const keeper = new PictureKeeper(STATIONS)
        keeper.take(picture(0))
        let expected = picture(0)
        for (const delta of all) {
          expected = applyDelta(expected, delta)
          for (let times = 0; times <= repeat; times++) expect(keeper.merge(delta)).toBe(true)
        }
        const frame = keeper.frame()
        expect(seen(frame)).toEqual(expected)
        const counts = [0, 0, 0, 0, 0, 0]
        for (const status of frame.columns.status) counts[status] = (counts[status] ?? 0) + 1
        expect(frame.counts).toEqual(counts)
      }),
    )
  })

  it('refuses a delta that does not join on, and one before any picture', () => {
    const keeper = new PictureKeeper(STATIONS)
    const delta: WallDelta = {
      since: 5 as Position,
      position: 6 as Position,
      now: 0 as Instant,
      stations: [],
      places: [],
      curve: [],
    }
    expect(keeper.merge(delta)).toBe(false)
    keeper.take(picture(4))
    expect(keeper.merge(delta)).toBe(false)
    keeper.take(picture(5))
    expect(keeper.merge(delta)).toBe(true)
  })

  it('takes in a picture from before the first entry', () => {
    const keeper = new PictureKeeper(STATIONS)
    keeper.take(picture(-1))
    expect(keeper.ready).toBe(true)
  })

  it('passes over a delta that is older than the picture', () => {
    const keeper = new PictureKeeper(STATIONS)
    keeper.take(picture(9, 50))
    const late = { since: 2, position: 3, now: 0, stations: [[1, 0, 1, 1]], places: [], curve: [] }
    expect(keeper.merge(late as unknown as WallDelta)).toBe(true)
    expect(keeper.frame().columns.voters[1]).toBe(50)
  })

  it('says what changed since the frame before, once', () => {
    const keeper = new PictureKeeper(STATIONS)
    keeper.take(picture(0))
    expect(keeper.frame().changed).toBe('all')
    const delta = { since: 0, position: 1, now: 0, stations: [[2, 3, 8, 9]], places: [], curve: [] }
    keeper.merge(delta as unknown as WallDelta)
    expect(keeper.frame().changed).toEqual([2])
    expect(keeper.frame().changed).toEqual([])
  })

  it('starts again from a frame that was put aside, and refuses one of another book', () => {
    const first = new PictureKeeper(STATIONS)
    first.take(picture(3, 12))
    const second = new PictureKeeper(STATIONS)
    second.restore(structuredClone(first.frame()))
    expect(seen(second.frame())).toEqual(picture(3, 12))
    expect(() => new PictureKeeper(5).restore(first.frame())).toThrow('another book')
  })
})
