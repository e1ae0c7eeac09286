import { loadMessages, type Messages } from 'messages:desk'
import { createContext } from 'svelte'
import { type Language, type Names, nameIn } from '#election/languages.ts'
import type { ConstituencyCode, Instant, PlaceCode, StationCode } from '#election/named.ts'
import type { Field } from '#election/pv/sheet.ts'
import type { Reply } from '../ui/ask.ts'
import { applyLanguage, speaker, startingLanguage } from '../ui/language.ts'
import { formatShare, isolate, isolateWords } from '../ui/number.ts'
import { remember, remembered } from '../ui/remember.ts'
import { ageOf, clockOf } from '../ui/time.ts'
import { troubleOf } from '../ui/trouble.ts'
import { type Address, readAddress, towards, writeAddress } from './address.ts'
import { Desk } from './desk.svelte.ts'

const KEYS_KEY = 'sunduq-desk-keys'

/** What every part of the desk is given: where we are, in which words, and what the desk knows. */
export class Ui {
  address = $state.raw<Address>(readAddress(location.hash))
  language = $state<Language>('ar')
  /** Undefined until the first language has arrived. */
  messages = $state.raw<Messages | undefined>()
  /** Whether single letters are commands; a person may turn them off. */
  keys = $state(remembered(KEYS_KEY) !== 'off')
  help = $state(false)
  readonly desk: Desk = new Desk(() => this.language)
  readonly #speak = speaker(loadMessages, (messages, language) => {
    this.messages = messages
    this.language = language
    applyLanguage(language)
    void this.desk.hearAnew()
  })

  constructor() {
    addEventListener('hashchange', () => this.#arrive())
  }

  async start(): Promise<void> {
    await this.#speak(this.address.language ?? startingLanguage())
    void this.desk.start()
  }

  /** The catalogue; only asked for once it is there (`App` waits for it). */
  get m(): Messages {
    if (!this.messages) throw new Error('asked for words before they arrived')
    return this.messages
  }

  href(place: Omit<Address, 'language'>): string {
    return writeAddress(towards(this.address, place))
  }

  /** The same place in another language. */
  hrefIn(language: Language): string {
    return writeAddress({ ...this.address, language })
  }

  go(place: Omit<Address, 'language'>): void {
    location.hash = this.href(place)
  }

  letKeys(on: boolean): void {
    this.keys = on
    remember(KEYS_KEY, on ? 'on' : 'off')
  }

  name(names: Names): string {
    return nameIn(names, this.language)
  }

  clock(instant: Instant): string {
    return clockOf(instant, this.desk.definition?.book.utcOffset ?? 0)
  }

  /** “3 minutes ago”, or “from 19:00” of what is still to come. */
  since(instant: Instant): string {
    const age = this.desk.age(instant)
    if (age < 0) return this.m.from({ time: this.clock(instant) })
    const { value, unit } = ageOf(age)
    return this.m.ago[unit]({ n: value })
  }

  share(part: number, whole: number, decimals: 0 | 1 | 2 = 1): string | undefined {
    return formatShare(part, whole, this.language, decimals)
  }

  /** What a person typed, or a pseudonym, inside a sentence. */
  quoted(words: string): string {
    return isolateWords(words)
  }

  placeName(code: PlaceCode): string {
    const place = this.desk.index?.places.get(code)
    return place ? this.name(place.names) : code
  }

  /** “Station 12, Aklim”: the number on the door and the commune. */
  stationName(code: StationCode): string {
    const { index } = this.desk
    const station = index?.stations.get(code)
    if (!index || !station) return code
    const number = isolate(String(station.number))
    return this.m.station({ number, place: this.name(index.commune(code).names) })
  }

  constituencyName(code: ConstituencyCode): string {
    const constituency = this.desk.constituencies.get(code)
    if (!constituency) return code
    const contest = this.desk.contests.get(constituency.contest)
    const own = this.name(constituency.names)
    return contest ? this.m.contest({ contest: this.name(contest.names), place: own }) : own
  }

  /** The name of a list by its line in ballot order. */
  lineName(code: ConstituencyCode, line: number): string {
    const list = this.desk.constituencies.get(code)?.lists[line]
    if (!list) return String(line + 1)
    const party = this.desk.parties.get(list.party)
    return list.names ? this.name(list.names) : party ? this.name(party.names) : list.party
  }

  /** The name of a list by its number on the ballot. */
  listName(code: ConstituencyCode, number: number): string {
    const line = this.desk.constituencies.get(code)?.lists.findIndex((list) => list.number === number) ?? -1
    return line < 0 ? String(number) : this.lineName(code, line)
  }

  /** The name of a box as the paper prints it. */
  boxName(code: ConstituencyCode, field: Field): string {
    if (field.startsWith('votes.')) return this.lineName(code, Number(field.slice(6)))
    return this.m.box[field as Exclude<Field, `votes.${number}`>]()
  }

  /** What to tell about a request that did not work; empty when it did. */
  trouble(reply: Reply<unknown>): string {
    return troubleOf(reply, this.m.act)
  }

  #arrive(): void {
    this.address = readAddress(location.hash)
    if (this.address.language) void this.#speak(this.address.language)
  }
}

export const [useUi, setUi] = createContext<Ui>()
