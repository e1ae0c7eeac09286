import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRequestText } from './request-text.ts'

const read = (text: string) => readRequestText(new TextEncoder().encode(text))
const faults = (text: string) => {
  const outcome = read(text)
  return outcome.ok ? [] : outcome.error.map(({ field, kind }) => `${kind} ${field}`)
}

describe('the text of a request', () => {
  it.each([
    ['{"votes":{"A":1,"A":2}}', ['repeated votes.A']],
    ['{"votes":{"A":1,"\\u0041":2},"seats":1,"seats":1}', ['repeated votes.A', 'repeated seats']],
    ['{"lots":["A","A"],"votes":{"A":{"A":1},"B":{"A":1}}}', []],
    ['{"seats":9007199254740990.6}', ['notExact seats']],
    ['{"seats":1e-400}', ['notExact seats']],
    ['{"seats":-0.99999999999999999999}', ['notExact seats']],
    ['{"a":1.0,"b":10e2,"c":0.10,"d":-0,"e":1.5E+3,"f":9007199254740991,"g":0.0}', []],
    ['', ['empty (request)']],
    [' \n', ['empty (request)']],
    ['{"votes":NaN}', ['notJson (request)']],
    ['{"votes":{"A":1}', ['notJson (request)']],
    ['{"a":"b\\\\","c":"\\"{\\"c\\":1,\\"c\\":2}"}', []],
  ])('%s', (text, expected) => {
    expect(faults(text)).toEqual(expected)
  })

  it('is UTF-8, with or without a byte order mark', () => {
    expect(readRequestText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toEqual({ ok: true, value: {} })
    const bytes = Uint8Array.of(0x22, 0xff, 0x22)
    expect(readRequestText(bytes)).toMatchObject({ ok: false, error: [{ kind: 'notUtf8' }] })
  })

  it('is read like any JSON when nothing is lost by it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
    )
  })

  it('may be nested as deep as it likes', () => {
    expect(read(`${'['.repeat(100_000)}${']'.repeat(100_000)}`).ok).toBe(true)
  })
})
