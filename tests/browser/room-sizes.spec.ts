import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readBook } from '../../src/cli/book/folder.ts'
import { type RoomDay, roomDay } from './room-day.ts'

let day: RoomDay
test.beforeAll(async () => {
  const { outcome } = await readBook(join(import.meta.dirname, '../../data/berkane-2021'))
  if (!outcome.ok) throw new Error('the book of Berkane has faults')
  day = await roomDay(outcome.value)
  const at = day.room.at(9)
  for (const { code } of outcome.value.stations.slice(0, 6)) await day.open(code, 17, at)
})
test.afterAll(() => day.close())

for (const [width, height] of [
  [360, 740],
  [1366, 768],
  [3840, 2160],
] as const)
  test(`Berkane fits ${width} pixels, in both directions of writing`, async ({ context }) => {
    const page = await day.enter(context, 'operator')
    await page.setViewportSize({ width, height })
    const station = day.room.book.stations[2]?.code ?? ''
    for (const language of ['ar', 'fr'])
      for (const view of ['', 'map=tiles&cells=table', 'map=table', 'place=02.113.01.09', `station=${station}`]) {
        await page.goto(`${day.address}/room/#lang=${language}&${view}`)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        if (view.startsWith('station')) await page.locator('#timeline-title').waitFor()
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(beyond, `${language} ${view}`).toBe(0)
        // The whole wall is one glance: nothing below the edge of a screen that can hold it.
        if (width > 1000 && !view.includes('='.concat(station)) && !view.startsWith('place')) {
          const below = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
          expect(below, `${language} ${view}`).toBe(0)
        }
      }
  })
