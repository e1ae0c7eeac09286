import { expect, test } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import type { PersonId } from '#election/named.ts'
import { release, withdraw } from '#room/testing/count.ts'
import { createLink } from '#server/links.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { arrive } from './arrive.ts'
import { type ResultsNight, resultsNight } from './results-night.ts'
import { violations } from './violations.ts'

let night: ResultsNight
let surface: Surface

test.beforeAll(async () => {
  night = await resultsNight({ languages: LANGUAGES })
  for (const [station, votes] of [
    ['A-1-1', [180, 90]],
    ['A-1-2', [60, 110]],
  ] as const) {
    await night.count(night.sheet(station, votes))
  }
  surface = await startRoom(night.room.options)
})
test.afterAll(async () => {
  await surface.close()
  await night.room.close()
})

test('the wall shows what is released, when it is, and no longer', async ({ page }) => {
  const { path } = await createLink(night.room.store, {
    room: night.room.book.room,
    role: 'wall',
    person: 'p-wall' as PersonId,
  })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(surface.address + path)
  await page.waitForURL(/\/room\/(#.*)?$/)
  await page.getByRole('link', { name: 'النتائج' }).click()
  const house = page.locator('section', { has: page.getByRole('heading', { name: 'اللائحة المحلية' }) })
  await expect(house).toContainText('لم تُنشر')
  await expect(page.locator('main table')).toHaveCount(0)
  const id = await release(night.desk, 'house-local', 'province')
  await expect(house.locator('strong').first()).toHaveText('جزئية')
  await expect(house).toContainText('(2 من 5)')
  await expect(house.locator('tbody tr').first()).toContainText('240')
  await expect(page.locator('main table')).toHaveCount(1)
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expect(house.locator('tbody tr').first().locator('.seats')).toBeInViewport({ ratio: 1 })
  for (const language of LANGUAGES)
    for (const item of ['', '&item=house-local', '&item=commune-district']) {
      await arrive(page, `${surface.address}/room/#lang=${language}&view=results${item}`)
      await expect(page.locator('main h3').first()).toBeVisible()
      for (const [width, height] of [
        [1366, 768],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height })
        const beyond = () =>
          page.evaluate(() => [
            document.documentElement.scrollWidth - innerWidth,
            document.documentElement.scrollHeight - innerHeight,
          ])
        await expect.poll(beyond, `${language} ${item} at ${width}`).toEqual([0, 0])
      }
      expect(await violations(page), `${language} ${item}`).toEqual([])
    }
  await page.goto(`${surface.address}/room/#lang=ar&view=results`)
  await withdraw(night.desk, id, 'سطران معكوسان')
  await expect(house.locator('strong').first()).toHaveText('مسحوبة')
  await expect(house).toContainText('سطران معكوسان')
  await expect(house).not.toContainText('240')
})

test('a panel of a composed wall shows the contests in turn, each with its status and its name in sight', async ({
  page,
}) => {
  const { path } = await createLink(night.room.store, { room: night.room.book.room, role: 'wall' })
  await page.clock.install()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(surface.address + path)
  await page.waitForURL(/\/room\/(#.*)?$/)
  await arrive(page, `${surface.address}/room/#lang=fr&panels=turnout,results,curve,states`)
  const panes = page.locator('.contests section')
  const seen = new Set<string>()
  for (const at of [1, 2]) {
    await expect(page.getByText(/^Page \d sur \d$/)).toContainText(`Page ${at}`)
    await expect(panes).toHaveCount(1)
    await expect(panes.locator('.status')).toBeInViewport({ ratio: 1 })
    await expect(panes.locator('h3')).toBeInViewport({ ratio: 1 })
    seen.add(await panes.locator('h3').innerText())
    await page.clock.runFor(15_000)
  }
  expect(seen.size).toBe(2)
  const stop = page.getByRole('button', { name: 'Ne plus tourner' })
  await stop.click()
  await expect(stop).toHaveAttribute('aria-pressed', 'true')
  expect(await violations(page)).toEqual([])

  // A quarter of that screen is a wall too: nobody scrolls it.
  await page.setViewportSize({ width: 960, height: 540 })
  const below = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
  await expect.poll(below).toBe(0)
  for (const title of ['Participation', 'Bureaux de vote'])
    await expect(page.getByRole('heading', { name: title }).first()).toBeInViewport({ ratio: 1 })
  await expect(panes.locator('.status')).toBeInViewport({ ratio: 1 })
})
