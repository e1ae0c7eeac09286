import { afterEach, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, StationCode } from '#election/named.ts'
import { readCheckpoint, readNote } from '#journal/note.ts'
import { acceptSheet, type Desk, release } from '#room/testing/count.ts'
import { honestSheet } from '#room/testing/sheet.ts'
import { openRoom } from '#server/open-room.ts'
import { rowsOf } from '#server/portal/conformance.ts'
import { filesUnder, type PublishedRoom, publishedRoom } from './portal-room.ts'

let room: PublishedRoom
afterEach(() => room.close())

/** Publishes turnout in two versions and a contest down to its stations. */
async function publishAll(test: boolean): Promise<Map<string, string>> {
  room = await publishedRoom(sampleBook(), test)
  const { publisher, close } = await room.publisher()
  await room.vote(0, 8, 5, 3)
  await publisher.flush()
  await room.vote(1, 8, 30, 2)
  room.at(22, 0)
  const desk: Desk = {
    index: indexBook(room.book),
    state: () => room.journal.state,
    async act(act) {
      const done = await room.journal.act(act, room.clock.now())
      if (!done.ok) throw new Error(done.error.code)
    },
  }
  const [station, constituency] = ['A-1-1' as StationCode, 'P-house' as ConstituencyCode]
  await acceptSheet(desk, honestSheet(desk.index, station, constituency, [120, 80]))
  await release(desk, 'house-local', 'station')
  await publisher.flush()
  await close()
  const texts = [...filesUnder(room.data)].filter(([name]) => /\.(csv|json|jsonl)$|checkpoint$/.test(name))
  return new Map(
    texts.map(([name, bytes]) => [name.replace(/^[^/]*\/(\d+|results\/[^/]*\/\d+)\//, '$1/'), bytes.toString('utf8')]),
  )
}

/** What a file says of being a rehearsal's: one answer for every place in it that says something, none for silence. */
function said(name: string, text: string): unknown[] {
  if (name.endsWith('.csv')) return rowsOf(text).map(({ is_test }) => is_test)
  if (name.endsWith('.jsonl'))
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).is_test)
  if (name.endsWith('checkpoint')) return [readCheckpoint(readNote(text)?.text ?? '')?.origin]
  const { books, notes, is_test } = JSON.parse(text)
  if (books) return books.map((book: { is_test: unknown }) => book.is_test)
  return notes ? notes.map((note: { is_test: unknown }) => note.is_test) : [is_test]
}

it.each([
  [true, '1', 'sunduq/P/rehearsal'],
  [false, '0', 'sunduq/P'],
])('every published file says whether it is a rehearsal’s (%s)', async (test, cell, origin) => {
  const files = await publishAll(test)
  const names = [...files.keys()].map((name) => name.split('/').at(-1))
  expect(names).toEqual(
    expect.arrayContaining(['turnout.json', 'delta.json', 'votes.csv', 'openings.jsonl', 'checkpoint']),
  )
  for (const [name, text] of files) {
    // The frozen book is the same in the rehearsal of an election and on its day: its hash says so.
    if (name.endsWith('/book.json')) continue
    const wanted = name.endsWith('.csv') ? cell : name.endsWith('checkpoint') ? origin : test
    const answers = said(name, text)
    expect(new Set(answers), name).toEqual(new Set(answers.length === 0 ? [] : [wanted]))
    if (!name.endsWith('.csv')) expect(answers, name).not.toEqual([])
    else expect(text.split('\r\n')[0], name).toMatch(/,is_test$/)
  }
})

it('signs a rehearsal with another key than the day’s, and never goes on with one as the other', async () => {
  room = await publishedRoom(sampleBook(), true)
  const day = await publishedRoom(sampleBook(), false)
  try {
    const [rehearsed, real] = [
      await room.store.checkpoints.key(room.book.room),
      await day.store.checkpoints.key(day.book.room),
    ]
    expect(rehearsed?.split('+')[0]).toBe('sunduq/P/rehearsal')
    expect(real?.split('+')[0]).toBe('sunduq/P')
    for (const [at, test] of [
      [room, false],
      [day, true],
    ] as const) {
      const again = await openRoom(at.store, { book: at.book, test, now: at.clock.now() })
      expect(again).toMatchObject({ ok: false, error: { code: 'X302' } })
    }
  } finally {
    await day.close()
  }
})
