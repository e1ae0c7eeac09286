import { expect, it } from 'vitest'
import type { Digest, Instant, ItemNumber, Position } from '#election/named.ts'
import type { Delivery } from '#journal/submission.ts'
import { bundleKey, handIn, type KeptBundle } from './bundle.ts'
import type { HeldAnswer, Reply } from './transport.ts'

const submission = (from: number): Delivery =>
  ({ device: 'd0123456789abcdef', station: 'S', from, prev: '', items: [], sent: 1, sig: 's' }) as unknown as Delivery
const bundle: KeptBundle = { submissions: [submission(1), submission(2)], at: 1 as Instant }

/** A room that answers as told, one reply for each request, and remembers what it was asked. */
function room(...replies: Reply<HeldAnswer>[]) {
  const asked: Delivery[] = []
  return {
    asked,
    submit: (one: Delivery) => {
      asked.push(one)
      return Promise.resolve(replies.shift() ?? { kind: 'offline' as const })
    },
  }
}

const held = (cursor: number, more: Partial<HeldAnswer> = {}): Reply<HeldAnswer> => ({
  kind: 'answer',
  value: { cursor: cursor as ItemNumber, head: 'h' as Digest, at: 9 as Instant, ...more },
})

it('hands in every submission unchanged, in order, and keeps the last answer with all that does not count', async () => {
  const one = room(
    held(1, { not: [[1 as ItemNumber, 'R203']] }),
    held(2, { position: 8 as Position, not: [[2 as ItemNumber, 'R503']] }),
  )
  const done = await handIn(bundle, one)
  expect(one.asked).toEqual(bundle.submissions)
  expect(done?.receipt).toEqual({
    format: 'sunduq-receipt/1',
    device: 'd0123456789abcdef',
    cursor: 2,
    head: 'h',
    at: 9,
    position: 8,
    not: [
      [1, 'R203'],
      [2, 'R503'],
    ],
  })
})

it('is handed in again as a whole where the network broke in the middle', async () => {
  expect(await handIn(bundle, room(held(1)))).toBeUndefined()
  expect(await handIn(bundle, room(held(1), { kind: 'busy' }))).toBeUndefined()
  expect((await handIn(bundle, room(held(2), held(2))))?.receipt?.cursor).toBe(2)
})

it('stops at a refusal and says which', async () => {
  const refused = { status: 403, code: 'X102', text: 'revoked' }
  const one = room({ kind: 'refused', refused }, held(2))
  expect(await handIn(bundle, one)).toEqual({ ...bundle, refused })
  expect(one.asked).toHaveLength(1)
})

it('is one bundle however often it is read', () => {
  expect(bundleKey(bundle.submissions)).toBe(bundleKey(structuredClone(bundle.submissions)))
  expect(bundleKey(bundle.submissions)).not.toBe(bundleKey([submission(1)]))
})
