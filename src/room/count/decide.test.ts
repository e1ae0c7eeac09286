import { describe, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type {
  ConstituencyCode,
  ContestId,
  Count,
  Digest,
  Instant,
  PersonId,
  Position,
  StationCode,
} from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { instantOf } from '#election/time.ts'
import { type Opening, opens } from '#journal/seal.ts'
import { everySheet } from '../testing/others.ts'
import type { CountAct } from './acts.ts'
import { foldCount, foldStationSheet, formOf } from './apply.ts'
import { type CountContext, decideCount } from './decide.ts'
import type { StationDay } from './findings.ts'
import { ROOM_ITSELF } from './form.ts'
import { resultsView } from './gate.ts'
import { emptyCount } from './state.ts'
import { Sums } from './sums.ts'

const index = indexBook(sampleBook())
const close = instantOf(index.book.hours.closes, index.book)
const evening = (close + 3_600_000) as Instant
const [station] = index.book.stations
if (!station) throw new Error('the sample has stations')
const constituency = index.constituenciesOf(station.code)[0]?.code as ConstituencyCode
const contest = index.constituenciesOf(station.code)[0]?.contest as ContestId

let salts = 0
function opening<T>(value: T): Opening<T> {
  salts += 1
  return { salt: salts.toString(16).padStart(32, '0'), value }
}

function sheet(votes: readonly number[], changes: Partial<Sheet> = {}): Sheet {
  const valid = votes.reduce((sum, count) => sum + count, 0) as Count
  const counts = { voters: valid, ballots: valid, void: 0 as Count, contested: 0 as Count, valid }
  return {
    station: (station as { code: StationCode }).code,
    constituency,
    paper: index.book.papers[0]?.id as Sheet['paper'],
    registered: (station as { registered: Count }).registered,
    ...counts,
    votes: votes as Count[],
    observations: '',
    ...changes,
  }
}

/** A count with a journal of its own: acts in, refusals out. */
function desk(day: StationDay = {}) {
  const count = emptyCount()
  const sums = (): Sums => {
    const anew = new Sums(index)
    for (const form of Object.values(count.forms)) anew.move(form.station, form.constituency, undefined, form)
    return anew
  }
  const context: CountContext = { index, count, sums, others: () => everySheet(index, count), day: () => day }
  let position = 0
  const log: string[] = []
  return {
    count,
    log,
    stationSends(figures: Sheet, version = 1, reason?: string): void {
      const typed = { by: 'd1', from: 'station' as const, sheet: figures, sealed: '0' as Digest, photo: 'a' as Digest }
      const entry = position++ as Position
      foldStationSheet(count, formOf(count, figures.station, constituency), {
        ...typed,
        entry,
        at: evening,
        version,
        ...(reason !== undefined && { reason }),
      })
    },
    act(act: CountAct, now = evening): string {
      const decided = decideCount(context, act, now)
      if (!decided.ok) return decided.error.kind
      for (const [i, entry] of decided.value.entries.entries()) {
        const sealed = decided.value.openings[i]
        if ('sealed' in entry) expect(sealed && opens(sealed, entry.sealed)).toBe(true)
        // What a court says is public.
        if (entry.kind !== 'amended') expect(JSON.stringify(entry)).not.toMatch(/votes|valid|reason"|words/)
        log.push(entry.kind)
        foldCount(count, { ...entry, n: position++ as Position, at: now }, sealed)
      }
      return 'done'
    },
    form: () => formOf(count, (station as { code: StationCode }).code, constituency),
  }
}

const on = (by: string) => ({ by: by as PersonId, station: (station as { code: StationCode }).code, constituency })
const types = (by: string, figures: Sheet): CountAct => ({ type: 'type-sheet', ...on(by), opening: opening(figures) })

describe('the desk', () => {
  it('a clean pair is accepted by the room itself, with nothing told in the journal', () => {
    const room = desk()
    room.stationSends(sheet([31, 20]))
    expect(room.act(types('c2', sheet([31, 20])))).toBe('done')
    expect(room.log).toEqual(['sheet-typed', 'sheet-accepted'])
    expect(room.form()).toMatchObject({ status: 'accepted', accepted: { by: ROOM_ITSELF } })
  })

  it('a warning waits for words, an error for a correction', () => {
    const room = desk()
    const gap = sheet([31, 20], { voters: 52 as Count })
    room.stationSends(gap)
    room.act(types('c2', gap))
    expect(room.form().status).toBe('settled')
    expect(room.act({ type: 'accept-sheet', ...on('v') })).toBe('unexplained')
    room.act({
      type: 'explain-warning',
      ...on('v'),
      opening: opening({ code: 'W151' as const, words: 'one ballot carried away' }),
    })
    expect(room.act({ type: 'accept-sheet', ...on('v') })).toBe('done')

    const wrong = desk()
    const sums = sheet([31, 20], { valid: 50 as Count })
    wrong.stationSends(sums)
    wrong.act(types('c2', sums))
    expect(wrong.act({ type: 'accept-sheet', ...on('v') })).toBe('errorsRemain')
  })

  it('a counter far from the signatures is asked about', () => {
    const room = desk({ ticks: 90 as Count })
    room.stationSends(sheet([31, 20]))
    room.act(types('c2', sheet([31, 20])))
    expect(room.form().status).toBe('settled')
    expect(room.act({ type: 'accept-sheet', ...on('v') })).toBe('unexplained')
  })

  it('a slip is decided box by box by a third person', () => {
    const room = desk()
    room.stationSends(sheet([31, 20]))
    room.act(types('c2', sheet([31, 20], { votes: [31, 26] as Count[] })))
    expect(room.form()).toMatchObject({ status: 'differs', differing: ['votes.1'] })
    const decide = (by: string): CountAct => ({
      type: 'decide-sheet',
      ...on(by),
      opening: opening({ values: { 'votes.1': 20 }, reason: 'the photo shows 20' }),
    })
    expect(room.act(decide('c2'))).toBe('samePerson')
    expect(room.act(decide('v'))).toBe('done')
    expect(room.form()).toMatchObject({ status: 'accepted', settled: { how: 'decided', sheet: { votes: [31, 20] } } })
  })

  it('nothing is counted before the close, at an unknown place or for a contest of others', () => {
    const room = desk()
    expect(room.act(types('c2', sheet([1, 1])), (close - 1) as Instant)).toBe('beforeClose')
    expect(
      room.act({
        type: 'type-sheet',
        by: 'c2' as PersonId,
        station: 'nowhere' as StationCode,
        constituency,
        opening: opening(sheet([1, 1])),
      }),
    ).toBe('unknownContest')
    expect(room.count.forms).toEqual({})
  })
})

describe('the gate', () => {
  const release = (room: ReturnType<typeof desk>) =>
    room.act({ type: 'propose-release', by: 'o1' as PersonId, contest, level: 'commune' })
  const confirm = (room: ReturnType<typeof desk>, by: string) =>
    room.act({ type: 'confirm-release', by: by as PersonId, release: 'r1' as never })

  it('opens by two people after the close and shuts with a public reason', () => {
    const room = desk()
    const view = (now = evening) => resultsView(index, room.count, 'public', contest, now)
    expect(release(room)).toBe('done')
    expect(view()).toBe('nothing')
    expect(confirm(room, 'o1')).toBe('samePerson')
    expect(view()).toBe('nothing')
    expect(confirm(room, 'o2')).toBe('done')
    expect(view()).toBe('commune')
    expect(view((close - 1) as Instant)).toBe('nothing')
    expect(room.act({ type: 'withdraw-release', by: 'o1' as PersonId, release: 'r1' as never, reason: ' ' })).toBe(
      'reasonMissing',
    )
    expect(room.count.releases[0]?.withdrawn).toBeUndefined()
  })

  it('the wall waits like everybody; the desk does not', () => {
    const room = desk()
    for (const audience of ['room', 'wall', 'public', 'media', 'observer'] as const) {
      expect(resultsView(index, room.count, audience, contest, evening)).toBe('nothing')
    }
    expect(resultsView(index, room.count, 'desk', contest, evening)).toBe('everything')
  })
})

describe('a second release', () => {
  const by = (who: string) => ({ by: who as PersonId })
  const open = (room: ReturnType<typeof desk>, level: 'commune' | 'station', id: string) => [
    room.act({ type: 'propose-release', ...by('o1'), contest, level }),
    room.act({ type: 'confirm-release', ...by('o2'), release: id as never }),
  ]
  it('goes deeper than the one that stands, so that a withdrawal shuts what people think it shuts', () => {
    const room = desk()
    room.act({ type: 'propose-release', ...by('o1'), contest, level: 'commune' })
    expect(open(room, 'commune', 'r2')).toEqual(['done', 'done'])
    expect(room.act({ type: 'confirm-release', ...by('o2'), release: 'r1' as never })).toBe('alreadyOpen')
    expect(open(room, 'commune', 'r3')[0]).toBe('alreadyOpen')
    expect(open(room, 'station', 'r3')).toEqual(['done', 'done'])
  })
})

describe('what waits for a second person', () => {
  it('is confirmed as it was read: a proposal that took its place is not', () => {
    const room = desk()
    room.stationSends(sheet([31, 20]))
    room.act(types('c2', sheet([31, 20])))
    const recall = (reason: string, now: Instant) =>
      room.act({ type: 'propose-on-sheet', ...on('v'), act: 'recall', opening: opening({ reason }) }, now)
    recall('a line was missed', evening)
    recall('the photo is of another sheet', (evening + 1) as Instant)
    const confirm = (proposed: Instant) => room.act({ type: 'confirm-on-sheet', ...on('w'), proposed })
    expect(confirm(evening)).toBe('proposalChanged')
    expect(confirm((evening + 1) as Instant)).toBe('done')
  })
})

describe('ties and proclamations', () => {
  it('a tie is decided by two people', () => {
    const room = desk()
    room.stationSends(sheet([30, 30]))
    room.act(types('c2', sheet([30, 30])))
    const words = opening({ lots: ['2', '1'], reason: 'drawn before both lists' })
    room.act({ type: 'propose-tie', by: 'o1' as PersonId, constituency, opening: words })
    expect(room.act({ type: 'confirm-tie', by: 'o1' as PersonId, constituency })).toBe('samePerson')
    expect(room.act({ type: 'confirm-tie', by: 'o2' as PersonId, constituency })).toBe('done')
    expect(room.count.ties[constituency]?.decided).toMatchObject({ lots: ['2', '1'], by: ['o1', 'o2'] })
  })
  it('a court amends only what a commission proclaimed, on a day that there is', () => {
    const room = desk()
    const by = 'o1' as PersonId
    room.act({ type: 'propose-release', by, contest, level: 'province' })
    room.act({ type: 'confirm-release', by: 'o2' as PersonId, release: 'r1' as never })
    const amend: CountAct = { type: 'amend', by, constituency, court: 'the court', reason: 'recount' }
    expect(room.act(amend)).toBe('notProclaimed')
    const proclaimed = { type: 'proclaim', by, constituency, body: 'the commission', minutes: '12' } as const
    const { day } = index.book
    for (const date of ['2021-13-45', '2021-02-30', '2020-01-01'])
      expect(room.act({ ...proclaimed, date })).toBe('dayWrong')
    expect(room.act({ ...proclaimed, date: day, minutes: ' ' })).toBe('wordsMissing')
    expect(room.act({ ...proclaimed, date: day })).toBe('done')
    expect(room.act({ ...amend, court: '' })).toBe('wordsMissing')
    expect(room.act(amend)).toBe('done')
  })
  it('only what is released is proclaimed', () => {
    const room = desk()
    const proclaim: CountAct = {
      type: 'proclaim',
      by: 'o1' as PersonId,
      constituency,
      body: 'the commission',
      date: '2021-09-09',
      minutes: '12/2021',
    }
    expect(room.act(proclaim)).toBe('notReleased')
  })
})
