import { type BrowserContext, expect, type Page } from '@playwright/test'
import type { Book } from '#election/book/book.ts'
import type { ConstituencyCode, Count, DeviceId, MessageId, PersonId, StationCode } from '#election/named.ts'
import type { Act } from '#room/act.ts'
import { formOf } from '#room/count/apply.ts'
import type { Form } from '#room/count/form.ts'
import { stationFigure } from '#room/figures.ts'
import { station } from '#room/testing/book.ts'
import { type House, openHouse } from '#server/house.ts'
import { listen } from '#server/http/listen.ts'
import { intakeApp } from '#server/intake/main.ts'
import { invite, type TestRoom, testRoom } from '../integration/server-room.ts'

/** A day at 09:00 with the real intake on a real PostgreSQL, for the station app in a browser. */
export interface StationDay {
  readonly address: string
  readonly room: TestRoom
  code(station?: string): Promise<string>
  /** What the room's journal says of a station now. */
  voters(station?: string): Promise<number | undefined>
  /** Journaled statements of a station that count. */
  facts(station?: string): Promise<House['journal']['state']['stations'][StationCode]>
  /** Where the sheet of a contest stands in the room now. */
  form(station: string, constituency: string): Promise<Form>
  /** A device as the room holds it, as of the last look at its station. */
  device(device: DeviceId): House['journal']['state']['devices'][DeviceId] | undefined
  revokeAll(station?: string): Promise<void>
  /** The room tells every station something, pinned or not. */
  message(id: MessageId, words: string, pinned?: boolean): Promise<void>
  withdraw(id: MessageId): Promise<void>
  /** The room's messages and what became of them. */
  messages(): Promise<House['journal']['state']['messages']>
  close(): Promise<void>
}

/** `pages` is the built station app; the one in `dist` unless told. */
export async function stationDay(changes: Partial<Book> = {}, pages?: string): Promise<StationDay> {
  const room = await testRoom({
    counting: { sexes: false },
    stations: Array.from({ length: 30 }, (_, index) => ({
      ...station(`S${index + 1}`, 'O1', index + 1, 300),
      names: { ar: `مدرسة الأمل ${index + 1}`, fr: `École Al Amal ${index + 1}` },
    })),
    ...changes,
  })
  const house = await openHouse(room.options)
  const app = await intakeApp(house, room.options, pages)
  const port = await listen(app, 'localhost', 0, false)
  room.at(9)
  const facts = async (code = 'S1') => {
    await house.journal.catchUp()
    const found = house.journal.state.stations[code as StationCode]
    if (!found) throw new Error(`no station ${code}`)
    return found
  }
  const must = async (act: Act) => {
    const done = await house.journal.act(act, room.clock.now())
    if (!done.ok) throw new Error(done.error.code)
  }
  return {
    address: `http://localhost:${port}`,
    room,
    facts,
    code: async (station = 'S1') => (await invite(room, house.journal, station)).code,
    voters: async (code = 'S1') => {
      const registered = (house.index.stations.get(code as StationCode)?.registered ?? 0) as Count
      return stationFigure(registered, await facts(code)).voters
    },
    form: async (code, constituency) => {
      await house.journal.catchUp()
      return formOf(house.journal.state.count, code as StationCode, constituency as ConstituencyCode)
    },
    device: (device) => house.journal.state.devices[device],
    revokeAll: async (code = 'S1') => {
      for (const device of (await facts(code)).devices as DeviceId[]) {
        await must({ type: 'revoke', by: 'p-test' as PersonId, device, reason: 'lost' })
      }
    },
    message: (message, words, pinned = false) =>
      must({ type: 'send-message', by: 'p-test' as PersonId, message, to: { k: 'all' }, words, pinned }),
    withdraw: (message) => must({ type: 'withdraw-message', by: 'p-test' as PersonId, message, reason: 'wrong' }),
    messages: async () => {
      await house.journal.catchUp()
      return house.journal.state.messages
    },
    async close() {
      await app.close()
      await house.close()
      await room.close()
    },
  }
}

/** A phone with the app open on its first screen. */
export async function openApp(context: BrowserContext, day: StationDay, code?: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${day.address}/station/${code === undefined ? '' : `#code=${code}`}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return page
}

/** Enrols by the link's code and opens the station, in Arabic. */
export async function atTheCounter(context: BrowserContext, day: StationDay, station?: string): Promise<Page> {
  const page = await openApp(context, day, await day.code(station))
  await page.getByRole('button', { name: 'اربط الهاتف' }).click()
  // A phone's first item is its sign of life, said by itself: whatever a test counts comes after it.
  await expect
    .poll(async () => {
      const device = (await day.facts(station)).devices.at(-1)
      return device === undefined ? 0 : (day.device(device)?.cursor ?? 0)
    })
    .toBeGreaterThan(0)
  await page.getByRole('button', { name: 'افتح المكتب الآن' }).click()
  await expect(tapButton(page)).toBeVisible()
  return page
}

export const tapButton = (page: Page) => page.getByRole('button', { name: 'مصوت واحد' })

/** The app is on the phone: from here on it starts with no network. */
export async function workerReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
}

/** The number on the counter. */
export async function counted(page: Page): Promise<number> {
  return Number((await page.locator('.count .big').innerText()).replace(/\D/g, ''))
}
