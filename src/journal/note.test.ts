import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  base64Of,
  checkpointText,
  keyId,
  readCheckpoint,
  readNote,
  readNoteKey,
  signaturesOf,
  signNote,
  writeNoteKey,
} from './note.ts'
import { sha256 } from './sha256.ts'
import { publicKeyOf, sign, verifySignature } from './signature.ts'

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

describe('signed notes', () => {
  // The example in the documentation of Go's note package, which C2SP's format comes from.
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  const line =
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM='

  it('reads and verifies the published example', () => {
    const key = readNoteKey(vkey)!
    expect(Buffer.from(keyId(key)).toString('hex')).toBe('c74f20a3')
    const note = readNote(`${text}\n${line}\n`)!
    expect(note.text).toBe(text)
    const [signature] = signaturesOf(note, key)
    expect(verifySignature('ed25519', base64url(key.key), note.text, base64url(signature!.signature))).toBe(true)
    expect(writeNoteKey(key)).toBe(vkey)
  })

  it('writes notes that verify, beside signatures of others', () => {
    const secret = randomBytes(32).toString('base64url')
    const key = { name: 'sunduq/02.113', key: Buffer.from(publicKeyOf(secret), 'base64url') }
    const note = readNote(`${signNote('a\n\nb\n', key, (signed) => sign(secret, signed))}${line}\n`)!
    expect(note).toMatchObject({ text: 'a\n\nb\n', signatures: [{ name: 'sunduq/02.113' }, { name: 'PeterNeumann' }] })
    const [signature, ...others] = signaturesOf(note, key)
    expect(others).toEqual([])
    expect(verifySignature('ed25519', publicKeyOf(secret), note.text, base64url(signature!.signature))).toBe(true)
    expect(signaturesOf(note, { ...key, key: new Uint8Array(32) })).toEqual([])
  })

  it.each([
    '',
    text,
    `${text}\n`,
    `${text}\n${line}`,
    `${text}${line}\n`,
    `${text}\n- PeterNeumann x08go/Y=\n`,
    `${text}\n— PeterNeumann !\n`,
    `${text}\n— PeterNeumann AAAA\n`,
    `${text}\n${line}\n\n`,
  ])('refuses what is not a signed note: %j', (note) => {
    expect(readNote(note)).toBeUndefined()
  })

  it.each(['', vkey.slice(1), vkey.replace('c74f20a3', 'c74f20a4'), vkey.replace('+AR', '+BR'), `${vkey} `, 'a+b+c'])(
    'refuses what is not a key: %j',
    (key) => {
      expect(readNoteKey(key)).toBeUndefined()
    },
  )
})

describe('checkpoints', () => {
  it('are three lines', () => {
    const checkpoint = { origin: 'sunduq/02.113/berkane-2021', size: 20852163, root: sha256('') }
    const text = 'sunduq/02.113/berkane-2021\n20852163\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'
    expect(checkpointText(checkpoint)).toBe(text)
    expect(readCheckpoint(text)).toMatchObject({ origin: checkpoint.origin, size: checkpoint.size })
    expect(readCheckpoint(`${text}an extension\n`)).toMatchObject({ size: checkpoint.size })
  })

  it('read back what was written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.maxSafeNat(), (root, size) => {
        const read = readCheckpoint(checkpointText({ origin: 'o', size, root }))!
        expect([read.size, base64Of(read.root)]).toEqual([size, base64Of(root)])
      }),
    )
  })

  it.each([
    '',
    'o\n1\n',
    'o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n',
    'o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n',
  ])('refuse what is none: %j', (text) => {
    expect(readCheckpoint(text)).toBeUndefined()
  })
})
