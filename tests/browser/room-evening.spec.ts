import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { Instant, PersonId, StationCode } from '#election/named.ts'
import { INCIDENT_KINDS } from '#journal/submission.ts'
import type { Act } from '#room/act.ts'
import { enrolment, Phone, submit } from '#room/testing/phone.ts'
import { openHouse } from '#server/house.ts'
import { createLink } from '#server/links.ts'
import { startRoom } from '#server/room/main.ts'
import { readBook } from '../../src/cli/book/folder.ts'
import { arrive } from './arrive.ts'
import { type RoomDay, roomDay } from './room-day.ts'

let day: RoomDay

/** 402 stations at five past seven: three in ten without an app, a fifth unheard, incidents, empty batteries, wrong clocks. */
test.beforeAll(async () => {
  const { outcome } = await readBook(join(import.meta.dirname, '../../data/berkane-2021'))
  if (!outcome.ok) throw new Error('the book of Berkane has faults')
  day = await roomDay(outcome.value)
  const house = await openHouse(day.room.options)
  const act = async (one: Act, now: Instant) => {
    const done = await house.journal.act(one, now)
    if (!done.ok) throw new Error(`refused: ${done.error.code}`)
  }
  const at = (hours: number, minutes = 0) => (day.room.at(9) + ((hours - 9) * 60 + minutes) * 60_000) as Instant
  for (const [i, { code }] of day.room.book.stations.entries()) {
    if (i % 10 >= 7) {
      const told = { type: 'tell-for-station', by: 'p-early' as PersonId, station: code, source: 'call' } as const
      if (i % 3 > 0) await act({ ...told, speaker: 'president', said: { k: 'opened' } }, at(9))
      continue
    }
    const phone = new Phone(`phone of ${code}`, code, i % 40 === 11 ? 20 * 60_000 : 0, day.room.book.room)
    for (const one of enrolment(phone, code)) await act(one, at(9))
    const hear = (now: Instant) => act(submit(phone.submission(now, (heard.get(code) ?? 0) + 1)), now)
    phone.open(at(9, 1))
    for (let voter = 0; voter < 40; voter++) phone.tick(at(9, 2 + voter))
    if (i % 17 === 3) phone.report(at(10, i % 60), INCIDENT_KINDS[i % INCIDENT_KINDS.length] as never)
    if (i % 23 === 4) phone.say(at(10), { k: 'pulse', battery: 9 })
    if (i % 5 !== 2) phone.pulse(at(18, 55))
    if (i % 9 === 1) phone.close(at(19, 1), 40)
    await hear(i % 5 === 2 ? at(16, i % 60) : at(19, 2))
  }
  await house.close()
  day.room.at(19, 5)
})
test.afterAll(() => day.close())

const heard = new Map<StationCode, number>()

async function person(browser: Browser, fragment: string, width = 1366, height = 768): Promise<Page> {
  return day.enter(await browser.newContext({ viewport: { width, height } }), 'operator', fragment)
}

/** A picture larger than any that is sent: noise that no codec makes small. */
async function largePhoto(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 })
    const context = canvas.getContext('2d') as CanvasRenderingContext2D
    const noise = context.createImageData(canvas.width, canvas.height)
    for (let i = 0, seed = 1; i < noise.data.length; i++) {
      seed = (seed * 48271) % 2147483647
      noise.data[i] = i % 4 === 3 ? 255 : seed & 255
    }
    context.putImageData(noise, 0, 0)
    return canvas.toDataURL('image/png')
  })
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}

const row = (page: Page, text: string | RegExp) => page.locator('a.row').filter({ hasText: text })

test('four hundred alerts: told as one by commune, narrowed to one place by an address, worked by keys', async ({
  browser,
}) => {
  const page = await person(browser, 'lang=fr&view=queue')
  await row(page, /Berkane, .14. bureaux : Bureau pas encore ouvert/).waitFor()
  const lines = await page.locator('a.row').count()
  expect(lines).toBeLessThan(day.room.book.stations.length / 3)
  const ahfir = page.getByLabel('Afficher').locator('option', { hasText: /^Ahfir/ })
  await page.getByLabel('Afficher').selectOption(await ahfir.getAttribute('value'))
  await expect(row(page, /Berkane/)).toHaveCount(0)
  await expect(row(page, /Ahfir/).first()).toBeVisible()
  await expect.poll(() => page.locator('a.row').count()).toBeLessThan(lines / 3)
  await expect(page).toHaveURL(/only=/)
  // The narrowed list is an address: whoever is given it sees the same.
  const other = await person(browser, page.url().split('#')[1] as string)
  await expect(row(other, /Ahfir/).first()).toBeVisible()
  await expect(row(other, /Berkane/)).toHaveCount(0)

  await page.locator('#queue-title').click()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Prendre/ })).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByRole('status').filter({ hasText: 'Fait.' })).toBeVisible()
  await arrive(page, `${day.address}/room/#lang=fr&view=queue&only=mine`)
  await expect(page.locator('a.row')).toHaveCount(1)
  await expect(page.locator('a.row')).toContainText('vous')
})

test('an incident with a photo: its station by number and commune, the photo made small, shown to the other operator', async ({
  browser,
}) => {
  const ana = await person(browser, 'lang=fr&view=incidents&item=new')
  const ben = await person(browser, 'lang=fr&view=incidents')
  const photo = await largePhoto(ana)
  expect(photo.length).toBeGreaterThan(1_000_000)
  await ana.getByLabel('Bureau : numéro et commune').fill('16 zeg')
  await ana.getByRole('button', { name: 'Bureau 16, Zegzel' }).click()
  await ana.getByLabel('Nature').selectOption('urn')
  await ana.getByLabel('Ce qui s’est passé').fill('scellé rompu')
  await ana
    .getByLabel('Ajouter une photo')
    .setInputFiles({ name: 'a.txt', mimeType: 'image/png', buffer: Buffer.from('no') })
  await expect(ana.getByText('Photo illisible')).toBeVisible()
  await ana.getByLabel('Ajouter une photo').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: photo })
  await expect(ana.getByText(/Photo prête : .*ko/)).toBeVisible()
  await ana.getByRole('button', { name: 'Signaler un incident' }).click()
  await expect(ana.getByRole('status').filter({ hasText: 'Fait.' })).toBeVisible()
  await row(ben, /Bureau 16, Zegzel — problème d’urne/).click()
  const shown = ben.getByRole('img', { name: 'Photo de l’incident' })
  await expect(shown).toBeVisible()
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  const bytes = await ben.request.get(new URL((await shown.getAttribute('src')) as string, day.address).href)
  expect((await bytes.body()).length).toBeLessThanOrEqual(300_000)
})

test('an incident goes its whole way and back by keys alone: advice, passed up, assigned, solved, closed, opened again', async ({
  browser,
}) => {
  const page = await person(browser, 'lang=fr&view=incidents&only=crowd')
  await page.locator('a.row').first().waitFor()
  await page.locator('#incidents-title').click()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Confirmer/ })).toBeVisible()
  const front = page.locator('.front')
  const steps = front.locator('ol.steps li')
  /** Presses the key that stands on the button of a step, and sends the form by keys. */
  const take = async (name: RegExp, words: string | undefined, done: number) => {
    const button = front.getByRole('button', { name })
    const key = await button.locator('kbd').textContent()
    await page.keyboard.press(key as string)
    const box = front.locator('form textarea')
    if (words !== undefined) {
      while (!(await box.evaluate((one) => one === document.activeElement))) await page.keyboard.press('Tab')
      await page.keyboard.type(words)
    } else await expect(front.locator('form select')).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(steps).toHaveCount(done)
    // What is live shows the step before its own answer is here; the form goes with that.
    await expect(front.locator('form')).toHaveCount(0)
  }
  await take(/^Demander avis/, 'faut-il suspendre ?', 1)
  await take(/^Donner avis/, 'non', 2)
  await take(/^Confirmer/, 'vu sur place', 3)
  await take(/^Remonter/, 'au caïd', 4)
  await take(/^Confier/, undefined, 5)
  await take(/^Résolu/, 'deux files', 6)
  await take(/^Clore : réglé/, 'vu avec le président', 7)
  await take(/^Rouvrir/, 'la foule revient', 8)
  await expect(front.locator('.tag').first()).toHaveText('confirmé')
})

test('a line taken at one process of the room shows at once at another one', async ({ browser }) => {
  const second = await startRoom({ ...day.room.options, addresses: { intake: day.intake } })
  const ana = await person(browser, 'lang=fr&view=calls')
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const { path } = await createLink(day.room.store, { room: day.room.book.room, role: 'operator' })
  const ben = await context.newPage()
  await ben.goto(`${second.address}${path}`)
  await ben.waitForURL(`${second.address}/room/`)
  await arrive(ben, `${second.address}/room/#lang=fr&view=calls`)
  await ben.locator('a.row').first().waitFor()
  await ana.locator('a.row').first().waitFor()
  await ana.keyboard.press('n')
  await expect(ana.locator('#front-title')).toContainText('Bureau')
  const station = (await ana.locator('#front-title').textContent())?.trim() as string
  // Nothing else happens in this room: only the notice can have brought it.
  await expect(ben.locator('a.row').filter({ hasText: 'est en ligne' })).toContainText(station)
  await second.close()
})
