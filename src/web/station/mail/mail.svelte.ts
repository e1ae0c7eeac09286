import type { MessageId } from '#election/named.ts'
import { MESSAGE_LIMITS, type StationMessage, type StationMessages } from '#journal/message-entry.ts'
import { type Answers, answersIn, EMPTY_MAILBOX, type Mailbox, withNews } from '#phone/mailbox.ts'
import type { Reply } from '#phone/transport.ts'
import { fitWords } from '#phone/words.ts'
import type { Database } from '../keep/database.ts'
import type { Session } from '../session.svelte.ts'

type Ask = (after: number) => Promise<Reply<StationMessages>>

/**
 * The room's messages to this station, kept on the phone. It never asks by itself: every answer of the room says how
 * far the messages have come, and what is missing is fetched then.
 */
export class Mail {
  readonly #db: Database
  readonly #session: Session
  readonly #ask: Ask
  #asking = false
  /** What was said to be seen and is not on disk yet: a list that is drawn twice says it once. */
  readonly #saying = new Set<MessageId>()
  box = $state.raw<Mailbox>(EMPTY_MAILBOX)

  readonly answers: Answers = $derived.by(() => {
    // Read for its changes: the outbox itself is not a reactive object.
    this.#session.revision
    return answersIn(this.#session.outbox.items)
  })
  /** Not shown on this phone yet. */
  readonly unread: readonly StationMessage[] = $derived(
    this.box.messages.filter(({ message }) => !this.answers.seen.has(message)),
  )

  constructor(db: Database, session: Session, ask: Ask) {
    this.#db = db
    this.#session = session
    this.#ask = ask
  }

  /** Takes up what this phone kept. */
  async start(): Promise<void> {
    const kept = await this.#db.get('mail', this.#session.device)
    if (kept !== undefined && kept.upTo > this.box.upTo) this.box = kept
  }

  /** The room says how far its messages to this station have come. */
  hear(position: number | undefined): void {
    if (position !== undefined && position > this.box.upTo && !this.#asking) void this.#fetch()
  }

  /** The messages are on the screen: what was not seen before is said to be seen now. */
  async shown(): Promise<void> {
    for (const { message } of this.unread) {
      if (this.#saying.has(message)) continue
      this.#saying.add(message)
      // A phone that cannot write says it when the list is drawn again.
      await this.#session.say({ k: 'seen', message }).catch(() => {})
      this.#saying.delete(message)
    }
  }

  /** Answers a message; false where nothing was written. Rejects when this phone could not write it down. */
  async reply(message: MessageId, typed: string): Promise<boolean> {
    const words = fitWords(typed, MESSAGE_LIMITS.reply)
    if (words === '') return false
    await this.#session.say({ k: 'reply', message, words })
    return true
  }

  async #fetch(): Promise<void> {
    this.#asking = true
    const reply = await this.#ask(this.box.upTo)
    this.#asking = false
    // Without an answer the next word of the room brings it up again.
    if (reply.kind !== 'answer') return
    this.box = withNews(this.box, reply.value)
    await this.#db.put('mail', this.box, this.#session.device).catch(() => {})
  }
}
