import type { PlaceCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { canonical } from '#journal/canonical.ts'
import { chainOf } from '#journal/chain.ts'
import type { Entry } from '#journal/entry.ts'
import { readCheckpoint, readNote, readNoteKey, signaturesOf } from '#journal/note.ts'
import { isOpened } from '#journal/openings.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { verifySignature } from '#journal/signature.ts'
import { EMPTY, type Frontier, grow, hexOf, leafHash, rootOf, writeFrontier } from '#journal/tree.ts'
import type { Damage } from './damage.ts'
import { firstItemOf, readHead, subjectOf } from './entries.ts'
import type { Machine } from './machine.ts'
import type { Query, Sql } from './sql.ts'

/** What a journal was found to be. */
export interface Verified {
  readonly size: number
  readonly root: string
  /** SHA-256 of the canonical text of the state folded from nothing. */
  readonly stateHash: string
  readonly snapshots: number
  readonly checkpoints: number
}

/** The half of a machine that reads. */
type Folding<State> = Pick<Machine<State, never, never, never>, 'initial' | 'fold' | 'write'>

interface Stored {
  readonly n: number
  readonly subject: string | null
  readonly item: number | null
  readonly leaf: string
  readonly body: string
  readonly openings: string | null
}

/** Rows fetched at once. */
const CHUNK = 1000

/** A point at which the journal said earlier what its root, or its state, is. */
interface Mark {
  readonly size: number
  readonly root: string | undefined
  /** Hash of the state, where it is a snapshot. */
  readonly hash?: string
}

/**
 * Reads a room's journal again from its first byte: canonical texts, numbers, times, leaves, the devices' chains; folds
 * it from nothing; and compares roots and states with every snapshot, every checkpoint and the head. Signatures of
 * devices are the stand-alone verifier's to check. Stops at the first damage.
 * @param noteKey the key that checkpoints must be signed with
 * @param onProgress hears how many of how many entries were read
 */
export function verifyJournal<State>(
  sql: Sql,
  room: PlaceCode,
  machine: Folding<State>,
  noteKey: string,
  onProgress: (read: number, of: number) => void = () => {},
): Promise<Outcome<Verified, Damage>> {
  // One view of the database, while others append.
  return sql.transaction(
    (tx) => verifyView(tx, room, machine, noteKey, onProgress),
    'isolation level repeatable read read only',
  )
}

async function verifyView<State>(
  sql: Query,
  room: PlaceCode,
  machine: Folding<State>,
  noteKey: string,
  onProgress: (read: number, of: number) => void,
): Promise<Outcome<Verified, Damage>> {
  const head = await readHead(sql, room)
  if (!head) throw new Error(`room ${room} has no journal`)
  const snapshots = await sql<Mark[]>`select n as size, root, hash from snapshot where room = ${room} order by n`
  const notes = await sql<{ size: number; note: string }[]>`
    select size, note from checkpoint where room = ${room} order by size`
  const checkpoints = notes.map(({ size, note }) => ({ size, root: signedRoot(note, noteKey, size) }))
  const marks = [...snapshots, ...checkpoints].sort((a, b) => a.size - b.size)

  let frontier: Frontier = EMPTY
  let state = machine.initial()
  let agreedSize = 0
  let before: Entry | undefined
  const damage = (what: Damage['what'], position: number): Outcome<Verified, Damage> =>
    fail({ position, what, agreedSize })

  for await (const chunk of stored(sql, room)) {
    for (const row of chunk) {
      const n = frontier.size
      if (n === head.size) return damage('surplus', n)
      if (row.n !== n) return damage('missing', n)
      const entry = readBody(row)
      const what = entry ? faultOf(entry, row, before) : 'not-canonical'
      if (what || !entry) return damage(what ?? 'not-canonical', n)
      try {
        state = machine.fold(state, entry)
      } catch {
        return damage('not-foldable', n)
      }
      before = entry
      frontier = grow(frontier, [leafHash(row.body)])
      while (marks[0]?.size === frontier.size) {
        const mark = marks.shift() as Mark
        const differs = mark.root !== hexOf(rootOf(frontier))
        if (differs) return damage(mark.hash ? 'wrong-snapshot-root' : 'wrong-checkpoint', agreedSize)
        if (mark.hash && sha256Hex(machine.write(state)) !== mark.hash)
          return damage('wrong-snapshot-state', agreedSize)
        agreedSize = frontier.size
      }
    }
    onProgress(frontier.size, head.size)
  }
  if (frontier.size < head.size) return damage('missing', frontier.size)
  if (writeFrontier(frontier) !== writeFrontier(head.frontier)) return damage('wrong-frontier', agreedSize)
  if (marks.length > 0) return damage('missing', frontier.size)
  return ok({
    size: frontier.size,
    root: hexOf(rootOf(frontier)),
    stateHash: sha256Hex(machine.write(state)),
    snapshots: snapshots.length,
    checkpoints: checkpoints.length,
  })
}

/** All rows of a room in order, some at a time. */
async function* stored(sql: Query, room: PlaceCode): AsyncGenerator<readonly Stored[]> {
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const rows = await sql<Stored[]>`
      select n, subject, item, encode(leaf, 'hex') as leaf, body, openings from entry
      where room = ${room} and n > ${after} order by n limit ${CHUNK}`
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.n
  }
}

/** What is wrong with one entry by itself and after the one before it. */
function faultOf(entry: Entry, row: Stored, before: Entry | undefined): Damage['what'] | undefined {
  if (entry.n !== row.n) return 'wrong-number'
  if (before && entry.at < before.at) return 'earlier-than-before'
  if (subjectOf(entry) !== row.subject || firstItemOf(entry) !== row.item) return 'wrong-columns'
  if (hexOf(leafHash(row.body)) !== row.leaf) return 'wrong-leaf'
  if (entry.kind === 'submission' && chainOf(entry.prev, entry.items) !== entry.head) return 'broken-chain'
  if (!isOpened(entry, entry.openings ?? [])) return 'wrong-opening'
  return undefined
}

/** The entry of a canonical text, with its openings; undefined for any other text. */
function readBody({ body, openings }: Stored): Entry | undefined {
  try {
    const entry = JSON.parse(body) as Entry
    if (canonical(entry) !== body) return undefined
    return openings === null ? entry : { ...entry, openings: JSON.parse(openings) as Entry['openings'] & object }
  } catch {
    return undefined
  }
}

/** The root that a note signs for a size; undefined when note, key, signature or size do not fit. */
function signedRoot(note: string, noteKey: string, size: number): string | undefined {
  const read = readNote(note)
  const key = readNoteKey(noteKey)
  const checkpoint = read && readCheckpoint(read.text)
  if (!read || !key || !checkpoint || checkpoint.size !== size || checkpoint.origin !== key.name) return undefined
  const signatures = signaturesOf(read, key)
  const publicKey = Buffer.from(key.key).toString('base64url')
  const isSigned = ({ signature }: { readonly signature: Uint8Array }): boolean =>
    verifySignature('ed25519', publicKey, read.text, Buffer.from(signature).toString('base64url'))
  return signatures.length > 0 && signatures.every(isSigned) ? hexOf(checkpoint.root) : undefined
}
