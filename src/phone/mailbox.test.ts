import { describe, expect, test } from 'vitest'
import type { Digest, Instant, ItemNumber, MessageId, Position } from '#election/named.ts'
import type { StationMessage } from '#journal/message-entry.ts'
import type { Item } from '#journal/submission.ts'
import { answersIn, EMPTY_MAILBOX, withNews } from './mailbox.ts'

const message = (name: string, changed: number, more: Partial<StationMessage> = {}): StationMessage => ({
  message: name as MessageId,
  changed: changed as Position,
  at: changed as Instant,
  words: `words of ${name}`,
  pinned: false,
  ...more,
})
const names = (box: { readonly messages: readonly StationMessage[] }) => box.messages.map((one) => one.message)

describe('the mailbox of a device', () => {
  test('keeps what is pinned on top, then the newest', () => {
    const box = withNews(EMPTY_MAILBOX, {
      upTo: 9,
      messages: [message('a', 3), message('b', 5, { pinned: true, at: 1 as Instant }), message('c', 9)],
    })
    expect(box.upTo).toBe(9)
    expect(names(box)).toEqual(['b', 'c', 'a'])
  })

  test('takes the newer of two, drops what is withdrawn, and old news change nothing', () => {
    const box = withNews(EMPTY_MAILBOX, { upTo: 5, messages: [message('a', 3), message('b', 5)] })
    const { words: _, ...withdrawn } = message('a', 7)
    const after = withNews(box, { upTo: 8, messages: [withdrawn, message('b', 8, { pinned: true })] })
    expect(after).toMatchObject({ upTo: 8, messages: [{ message: 'b', pinned: true }] })
    expect(withNews(after, { upTo: 5, messages: [message('a', 3), message('b', 5)] })).toEqual(after)
    expect(withNews(after, { upTo: 8, messages: [] })).toEqual(after)
  })
})

test('what the device said about messages is in its outbox: an answer is a reading too', () => {
  const at = 0 as Instant
  const said: Item[] = [
    { k: 'tick', at },
    { k: 'seen', at, message: 'a' as MessageId },
    { k: 'reply', at, message: 'b' as MessageId, words: 'one' },
    { k: 'reply', at, message: 'b' as MessageId, words: 'two' },
  ]
  const { seen, replies } = answersIn(said.map((item, i) => ({ n: (i + 1) as ItemNumber, item, head: '' as Digest })))
  expect([...seen]).toEqual(['a', 'b'])
  expect(replies.get('b' as MessageId)?.map(({ n }) => n)).toEqual([3, 4])
  expect(replies.has('a' as MessageId)).toBe(false)
})
