import { loadMessages, type Messages } from 'messages:room'
import { createContext } from 'svelte'
import { type Language, type Names, nameIn } from '#election/languages.ts'
import type { Instant, PlaceCode } from '#election/named.ts'
import type { WallDefinition } from '#room/views/wall.ts'
import type { Reply } from '../ui/ask.ts'
import { applyLanguage, speaker, startingLanguage } from '../ui/language.ts'
import { formatPercent, formatShare } from '../ui/number.ts'
import { ageOf, clockOf } from '../ui/time.ts'
import { troubleOf } from '../ui/trouble.ts'
import { type Address, readAddress, towards, writeAddress } from './address.ts'
import { keepPage } from './live/kept.ts'
import { Room } from './room.svelte.ts'

/** What every part of the page is given: where we are, in which words, and the room. */
export class Ui {
  address = $state.raw<Address>(readAddress(location.hash))
  language = $state<Language>('ar')
  /** Undefined until the first language has arrived. */
  messages = $state.raw<Messages | undefined>()
  /** CSS pixels of 1rem, which grows with the screen: what is drawn by hand grows with it. */
  rem = $state(16)
  readonly room: Room = new Room(() => this.language)
  readonly #speak = speaker(loadMessages, (messages, language) => {
    this.messages = messages
    this.language = language
    applyLanguage(language)
  })

  constructor() {
    addEventListener('resize', () => this.#measure())
    addEventListener('hashchange', () => this.#arrive())
    this.#dress()
  }

  async start(): Promise<void> {
    const speaking = this.#speak(this.address.language ?? startingLanguage())
    // Words and figures come side by side: neither needs the other. What is kept for a reload waits for both.
    void this.room.start().then(keepPage)
    await speaking
  }

  /** The catalogue; only asked for once it is there (`App` waits for it). */
  get m(): Messages {
    if (!this.messages) throw new Error('asked for words before they arrived')
    return this.messages
  }

  /** The link to a changed view. */
  href(change: Parameters<typeof towards>[1]): string {
    return writeAddress(towards(this.address, change))
  }

  go(change: Parameters<typeof towards>[1]): void {
    location.hash = this.href(change)
  }

  name(names: Names): string {
    return nameIn(names, this.language)
  }

  /** The name of a place; its code where the book has no such place. */
  place(definition: WallDefinition, code: PlaceCode): string {
    const found = definition.places[this.room.placeIndex.get(code) ?? -1]
    return found ? this.name(found.names) : code
  }

  /** `47,3 %`; undefined where there is no denominator. */
  share(part: number | undefined, whole: number, decimals: 0 | 1 | 2 = 1): string | undefined {
    return part === undefined ? undefined : formatShare(part, whole, this.language, decimals)
  }

  /** Whole per cent of basis points; a dash where nothing was heard. */
  percent(points: number | undefined): string {
    return points === undefined ? '–' : formatPercent(points, this.language, 0)
  }

  clock(instant: Instant, seconds = false): string {
    return clockOf(instant, this.room.definition?.utcOffset ?? 0, seconds)
  }

  /** “3 minutes ago”. */
  ago(milliseconds: number): string {
    const { value, unit } = ageOf(milliseconds)
    return this.m.ago[unit]({ n: value })
  }

  /** What to tell about a request that did not work; empty when it did. `away` is said when nobody answered. */
  trouble(reply: Reply<unknown>, away = this.m.act.away()): string {
    // A session that ended shows by the whole page.
    return troubleOf(reply, { refused: this.m.act.refused, signedOut: () => away, away: () => away })
  }

  #arrive(): void {
    this.address = readAddress(location.hash)
    this.#dress()
    if (this.address.language) void this.#speak(this.address.language)
  }

  /** Tells the page its theme and whether it is read from afar; colours and sizes follow by `room.css`. */
  #dress(): void {
    const { dataset } = document.documentElement
    dataset.theme = this.address.theme ?? 'light'
    if (this.address.panels) dataset.composed = ''
    else delete dataset.composed
    this.#measure()
  }

  #measure(): void {
    this.rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  }
}

export const [useUi, setUi] = createContext<Ui>()

/** The name of a station for a line or a heading, with its number where the name does not say it. */
export function stationTitle(ui: Ui, definition: WallDefinition, station: number): string {
  const number = String(definition.stations.number[station] ?? 0)
  const name = ui.name(definition.stations.names[station] ?? { ar: '', fr: '' })
  const said = new RegExp(`(?<![\\p{L}\\p{N}])${number}(?![\\p{L}\\p{N}])`, 'u').test(name)
  return said ? name : ui.m.station.title({ number, place: name })
}
