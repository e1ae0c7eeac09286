import type { PlaceCode } from '#election/named.ts'
import { checkpointText, type NoteKey, signNote, writeNoteKey } from '#journal/note.ts'
import { publicKeyOf, sign } from '#journal/signature.ts'
import { type Head, readHead, rootOfHead } from './entries.ts'
import type { Sql } from './sql.ts'

/** A journal's key pair: the public half under the journal's name, and the Ed25519 seed, base64url. */
export interface JournalKey {
  readonly key: NoteKey
  readonly secret: string
}

/** Signs how far journals have come, each with its own Ed25519 key, in the public format (`docs/journal-format.md`). */
export class Checkpoints {
  readonly #sql: Sql
  readonly #secret: (name: string) => Promise<string>

  constructor(sql: Sql, secret: (name: string) => Promise<string>) {
    this.#sql = sql
    this.#secret = secret
  }

  /** The public key of a room's journal, as `name+hash+key`: what whoever checks its checkpoints must know. */
  async key(room: PlaceCode): Promise<string> {
    return writeNoteKey((await this.keyOf((await this.#head(room)).origin)).key)
  }

  /**
   * The signed note over the committed end of a room's journal, made and kept when there is none of that size yet.
   * Undefined while the journal is empty.
   */
  async sign(room: PlaceCode): Promise<string | undefined> {
    const head = await this.#head(room)
    if (head.size === 0) return undefined
    const [kept] = await this.#sql<{ note: string }[]>`
      select note from checkpoint where room = ${room} and size = ${head.size}`
    if (kept) return kept.note
    const { key, secret } = await this.keyOf(head.origin)
    const text = checkpointText({ origin: head.origin, size: head.size, root: rootOfHead(head) })
    const note = signNote(text, key, (signed) => sign(secret, signed))
    await this
      .#sql`insert into checkpoint (room, size, note) values (${room}, ${head.size}, ${note}) on conflict do nothing`
    return note
  }

  /** The largest signed note of a room; undefined when there is none. */
  async latest(room: PlaceCode): Promise<string | undefined> {
    const [row] = await this.#sql<{ note: string }[]>`
      select note from checkpoint where room = ${room} order by size desc limit 1`
    return row?.note
  }

  async #head(room: PlaceCode): Promise<Head> {
    const head = await readHead(this.#sql, room)
    if (!head) throw new Error(`room ${room} has no journal`)
    return head
  }

  /**
   * The key of the journal of that name, which signs its checkpoints here and in public, and the files that its room
   * releases. It is made when first asked for, which may be before the room is opened: other rooms' books need it.
   */
  async keyOf(origin: string): Promise<JournalKey> {
    const secret = await this.#secret(`log ${origin}`)
    return { key: { name: origin, key: Buffer.from(publicKeyOf(secret), 'base64url') }, secret }
  }
}
