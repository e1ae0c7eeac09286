import type { Language } from '#election/languages.ts'
import type { Instant, PlaceCode, StationCode } from '#election/named.ts'
import { drawnOutline, OUTLINE_FROM, type WallOutline } from '#room/views/outline.ts'
import type { StationStatus, WallDefinition, WallPicture } from '#room/views/wall.ts'
import type { WallDelta } from '#room/views/wall-delta.ts'
import { type Role, RoomApi, type Session } from './api.ts'
import { Feed } from './live/feed.ts'
import { forgetKept, keepDefinition, keepFrame, readKept } from './live/kept.ts'
import { type Frame, keeperFor, type PictureKeeper } from './live/picture.ts'

/** At most four repaints a second: people cannot read faster, and the wall's machine stays cool. */
const REPAINT_MS = 250
/** How often the last picture is put aside for a reload. */
const KEEP_MS = 5_000
const RETRY_MS = 3_000
/** A kept picture younger than this is not worth a warning while the line comes up (ms). */
const STARTING_MS = 5_000
/** Several heartbeats of the journal (ms). */
const QUIET_MS = 45_000

/** Roles that act in the room; the server decides, this only hides what it would refuse. */
const ACTING: ReadonlySet<Role> = new Set(['duty-officer', 'operator'])
/** States that tell of the room's work, not of the vote. */
const OF_WORK: ReadonlySet<StationStatus> = new Set(['late', 'silent', 'incident'])

/** Whether figures come in, or the last good picture stands while the room cannot be reached. */
export type Line = 'starting' | 'live' | 'away'

/**
 * Everything the page knows, as signals: the definition (once), the newest frame (four times a second at most), the
 * line and the time. It starts with the kept picture, so that a reload while the server is away shows the day at once.
 */
export class Room {
  readonly api: RoomApi
  definition = $state.raw<WallDefinition | undefined>()
  frame = $state.raw<Frame | undefined>()
  session = $state.raw<Session | 'none' | undefined>()
  line = $state<Line>('starting')
  /** Only the outline of a large room came so far: its stations have no names yet, and its alerts are not known. */
  partial = $state(false)
  /** This machine's clock, moved once a second; only ever used for ages. */
  tick = $state(Date.now())
  /** This machine's clock when the newest figures came. */
  fresh = $state<number | undefined>()
  /** What the room said the time was, and this machine's clock then. */
  #said = $state.raw<{ readonly now: Instant; readonly at: number } | undefined>()

  #keeper: PictureKeeper | undefined
  #feed: Feed | undefined
  #repaint: ReturnType<typeof setTimeout> | undefined
  #painted = 0
  #keeping: ReturnType<typeof setTimeout> | undefined
  #kept = 0
  /** Said by the page once it is there: words and fonts come beside the room's first answers, sometimes after them. */
  mounted: () => void = () => {}
  readonly #page = new Promise<void>((there) => {
    this.mounted = there
  })

  constructor(language: () => Language) {
    this.api = new RoomApi(language)
  }

  /** Room time now, as far as it can be known: what the room said last plus the time since; frozen while it is away. */
  get now(): Instant | undefined {
    if (this.#said === undefined || this.line !== 'live') return this.#said?.now
    return (this.#said.now + Math.max(0, this.tick - this.#said.at)) as Instant
  }

  /** Age of the picture on this machine's clock (ms), undefined before there is one. */
  get age(): number | undefined {
    return this.fresh === undefined ? undefined : Math.max(0, this.tick - this.fresh)
  }

  /**
   * Why the picture may be old: the room does not answer (`away`), or it answers and its journal has stopped (`quiet`):
   * a journal that lives writes a heartbeat every ten seconds, so silence is not “no change”.
   */
  get trouble(): 'away' | 'quiet' | undefined {
    const age = this.age ?? 0
    if (this.line === 'away' || (this.line === 'starting' && age > STARTING_MS)) return 'away'
    return this.line === 'live' && age > QUIET_MS ? 'quiet' : undefined
  }

  /** Of whoever signed in; what each may is the table of the server, `docs/roles.md`. */
  get role(): Role | undefined {
    return typeof this.session === 'object' ? this.session.role : undefined
  }

  get mayAct(): boolean {
    return this.role !== undefined && ACTING.has(this.role)
  }

  /** Invites phones and takes them back. */
  get managesPhones(): boolean {
    return this.mayAct || this.role === 'administrator'
  }

  /** Opens the file of a station: its phones, readings and everything received. */
  get readsFiles(): boolean {
    return this.role !== 'observer'
  }

  /** A wall stays for ever; whoever sits at a screen can leave it. */
  get mayLeave(): boolean {
    return this.role !== undefined && this.role !== 'wall'
  }

  /** Places that whoever looks is in charge of alone: of others they are told no alert, and no station late or silent. */
  get scope(): readonly PlaceCode[] {
    return (typeof this.session === 'object' && this.session.scope) || []
  }

  /** Takes the lists home that are shown to them; a wall is a screen and takes nothing. */
  get takesLists(): boolean {
    return this.role !== undefined && this.role !== 'wall'
  }

  /** Whether alerts are shown to whoever looks: observers see none. */
  get seesWork(): boolean {
    return this.role !== 'observer'
  }

  /** How many stations are in a state; nothing, which is not zero, where whoever looks is not told of it. */
  told(status: StationStatus, count: number | undefined): number | undefined {
    return !this.seesWork && OF_WORK.has(status) && count === 0 ? undefined : count
  }

  /** Index of a place in the definition, by its code. */
  readonly placeIndex: ReadonlyMap<PlaceCode, number> = $derived(
    new Map(this.definition?.places.map((place, index) => [place.code, index])),
  )
  readonly stationIndex: ReadonlyMap<StationCode, number> = $derived(
    new Map(this.definition?.stations.code.map((code, index) => [code, index])),
  )

  async start(): Promise<void> {
    setInterval(() => {
      this.tick = Date.now()
    }, 1_000)
    const kept = await readKept()
    if (kept && !this.frame) {
      this.#use(kept.definition)
      this.#keeper?.restore(kept.frame)
      this.#said = { now: kept.frame.now, at: kept.received }
      this.fresh = kept.received
      this.#show()
    }
    await this.enter()
  }

  /** Asks who we are and what the room looks like, then opens the line; tries again for ever while nobody answers. */
  async enter(): Promise<void> {
    const [session, outline] = await Promise.all([this.api.session(), this.definition ? undefined : this.api.outline()])
    if (session.kind === 'signed-out') {
      this.session = 'none'
      return
    }
    if (session.kind === 'ok') this.session = session.value
    if (outline?.kind === 'ok' && outline.value) {
      this.#sketch(outline.value)
      await drawn(this.#page)
    }
    const definition = session.kind === 'ok' ? await this.api.definition() : session
    if (session.kind !== 'ok' || definition.kind !== 'ok') {
      this.line = 'away'
      setTimeout(() => void this.enter(), RETRY_MS)
      return
    }
    this.session = session.value
    // The first picture of a large room comes compressed and by itself; the line goes on from there.
    const large = definition.value.stations.office.length >= OUTLINE_FROM
    const picture = large ? await this.api.picture() : undefined
    this.#use(definition.value)
    if (picture?.kind === 'ok') this.#picture(picture.value)
    void keepDefinition(definition.value)
    this.#feed?.close()
    const after = picture?.kind === 'ok' ? `?after=${picture.value.position}` : ''
    this.#feed = new Feed(`/room/live${after}`, {
      picture: (picture) => this.#picture(picture),
      delta: (delta) => this.#delta(delta),
      clock: (now) => this.#hear(now),
      line: (up) => this.#lineIs(up),
    })
    this.#feed.open()
  }

  async signOut(): Promise<void> {
    await this.api.signOut()
    await forgetKept()
    this.#feed?.close()
    this.session = 'none'
  }

  #use(definition: WallDefinition): void {
    const same = this.definition?.book === definition.book && this.definition.test === definition.test
    if (same && !this.partial) return
    this.partial = false
    this.definition = definition
    this.#keeper = keeperFor(definition)
    this.frame = undefined
  }

  /** Draws what there is of a large room; the whole takes its place in one step. */
  #sketch(outline: WallOutline): void {
    const { definition, picture } = drawnOutline(outline)
    this.partial = true
    this.definition = definition
    this.#keeper = keeperFor(definition)
    this.#picture(picture)
  }

  #picture(picture: WallPicture): void {
    this.#keeper?.take(picture)
    this.#hear(picture.now)
    this.fresh = this.tick
    this.#show()
  }

  #delta(delta: WallDelta): boolean {
    if (!this.#keeper?.merge(delta)) return false
    this.#hear(delta.now)
    this.fresh = this.tick
    this.#repaint ??= setTimeout(() => this.#show(), Math.max(0, this.#painted + REPAINT_MS - Date.now()))
    return true
  }

  #hear(now: Instant): void {
    this.tick = Date.now()
    this.#said = { now, at: this.tick }
  }

  #lineIs(up: boolean): void {
    if (up === (this.line === 'live')) return
    this.line = up ? 'live' : 'away'
    // The line also breaks when the session ended; only the server can say so.
    if (!up) void this.#stillSignedIn()
  }

  async #stillSignedIn(): Promise<void> {
    const reply = await this.api.session()
    if (reply.kind !== 'signed-out') return
    this.#feed?.close()
    this.session = 'none'
  }

  #show(): void {
    clearTimeout(this.#repaint)
    this.#repaint = undefined
    if (!this.#keeper?.ready) return
    this.#painted = Date.now()
    this.frame = this.#keeper.frame()
    this.#keeping ??= setTimeout(() => this.#keep(), Math.max(0, this.#kept + KEEP_MS - this.#painted))
  }

  /** Puts the newest picture aside, also where nothing comes after it. */
  #keep(): void {
    this.#keeping = undefined
    const { definition, frame, fresh } = this
    if (this.partial || this.session === 'none' || !definition || !frame || fresh === undefined) return
    this.#kept = Date.now()
    void keepFrame(definition.book, frame, fresh)
  }
}

/** The longest that the rest of a large room waits for its outline to be drawn on a slow machine (ms). */
const DRAWN_MS = 5_000

/** After the page was there, laid out and painted: what comes now must not share the line with what nobody sees yet. */
function drawn(page: Promise<void>): Promise<unknown> {
  // A hidden page draws nothing.
  if (document.hidden) return Promise.resolve()
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  return Promise.race([page.then(frame).then(frame).then(frame), new Promise((done) => setTimeout(done, DRAWN_MS))])
}
