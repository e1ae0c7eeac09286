import type { DeskError } from '#room/views/desk.ts'
import { secretBytes } from '../random.ts'
import { expectOk, openSession, type Session, type SessionOptions } from '../session.ts'

/** What the desk answered to an act. */
export type Answered =
  | { readonly ok: true; readonly value: { readonly position: number; readonly release?: string } }
  | { readonly ok: false; readonly status: number; readonly error: DeskError }

/** Somebody at the desk, with a session of their own. */
export class DeskPerson {
  readonly #session: Session
  readonly #seed: string
  readonly #name: string
  #acts = 0

  private constructor(session: Session, seed: string, name: string) {
    this.#session = session
    this.#seed = seed
    this.#name = name
  }

  /** Signs in. `seed` and `name` decide the salts of what this person seals, so that a night can be repeated. */
  static async signIn(options: SessionOptions, seed: string, name: string): Promise<DeskPerson> {
    return new DeskPerson(await openSession(options), seed, name)
  }

  /** Throws for an answer that is not the expected one. */
  async see<T>(path: string): Promise<T> {
    return (await (await expectOk(await this.#session.get(path), path)).json()) as T
  }

  /** The bytes of a photo. */
  async photo(digest: string): Promise<Uint8Array> {
    const response = await expectOk(await this.#session.get(`/desk/api/photos/${digest}`), 'photo')
    return new Uint8Array(await response.arrayBuffer())
  }

  /** Does something; what it seals gets a salt of this person's. */
  seal(path: string, body: object): Promise<Answered> {
    const salt = Buffer.from(secretBytes(this.#seed, 'salt', this.#name, this.#acts++)).toString('hex', 0, 16)
    return this.act(path, { ...body, salt })
  }

  /** Does something that seals nothing. */
  async act(path: string, body: object = {}): Promise<Answered> {
    const response = await this.#session.post(path, body)
    const value = (await response.json()) as never
    if (response.ok) return { ok: true, value }
    return { ok: false, status: response.status, error: (value as { readonly error: DeskError }).error }
  }

  /** Does something that cannot be refused here. */
  async must(what: Promise<Answered>): Promise<{ readonly position: number; readonly release?: string }> {
    const answered = await what
    if (answered.ok) return answered.value
    throw new Error(`${this.#name} was refused: ${answered.status} ${JSON.stringify(answered.error)}`)
  }
}
