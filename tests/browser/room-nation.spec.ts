import { expect, test } from '@playwright/test'
import type { Book, Place, Station } from '#election/book/book.ts'
import type { PlaceCode } from '#election/named.ts'
import { smallBook, station } from '../../src/room/testing/book.ts'
import { expectPicture, SIZES } from './picture.ts'
import { type RoomDay, roomDay } from './room-day.ts'
import { expectStanding } from './screen-checks.ts'
import { violations } from './violations.ts'

const PROVINCES = 4
const COMMUNES = 40
const STATIONS = 38

/** A region of four provinces with 160 communes and 6,080 stations: too many for one map, and outlined first. */
function regionBook(): Partial<Book> {
  const { room } = smallBook()
  const place = (kind: Place['kind'], code: string, parent: string | undefined, name: string): Place => ({
    kind,
    code: code as PlaceCode,
    names: { ar: `ج ${name}`, fr: `Lieu ${name}` },
    ...(parent === undefined ? {} : { parent: parent as PlaceCode }),
  })
  const places = [place('nation', 'NN', undefined, 'N'), place('region', room, 'NN', 'R')]
  const stations: Station[] = []
  for (let p = 1; p <= PROVINCES; p++) {
    places.push(place('province', `Q${p}`, room, `province ${p}`))
    for (let c = 1; c <= COMMUNES; c++) {
      places.push(
        place('commune', `Q${p}C${c}`, `Q${p}`, `${p}.${c}`),
        place('office', `Q${p}O${c}`, `Q${p}C${c}`, `O${c}`),
      )
      for (let s = 1; s <= STATIONS; s++) stations.push(station(`S${stations.length + 1}`, `Q${p}O${c}`, s, 400))
    }
  }
  return { places, stations }
}

let day: RoomDay
test.beforeAll(async () => {
  day = await roomDay(regionBook())
  await day.open('S1', 23, day.room.at(9))
})
test.afterAll(() => day.close())

test('a room of many communes is told by its provinces, with their blocks, and led down to a province', async ({
  context,
}) => {
  const page = await day.enter(context, 'wall', 'lang=fr')
  await expect(page.getByRole('heading', { name: 'Participation par province' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Bureaux, par province et commune' })).toBeVisible()
  const map = page.getByRole('region', { name: 'Participation par province' })
  await expect(map.locator('svg a')).toHaveCount(PROVINCES)
  await expect(page.locator('header dl')).toContainText('23 sur 2')
  await page.getByRole('application').focus()
  await page.keyboard.press('Home')
  await expect(page.locator('.tip')).toContainText('Lieu 1.1 — Lieu province 1')
  await page.keyboard.press('Escape')
  expect(await violations(page)).toEqual([])

  await map.getByRole('link', { name: /province 2/ }).click()
  await expect(page).toHaveURL(/place=Q2/)
  const below = page.getByRole('region', { name: 'Participation par commune' })
  await expect(below.locator('svg a')).toHaveCount(COMMUNES)
  await expect(page.getByRole('heading', { name: 'Lieu province 2' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('the wall of many communes stands as it was looked at, whole, in part and composed', async ({ context }) => {
  const page = await day.enter(context, 'wall', 'lang=ar')
  await page.clock.setFixedTime(day.room.clock.now())
  for (const [name, address, ready] of [
    ['nation', '', '#cells-title'],
    ['nation-province', 'place=Q2', '#cells-title'],
    ['nation-composed', 'panels=turnout,map,cells,communes', 'main h2'],
  ] as const)
    for (const language of ['ar', 'fr'] as const) {
      await page.goto('about:blank')
      await page.goto(`${day.address}/room/#lang=${language}&${address}`)
      await page.locator(ready).first().waitFor()
      for (const size of SIZES.slice(1)) {
        await page.setViewportSize(size)
        await expectStanding(page, `${name}-${language} at ${size.width}`)
        await expectPicture(page, `${name}-${language}`, size)
      }
    }
})

test('the whole takes the place of the outline: names of stations, figures, and what waits', async ({ context }) => {
  const page = await day.enter(context, 'wall', 'lang=ar&place=Q1C1')
  await expect(page.getByRole('table').first().getByRole('row')).toHaveCount(1 + STATIONS)
  await expect(page.getByRole('row').filter({ hasText: '23' }).first()).toBeVisible()
})

test('light and dark change on the page, and the address carries it', async ({ context }) => {
  const page = await day.enter(context, 'wall', 'lang=fr&map=tiles')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.getByRole('link', { name: 'Apparence : Sombre' }).press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page).toHaveURL(/map=tiles&theme=dark/)
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Apparence : Clair' }).press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(page).not.toHaveURL(/theme=/)
})
