import { expect, type Page, test } from '@playwright/test'
import { type Afternoon, afternoon } from './afternoon.ts'
import { expectPicture, SIZES } from './picture.ts'
import { expectStanding, expectWalkable, workBegins } from './screen-checks.ts'

let day: Afternoon
let page: Page

/** Every screen of the room: its address, and what is there once it stands. */
const SCREENS: Record<string, readonly [address: string, ready: string]> = {
  wall: ['', '#cells-title'],
  tables: ['map=table&cells=table', '.grid tbody tr'],
  tiles: ['map=tiles', 'main li a strong'],
  queue: ['view=queue', '.work .row'],
  alert: ['view=queue&item=A101@02.113.01.09~waiting', '.front .acts button'],
  calls: ['view=calls', '.work .row'],
  call: ['view=calls&item=', '.front a[href^="tel:"]'],
  incidents: ['view=incidents', '.work .row'],
  incident: ['view=incidents&item=', '.front .steps li'],
  report: ['view=incidents&item=new', '.front select'],
  messages: ['view=messages', 'section[aria-labelledby="sent-title"] li'],
  message: ['view=messages&item=m0000000000000001', 'section[aria-labelledby="one-title"] li'],
  analysis: ['view=analysis', 'main svg path'],
  readiness: ['view=readiness', 'main .grid tbody tr'],
  compose: ['view=compose', 'main code'],
  results: ['view=results', 'main h2, main h3'],
  commune: ['place=02.113.01.09', 'main .grid tbody tr'],
  station: ['station=', '#timeline-title'],
  composed: ['panels=turnout,map,cells,alerts', 'main h2'],
  dark: ['theme=dark&panels=turnout,map,cells,alerts', 'main h2'],
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  day = await afternoon()
  page = await day.enter(browser, 'operator', 'p-ana', 'lang=ar')
  await page.locator('#cells-title').waitFor()
})
test.afterAll(() => day.close())

/** Goes to a screen in a language and waits until it stands. */
async function show(name: string, language: 'ar' | 'fr'): Promise<void> {
  const [address, ready] = SCREENS[name] as readonly [string, string]
  const named: Record<string, string> = { call: day.busy, station: day.busy, incident: day.incident }
  const last = named[name] ?? ''
  await page.goto(`${day.address}/room/#lang=${language}&${address}${encodeURIComponent(last)}`)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await page.locator(ready).first().waitFor()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

for (const size of SIZES)
  test(`every screen stands as it was looked at, ${size.width} pixels wide, in both directions`, async () => {
    test.setTimeout(300_000)
    await page.setViewportSize(size)
    for (const language of ['ar', 'fr'] as const)
      for (const name of Object.keys(SCREENS)) {
        await show(name, language)
        const where = `${name}-${language}`
        await expectStanding(page, `${where} at ${size.width}`)
        if (size.width === 360 && !['composed', 'dark'].includes(name))
          expect
            .soft(await workBegins(page), `${where}: the work begins in the upper half of a phone`)
            .toBeLessThan(0.45)
        await expectPicture(page, where, size)
      }
  })

test('every screen is walked through by the keyboard alone, and nothing is out of its reach', async () => {
  test.setTimeout(400_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  for (const name of Object.keys(SCREENS)) {
    await show(name, 'fr')
    await expectWalkable(page, name)
  }
})
