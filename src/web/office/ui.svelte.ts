import { loadMessages, type Messages } from 'messages:office'
import { createContext } from 'svelte'
import { type Language, type Names, nameIn } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import { ask, type Reply } from '../ui/ask.ts'
import { applyLanguage, isLanguage, speaker, startingLanguage } from '../ui/language.ts'
import { isolate } from '../ui/number.ts'
import { clockOf } from '../ui/time.ts'
import { troubleOf } from '../ui/trouble.ts'

export type Role = keyof Messages['role']

/** Who is signed in, as the server tells it. */
export interface Session {
  readonly person: string
  readonly role: Role
  readonly home: string
  readonly name?: string
  readonly scope: readonly string[]
  readonly byLink: boolean
  readonly book: { readonly title: Names; readonly test: boolean; readonly utcOffset: number }
}

const VIEWS = ['me', 'people', 'notifications'] as const
export type View = (typeof VIEWS)[number]

/** What every part of the office is given: where we are, in which words, and who is signed in. */
export class Ui {
  language = $state<Language>('ar')
  messages = $state.raw<Messages | undefined>()
  view = $state<View>('me')
  /** The token of the link that was opened; it is taken out of the address at once. */
  invitation = $state<string | undefined>()
  session = $state.raw<Session | 'none' | undefined>()
  away = $state(false)
  readonly #speak = speaker(loadMessages, (messages, language) => {
    this.messages = messages
    this.language = language
    applyLanguage(language)
  })

  constructor() {
    addEventListener('hashchange', () => this.#arrive())
  }

  async start(): Promise<void> {
    const wanted = this.#read()
    await this.#speak(wanted ?? startingLanguage())
    if (this.invitation === undefined) await this.enter()
  }

  get m(): Messages {
    if (!this.messages) throw new Error('asked for words before they arrived')
    return this.messages
  }

  /** Asks who is signed in here. */
  async enter(): Promise<void> {
    const reply = await this.ask<Session>('GET', '/office/api/session')
    this.away = reply.kind === 'away'
    if (reply.kind === 'ok') this.session = reply.value
    else if (reply.kind !== 'away') this.session = 'none'
    if (reply.kind === 'ok' && reply.value.role === 'administrator' && location.hash === '') this.view = 'people'
  }

  /** After signing in: on to where the role works, or into the office. */
  async cameIn(home: string): Promise<void> {
    this.invitation = undefined
    if (home !== '/office') return location.assign(`${home}/#lang=${this.language}`)
    await this.enter()
    if (typeof this.session === 'object' && this.session.role === 'administrator') this.view = 'people'
  }

  /** A way in was bound for later: signing in, until then. */
  comesLater(): void {
    this.invitation = undefined
    this.session = 'none'
  }

  async signOut(): Promise<void> {
    await this.ask('DELETE', '/office/api/session')
    this.session = 'none'
  }

  ask<T>(method: string, address: string, body?: object): Promise<Reply<T>> {
    return ask<T>(this.language, method, address, body)
  }

  href(view: View, language = this.language): string {
    return `#lang=${language}&view=${view}`
  }

  name(names: Names): string {
    return nameIn(names, this.language)
  }

  /** Day and time of an instant where the election is; `offset` where nobody is signed in, minutes ahead of UTC. */
  time(instant: number, offset = typeof this.session === 'object' ? this.session.book.utcOffset : 0): string {
    // A hyphen at which no line breaks.
    const day = new Date(instant + offset * 60_000).toISOString().slice(0, 10).replaceAll('-', '\u2011')
    return isolate(`${day} ${clockOf(instant as Instant, offset)}`)
  }

  /** What to tell about a request that did not work; empty when it did. */
  trouble(reply: Reply<unknown>): string {
    if (reply.kind === 'signed-out') this.session = 'none'
    return troubleOf(reply, this.m)
  }

  #arrive(): void {
    const language = this.#read()
    if (language) void this.#speak(language)
  }

  #read(): Language | undefined {
    const parts = new URLSearchParams(location.hash.slice(1))
    this.view = VIEWS.find((view) => view === parts.get('view')) ?? this.view
    const invitation = parts.get('invitation')
    if (invitation) {
      this.invitation = invitation
      // Neither the history nor whoever reads the address over a shoulder needs it.
      history.replaceState(null, '', location.pathname)
    }
    const language = parts.get('lang')
    return isLanguage(language) ? language : undefined
  }
}

export const [useUi, setUi] = createContext<Ui>()
