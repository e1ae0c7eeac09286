import type { Language } from '#election/languages.ts'
import type { Digest, PersonId, Position, StationCode } from '#election/named.ts'
import type { CallOutcome, Speaker, Told } from '#journal/call-entry.ts'
import type { IncidentStep } from '#journal/incident-entry.ts'
import type { AlertOutcome } from '#journal/work-entry.ts'
import type { CallLine, ServedCall, ServedCallDesk } from '#room/views/call-desk.ts'
import type { IncidentsView } from '#room/views/incidents.ts'
import type { AlertStep, Colleague, QueueView } from '#room/views/work.ts'
import { ask, type Reply } from '../../ui/ask.ts'

/** Where an act stands in the journal; of alerts, on how many it was done. */
export interface Done {
  readonly position: Position
  readonly at: number
  readonly alerts?: number
}

/** The HTTP interface of the room's work; texts of refusals come in `language`. */
export class WorkApi {
  readonly #language: () => Language

  constructor(language: () => Language) {
    this.#language = language
  }

  queue = (): Promise<Reply<QueueView>> => this.#ask('GET', '/work/queue')
  people = (): Promise<Reply<{ readonly people: readonly Colleague[] }>> => this.#ask('GET', '/work/people')
  calls = (only?: string): Promise<Reply<ServedCallDesk>> => this.#ask('GET', `/calls${partOf(only)}`)
  incidents = (): Promise<Reply<IncidentsView>> => this.#ask('GET', '/incidents')

  history(alert: string): Promise<Reply<{ readonly steps: readonly AlertStep[] }>> {
    return this.#ask('GET', `/work/alerts/${encodeURIComponent(alert)}/history`)
  }

  take(alerts: readonly string[]): Promise<Reply<Done>> {
    return this.#ask('POST', '/work/take', { alerts })
  }

  /** Without a person: back to the queue. */
  hand(alerts: readonly string[], to: PersonId | undefined): Promise<Reply<Done>> {
    return this.#ask('POST', '/work/hand', { alerts, ...(to !== undefined && { to }) })
  }

  snooze(alerts: readonly string[], until: number, reason: string): Promise<Reply<Done>> {
    return this.#ask('POST', '/work/snooze', { alerts, until, reason })
  }

  close(alerts: readonly string[], outcome: AlertOutcome, words: string): Promise<Reply<Done>> {
    return this.#ask('POST', '/work/close', { alerts, outcome, words })
  }

  /** Takes the next station on the line; nothing where none waits. */
  next(only?: string): Promise<Reply<CallLine | undefined>> {
    return this.#ask('POST', `/calls${partOf(only)}`, {})
  }

  call(station: StationCode): Promise<Reply<ServedCall>> {
    return this.#ask('GET', `/calls/${encodeURIComponent(station)}`)
  }

  line(station: StationCode): Promise<Reply<CallLine>> {
    return this.#ask('POST', `/calls/${encodeURIComponent(station)}/line`, {})
  }

  hangUp(station: StationCode): Promise<Reply<unknown>> {
    return this.#ask('DELETE', `/calls/${encodeURIComponent(station)}/line`)
  }

  ended(station: StationCode, outcome: CallOutcome, words: string, contact: string | undefined): Promise<Reply<Done>> {
    return this.#ask('POST', `/calls/${encodeURIComponent(station)}`, {
      outcome,
      ...(words.trim() !== '' && { words: words.trim() }),
      ...(contact !== undefined && { contact }),
    })
  }

  tell(station: StationCode, speaker: Speaker, said: Told): Promise<Reply<Done>> {
    return this.#ask('POST', `/calls/${encodeURIComponent(station)}/told`, { speaker, said })
  }

  /** Keeps a photo, so that what is told next may name it. */
  photo(digest: Digest, bytes: Blob): Promise<Reply<unknown>> {
    return this.#ask('PUT', `/photos/${digest}`, bytes)
  }

  undo(station: StationCode, entry: Position, reason: string): Promise<Reply<Done>> {
    return this.#ask('POST', `/calls/${encodeURIComponent(station)}/told/${entry}/undo`, { reason })
  }

  step(station: StationCode, incident: string, step: IncidentStep): Promise<Reply<Done>> {
    return this.#ask('POST', `/incidents/${encodeURIComponent(station)}/${encodeURIComponent(incident)}/steps`, step)
  }

  #ask<T>(method: string, address: string, body?: object | Blob): Promise<Reply<T>> {
    return ask(this.#language(), method, `/room/api${address}`, body)
  }
}

function partOf(only: string | undefined): string {
  return only === undefined ? '' : `?only=${encodeURIComponent(only)}`
}
