import type { PlaceCode } from '#election/named.ts'
import { sha256 } from './sha256.ts'
import type { Hash } from './tree.ts'

/** Signed notes and checkpoints in the public formats of C2SP (signed-note, tlog-checkpoint), Ed25519 only. */

/** The state of a log that its key stands for: the first `size` entries have this root. */
export interface Checkpoint {
  /** Names the log; printable, without spaces or `+`. */
  readonly origin: string
  readonly size: number
  readonly root: Hash
}

export interface NoteSignature {
  readonly name: string
  /** Four bytes that tell which key of that name. */
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

export interface Note {
  /** Ends with a line end. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** A public key that signs notes. */
export interface NoteKey {
  readonly name: string
  /** Raw Ed25519 public key, 32 bytes. */
  readonly key: Uint8Array
}

const ED25519 = 1
const DASH = '\u2014'

/**
 * The name under which a room's journal signs its checkpoints. A rehearsal's is another one, and so is its key, which
 * belongs to the name: a checkpoint of a rehearsal can be taken for the day's by no program and by no reader.
 */
export function journalOrigin(room: PlaceCode, test: boolean): string {
  return test ? `sunduq/${room}/rehearsal` : `sunduq/${room}`
}

/** The text of a checkpoint, to be signed as a note. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64Of(root)}\n`
}

/** Reads a checkpoint's text; extension lines are allowed and ignored. Undefined when it is none. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, size, root] = /^(.+)\n(0|[1-9][0-9]*)\n([A-Za-z0-9+/]{43}=)\n(?:.+\n)*$/.exec(text) ?? []
  const bytes = root === undefined ? undefined : bytesOf(root)
  if (!origin || !bytes || !Number.isSafeInteger(Number(size))) return undefined
  return { origin, size: Number(size), root: bytes }
}

/** The key id of a note key: the first four bytes of SHA-256 of name, line end, algorithm and key. */
export function keyId({ name, key }: NoteKey): Uint8Array {
  return sha256(joined(new TextEncoder().encode(`${name}\n`), Uint8Array.of(ED25519), key)).slice(0, 4)
}

/** A note key as people hand it around: `name+hash+key` (a "vkey"). */
export function writeNoteKey(noteKey: NoteKey): string {
  const id = Array.from(keyId(noteKey), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${noteKey.name}+${id}+${base64Of(joined(Uint8Array.of(ED25519), noteKey.key))}`
}

/** Reads what `writeNoteKey` wrote. Undefined when it is malformed, of another algorithm, or its hash does not fit. */
export function readNoteKey(text: string): NoteKey | undefined {
  const [, name, data] = /^([^\s+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? []
  const bytes = data === undefined ? undefined : bytesOf(data)
  if (!name || bytes?.length !== 33 || bytes[0] !== ED25519) return undefined
  const noteKey = { name, key: bytes.slice(1) }
  return writeNoteKey(noteKey) === text ? noteKey : undefined
}

/** The note with one signature. `sign` signs the UTF-8 of a text with the private half of `noteKey`. */
export function signNote(text: string, noteKey: NoteKey, sign: (text: string) => Uint8Array): string {
  return `${text}\n${DASH} ${noteKey.name} ${base64Of(joined(keyId(noteKey), sign(text)))}\n`
}

/** Reads a signed note, checking nothing but its form. Undefined when it is none. */
export function readNote(note: string): Note | undefined {
  const split = note.lastIndexOf('\n\n') + 1
  const text = note.slice(0, split)
  const lines = note.slice(split + 1).split('\n')
  if (split === 0 || lines.pop() !== '' || lines.length === 0) return undefined
  const signatures = lines.map(readSignature)
  return signatures.every((signature) => signature !== undefined) ? { text, signatures } : undefined
}

/** The signatures of a note that name this key: at most one is expected, all must be checked. */
export function signaturesOf(note: Note, noteKey: NoteKey): readonly NoteSignature[] {
  const id = String(keyId(noteKey))
  return note.signatures.filter((signature) => signature.name === noteKey.name && String(signature.keyId) === id)
}

function readSignature(line: string): NoteSignature | undefined {
  const [, name, data] = new RegExp(`^${DASH} ([^\\s+]+) ([A-Za-z0-9+/]+=*)$`).exec(line) ?? []
  const bytes = data === undefined ? undefined : bytesOf(data)
  return name && bytes && bytes.length > 4 ? { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) } : undefined
}

/** Standard base64 with padding. */
export function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

/** Undefined unless it is the one canonical spelling. */
function bytesOf(base64: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    return base64Of(bytes) === base64 ? bytes : undefined
  } catch {
    return undefined
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
