import { expect, test } from 'vitest'
import type { Reply } from './ask.ts'
import { isolate } from './number.ts'
import { troubleOf } from './trouble.ts'

const words = {
  refused: ({ code, text }: { readonly code: string; readonly text: string }) => `${code} : ${text}`,
  signedOut: () => 'signed out',
  away: () => 'away',
}

test('what did not work is said once: the code with the server’s words, a session that ended, nobody who answers', () => {
  const error = { code: 'X702', text: 'In the hands of Amina.' }
  const told = (reply: Reply<unknown>) => troubleOf(reply, words)
  expect(told({ kind: 'ok', value: 1 })).toBe('')
  expect(told({ kind: 'refused', ...error, error })).toBe(`${isolate('X702')} : In the hands of Amina.`)
  expect(told({ kind: 'signed-out' })).toBe('signed out')
  expect(told({ kind: 'away' })).toBe('away')
})
