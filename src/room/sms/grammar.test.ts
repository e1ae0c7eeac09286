import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fill, LANGUAGES } from '#election/languages.ts'
import type { Count, Minute } from '#election/named.ts'
import { INCIDENT_KINDS } from '#journal/submission.ts'
import { SMS_FAULTS } from './faults.ts'
import { checkDigits, readSms, type Sms, writeSms } from './grammar.ts'

const said = (text: string) => {
  const read = readSms(text)
  return read.ok ? read.value.said : read.error.kind
}

describe('a message is read', () => {
  test.each([
    ['123456 OUV', { k: 'opened' }],
    [' 123456   ouverture ', { k: 'opened' }],
    ['١٢٣٤٥٦ فتح', { k: 'opened' }],
    ['123456 REL 12 145', { k: 'reading', hour: 720, count: 145 }],
    ['123456 relevé 17h00 0', { k: 'reading', hour: 1020, count: 0 }],
    ['123456 READ 17:30 9', { k: 'reading', hour: 1050, count: 9 }],
    ['۱۲۳۴۵۶ حصيلة ١٢ ١٤٥', { k: 'reading', hour: 720, count: 145 }],
    ['\u200f123456 حـصـيـلـة، 12، 145\u200e', { k: 'reading', hour: 720, count: 145 }],
    ['123456,CLOS,245', { k: 'closed', count: 245 }],
    ['123456 إغلاق 245', { k: 'closed', count: 245 }],
    ['123456 INC 3 trop de monde', { k: 'incident', what: 'crowd', words: 'trop de monde' }],
    ['123456 حادث 5', { k: 'incident', what: 'violence' }],
    [
      `123456 PV 1 230 229 3 1 225 100 80 45 #${checkDigits([1, 230, 229, 3, 1, 225, 100, 80, 45])}`,
      { k: 'sheet', contest: 1, figures: [230, 229, 3, 1, 225, 100, 80, 45] },
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected)
  })

  test('Arabic letters are answered in Arabic, others in French', () => {
    expect(readSms('123456 فتح')).toMatchObject({ value: { language: 'ar', pin: '123456' } })
    expect(readSms('123456 OUV')).toMatchObject({ value: { language: 'fr' } })
  })
})

describe('a message is refused with what to send', () => {
  test.each([
    ['', 'empty'],
    [' \u200f ', 'empty'],
    ['OUV', 'pin'],
    ['12345 OUV', 'pin'],
    ['1234567 OUV', 'pin'],
    ['123456', 'wordMissing'],
    ['123456 BONJOUR', 'word'],
    ['123456 __proto__ 3', 'word'],
    ['123456 OUV 3', 'figures'],
    ['123456 REL 145', 'figures'],
    ['123456 REL 24 145', 'figures'],
    ['123456 REL 12:75 145', 'figures'],
    ['123456 REL 12 -5', 'figures'],
    ['123456 CLOS', 'figures'],
    ['123456 CLOS 1,245', 'figures'],
    ['123456 CLOS 12345678', 'figures'],
    ['123456 INC 10 x', 'figures'],
    ['123456 PV 1 230 229 3 1 225 #00', 'figures'],
    ['123456 PV 0 230 229 3 1 225 225 #00', 'figures'],
    ['123456 PV 1 230 229 3 1 225 100 80 45', 'figures'],
  ])('%s: %s', (text, kind) => {
    expect(said(text)).toBe(kind)
  })

  test('every fault has a text in every language, short enough to send, with its parameters filled in', () => {
    for (const { text } of Object.values(SMS_FAULTS))
      for (const language of LANGUAGES) {
        const answer = fill(text, language, {
          word: 'x',
          minutes: 15,
          contest: 99,
          expected: 40,
          form: '123456 PV 1 230 229 3 1 225 100 80 45 #53',
        })
        expect(answer).not.toMatch(/[{}]/)
        expect(answer.length).toBeLessThan(160)
      }
  })
})

const count = fc.nat({ max: 9_999_999 }) as fc.Arbitrary<Count>
const anything: fc.Arbitrary<Sms['said']> = fc.oneof(
  fc.constant({ k: 'opened' } as const),
  fc.record({ k: fc.constant('reading' as const), hour: fc.nat({ max: 1439 }) as fc.Arbitrary<Minute>, count }),
  fc.record({ k: fc.constant('closed' as const), count }),
  fc.record({ k: fc.constant('incident' as const), what: fc.constantFrom(...INCIDENT_KINDS) }),
  fc.record({
    k: fc.constant('sheet' as const),
    contest: fc.integer({ min: 1, max: 99 }),
    figures: fc.array(count, { minLength: 6, maxLength: 40 }),
  }),
)
const message = fc.record({
  pin: fc.stringMatching(/^\d{6}$/),
  language: fc.constantFrom('ar' as const, 'fr' as const),
  said: anything,
})

test('what is written is read back, in both scripts', () => {
  fc.assert(
    fc.property(message, (one) => {
      expect(readSms(writeSms(one))).toEqual({ ok: true, value: one })
    }),
  )
})

test('nothing that anybody sends is more than refused', () => {
  const letters = fc.constantFrom(...'0123456789 #:hPVOUREL\u0660\u0669\u200f،فتحم\n\u{1f600}\ud800')
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: letters })), (text) => {
      expect(readSms(text)).toHaveProperty('ok')
    }),
    { numRuns: 2000 },
  )
})

test('a sheet with one wrong digit, or two neighbours exchanged, is never taken', () => {
  const sheet = fc.record({
    contest: fc.integer({ min: 1, max: 99 }),
    figures: fc.array(count, { minLength: 6, maxLength: 40 }),
  })
  fc.assert(
    fc.property(sheet, fc.nat(), fc.integer({ min: 1, max: 9 }), ({ contest, figures }, at, shift) => {
      const text = writeSms({ pin: '123456', language: 'fr', said: { k: 'sheet', contest, figures } })
      const start = text.indexOf('PV ') + 3
      const digits = [...text.slice(start, text.indexOf(' #'))].flatMap((char, i) => (char === ' ' ? [] : [start + i]))
      const place = digits[at % digits.length]!
      const wrong = `${text.slice(0, place)}${(Number(text[place]) + shift) % 10}${text.slice(place + 1)}`
      expect(said(wrong)).not.toMatchObject({ k: 'sheet' })

      const i = at % (figures.length - 1)
      fc.pre((figures[i]! - figures[i + 1]!) % 97 !== 0)
      const exchanged = figures.with(i, figures[i + 1]!).with(i + 1, figures[i]!)
      expect(checkDigits([contest, ...exchanged])).not.toBe(checkDigits([contest, ...figures]))
    }),
  )
})
