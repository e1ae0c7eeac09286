import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifySchema } from 'fastify'
import { sampleBook } from '#election/book/sample.ts'
import type {
  ConstituencyCode,
  Count,
  Digest,
  Instant,
  InvitationId,
  PersonId,
  PlaceCode,
  StationCode,
} from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { codeDigest, codeOf, shownCode } from '#journal/code.ts'
import type { Entry } from '#journal/entry.ts'
import { journalOrigin } from '#journal/note.ts'
import { seal } from '#journal/seal.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { Hash } from '#journal/tree.ts'
import { nodeSigner } from '#phone/node-signer.ts'
import type { Act } from '#room/act.ts'
import { acceptSettled, acceptSheet, type Desk } from '#room/testing/count.ts'
import { honestSheet, typing } from '#room/testing/sheet.ts'
import { type House, openHouse } from '#server/house.ts'
import { type App, createApp } from '#server/http/app.ts'
import { closeGently, listen } from '#server/http/listen.ts'
import { type DescribedRoute, listRoutes } from '#server/http/openapi.ts'
import { intakeApp } from '#server/intake/main.ts'
import { createLink } from '#server/links.ts'
import { openLinks } from '#server/notify/links.ts'
import { linkRoutes } from '#server/notify/routes.ts'
import { open } from '#server/portal/loop.ts'
import { portalApp, publishedFolder } from '#server/portal/main.ts'
import { openReader, type Reader } from '#server/portal/reader.ts'
import { ROLES, type Role } from '#server/room/access.ts'
import { roomApp } from '#server/room/main.ts'
import { startWall, type Wall } from '#server/room/wall.ts'
import { call, enrolKey, RawPhone } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

/** One unmistakable number a contest, in everything that could tell it: votes, reasons, words, photos. */
export interface Figures {
  readonly house: number
  readonly council: number
  readonly district: number
  /** Typed by one hand alone, the other still awaited: nobody's to see, at the desk either. */
  readonly blind: number
}

/** The key of the phone, and every secret of a world. */
const SEED = Uint8Array.from({ length: 32 }, (_, i) => i + 1)
const SECRET = Buffer.from(SEED).toString('base64url')

export type SurfaceName = 'intake' | 'room' | 'portal' | 'notify'

/** A whole house with its surfaces, its roles signed in, and figures in it that nobody may see. */
export class GateWorld {
  readonly addresses: Record<SurfaceName, string> = { intake: '', room: '', portal: '', notify: '' }
  /** Every registered route, by surface. */
  readonly routes: (DescribedRoute & { readonly surface: SurfaceName })[] = []
  readonly figures: Figures
  readonly room: TestRoom
  readonly data: string
  phone!: RawPhone
  photo!: Digest
  #house!: House
  #wall!: Wall
  #reader!: Reader
  #publisher!: Awaited<ReturnType<typeof open>>
  #apps: App[] = []

  private constructor(room: TestRoom, figures: Figures) {
    this.room = room
    this.figures = figures
    this.data = publishedFolder(room.folder)
  }

  static async open(figures: Figures): Promise<GateWorld> {
    const book = sampleBook()
    const stations = book.stations.map((station) => ({ ...station, registered: 200_000 as Count }))
    const constituencies = book.constituencies.map((one) =>
      one.registered === undefined ? one : { ...one, registered: 2_000_000 as Count },
    )
    const room = await testRoom({ ...book, stations, constituencies })
    // Nothing in a world is drawn by lot, so that two of them differ in their figures alone.
    for (const name of ['pepper', `log ${journalOrigin(book.room, true)}`, 'vapid'])
      await room.store.secret(name, SECRET)
    const world = new GateWorld(room, figures)
    await world.#start()
    return world
  }

  async #start(): Promise<void> {
    const { room, data } = this
    const heard =
      (surface: SurfaceName) =>
      (method: string, url: string, schema: FastifySchema = {}) => {
        if (method !== 'HEAD') this.routes.push({ surface, method, url, schema })
      }
    this.#house = await openHouse(room.options)
    const described = (surface: SurfaceName) => (route: DescribedRoute) =>
      heard(surface)(route.method, route.url, route.schema)
    this.#wall = startWall(this.#house, room.clock)
    this.#publisher = await open({ folder: room.folder, room: room.book.room, clock: room.clock, data })
    await this.#publisher.publisher.flush()
    this.#reader = await openReader(data, 10)
    const intake = await intakeApp(this.#house, room.options, undefined, described('intake'))
    const roomSurface = await roomApp(this.#house, this.#wall, room.options, undefined, heard('room'))
    const portal = await portalApp(this.#reader, data, undefined, described('portal'))
    const notify = createApp({ bodyLimit: 16_384, https: false })
    listRoutes(notify, described('notify'))
    const { subscriptions } = room.store
    const links = openLinks(SECRET, 'http://notify.example')
    linkRoutes(notify, { index: this.#house.index, test: true, subscriptions, links, now: () => room.clock.now() })
    for (const [name, app] of [
      ['intake', intake],
      ['room', roomSurface],
      ['portal', portal],
      ['notify', notify],
    ] as const) {
      this.addresses[name] = `http://127.0.0.1:${await listen(app, '127.0.0.1', 0, false)}`
      this.#apps.push(app)
    }
    const code = await this.#invited('A-1-1')
    const signer = nodeSigner(SEED)
    this.phone = new RawPhone(this.addresses.intake, signer, (await enrolKey(this.addresses.intake, code, signer)).body)
  }

  /** An invitation whose code is the same in every world. */
  async #invited(station: string): Promise<string> {
    const code = codeOf(SEED)
    await this.act({
      type: 'invite',
      by: 'p-test' as PersonId,
      invitation: 'i-gate' as InvitationId,
      station: station as StationCode,
      code: codeDigest(await this.room.store.secret('pepper'), code),
      expires: (this.room.clock.now() + 86_400_000) as Instant,
    })
    return shownCode(code)
  }

  get desk(): Desk {
    const { journal, index } = this.#house
    return {
      index,
      state: () => journal.state,
      act: async (act) => {
        const done = await journal.act(act, this.room.clock.now())
        if (!done.ok) throw new Error(`refused: ${done.error.code} ${JSON.stringify(done.error.parameters)}`)
      },
    }
  }

  async act(act: Act): Promise<void> {
    await this.desk.act(act)
  }

  /** A session of a role, freshly signed in. */
  async signIn(role: Role): Promise<string> {
    const { path } = await createLink(this.room.store, {
      room: this.room.book.room,
      role,
      person: `p-${role}` as PersonId,
    })
    const token = path.split('/').at(-1)
    const answer = await call(`${this.addresses.room}/room/api/session`, 'POST', { token })
    return String(answer.headers.get('set-cookie')).split(';')[0] ?? ''
  }

  async cookies(): Promise<Record<Role, string>> {
    const all = await Promise.all(ROLES.map(async (role) => [role, await this.signIn(role)] as const))
    return Object.fromEntries(all) as Record<Role, string>
  }

  #sheet(
    station: string,
    constituency: string,
    votes: readonly number[],
    more: Partial<FilledSheet> = {},
  ): FilledSheet {
    return honestSheet(this.desk.index, station as StationCode, constituency as ConstituencyCode, votes, more)
  }

  /** The phone sends its sheet of the House, with a photo that shows the figure. */
  async sendSheet(version: number, reason?: string): Promise<number> {
    const { house } = this.figures
    const bytes = Buffer.from(
      `\x89PNG\r\n\x1a\n the photo shows ${String(house).padEnd(6)} version ${version}`,
      'latin1',
    )
    this.photo = sha256Hex(bytes) as Digest
    await this.room.store.photos.put(this.photo, bytes)
    const sheet = this.#sheet('A-1-1', 'P-house', [house, house], { observations: `${house}` })
    const opening = { salt: String(version).repeat(32), value: { sheet, ...(reason === undefined ? {} : { reason }) } }
    const now = this.room.clock.now()
    this.phone.say(now, { k: 'sheet', constituency: 'P-house', version, sealed: seal(opening), photo: this.photo })
    const at = this.phone.items.length
    const openings = this.phone.items.flatMap((_, i) => (i === at - 1 ? [opening] : []))
    return (await this.phone.send({ ...(await this.phone.run(at, at, now)), openings })).status
  }

  /** Every kind of thing in which a figure can stand: sheets, decisions, words, sums, other rooms, ties, reasons. */
  async countEverything(): Promise<void> {
    const { house, council, district, blind } = this.figures
    const on = { station: 'A-1-1' as StationCode, constituency: 'P-house' as ConstituencyCode }
    const person = (name: string) => name as PersonId
    const opening = <T>(value: T) => ({ salt: 'e'.repeat(32), value })
    const slip = this.#sheet('A-1-1', 'P-house', [house + 1, house - 1])
    await this.act(typing('clerk-2', slip))
    const values = { 'votes.0': house, 'votes.1': house }
    await this.act({
      type: 'decide-sheet',
      by: person('v'),
      ...on,
      opening: opening({ values, reason: `it says ${house}` }),
    })
    await acceptSettled(this.desk, on.station, on.constituency)
    await acceptSheet(this.desk, this.#sheet('A-1-2', 'P-house', [house, house]))
    await this.act(typing('clerk-1', this.#sheet('A-1-3', 'P-house', [blind, blind])))
    await acceptSheet(this.desk, this.#sheet('A-1-1', 'A-council', [council, council]))
    await acceptSheet(this.desk, this.#sheet('B-1-1', 'B-d1', [district]))
    const out = { station: 'B-1-2' as StationCode, constituency: 'P-house' as ConstituencyCode }
    await this.act({
      type: 'propose-on-sheet',
      by: person('a'),
      act: 'exclude',
      ...out,
      opening: opening({ reason: `${house}` }),
    })
    await this.act({ type: 'confirm-on-sheet', by: person('b'), ...out })
    await this.act({
      ...{ type: 'type-sum', by: person('a'), place: 'A' as PlaceCode, constituency: on.constituency },
      opening: opening(this.#sheet('A-1-1', 'P-house', [house, house])),
    })
    await this.act({
      ...{ type: 'propose-tie', by: person('a'), constituency: on.constituency },
      opening: opening({ lots: ['1', '2'], reason: `both have ${house}` }),
    })
    const sums = { registered: 900_000, voters: house, ballots: house, void: 0, contested: 0, valid: house }
    const other = { room: 'Q', source: 'bundle' as const, evidence: 'f'.repeat(64), ...sums, votes: [house, 0] }
    await this.act({
      ...{ type: 'import-figures', by: person('a'), constituency: on.constituency },
      opening: opening({ ...other, stations: 1, stationsCounted: 1 }),
    })
  }

  /** Every entry of the journal with its leaf hash. */
  async journal(): Promise<{ readonly entries: readonly Entry[]; readonly leaves: readonly Hash[] }> {
    const { journal } = this.#house
    const size = await journal.catchUp()
    const entries: Entry[] = []
    for await (const chunk of journal.read(0, size)) entries.push(...chunk)
    return { entries, leaves: await journal.leaves(0, size) }
  }

  /** Entries in the journal. */
  size(): Promise<number> {
    return this.#house.journal.catchUp()
  }

  /** Publishes what is due, and waits until portal and wall have seen it. */
  async settle(): Promise<void> {
    await this.#house.journal.catchUp()
    await this.#publisher.publisher.flush()
    const position = this.#house.journal.size - 1
    const shelf = join(this.data, this.room.book.id)
    const pointer = readFileSync(join(shelf, 'latest.json'), 'utf8')
    const { version } = JSON.parse(readFileSync(join(shelf, 'results/index.json'), 'utf8')) as { version: number }
    const seen = () => {
      const shown = this.#reader.current()
      return shown?.pointerBytes.toString('utf8') === pointer && shown.results.version === version
    }
    while (this.#wall.screen.picture.position < position || !seen()) await new Promise((done) => setTimeout(done, 5))
  }

  async close(): Promise<void> {
    for (const app of this.#apps) await closeGently(app)
    await this.#wall.close()
    await this.#reader.stop()
    await this.#publisher.store.close()
    await this.#house.close()
    await this.room.close()
  }
}
