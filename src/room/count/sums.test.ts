import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { Count, Instant, PlaceCode } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { seatsOf } from './allocation.ts'
import { awaitedForm, FORM_STATUSES, type Form } from './form.ts'
import { Sums } from './sums.ts'

const index = indexBook(sampleBook())
const slots = index.book.stations.flatMap((station) =>
  index.constituenciesOf(station.code).map((constituency) => ({ station, constituency })),
)

function form(slot: (typeof slots)[number], status: Form['status'], votes: readonly number[]): Form {
  const { station, constituency } = slot
  const counts = constituency.lists.map((_, line) => (votes[line] ?? 0) as Count)
  const valid = counts.reduce((sum, count) => sum + count, 0) as Count
  const sheet: FilledSheet = {
    station: station.code,
    constituency: constituency.code,
    paper: index.book.papers[0]?.id as FilledSheet['paper'],
    registered: station.registered,
    voters: valid,
    ballots: valid,
    void: 0 as Count,
    contested: 0 as Count,
    valid,
    votes: counts,
    observations: '',
  }
  return { ...awaitedForm(station.code, constituency.code), status, settled: { sheet, how: 'equal', at: 0 as Instant } }
}

const anyMove = fc.record({
  slot: fc.constantFrom(...slots),
  status: fc.constantFrom(...FORM_STATUSES),
  votes: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 2 }),
})

describe('sums', () => {
  it('kept by difference equal sums taken anew, at every place, whatever happened before', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        const kept = new Sums(index)
        const forms = new Map<string, Form>()
        for (const { slot, status, votes } of moves) {
          const key = `${slot.station.code}|${slot.constituency.code}`
          const after = form(slot, status, votes)
          kept.move(slot.station.code, slot.constituency.code, forms.get(key), after)
          forms.set(key, after)
        }
        const anew = new Sums(index)
        for (const one of forms.values()) anew.move(one.station, one.constituency, undefined, one)
        for (const place of index.book.places) {
          for (const { code } of index.book.constituencies) {
            expect(kept.of(place.code, code)).toEqual(anew.of(place.code, code))
            const children = index.children(place.code).flatMap((child) => kept.of(child.code, code) ?? [])
            const whole = kept.of(place.code, code)
            if (whole && children.length > 0) {
              expect(whole.valid).toBe(children.reduce((sum, child) => sum + child.valid, 0))
              expect(whole.expected).toBe(children.reduce((sum, child) => sum + child.expected, 0))
            }
          }
        }
      }),
    )
  })

  it('only an accepted sheet counts; what is on its way is said', () => {
    const sums = new Sums(index)
    const [slot] = slots
    if (!slot) throw new Error('the sample has stations')
    const place = index.book.room as PlaceCode
    sums.move(slot.station.code, slot.constituency.code, undefined, form(slot, 'settled', [9, 1]))
    expect(sums.of(place, slot.constituency.code)).toMatchObject({ valid: 0, accepted: 0, review: 1 })
    sums.move(slot.station.code, slot.constituency.code, form(slot, 'settled', [9, 1]), form(slot, 'accepted', [9, 1]))
    expect(sums.of(place, slot.constituency.code)).toMatchObject({ valid: 10, votes: [9, 1], accepted: 1, review: 0 })
  })
})

describe('seats of a constituency', () => {
  it('follow the rule that the book states', () => {
    const [house] = index.book.constituencies
    if (!house) throw new Error('the sample has constituencies')
    const figures = { registered: 1000, ballots: 500, votes: [300, 200] }
    const seats = (rule: (typeof house)['rule']) => [...seatsOf({ ...house, seats: 3, rule }, figures).seats.values()]
    expect(seats({ kind: 'largest-remainder', quota: 'registered', thresholdPerMille: 0 })).toEqual([2, 1])
    expect(seats({ kind: 'largest-remainder', quota: 'kept-votes', thresholdPerMille: 410 })).toEqual([3, 0])
    expect(seats({ kind: 'highest-average', divisors: 'dhondt', thresholdPerMille: 0 })).toEqual([2, 1])
    expect(seats({ kind: 'plurality' })).toEqual([1, 1])
  })
})
