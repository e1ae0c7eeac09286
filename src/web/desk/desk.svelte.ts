import type { Book, Constituency, Contest, Party } from '#election/book/book.ts'
import { type BookIndex, indexBook } from '#election/book/index.ts'
import type { Language } from '#election/languages.ts'
import type { ConstituencyCode, ContestId, Instant, PartyCode } from '#election/named.ts'
import type { DeskDefinition, DeskSession, QueueView } from '#room/views/desk.ts'
import { Pace } from '../ui/pace.ts'
import { DeskApi } from './api.ts'
import { forgetAllTyping } from './typing/kept.ts'

/** The queue is asked again whenever the room says that it changed, and this often anyway (ms): claims lapse unsaid. */
const REFRESH_MS = 15_000
/** A broken line is tried again after this long (ms). */
const RETRY_MS = 3_000

/** Everything the desk knows, as signals: who works here, the book, and what waits. */
export class Desk {
  readonly api: DeskApi
  session = $state.raw<DeskSession | 'none' | undefined>()
  definition = $state.raw<DeskDefinition | undefined>()
  queue = $state.raw<QueueView | undefined>()
  /** The last request was not answered: what stands on the screen may be old. */
  away = $state(false)
  /** This machine's clock, moved once a second; only ever used for ages. */
  tick = $state(Date.now())
  /** What was just done, to be told on the next screen. */
  said = $state('')
  readonly index: BookIndex | undefined = $derived(this.definition && indexBook(this.definition.book as Book))
  readonly constituencies: ReadonlyMap<ConstituencyCode, Constituency> = $derived(
    new Map(this.definition?.book.constituencies.map((one) => [one.code, one])),
  )
  readonly contests: ReadonlyMap<ContestId, Contest> = $derived(
    new Map(this.definition?.book.contests.map((one) => [one.id, one])),
  )
  readonly parties: ReadonlyMap<PartyCode, Party> = $derived(
    new Map(this.definition?.book.parties.map((one) => [one.code, one])),
  )
  #heard: { readonly now: Instant; readonly at: number } | undefined
  #refreshing: Promise<void> | undefined
  #asked = 0
  #moved: Promise<void> | undefined
  readonly #pace = new Pace()
  #line: EventSource | undefined

  constructor(language: () => Language) {
    this.api = new DeskApi(language)
  }

  /** Who works here; undefined before anybody signed in. */
  get person(): DeskSession | undefined {
    return typeof this.session === 'object' ? this.session : undefined
  }

  /** Whether this person settles, accepts and sees results. */
  get reviews(): boolean {
    return this.person !== undefined && !this.person.role.startsWith('clerk')
  }

  get decides(): boolean {
    return this.person?.role === 'returning-officer'
  }

  /** Age of something that the room dated (ms), by the room's own clock; negative before it. */
  age(since: Instant): number {
    const now = this.#heard ? this.#heard.now + (this.tick - this.#heard.at) : since
    return now - since
  }

  async start(): Promise<void> {
    setInterval(() => {
      this.tick = Date.now()
    }, 1_000)
    setInterval(() => {
      if (this.person && document.visibilityState === 'visible') void this.refresh()
    }, REFRESH_MS)
    await this.enter()
  }

  /** Asks who we are and for the book; tries again for ever while nobody answers. */
  async enter(): Promise<void> {
    const session = await this.api.session()
    if (session.kind === 'signed-out' || session.kind === 'refused') {
      this.session = 'none'
      return
    }
    const definition = session.kind === 'ok' ? await this.api.definition() : session
    if (session.kind !== 'ok' || definition.kind !== 'ok') {
      this.away = true
      setTimeout(() => void this.enter(), RETRY_MS)
      return
    }
    this.away = false
    this.definition = definition.value
    this.session = session.value
    this.#listen()
    await this.refresh()
  }

  /** Asks what waits; several askers share one request. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined
    })
    return this.#refreshing
  }

  /** The language changed: what the room says in words is asked for again. */
  async hearAnew(): Promise<void> {
    // What is being asked now may still come in the old words.
    await this.#refreshing
    if (this.person) await this.refresh()
  }

  async signOut(): Promise<void> {
    await this.api.signOut()
    forgetAllTyping()
    this.#line?.close()
    this.session = 'none'
    this.queue = undefined
  }

  /** The live line says only that the queue moved; the browser opens a broken one again by itself. */
  #listen(): void {
    this.#line?.close()
    this.#line = new EventSource('/desk/live')
    this.#line.addEventListener('queue', () => {
      this.#moved ??= this.#again()
    })
    this.#line.addEventListener('error', () => {
      this.away = true
      if (this.#line?.readyState === EventSource.CLOSED) setTimeout(() => void this.enter(), RETRY_MS)
    })
    this.#line.addEventListener('open', () => {
      this.away = false
    })
  }

  /** Many desks share out what the room can give: whoever hears that the queue moved asks again when it is their turn. */
  async #again(): Promise<void> {
    await this.#refreshing
    const early = this.#asked + this.#pace.pause - Date.now()
    if (early > 0) await new Promise((done) => setTimeout(done, early))
    this.#moved = undefined
    await this.#refreshing
    await this.refresh()
  }

  async #refresh(): Promise<void> {
    this.#asked = Date.now()
    const reply = await this.api.queue()
    this.#pace.took(Date.now() - this.#asked)
    this.away = reply.kind === 'away'
    if (reply.kind === 'signed-out') this.session = 'none'
    if (reply.kind !== 'ok') return
    this.queue = reply.value
    this.tick = Date.now()
    this.#heard = { now: reply.value.now, at: this.tick }
  }
}
