import { loadMessages, type Messages } from 'messages:room.work'
import { createContext } from 'svelte'
import type { PersonId, PlaceCode, StationCode } from '#election/named.ts'
import type { WallDefinition } from '#room/views/wall.ts'
import type { Colleague } from '#room/views/work.ts'
import type { Reply } from '../../ui/ask.ts'
import { isolateWords } from '../../ui/number.ts'
import { Words } from '../../ui/words.svelte.ts'
import type { Ui } from '../ui.svelte.ts'
import { type Done, WorkApi } from './api.ts'

/** What the screens of the room's work share: words, the interface, who the people are, and what the last act came to. */
export class Desk {
  readonly api: WorkApi
  readonly #ui: Ui
  readonly #words: Words<Messages>
  people = $state.raw<readonly Colleague[]>([])
  /** Said aloud after an act. */
  done = $state('')
  trouble = $state('')
  /** An act is under way; a second key press must not do it twice. */
  busy = $state(false)

  constructor(ui: Ui) {
    this.#ui = ui
    this.api = new WorkApi(() => ui.language)
    this.#words = new Words(loadMessages, () => ui.language)
    // Whom work is given to concerns those who give it.
    if (ui.room.mayAct) void this.#meet()
  }

  /** Undefined until the words have come. */
  get words(): Messages | undefined {
    return this.#words.m
  }

  /** The catalogue; only asked for once it is there. */
  get m(): Messages {
    if (!this.#words.m) throw new Error('asked for words before they arrived')
    return this.#words.m
  }

  get me(): PersonId | undefined {
    const { session } = this.#ui.room
    return typeof session === 'object' ? session.person : undefined
  }

  /**
   * The name of a person, or the pseudonym under which the journal knows them; the reader's own says so beside it: in place
   * of it a “you” would bend the verb around it in most languages.
   */
  name(person: PersonId): string {
    const name = isolateWords(this.people.find((one) => one.person === person)?.name ?? person)
    return person === this.me ? this.m.queue.you({ name }) : name
  }

  /** Whom work at some stations can be given to: those who see all of them. */
  whoSees(definition: WallDefinition, stations: readonly StationCode[]): readonly Colleague[] {
    return this.people.filter(({ scope }) => stations.every((code) => isIn(this.#ui, definition, scope, code)))
  }

  /** The stations that the reader is in charge of, in book order: acts elsewhere are refused. */
  own(definition: WallDefinition): StationCode[] {
    const { scope } = this.#ui.room
    return definition.stations.code.filter((code) => isIn(this.#ui, definition, scope, code))
  }

  /** A role in words. */
  role(role: string): string {
    const { role: words } = this.m
    return role === 'operator' || role === 'duty-officer' || role === 'administrator' ? words[role]() : role
  }

  /** “Station 12, Berkane”. */
  station(definition: WallDefinition, code: StationCode): string {
    const at = this.#ui.room.stationIndex.get(code) ?? -1
    let place = definition.stations.office[at] ?? -1
    while (place >= 0 && definition.places[place]?.kind !== 'commune') place = definition.places[place]?.parent ?? -1
    const commune = definition.places[place]
    const number = String(definition.stations.number[at] ?? code)
    return this.m.calls.station({ number, commune: commune ? this.#ui.name(commune.names) : code })
  }

  /** Does an act; true when it was done. What was typed is the caller's to keep until then. */
  async act(work: () => Promise<Reply<Done | unknown>>, said?: (value: unknown) => string): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    const reply = await work()
    this.busy = false
    this.trouble = this.#ui.trouble(reply, this.m.act.kept())
    this.done = reply.kind === 'ok' ? (said?.(reply.value) ?? this.m.act.done()) : ''
    return reply.kind === 'ok'
  }

  async #meet(): Promise<void> {
    const reply = await this.api.people()
    if (reply.kind === 'ok') this.people = reply.value.people
  }
}

/** Whether a station lies in one of some places; none are the whole room. */
function isIn(ui: Ui, definition: WallDefinition, scope: readonly PlaceCode[] = [], code: StationCode): boolean {
  const { stations, places } = definition
  let at = stations.office[ui.room.stationIndex.get(code) ?? -1] ?? -1
  for (let place = places[at]; place; place = places[at]) {
    if (scope.includes(place.code)) return true
    at = place.parent
  }
  return scope.length === 0
}

export const [useDesk, setDesk] = createContext<Desk>()
