import type { Language } from '#election/languages.ts'
import type { MessageId, PlaceCode, StationCode } from '#election/named.ts'
import type { Recipients } from '#journal/message-entry.ts'
import type { MessageDetail, MessageLine } from '#room/views/messages.ts'
import { ask, type Reply } from '../../ui/ask.ts'

const BASE = '/room/api/messages'

/** How the recipients are chosen. */
export type To = Recipients['k']

/** The desk of messages: what was sent, the one in front, and what is being written, which no refusal loses. */
export class MessagesDesk {
  readonly #language: () => Language
  list = $state.raw<readonly MessageLine[] | undefined>()
  detail = $state.raw<MessageDetail | undefined>()
  /** What the last look or act came to, where it did not work. */
  trouble = $state.raw<Reply<unknown> | undefined>()
  busy = $state(false)

  to = $state<To>('all')
  place = $state<PlaceCode | ''>('')
  stations = $state.raw<readonly StationCode[]>([])
  words = $state('')
  pinned = $state(false)
  /** The message being written: the same until it is sent, so that sending it twice is sending it once. */
  #message = newId()
  #front: MessageId | undefined

  constructor(language: () => Language) {
    this.#language = language
  }

  /** Asks for the list, and for the message in front. The last picture stands while nobody answers. */
  async look(front: MessageId | undefined): Promise<void> {
    this.#front = front
    if (this.detail?.message !== front) this.detail = undefined
    const list = await this.#ask<{ messages: readonly MessageLine[] }>('GET', '')
    if (list.kind === 'ok') this.list = list.value.messages
    if (front === undefined) return
    const one = await this.#ask<MessageDetail>('GET', `/${front}`)
    // Somebody may have opened another one meanwhile.
    if (this.#front !== front) return
    if (one.kind === 'ok') this.detail = one.value
    else if (one.kind === 'refused') this.detail = undefined
  }

  /** To whom the message being written goes. */
  recipients(): Recipients {
    if (this.to === 'place') return { k: 'place', place: this.place as PlaceCode }
    return this.to === 'all' ? { k: 'all' } : { k: 'stations', stations: this.stations }
  }

  /** Sends what is written; true once the room has it. */
  async send(): Promise<boolean> {
    const { words, pinned } = this
    const sent = await this.#act('', { message: this.#message, to: this.recipients(), words, pinned })
    if (!sent) return false
    this.#message = newId()
    this.words = ''
    this.pinned = false
    return true
  }

  pin(message: MessageId, pinned: boolean): Promise<boolean> {
    return this.#act(`/${message}/pinned`, { pinned })
  }

  withdraw(message: MessageId, reason: string): Promise<boolean> {
    return this.#act(`/${message}/withdrawn`, { reason })
  }

  async #act(path: string, body: object): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    const reply = await this.#ask('POST', path, body)
    this.busy = false
    this.trouble = reply.kind === 'ok' ? undefined : reply
    return reply.kind === 'ok'
  }

  #ask<T>(method: string, path: string, body?: object): Promise<Reply<T>> {
    return ask<T>(this.#language(), method, `${BASE}${path}`, body)
  }
}

function newId(): MessageId {
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0'))
  return `m${digits.join('')}` as MessageId
}
