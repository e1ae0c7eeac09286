import { expect, test } from '@playwright/test'
import type { StationCode } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { minute } from '#room/testing/book.ts'
import { openHouse } from '#server/house.ts'
import { createLink } from '#server/links.ts'
import { type Serving, serve } from '#server/serve.ts'
import { invite, type TestRoom, testRoom } from '../integration/server-room.ts'
import { counted, tapButton } from './station-day.ts'

let room: TestRoom
let serving: Serving
let code: string

test.beforeAll(async () => {
  room = await testRoom({ counting: { sexes: false } })
  const house = await openHouse(room.options)
  code = (await invite(room, house.journal, 'S1' as StationCode)).code
  await house.close()
  const simulated = instantOf(minute(9), room.book)
  const clock = { real: Date.now(), simulated, speed: 1 }
  serving = await serve({ folder: room.folder, room: room.book.room, host: 'localhost', clock })
})
test.afterAll(async () => {
  await serving.stop()
  await room.close()
})

test('fifty voters counted without a network are the same number on phone, wall and portal', async ({
  browser,
  context,
}) => {
  const { intake, room: control, portal } = serving.addresses
  const { path } = await createLink(room.store, { room: room.book.room, role: 'wall' })
  const people = await browser.newContext()
  const wall = await people.newPage()
  await wall.goto(`${control}${path}`)
  await wall.waitForURL(`${control}/room/`)
  await wall.goto(`${control}/room/#lang=fr&station=S1`)
  await wall.locator('#figures').waitFor()

  const phone = await context.newPage()
  await phone.setViewportSize({ width: 360, height: 740 })
  await phone.goto(`${intake}/station/#code=${code}`)
  await phone.getByRole('button', { name: 'اربط الهاتف' }).click()
  await phone.getByRole('button', { name: 'افتح المكتب الآن' }).click()
  await expect(phone.getByText('وصل كل شيء إلى القاعة')).toBeVisible()
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => true))

  await context.setOffline(true)
  for (let tap = 0; tap < 50; tap++) await tapButton(phone).click()
  await expect.poll(() => counted(phone)).toBe(50)
  await phone.reload()
  await expect.poll(() => counted(phone)).toBe(50)
  await context.setOffline(false)
  await expect(phone.getByText('وصل كل شيء إلى القاعة')).toBeVisible()

  await expect(wall.locator('#figures')).toContainText(/\b50\b/)
  const reader = await people.newPage()
  await expect(async () => {
    await reader.goto(`${portal}/fr/S1`)
    await expect(reader.locator('#headline')).toContainText('50 votants sur 300 inscrits', { timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  await people.close()
})
