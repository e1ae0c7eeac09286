import { describe, expect, it } from 'vitest'
import type { Instant, ItemNumber } from '#election/named.ts'
import type { Delivery, Item } from '#journal/submission.ts'
import { carriedBy } from './carry.ts'
import type { Acknowledgement, KeptItem } from './outbox-store.ts'
import { memoryStore } from './outbox-store.ts'
import { direct, opened, Peer, sender, sheet, signer } from './testing/peer.ts'

const tick = (at: number): Item => ({ k: 'tick', at: at as Instant })

describe('sheets', () => {
  it('travel one in a submission, each with its opening, between the items around it', async () => {
    const peer = new Peer()
    const outbox = await opened()
    const sent: Delivery[] = []
    const transport = {
      submit: (submission: Delivery) => {
        sent.push(submission)
        return Promise.resolve(peer.take(submission))
      },
    }
    await outbox.say(tick(1))
    await outbox.say(tick(2))
    for (const version of [1, 2]) {
      const { item, opening } = sheet(version, [version])
      await outbox.say(item, opening)
    }
    await outbox.say(tick(3))
    expect(await sender(outbox, transport).flush()).toEqual({ s: 'clear' })
    expect(sent.map(({ items }) => items.map(({ k }) => k))).toEqual([['tick', 'tick'], ['sheet'], ['sheet'], ['tick']])
    expect(sent.map(({ openings }) => openings?.length)).toEqual([undefined, 1, 1, undefined])
    expect(peer.sheets).toEqual([[1], [2]])
  })

  it('are sent again with their openings after a restart', async () => {
    const peer = new Peer()
    const kept: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] }
    const { item, opening } = sheet(1, [7, 0])
    const first = await opened(memoryStore(kept))
    await first.say(item, opening)
    await sender(first, { submit: () => Promise.resolve({ kind: 'offline' }) }).flush()
    expect(await sender(await opened(memoryStore(kept)), direct(peer)).flush()).toEqual({ s: 'clear' })
    expect(peer.sheets).toEqual([[7, 0]])
  })
})

it('claims no position for what another phone may have carried to the room', async () => {
  const peer = new Peer()
  const outbox = await opened()
  const client = sender(outbox, direct(peer))
  await outbox.say(tick(1))
  const carried = await carriedBy(outbox, signer, 5 as Instant)
  if (carried?.format !== 'sunduq-carry/1') throw new Error('something waits')
  client.mayHaveArrived(outbox.last)
  for (const submission of [...carried.submissions, ...carried.submissions]) peer.take(submission)
  await outbox.say(tick(2))
  expect(await client.flush()).toEqual({ s: 'clear' })
  expect(peer.items).toHaveLength(2)
  expect(outbox.stateOf(1 as ItemNumber)).toEqual({ s: 'held', at: 1 })
  expect(outbox.unsureFrom).toBe(1)
})
