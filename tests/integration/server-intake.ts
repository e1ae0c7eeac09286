import { expect } from 'vitest'
import type { PersonId } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { type House, openHouse } from '#server/house.ts'
import { startIntake } from '#server/intake/main.ts'
import type { Surface } from '#server/surface.ts'
import { enrolKey, RawPhone } from './server-phone.ts'
import { freshSigner, invite, type TestRoom, testRoom } from './server-room.ts'

/** An intake that serves an open room at nine in the morning, with phones to try it. */
export class TriedIntake {
  readonly room: TestRoom
  /** The room's own journal, as another process would hold it. */
  readonly house: House
  readonly surface: Surface

  private constructor(room: TestRoom, house: House, surface: Surface) {
    this.room = room
    this.house = house
    this.surface = surface
  }

  static async open(hours = 9): Promise<TriedIntake> {
    const room = await testRoom()
    const tried = new TriedIntake(room, await openHouse(room.options), await startIntake(room.options))
    room.at(hours)
    return tried
  }

  get address(): string {
    return this.surface.address
  }

  now() {
    return this.room.clock.now()
  }

  /** A phone that was just enrolled. */
  async newPhone(station = 'S1'): Promise<RawPhone> {
    const { code } = await invite(this.room, this.house.journal, station)
    const signer = freshSigner()
    const enrolled = await enrolKey(this.address, code, signer)
    expect(enrolled.status).toBe(200)
    return new RawPhone(this.address, signer, enrolled.body)
  }

  /** Takes a phone out of service, in another process than the intake's. */
  async revoke({ device }: RawPhone): Promise<void> {
    const act = { type: 'revoke', by: 'p-test' as PersonId, device, reason: 'lost' } as const
    expect((await this.house.journal.act(act, this.now())).ok).toBe(true)
  }

  /** How long the journal is, and its last entry. */
  async journal(): Promise<{ readonly size: number; readonly last: Entry }> {
    const size = await this.house.journal.catchUp()
    let last: Entry | undefined
    for await (const chunk of this.house.journal.read(size - 1, size)) last = chunk[0]
    return { size, last: last as Entry }
  }

  /** Runs `work` and proves that the journal did not grow by it. */
  async untouched<T>(work: () => Promise<T>): Promise<T> {
    const before = await this.journal()
    const result = await work()
    expect((await this.journal()).size).toBe(before.size)
    return result
  }

  async close(): Promise<void> {
    await this.surface.close()
    await this.house.close()
    await this.room.close()
  }
}
