import { describe, expect, it } from 'vitest'
import type { NoteKey } from './note.ts'
import { type ReleasedClaim, readReleasedNote, releasedSignature, signReleased } from './released.ts'
import { publicKeyOf, sign } from './signature.ts'

const secret = Buffer.alloc(32, 7).toString('base64url')
const keyOf = (name: string, of = secret): NoteKey => ({ name, key: Buffer.from(publicKeyOf(of), 'base64url') })
const claim: ReleasedClaim = {
  ...{ origin: 'sunduq/02.113', book: 'berkane-2021', contest: 'house-local', version: 2914 },
  sha256: 'ab'.repeat(32),
}
const key = keyOf('sunduq/02.113')
const note = signReleased(claim, key, (text) => sign(secret, text))

describe('the note over a released file', () => {
  it('says which file it is of, and whose key signed it', () => {
    expect(readReleasedNote(note)).toEqual(claim)
    expect(releasedSignature(note, claim, key)).toMatch(/^[\w-]{86}$/)
  })

  it.each<[string, string, ReleasedClaim, NoteKey]>([
    ['of another version', note, { ...claim, version: 2915 }, key],
    ['of other bytes', note, { ...claim, sha256: 'ac'.repeat(32) }, key],
    ['by another key of that name', note, claim, keyOf('sunduq/02.113', Buffer.alloc(32, 8).toString('base64url'))],
    ['by the key of another room', note, claim, keyOf('sunduq/02.410')],
    ['by the key of a rehearsal', note, claim, keyOf('sunduq/02.113/rehearsal')],
    ['with its text changed', note.replace('2914', '2915'), { ...claim, version: 2915 }, key],
    ['cut off', note.slice(0, -9), claim, key],
  ])('is none %s', (_what, text, about, by) => {
    expect(releasedSignature(text, about, by)).toBeUndefined()
  })

  it('is in one form only, and no checkpoint', () => {
    const other = (text: string) => readReleasedNote(note.replace(/^[^\u2014]*\n\n/, `${text}\n\n`))
    expect(other('sunduq/02.113\n12\nAAAA')).toBeUndefined()
    expect(other('sunduq-released/1\nsunduq/02.113\nb\nc\n012\nff')).toBeUndefined()
    expect(other('sunduq-released/1\nsunduq/02.113\nb\nc\n12\nff\nmore')).toBeUndefined()
    expect(other('sunduq-released/1\nsunduq/02.113\nb\nc\nNaN\nff')).toBeUndefined()
    expect(other('sunduq-released/1\nsunduq/02.113\nb\nc\n12\nff')).toMatchObject({ version: 12 })
  })
})
