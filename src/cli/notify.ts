import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { indexBook } from '#election/book/index.ts'
import { fill, type Text } from '#election/languages.ts'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import { EVENT_KINDS, type RoomEvent } from '#room/notifications/event.ts'
import { sendAgain } from '#server/notify/again.ts'
import { settingsFrom } from '#server/notify/settings.ts'
import { askAgain, type SubscribeParts, subscribe } from '#server/notify/subscribe.ts'
import { COMMAND_LINE } from '#server/people/manage.ts'
import { type MessageLine, Messages } from '#store/notify-messages.ts'
import { type Arguments, type Command, chooseSub, readArguments, type Terminal } from './command.ts'
import { chosenBook, DATA_HELP, DATA_OPTIONS, withStore } from './data.ts'
import { refused } from './refused.ts'

const HELP = `
sunduq notify: who is told of what outside the room, by e-mail or by a signed webhook (see docs/notifications.md).

  sunduq notify list
  sunduq notify add --channel email|webhook (--label NAME | --person ID) --events KIND,KIND [OPTION …]
      --address ADDRESS or --address-file FILE   an e-mail address, or the https address of a webhook
      --language ar|fr|zgh|en                    French unless told otherwise
      --places CODE,CODE                         only what concerns these places
      --severity red                             of alerts only the urgent ones
      --secret-file FILE                         the webhook's own secret (whsec_…); SUNDUQ_WEBHOOK_SECRET does it too.
                                                 Without one a new secret is printed, once
      kinds: ${EVENT_KINDS.slice(0, 6).join(', ')},
             ${EVENT_KINDS.slice(6).join(', ')}
  sunduq notify test ID       sends a try (or asks an e-mail address again to confirm) and waits for what becomes of it
  sunduq notify remove ID     erases the subscription with its address
  sunduq notify failures      messages that were given up, and why
  sunduq notify again MESSAGE | --all   sends what was given up again, with all attempts before it

Messages are sent by \`sunduq serve\` (its part \`notify\`). Browsers subscribe at /office.
${DATA_HELP}
`

const text = { type: 'text' } as const
/** How long \`test\` waits for what becomes of its message (ms), and how often it looks. */
const PATIENCE_MS = 30_000
const LOOK_MS = 250
const MOST_FAILURES = 200

export const command: Command = {
  summary: {
    ar: 'من يُشعر وبماذا، بالبريد الإلكتروني أو webhook',
    fr: 'qui est averti de quoi, par courriel et webhook',
    zgh: 'ⵎⴰⵏ ⵡⵏⵏⴰ ⵉⵜⵜⵓⵙⴷⵎⵍⵏ ⵙ ⵎⴰ, ⵙ ⵜⴱⵕⴰⵜ ⵜⴰⵍⵉⴽⵟⵕⵓⵏⵉⵜ',
    en: 'who is told of what by e-mail and webhook',
  },
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { list, add, remove, test, failures, again })
    return sub(rest, terminal)
  },
}

function list(args: readonly string[], terminal: Terminal): Promise<number> {
  return inRoom(readArguments(args, DATA_OPTIONS), terminal, async ({ store }, room) => {
    for (const one of await store.subscriptions.list(room)) {
      const { subscription, person, label, channel, address, places, events, paused, confirmed, stopped } = one
      const standing =
        paused === undefined ? (confirmed === undefined ? 'unconfirmed' : 'active') : (stopped ?? 'paused')
      const where = places.length === 0 ? '*' : places.join(',')
      terminal.out(
        [subscription, standing, channel, address, person ?? `“${label}”`, where, events.join(',')].join('  '),
      )
    }
    return 0
  })
}

function add(args: readonly string[], terminal: Terminal): Promise<number> {
  const names = ['channel', 'label', 'person', 'events', 'address', 'address-file', 'language', 'places', 'severity']
  const shapes = Object.fromEntries([...names, 'secret-file'].map((name) => [name, text]))
  const given = readArguments(args, { ...DATA_OPTIONS, ...shapes })
  const person = given.text('person')
  const who = person === undefined ? { label: given.needed('label') } : { person: person as PersonId }
  const secret = secretOf(given, terminal)
  return inRoom(given, terminal, async (parts) => {
    const done = await subscribe(parts, who, {
      channel: given.needed('channel'),
      address: addressOf(given),
      language: given.text('language') ?? 'fr',
      places: wordsOf(given.text('places')),
      events: wordsOf(given.needed('events')),
      severity: given.text('severity'),
      ...(secret !== undefined && { secret }),
    })
    if (!done.ok) return refused(terminal, done.error)
    terminal.out(done.value.subscription)
    if (done.value.secret !== undefined && secret === undefined) terminal.out(done.value.secret)
    return 0
  })
}

function remove(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, DATA_OPTIONS, ['ID'])
  return inRoom(given, terminal, async ({ store }, room) =>
    (await store.subscriptions.remove(room, given.words[0] ?? '')) ? 0 : 1,
  )
}

function test(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, DATA_OPTIONS, ['ID'])
  return inRoom(given, terminal, async (parts, room) => {
    const asked = await askAgain(parts, given.words[0] ?? '')
    if (!asked.ok) return refused(terminal, asked.error)
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      const message = await parts.messages.find(room, asked.value)
      if (message && isOver(message)) {
        terminal.out(lineOf(message, terminal))
        return message.sent === undefined ? 1 : 0
      }
      if (Date.now() > until || terminal.signal.aborted) {
        terminal.err(`${asked.value}: ${message?.fault ?? SAYS.patience[terminal.language]}`)
        return 1
      }
      await pause(LOOK_MS)
    }
  })
}

function failures(args: readonly string[], terminal: Terminal): Promise<number> {
  return inRoom(readArguments(args, DATA_OPTIONS), terminal, async ({ messages }, room) => {
    for (const message of await messages.latest(room, MOST_FAILURES, true)) terminal.out(lineOf(message, terminal))
    return 0
  })
}

async function again(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, all: {} }, args.includes('--all') ? [] : ['MESSAGE'])
  return inRoom(given, terminal, async (parts, room) => {
    const lost = given.words[0] === undefined ? await parts.messages.latest(room, MOST_FAILURES, true) : undefined
    let code = 0
    for (const message of lost?.map((one) => one.message) ?? given.words) {
      const asked = await sendAgain(parts, message, COMMAND_LINE)
      if (asked.ok) terminal.out(message)
      else code = refused(terminal, asked.error)
    }
    return code
  })
}

/** A first attempt that failed tells what a person who tries it wants to know; the notifier goes on by itself. */
function isOver({ sent, givenUp, fault }: MessageLine): boolean {
  return sent !== undefined || givenUp !== undefined || fault !== undefined
}

function lineOf(
  { message, subscription, made, attempts, sent, fault, events }: MessageLine,
  { language }: Terminal,
): string {
  const what = sent === undefined ? (fault ?? SAYS.waits[language]) : SAYS.sent[language]
  const counts = fill(SAYS.counts, language, { events, attempts })
  return [new Date(made).toISOString(), message, subscription, counts, what].join('  ')
}

const SAYS = {
  counts: {
    ar: 'الأحداث {events}  المحاولات {attempts}',
    fr: 'événements {events}  essais {attempts}',
    zgh: 'ⵜⵉⵎⵙⴰⵔⵉⵏ {events}  ⵉⵔⴰⵎⵏ {attempts}',
    en: 'events {events}  attempts {attempts}',
  },
  sent: { ar: 'أُرسلت', fr: 'envoyé', zgh: 'ⵜⵜⵓⵣⵏ', en: 'sent' },
  waits: { ar: 'تنتظر', fr: 'en attente', zgh: 'ⴷⴰ ⵜⵜⵇⵍ', en: 'waits' },
  patience: {
    ar: 'تنتظر الرسالة؛ هل يعمل sunduq serve؟',
    fr: 'le message attend ; sunduq serve tourne-t-il ?',
    zgh: 'ⴷⴰ ⵜⵜⵇⵍ ⵜⵓⵣⵉⵏⵜ; ⵉⵙ ⵉⵙⵡⵓⵔⵉ sunduq serve?',
    en: 'the message waits; does sunduq serve run?',
  },
} as const satisfies Record<string, Text>

function inRoom(
  given: Arguments,
  terminal: Terminal,
  work: (parts: SubscribeParts, room: PlaceCode) => Promise<number>,
): Promise<number> {
  const settings = settingsFrom(terminal.env)
  return withStore(given, terminal, async (store) => {
    const book = await chosenBook(given, store)
    const messages = new Messages<RoomEvent>(store.sql)
    const parts = { store, index: indexBook(book), messages, settings, now: () => Date.now() as Instant }
    return work(parts, book.room)
  })
}

/** Addresses of some services are secrets themselves: they may come from a file. */
function addressOf(given: Arguments): string {
  const file = given.text('address-file')
  return file === undefined ? given.needed('address') : readFileSync(file, 'utf8').trim()
}

function secretOf(given: Arguments, { env }: Terminal): string | undefined {
  const file = given.text('secret-file')
  return file === undefined ? env.SUNDUQ_WEBHOOK_SECRET : readFileSync(file, 'utf8').trim()
}

function wordsOf(list: string | undefined): string[] {
  return (list ?? '').split(',').filter((word) => word !== '')
}
