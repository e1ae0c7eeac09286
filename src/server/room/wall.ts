import type { Instant, PlaceCode, Position } from '#election/named.ts'
import { placeCurve } from '#room/curve.ts'
import { withinScope } from '#room/scope.ts'
import { type WallPicture, wallPicture } from '#room/views/wall.ts'
import { narrowedWall } from '#room/views/wall-sight.ts'
import { isWork } from '#room/views/work.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import type { Role } from './access.ts'
import { eventBytes } from './live.ts'
import { observersWall } from './observers.ts'
import { Screen } from './screen.ts'

/** At most four deltas a second: a wall needs no more, and people cannot follow more. */
const TICK_MS = 250
/** Lateness and silence come with time alone: looked for this often when no entry arrives (ms). */
const TIME_MS = 1_000
/** The room's time goes out this often when nothing else does (ms). */
const CLOCK_MS = 2_000
/**
 * Narrowed walls are drawn for so long in one round (ms). A nation has one for each of its provinces, and the room's other
 * work must not wait for them all; who was left out comes first in the next round.
 */
const DRAW_MS = 60
/** A screen that nobody looks at is drawn no more, this long after somebody asked for it (ms). */
const LOOKED_AT_MS = 60_000

/** The wall as some people see it now. */
export interface WallView {
  readonly screen: Screen
  /** Tells the view from every other: pictures of two views never share a tag. */
  readonly tag: string
  /** The curve of a place as they may see it. Throws on a place that is not in the book. */
  curve(place: PlaceCode): Promise<ReturnType<typeof placeCurve>>
}

/** A view that is drawn from the whole picture. */
export interface NarrowedView extends Omit<WallView, 'screen'> {
  draw(whole: WallPicture): WallPicture | Promise<WallPicture>
}

/** The wall: one whole picture for the room, and narrowed ones for whoever is in charge of less, or only watches. */
export interface Wall extends WallView {
  /** What somebody sees of it. Throws when it was never drawn and the database is away. */
  of(role: Role, scope: readonly PlaceCode[]): Promise<WallView>
  /** How many lines are open, over all views. */
  clients(): number
  close(): Promise<void>
}

/**
 * Follows the journal and keeps the feeds going: a new entry shows within one tick, what time changes within a second.
 * When the journal is away the last picture stays and the clock goes on.
 */
export function startWall(house: House, clock: Clock, drawMs = DRAW_MS): Wall {
  const { journal, index, store } = house
  let worked: Position | undefined
  let calling: number | undefined
  const picture = (now: Instant) =>
    wallPicture(index, journal.state, now, {
      ...(worked !== undefined && { worked }),
      ...(calling !== undefined && { calling }),
    })
  // A driven clock stands in the process that received the request; here the journal itself carries it.
  const now = () => {
    // After a failed commit there is no state at hand, and the time goes on without it.
    if (journal.size > 0) clock.advance(journal.state.at)
    return clock.now()
  }
  const whole = new Screen(picture(now()))
  const narrowed = new Map<string, NarrowedScreen>()
  /** Narrowed walls that lack the newest picture, the one that lacks it longest first. */
  const behind = new Set<NarrowedScreen>()
  const observers = observersWall(house, clock)
  let keptUp: Promise<void> = Promise.resolve()
  const screens = (): Screen[] => [whole, ...[...narrowed.values()].flatMap(({ screen }) => screen ?? [])]

  let told = performance.now()
  let looked = told
  let dirty = false
  let ticking = false
  const look = async () => {
    dirty = false
    looked = performance.now()
    await journal.catchUp()
    // Beside the wall, which waits for nobody; what fails here is met again at the next look.
    keptUp = observers.keepUp().catch(() => {})
    if (whole.show(picture(now()))) told = performance.now()
    for (const one of narrowed.values()) behind.add(one)
    const began = performance.now()
    for (const one of behind) {
      behind.delete(one)
      if (one.isLookedAt) await one.draw(whole.picture)
      if (performance.now() - began >= drawMs) break
    }
    if (behind.size > 0) dirty = true
  }
  const tick = async () => {
    if (ticking) return
    ticking = true
    try {
      if (dirty || performance.now() - looked >= TIME_MS) await look()
    } catch (error) {
      // The database is away: the last picture stands, the follower and the next tick try again.
      dirty = true
      if (!(error instanceof Error)) throw error
    } finally {
      ticking = false
    }
    if (performance.now() - told >= CLOCK_MS) {
      told = performance.now()
      const time = now()
      for (const { feed, picture } of screens())
        feed.tell(eventBytes('clock', { now: time, position: picture.position }))
    }
  }
  const timer = setInterval(() => void tick(), TICK_MS)

  const stop = new AbortController()
  const following = journal.follow({ from: journal.state.size, signal: stop.signal }, (entries) => {
    dirty = true
    worked = entries.findLast(isWork)?.n ?? worked
  })
  // Whoever shows the call desk asks for it again.
  const calls = (): void => {
    // The machine's time, not a count: notices merge, and a process that starts again begins with another value.
    calling = Math.max(Date.now(), (calling ?? 0) + 1)
    dirty = true
  }
  const lines = store.contacts.follow(journal.room, calls, stop.signal)

  const all: WallView = {
    screen: whole,
    tag: 'whole',
    curve: async (place) => placeCurve(index, await journal.settled(), place),
  }
  const view = async (tag: string, make: () => NarrowedView): Promise<WallView> => {
    const one = narrowed.get(tag) ?? new NarrowedScreen(make())
    narrowed.set(tag, one)
    return one.ask(whole.picture)
  }
  return {
    ...all,
    async of(role, scope) {
      if (role === 'observer') return view('observers', () => observers)
      const tag = `in-${[...scope].sort()}`
      return scope.length === 0 ? all : view(tag, () => scopedWall(house, scope, tag))
    },
    clients: () => screens().reduce((sum, { feed }) => sum + feed.clients, 0),
    async close() {
      clearInterval(timer)
      stop.abort()
      for (const { feed } of screens()) feed.close()
      await Promise.all([following, lines, keptUp])
    },
  }
}

/** The wall of whoever is in charge of some places: the room's work there, turnout everywhere. */
function scopedWall({ journal, index }: House, scope: readonly PlaceCode[], tag: string): NarrowedView {
  const { see } = narrowedWall(index, withinScope(index, scope), false)
  return {
    tag,
    draw: (whole) => see(journal.state, whole),
    // Places outside were refused at the door.
    curve: async (place) => placeCurve(index, await journal.settled(), place),
  }
}

/** A view that is drawn while somebody looks at it. */
class NarrowedScreen {
  readonly #view: NarrowedView
  #asked = 0
  #drawing: Promise<Screen> | undefined
  screen: Screen | undefined

  constructor(view: NarrowedView) {
    this.#view = view
  }

  get isLookedAt(): boolean {
    return (this.screen?.feed.clients ?? 0) > 0 || performance.now() - this.#asked < LOOKED_AT_MS
  }

  /** Draws it from the whole picture; whoever asks meanwhile waits for the same drawing. */
  draw(whole: WallPicture): Promise<Screen> {
    const drawing =
      this.#drawing ??
      this.#draw(whole).finally(() => {
        this.#drawing = undefined
      })
    this.#drawing = drawing
    return drawing
  }

  async #draw(whole: WallPicture): Promise<Screen> {
    const next = await this.#view.draw(whole)
    if (this.screen) this.screen.show(next)
    this.screen ??= new Screen(next)
    return this.screen
  }

  /** What somebody who comes now sees. */
  async ask(whole: WallPicture): Promise<WallView> {
    const fresh = this.screen !== undefined && this.isLookedAt
    this.#asked = performance.now()
    const screen = fresh && this.screen ? this.screen : await this.draw(whole)
    return { ...this.#view, screen }
  }
}
