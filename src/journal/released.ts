import { type NoteKey, readNote, signaturesOf, signNote } from './note.ts'
import { verifySignature } from './signature.ts'

/** What a room says of one released file with its signature: which it is, and the hash of its bytes. */
export interface ReleasedClaim {
  /** Name of the room's journal, and of its key: `sunduq/<room>`. */
  readonly origin: string
  readonly book: string
  readonly contest: string
  readonly version: number
  /** SHA-256 of the file, hex. */
  readonly sha256: string
}

/** The first line keeps the text apart from a checkpoint, which the same key signs. */
const FORMAT = 'sunduq-released/1'

/** The signed note over a released file (docs/open-data.md). `sign` signs with the private half of `key`. */
export function signReleased(claim: ReleasedClaim, key: NoteKey, sign: (text: string) => Uint8Array): string {
  return signNote(claimText(claim), key, sign)
}

/** What a note says that `signReleased` wrote; undefined where it is none. Who signed it is not looked at. */
export function readReleasedNote(text: string): ReleasedClaim | undefined {
  const note = readNote(text)
  const [format, origin, book, contest, version, sha256, end, ...more] = note?.text.split('\n') ?? []
  if (format !== FORMAT || !origin || !book || !contest || !sha256 || end !== '' || more.length > 0) return undefined
  const claim = { origin, book, contest, version: Number(version), sha256 }
  if (!Number.isSafeInteger(claim.version)) return undefined
  return claimText(claim) === note?.text ? claim : undefined
}

/** The signature (base64url, 64 bytes) of `key` in a note over exactly this claim; undefined where it has no good one. */
export function releasedSignature(text: string, claim: ReleasedClaim, key: NoteKey): string | undefined {
  const note = readNote(text)
  if (!note || note.text !== claimText(claim) || key.name !== claim.origin) return undefined
  const made = signaturesOf(note, key).map(({ signature }) => Buffer.from(signature).toString('base64url'))
  const raw = Buffer.from(key.key).toString('base64url')
  return made.length > 0 && made.every((one) => verifySignature('ed25519', raw, note.text, one)) ? made[0] : undefined
}

function claimText({ origin, book, contest, version, sha256 }: ReleasedClaim): string {
  return `${[FORMAT, origin, book, contest, version, sha256].join('\n')}\n`
}
