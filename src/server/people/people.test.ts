import { describe, expect, it } from 'vitest'
import type { Instant } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { toBase32 } from '#journal/base32.ts'
import { smallBook } from '#room/testing/book.ts'
import { challengeEnd, newChallenge } from './challenge.ts'
import { endOfWork, sessionEnd } from './hours.ts'
import { waitAfter } from './lockout.ts'
import { hashPassword, isGoodPassword, isPassword } from './password.ts'
import { newRecoveryCodes, recoveryHash } from './recovery.ts'
import { stepAt, totpCode, totpStep, totpUri } from './totp.ts'

const SECRET = toBase32(Buffer.from('12345678901234567890'))

describe('time-based codes', () => {
  // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s', (seconds, code) => {
    expect(totpCode(SECRET, stepAt(seconds * 1000))).toBe(code)
  })

  it('are taken half a minute early or late, and once', () => {
    const now = 1_800_000_015_000
    const step = stepAt(now)
    for (const near of [step - 1, step, step + 1]) expect(totpStep(SECRET, totpCode(SECRET, near), now, 0)).toBe(near)
    for (const far of [step - 2, step + 2]) expect(totpStep(SECRET, totpCode(SECRET, far), now, 0)).toBeUndefined()
    expect(totpStep(SECRET, totpCode(SECRET, step), now, step)).toBeUndefined()
    expect(totpStep(SECRET, totpCode(SECRET, step - 1), now, step)).toBeUndefined()
    for (const typed of ['', '12345', 'abcdef', '१२३४५६']) expect(totpStep(SECRET, typed, now, 0)).toBeUndefined()
  })

  it('travel to an app as an address', () => {
    expect(totpUri(SECRET, 'صندوق', 'a b')).toBe(
      `otpauth://totp/%D8%B5%D9%86%D8%AF%D9%88%D9%82:a%20b?secret=${SECRET}&issuer=%D8%B5%D9%86%D8%AF%D9%88%D9%82&digits=6&period=30`,
    )
  })
})

describe('passwords', () => {
  it('are kept as argon2id with a salt of their own, and known again however they are composed', async () => {
    const kept = await hashPassword('café qui chante fort')
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(await hashPassword('café qui chante fort')).not.toBe(kept)
    expect(await isPassword('cafe\u0301 qui chante fort', kept)).toBe(true)
    expect(await isPassword('cafe qui chante fort', kept)).toBe(false)
    expect(await isPassword('anything', undefined)).toBe(false)
    await expect(isPassword('x', 'plain')).rejects.toThrow('not a password')
  })

  it('must be long, varied and without the sign-in name', () => {
    expect(isGoodPassword('أربع كلمات بلا معنى', 'salma')).toBe(true)
    for (const bad of ['short', 'aaaaaaaaaaaaaaaa', 'i am Salma of Aklim', 'x'.repeat(600)]) {
      expect(isGoodPassword(bad, 'salma'), bad).toBe(false)
    }
  })

  it('that are tried by many at once all get their answer', async () => {
    const kept = await hashPassword('one password for all')
    const tries = Array.from({ length: 12 }, (_, i) => isPassword(i % 2 === 0 ? 'one password for all' : 'no', kept))
    expect(await Promise.all(tries)).toEqual(Array.from({ length: 12 }, (_, i) => i % 2 === 0))
  })
})

it('recovery codes differ, are found again as typed, and six digits are none', () => {
  const { shown, hashes } = newRecoveryCodes()
  expect(new Set(shown).size).toBe(8)
  expect(shown.map((code) => recoveryHash(code.toLowerCase().replace('-', ' ')))).toEqual(hashes)
  expect(recoveryHash('123456')).toBeUndefined()
})

it('a challenge is good for its purpose, its secret and five minutes', () => {
  const now = 1_800_000_000_000 as Instant
  const later = (ms: number) => (now + ms) as Instant
  const challenge = Buffer.from(newChallenge('secret', 'sign-in', now)).toString('base64url')
  expect(challengeEnd('secret', 'sign-in', challenge, later(299_999))).toBe(now + 300_000)
  expect(challengeEnd('secret', 'sign-in', challenge, later(300_000))).toBeUndefined()
  expect(challengeEnd('secret', 'prove', challenge, now)).toBeUndefined()
  expect(challengeEnd('other', 'sign-in', challenge, now)).toBeUndefined()
  const forged = Buffer.from(challenge, 'base64url')
  forged[16] = 255
  expect(challengeEnd('secret', 'sign-in', forged.toString('base64url'), now)).toBeUndefined()
  expect(challengeEnd('secret', 'sign-in', '', now)).toBeUndefined()
})

it('waits grow from fifteen seconds to fifteen minutes', () => {
  expect([1, 4, 5, 6, 7, 10, 11, 12, 4000].map((count) => waitAfter(count, 5) / 1000)).toEqual([
    0, 0, 15, 30, 60, 480, 900, 900, 900,
  ])
})

describe('a session ends', () => {
  const book = smallBook()
  const noon = instantOf((12 * 60) as never, book)
  const hours = (many: number) => noon + many * 3_600_000

  it('by its role', () => {
    const end = (role: 'operator' | 'administrator') => sessionEnd({ book, test: false }, { role }, noon)
    expect([end('operator'), end('administrator')]).toEqual([hours(18), hours(8)])
  })

  it("with the person's own end, and not before their start", () => {
    const ends = hours(2) as Instant
    expect(sessionEnd({ book, test: false }, { role: 'observer', ends }, noon)).toBe(ends)
    expect(sessionEnd({ book, test: false }, { role: 'observer', ends: noon }, noon)).toBeUndefined()
    expect(sessionEnd({ book, test: false }, { role: 'observer', starts: hours(1) as Instant }, noon)).toBeUndefined()
  })

  it("with the book's hours, but in a rehearsal", () => {
    const after = ((endOfWork(book, 'verifier') as number) + 1) as Instant
    expect(sessionEnd({ book, test: false }, { role: 'verifier' }, after)).toBeUndefined()
    expect(sessionEnd({ book, test: true }, { role: 'verifier' }, after)).toBe(after + 18 * 3_600_000)
    expect(sessionEnd({ book, test: false }, { role: 'administrator' }, after)).toBe(after + 8 * 3_600_000)
  })
})
