import { loadMessages, type Messages } from 'messages:station'
import { createContext } from 'svelte'
import { type Language, type Names, nameIn } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import { normalizedCode } from '#journal/code.ts'
import { enrol } from '#phone/enrol.ts'
import { openOutbox } from '#phone/outbox.ts'
import { makeWebKey, webSigner } from '#phone/signer.ts'
import { httpTransport, type Transport } from '#phone/transport.ts'
import type { StationBrief } from '#room/views/station.ts'
import { applyLanguage, speaker, startingLanguage } from '../ui/language.ts'
import { clockOf } from '../ui/time.ts'
import { Bundles } from './carry/bundles.svelte.ts'
import { installing } from './install.svelte.ts'
import { attemptFor, beginTerm, currentTerm, type Database, openDatabase, type Term } from './keep/database.ts'
import { databaseStore } from './keep/outbox.ts'
import { askToKeep, type Safety } from './keep/safe.ts'
import { holdOutbox } from './keep/window.ts'
import { refusedWords } from './parts/refused.ts'
import { type Session, sessionOf } from './session.svelte.ts'
import { Worker } from './worker.svelte.ts'

const TICK_MS = 5_000

export type Stage =
  | 'starting'
  /** No https: the browser gives neither keys nor a service worker. */
  | 'insecure'
  | 'no-storage'
  /** Another window of this phone has the outbox. */
  | 'elsewhere'
  | 'not-enrolled'
  | 'damaged'
  | 'ready'

const VIEWS = [
  'home',
  'reading',
  'incident',
  'close',
  'items',
  'more',
  'messages',
  'enrol',
  'sheets',
  'sheet',
  'carry',
  'bring',
] as const
export type View = (typeof VIEWS)[number]

/** The app: where we are, in which words, and the session at work. */
export class Station {
  stage = $state<Stage>('starting')
  view = $state<View>('home')
  /** What the address says behind the screen, e.g. which sheet. */
  of = $state('')
  language = $state<Language>('ar')
  messages = $state.raw<Messages | undefined>()
  session = $state.raw<Session | undefined>()
  /** What this phone carries for others; there as soon as anything can be kept. */
  bundles = $state.raw<Bundles | undefined>()
  safety = $state<Safety>('unknown')
  /** Somebody said that another phone opened the station: the counter is shown although this phone knows nothing of it. */
  skipOpening = $state(false)
  readonly worker = new Worker()
  readonly speak = speaker(loadMessages, (messages, language) => {
    this.messages = messages
    this.language = language
    applyLanguage(language)
  })
  /** A code that came with the link. */
  invitation = $state<string | undefined>()
  readonly #transport: Transport = httpTransport({ base: '', language: () => this.language })
  #db: Database | undefined
  #takeOver: (() => void) | undefined
  readonly #earlier: Session[] = []
  #carrying = new AbortController()

  async start(): Promise<void> {
    await this.speak(startingLanguage())
    this.#arrive()
    addEventListener('hashchange', () => this.#arrive())
    if (!isSecureContext) {
      this.stage = 'insecure'
      return
    }
    try {
      // Nothing more could be noted here; begun anew the app shows what is left, or asks for a code.
      this.#db = await openDatabase(() => location.reload())
    } catch {
      this.stage = 'no-storage'
      return
    }
    this.bundles = new Bundles(this.#db, this.#transport)
    this.#takeOver = holdOutbox((holding) => {
      if (holding === 'held') void this.#open()
      else this.#leave()
    })
    this.#watch()
  }

  /** The catalogue; only asked for once it is there (`App` waits for it). */
  get m(): Messages {
    if (!this.messages) throw new Error('asked for words before they arrived')
    return this.messages
  }

  /** The session; only asked for by screens that have one. */
  get at(): Session {
    if (!this.session) throw new Error('no session yet')
    return this.session
  }

  name(names: Names): string {
    return nameIn(names, this.language)
  }

  /** `14:30` of the room's day, for an instant of the room's clock. */
  clock(instant: number, seconds = false): string {
    return clockOf(instant as Instant, this.session?.brief.utcOffset ?? 0, seconds)
  }

  /** `14:30` of the room's day, for an instant of this phone's clock. */
  ownClock(instant: number, seconds = false): string {
    return this.clock(instant + (this.session?.skew ?? 0), seconds)
  }

  /** To another screen, e.g. `sheets` or `sheet/A-council`. */
  go(address: string): void {
    location.hash = `#/${address}`
  }

  /** Back to the counter, or whatever stands in its place now. */
  home(): void {
    history.replaceState(null, '', location.pathname)
    this.#show('home')
  }

  useHere(): void {
    this.#takeOver?.()
  }

  /** Redeems a code; the text of the fault for the person, or nothing when this phone now serves the station. */
  async enrol(code: string): Promise<string | undefined> {
    const db = this.#db
    if (!db) return this.m.fault.storage()
    const key = await attemptFor(db, normalizedCode(code) ?? code, () => makeWebKey(crypto.subtle))
    const done = await enrol<StationBrief>(code, await webSigner(crypto.subtle, key), this.#transport)
    if (!done.ok) {
      switch (done.error.why) {
        case 'code':
          return this.m.enrol.bad_code()
        case 'offline':
          return this.m.enrol.offline()
        case 'busy':
          return this.m.enrol.busy()
        case 'wrong-device':
          return this.m.enrol.wrong_room()
        case 'refused':
          return refusedWords(done.error.refused) || this.m.enrol.busy()
      }
    }
    const { identity, answer } = done.value
    await beginTerm(db, {
      identity,
      key,
      brief: answer.station,
      ballot: answer.ballot,
      skew: answer.time - Date.now(),
      heldTicks: 0,
    })
    this.invitation = undefined
    this.session?.stop()
    await this.#open()
    this.home()
    return undefined
  }

  async #open(): Promise<void> {
    const db = this.#db as Database
    this.#carrying.abort()
    this.#carrying = new AbortController()
    void this.bundles?.start(this.#carrying.signal)
    this.#askToKeep()
    const term = await currentTerm(db)
    if (!term) {
      this.stage = 'not-enrolled'
      return
    }
    await this.#begin(db, term)
  }

  /** Nothing waits for the answer: some browsers ask the person first. */
  #askToKeep(): void {
    void askToKeep().then((safety) => {
      this.safety = safety
    })
  }

  async #begin(db: Database, term: Term): Promise<void> {
    const outbox = await openOutbox(term.identity, databaseStore(db, term.identity.device))
    if (!outbox.ok) {
      this.stage = 'damaged'
      return
    }
    this.session = await sessionOf(db, term, outbox.value, this.#transport)
    this.session.start()
    this.stage = 'ready'
    await this.#sendEarlier(db, term)
  }

  /** What earlier enrolments of this phone said and could not send still counts: it goes out under their own keys. */
  async #sendEarlier(db: Database, current: Term): Promise<void> {
    for (const term of await db.getAll('terms')) {
      if (term.identity.device === current.identity.device) continue
      const outbox = await openOutbox(term.identity, databaseStore(db, term.identity.device))
      if (!outbox.ok || outbox.value.pending === 0) continue
      const earlier = await sessionOf(db, term, outbox.value, this.#transport)
      earlier.sendRest()
      this.#earlier.push(earlier)
    }
  }

  #leave(): void {
    this.#carrying.abort()
    for (const session of [this.session, ...this.#earlier.splice(0)]) session?.stop()
    this.stage = 'elsewhere'
  }

  /** Sends at every sign of a network or of a person. */
  #watch(): void {
    const hurry = () => {
      this.session?.hurry()
      this.bundles?.hurry()
    }
    installing.done = () => this.#askToKeep()
    addEventListener('online', hurry)
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') hurry()
    })
    setInterval(() => {
      if (this.session) this.session.phoneNow = Date.now()
    }, TICK_MS)
  }

  /** Reads the address: a screen (`#/items`), or an invitation (`#code=…`), which is taken out of the history. */
  #arrive(): void {
    const invited = /^#(?:code|enrol)=([^&]+)/.exec(location.hash)
    if (invited?.[1] !== undefined) {
      this.invitation = decoded(invited[1])
      history.replaceState(null, '', location.pathname)
      this.#show('enrol')
      return
    }
    const [, name, of = ''] = /^#\/([a-z]+)(?:\/(.*))?$/.exec(location.hash) ?? []
    const view = VIEWS.find((known) => known === name)
    this.of = of
    this.#show(view ?? 'home')
  }

  #show(view: View): void {
    this.view = view
    scrollTo(0, 0)
  }
}

/** What an address says; one that a messenger damaged is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const [useStation, setStation] = createContext<Station>()
