import { setTimeout as pause } from 'node:timers/promises'
import { indexBook } from '#election/book/index.ts'
import type { Instant } from '#election/named.ts'
import type { RoomEvent } from '#room/notifications/event.ts'
import { readEntries } from '#store/entries.ts'
import { Messages } from '#store/notify-messages.ts'
import { openStore, type Store } from '#store/store.ts'
import { openBook } from '../house.ts'
import { createApp } from '../http/app.ts'
import { closeGently, listen } from '../http/listen.ts'
import type { Surface, SurfaceOptions } from '../surface.ts'
import { Waits } from '../waits.ts'
import { openLinks } from './links.ts'
import { openMailer } from './mail.ts'
import { openPost } from './post.ts'
import { vapidKey } from './push.ts'
import { linkRoutes } from './routes.ts'
import { type SenderParts, sendDue } from './sender.ts'
import { type NotifySettings, settingsFrom } from './settings.ts'
import { CONFIRM_MS } from './subscribe.ts'
import { Watcher } from './watcher.ts'

/** How often the room is looked at, and what is due is sent (ms). */
const LOOK_MS = 1000
const SEND_MS = 500
/** How often the notifier tells that it lives, and erases addresses that never said yes (ms). */
const REPORT_MS = 5000

/** Messages live by the machine's clock: a rehearsal's day that passes in minutes gives nothing up. */
const machineNow = () => Date.now() as Instant

/**
 * The notifier: looks for what is to be told and sends it, in a process of its own, so that a slow mail server is
 * nobody else's. Its pages are the links of its letters.
 */
export async function startNotify(
  options: SurfaceOptions,
  settings: NotifySettings = settingsFrom(process.env),
): Promise<Surface> {
  const store = await openStore(options)
  try {
    return await run(options, settings, store)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function run(options: SurfaceOptions, settings: NotifySettings, store: Store): Promise<Surface> {
  const { room, clock, addresses } = options
  const { book, digest: bookDigest } = await openBook(store, room)
  const index = indexBook(book)
  const test = await isRehearsal(store, room)
  const messages = new Messages<RoomEvent>(store.sql)
  const post = openPost(settings)
  const mailer = settings.mail && openMailer(settings.mail)
  const secret = await store.secret('notify-links')

  const app = createApp({ bodyLimit: 16_384, https: addresses.notify?.startsWith('https:') === true })
  const { subscriptions } = store
  // Whether a link is right does not depend on where it leads.
  const links = openLinks(secret, addresses.notify ?? '')
  linkRoutes(app, { index, test, subscriptions, now: machineNow, links })
  const port = await listen(app, options.host, options.port, options.fixedPort === true)
  const local = `http://${options.host}:${port}`
  const address = addresses.notify ?? local

  const parts: SenderParts = {
    ...{ index, test, subscriptions, messages, post },
    links: openLinks(secret, address),
    ...(mailer && { mailer }),
    vapid: vapidKey(await store.secret('vapid')),
    contact: address.startsWith('https:') ? address : 'mailto:notify@localhost.localdomain',
    pages: { room: addresses.room ?? local, portal: addresses.portal ?? local },
    now: machineNow,
  }
  const watcher = new Watcher({ store, index, bookDigest, messages, clock, now: machineNow })
  const report = async () => {
    await messages.report(room, { seen: machineNow(), address, mail: mailer !== undefined })
    await subscriptions.forgetUnconfirmed(room, (machineNow() - CONFIRM_MS) as Instant)
  }
  await report()
  const ending = new AbortController()
  const loops = [
    loop(() => watcher.look(), LOOK_MS, ending.signal),
    loop(() => drain(parts, ending.signal), SEND_MS, ending.signal),
    loop(report, REPORT_MS, ending.signal),
  ]
  return {
    port,
    address: local,
    async close() {
      ending.abort()
      await closeGently(app)
      await Promise.all(loops)
      mailer?.close()
      await post.close()
      await store.close()
    },
  }
}

/** Sends until nothing is due: ten thousand who wait for one figure do not wait for a clock between them. */
async function drain(parts: SenderParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await sendDue(parts)) > 0);
}

/** Does something again and again; what fails is told once, and tried again at the next turn. */
async function loop(work: () => Promise<unknown>, every: number, signal: AbortSignal): Promise<void> {
  const waits = new Waits('notify:')
  while (!signal.aborted) {
    try {
      await work()
      waits.over()
    } catch (error) {
      waits.tell(error)
    }
    await pause(every, undefined, { signal }).catch(() => {})
  }
}

/** Whether the room was opened as a rehearsal: its first entry says so. */
async function isRehearsal(store: Store, room: SurfaceOptions['room']): Promise<boolean> {
  for await (const [first] of readEntries(store.sql, room, 0, 1)) {
    if (first?.kind === 'opened') return first.test
  }
  throw new Error(`the first entry of room ${room} opens nothing`)
}
