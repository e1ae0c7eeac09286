import { PassThrough, Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { linesOf } from './lines.ts'

async function read(...chunks: readonly (string | Buffer)[]): Promise<string[]> {
  const lines: string[] = []
  for await (const line of linesOf(Readable.from(chunks), new AbortController().signal)) lines.push(line)
  return lines
}

it('reads lines however they come and end, the last one without an end, too', async () => {
  expect(await read('+\nA', 'B\r\nund', 'o\r\rlast')).toEqual(['+', 'AB', 'undo', '', 'last'])
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = [Buffer.from('close 3 '), Buffer.from('تم')]
  expect(await read(first, second.subarray(0, 1), second.subarray(1))).toEqual(['close 3 تم'])
  expect(await read()).toEqual([])
})

it('keeps little of a line that does not end, and reads the next one', async () => {
  const noise = Array.from({ length: 100 }, () => Buffer.alloc(100_000))
  const lines = await read(...noise, '\n+\n', ...noise)
  expect(lines.map((line) => line.length)).toEqual([4096, 1, 4096])
})

it('ends when it is told to, though the stream goes on', async () => {
  const input = new PassThrough()
  const stop = new AbortController()
  const lines: string[] = []
  input.write('+\n')
  for await (const line of linesOf(input, stop.signal)) {
    lines.push(line)
    stop.abort()
  }
  expect(lines).toEqual(['+'])
  expect(input.isPaused()).toBe(true)
})
