import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { Count, DeviceId, Digest, Instant, InvitationId, ItemNumber, PersonId } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { instantOf } from '#election/time.ts'
import { bookDigest } from '#journal/book.ts'
import { chainOf, chainStart } from '#journal/chain.ts'
import { type Opening, seal } from '#journal/seal.ts'
import type { Item } from '#journal/submission.ts'
import type { Act } from '#room/act.ts'
import { formOf } from '#room/count/apply.ts'
import { roomMachine } from '#room/machine.ts'
import { openStore, type Store } from '#store/store.ts'

const book = sampleBook()
const index = indexBook(book)
const machine = roomMachine(book)
const station = present(book.stations[0])
const constituency = present(index.constituenciesOf(station.code)[0])
const evening = (instantOf(book.hours.closes, book) + 3_600_000) as Instant
const key = Buffer.alloc(32, 7).toString('base64url')
const code = 'c'.repeat(64) as Digest
const person = (name: string): PersonId => name as PersonId

/** The sample book has one of everything. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the sample book lost something')
  return value
}

const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
let store: Store
let device: DeviceId
const open = () => store.openJournal({ room: book.room, machine })
let journal: Awaited<ReturnType<typeof open>>
let head: Digest
let cursor = 0

async function act(what: Act) {
  const done = await journal.act(what, evening)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}

async function submit(items: readonly Item[], openings: readonly Opening[]) {
  const after = chainOf(head, items)
  const submission = {
    device,
    station: station.code,
    from: (cursor + 1) as ItemNumber,
    prev: head,
    items,
    sent: evening,
    sig: 'x',
  }
  const done = await journal.act({ type: 'submit', submission, head: after, openings }, evening)
  if (done.ok) {
    head = after
    cursor += items.length
  }
  return done
}

function sheet(votes: readonly number[]): Sheet {
  const valid = votes.reduce((sum, count) => sum + count, 0) as Count
  const counts = { voters: valid, ballots: valid, void: 0 as Count, contested: 0 as Count, valid }
  const where = { station: station.code, constituency: constituency.code }
  const registered = station.registered
  return {
    ...where,
    paper: book.papers[0]?.id as Sheet['paper'],
    registered,
    ...counts,
    votes: votes as Count[],
    observations: '',
  }
}

function sent(figures: Sheet, version: number, reason?: string): { item: Item; opening: Opening } {
  const opening = { salt: `${version}`.repeat(32), value: { sheet: figures, ...(reason !== undefined && { reason }) } }
  const photo = 'f'.repeat(64) as Digest
  return {
    item: { k: 'sheet', at: evening, constituency: figures.constituency, version, sealed: seal(opening), photo },
    opening,
  }
}

beforeAll(async () => {
  store = await openStore({ folder })
  journal = await open()
  await act({ type: 'open', room: book.room, book: bookDigest(book), test: true })
  await act({
    type: 'invite',
    by: person('o'),
    invitation: 'i1' as InvitationId,
    station: station.code,
    code,
    expires: (evening + 1e6) as Instant,
  })
  const { answer } = await act({ type: 'enrol', code, alg: 'ed25519', key })
  device = (answer as { device: DeviceId }).device
  head = chainStart(book.room, device)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const votes = constituency.lists.map((_, line) => 61 - line)
const form = () => formOf(journal.state.count, station.code, constituency.code)

describe('a sheet on its way through a real journal', () => {
  it('is refused without its figures, and the journal stays untouched', async () => {
    const { item, opening } = sent(sheet(votes), 1)
    const before = journal.size
    expect(await submit([item], [])).toMatchObject({ ok: false, error: { code: 'X110' } })
    expect(await submit([item], [{ ...opening, salt: '0'.repeat(32) }])).toMatchObject({
      ok: false,
      error: { code: 'X110' },
    })
    expect(journal.size).toBe(before)
  })

  it('is held with a seal in the log and the figures beside it', async () => {
    const { item, opening } = sent(sheet(votes), 1)
    expect(await submit([item], [opening])).toMatchObject({ ok: true, value: { answer: { not: [] } } })
    expect(form()).toMatchObject({ status: 'typed', first: { from: 'station', sheet: { votes } } })
    const rows = await store.sql<{ body: string; openings: string | null }[]>`
      select body, openings from entry where room = ${book.room} order by n desc limit 1`
    expect(rows[0]?.body).toContain('"k":"sheet"')
    expect(rows[0]?.body).not.toContain('votes')
    expect(rows[0]?.openings).toContain('"votes":[61')
  })

  it('is not counted twice under the same version, nor corrected without a reason', async () => {
    const again = sent(sheet(votes), 1)
    expect(await submit([again.item], [again.opening])).toMatchObject({
      ok: true,
      value: { answer: { not: [[2, 'R503']] } },
    })
    const silent = sent(sheet(votes), 2)
    expect(await submit([silent.item], [silent.opening])).toMatchObject({
      ok: true,
      value: { answer: { not: [[3, 'R503']] } },
    })
    expect(form()).toMatchObject({ status: 'typed', first: { version: 1 } })
  })

  it('is settled by a second hand and accepted by the room', async () => {
    const opening = { salt: 'b'.repeat(32), value: sheet(votes) }
    await act({
      type: 'type-sheet',
      by: person('clerk'),
      station: station.code,
      constituency: constituency.code,
      opening,
    })
    expect(form().status).toBe('settled')
    const words = { salt: 'd'.repeat(32), value: { code: 'W303' as const, words: 'the phone broke at eight' } }
    await act({
      type: 'explain-warning',
      by: person('v'),
      station: station.code,
      constituency: constituency.code,
      opening: words,
    })
    const left = await journal.act(
      { type: 'accept-sheet', by: person('v'), station: station.code, constituency: constituency.code },
      evening,
    )
    const open = left.ok ? [] : String(left.error.parameters.codes).split(', ')
    for (const [i, code] of open.entries()) {
      const more = { salt: `${i}e`.padStart(32, '0'), value: { code: code as 'W305', words: 'asked by telephone' } }
      await act({
        type: 'explain-warning',
        by: person('v'),
        station: station.code,
        constituency: constituency.code,
        opening: more,
      })
    }
    if (!left.ok)
      await act({ type: 'accept-sheet', by: person('v'), station: station.code, constituency: constituency.code })
    expect(form().status).toBe('accepted')
  })

  it('folds to the same state from the first entry, and from a snapshot with the rest', async () => {
    const hash = (await journal.stateHash()).hash
    const anew = await open()
    await anew.catchUp()
    expect((await anew.stateHash()).hash).toBe(hash)
    await journal.snapshot()
    expect((await (await open()).stateHash()).hash).toBe(hash)
    expect(await store.verify(book.room, machine)).toMatchObject({ ok: true, value: { stateHash: hash } })
  })

  it('a figure changed beside the log is found', async () => {
    await store.sql`update entry set openings = replace(openings, '"votes":[61', '"votes":[62') where room = ${book.room}`
    expect(await store.verify(book.room, machine)).toMatchObject({ ok: false, error: { what: 'wrong-opening' } })
  })
})
