import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import { roomMachine } from '#room/machine.ts'
import { boxes, counted, form } from '../integration/desk-room.ts'
import { confirmations, type MortalDesk, mortalDesk, surely } from './mortal-desk.ts'

const DISTRICT = 'B-d1'

/** Acts that two people decide. The release has a test of its own, because the public must see it whole as well. */
const ACTS = {
  recall: {
    propose: form('A-1-1', 'P-house', 'proposals'),
    body: { act: 'recall', reason: 'une ligne oubliée' },
    entry: 'sheet-confirmed',
    at: form('A-1-1', 'P-house'),
    stands: { status: 'accepted', proposal: { act: 'recall', by: 'o1' } },
    done: { status: 'settled' },
  },
  exclusion: {
    propose: form('A-1-2', 'P-house', 'proposals'),
    body: { act: 'exclude', reason: 'urne perdue' },
    entry: 'sheet-confirmed',
    at: form('A-1-2', 'P-house'),
    stands: { status: 'awaited', proposal: { act: 'exclude', by: 'o1' } },
    done: { status: 'excluded' },
  },
  tie: {
    propose: `/desk/api/ties/${DISTRICT}`,
    body: { ages: { 1: 52, 2: 41 }, reason: 'actes de naissance' },
    entry: 'tie-confirmed',
    at: `/desk/api/contests/${DISTRICT}`,
    stands: { tied: 1, tie: { proposed: { by: 'o1', ages: { 1: 52, 2: 41 } } } },
    done: { tied: 0, tie: { decided: { ages: { 1: 52, 2: 41 } } } },
  },
} as const

let desk: MortalDesk
beforeAll(async () => {
  const constituencies = sampleBook().constituencies.map((one) =>
    one.code === DISTRICT ? { ...one, lists: sampleBook().constituencies[0]?.lists ?? [] } : one,
  )
  desk = await mortalDesk({ constituencies })
  await counted(desk.who, 'A-1-1', 'P-house', boxes(500, [61, 40]))
  await counted(desk.who, 'B-1-1', DISTRICT, boxes(300, [40, 40]))
})
afterAll(() => desk.close())

const names = Object.keys(ACTS) as (keyof typeof ACTS)[]

it.each(names)(
  '%s: it is proposed or decided, never half, when room or database die before its answer',
  async (name) => {
    const { propose, body, entry, at, stands, done } = ACTS[name]
    const confirmed = async () => (await desk.journal()).filter(({ kind }) => kind === entry).length
    const before = await confirmed()
    const outcomes: string[] = []
    const shown = async () => (await surely(() => desk.officers[0]('GET', at))).body
    // The first dies before it can hear anybody; the second is the database; the last dies once it has answered.
    for (const kill of ['at once', 'database', 'answered']) {
      if (outcomes.at(-1) === 'decided') break
      const made = await surely(() => desk.officers[0]('POST', propose, body))
      expect(made.status, JSON.stringify(made.body)).toBe(200)
      const sent = confirmations(desk, `${propose}/confirm`)
      if (kill === 'answered')
        await Promise.any(sent.map(async (one) => (await one)?.status === 200 || Promise.reject()))
      await (kill === 'database' ? desk.killDatabase() : desk.killRoom())
      const answers = await Promise.all(sent)
      const told = answers.filter((answer) => answer?.status === 200).length
      const now = await shown()
      const count = (await confirmed()) - before
      expect(told).toBeLessThanOrEqual(count)
      expect(now).toMatchObject(count === 0 ? stands : done)
      if (count === 1 && 'proposal' in stands) expect(now.proposal).toBeUndefined()
      expect(count).toBeLessThanOrEqual(1)
      outcomes.push(count === 0 ? 'proposed' : 'decided')
    }
    expect([outcomes[0], outcomes.at(-1)]).toEqual(['proposed', 'decided'])
  },
)

it('the journal of such a night is whole', async () => {
  const { room } = desk
  expect(await room.store.verify(room.book.room, roomMachine(room.book))).toMatchObject({ ok: true })
})
