import { expect, type Page, test } from '@playwright/test'
import { type Afternoon, afternoon } from './afternoon.ts'
import { inspect } from './inspect.ts'
import { SIZES } from './picture.ts'

let day: Afternoon
let page: Page

/** Every screen of the room: its address, and what is there once it stands. */
const SCREENS: Record<string, readonly [address: string | (() => string), ready: string]> = {
  wall: ['', '#cells-title'],
  tables: ['map=table&cells=table', '.grid tbody tr'],
  tiles: ['map=tiles', 'main li a strong'],
  queue: ['view=queue', '.work .row'],
  alert: ['view=queue&item=A101@02.113.01.09~waiting', '.front .acts button'],
  calls: ['view=calls', '.work .row'],
  call: [() => `view=calls&item=${day.busy}`, '.front a[href^="tel:"]'],
  incidents: ['view=incidents', '.work .row'],
  incident: [() => `view=incidents&item=${day.incident}`, '.front .steps li'],
  report: ['view=incidents&item=new', '.front select'],
  messages: ['view=messages', 'section[aria-labelledby="sent-title"] li'],
  message: ['view=messages&item=m0000000000000001', 'section[aria-labelledby="one-title"] li'],
  analysis: ['view=analysis', 'main svg path'],
  readiness: ['view=readiness', 'main .grid tbody tr'],
  compose: ['view=compose', 'main code'],
  results: ['view=results', 'main h2, main h3'],
  commune: ['place=02.113.01.09', 'main .grid tbody tr'],
  station: [() => `station=${day.busy}`, '#timeline-title'],
  composed: ['panels=turnout,map,cells,alerts', 'main h2'],
  dark: ['theme=dark&panels=turnout,map,cells,alerts', 'main h2'],
}

/** Screens that are one glance: where the screen can hold them, nothing lies below its edge. */
const GLANCES = ['wall', 'tables', 'tiles', 'composed', 'dark']

test.beforeAll(async ({ browser }) => {
  day = await afternoon()
  page = await day.enter(browser, 'operator', 'p-ana', 'lang=ar')
  await page.locator('#cells-title').waitFor()
})
test.afterAll(() => day.close())

for (const [name, [address, ready]] of Object.entries(SCREENS))
  test(`the room's screen ${name} stands as it was looked at, is sound, and is in reach of the keyboard`, async () => {
    const place = () => (typeof address === 'string' ? address : address())
    await inspect(page, {
      name,
      ready,
      address: (language) => `${day.address}/room/#lang=${language}&${place()}`,
      wall: ['composed', 'dark'].includes(name),
      // Any of them may hang on the wall.
      pictures: SIZES,
    })
    if (!GLANCES.includes(name)) return
    for (const size of SIZES.slice(1)) {
      await page.setViewportSize(size)
      const below = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
      await expect.poll(below, `${name} at ${size.width}`).toBe(0)
    }
  })
