import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { inTemporaryFolder, openTestRoom, type TestLinks, testKey, tokenOf } from '#cli/test-room.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { Instant, Minute } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { signIn } from '#rehearsal/operator.ts'
import { type Serving, serve } from '#server/serve.ts'
import { counted, tapButton, workerReady } from './station-day.ts'

const book = sampleBook()
const STATION = 'A-1-1'
const NINE = instantOf(540 as Minute, book)

interface Served {
  readonly addresses: { readonly intake: string; readonly room: string; readonly portal: string }
  readonly links: TestLinks
}

/** The whole product as `sunduq serve` starts it, at nine in the morning. */
function served(work: (day: Served) => Promise<void>): Promise<void> {
  return inTemporaryFolder('sq-spine', async (folder) => {
    const seed = 'spine'
    const links = await openTestRoom({ folder, book, seed }, (NINE - 3_600_000) as Instant)
    const clock = { real: Date.now(), simulated: NINE, speed: 1 }
    const serving: Serving = await serve({ folder, room: book.room, clock, rehearsalKey: testKey(seed) })
    try {
      const { intake = '', room = '', portal = '' } = serving.addresses
      await work({ addresses: { intake, room, portal }, links })
    } finally {
      await serving.stop()
    }
  })
}

async function phoneAtTheCounter(context: BrowserContext, { addresses, links }: Served): Promise<Page> {
  const operator = await signIn({
    origin: addresses.room,
    token: tokenOf(links.operator),
    fetch,
    headers: () => ({}),
  })
  const { link } = await operator.invite(STATION)
  const page = await context.newPage()
  await page.goto(link)
  await page.getByRole('button', { name: 'اربط الهاتف' }).click()
  await page.getByRole('button', { name: 'افتح المكتب الآن' }).click()
  await expect(page.getByText('وصل كل شيء إلى القاعة')).toBeVisible()
  await workerReady(page)
  return page
}

test('fifty taps without a network reach wall and portal, and the next tap moves both', async ({ browser }) => {
  await served(async (day) => {
    const wallContext = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
    const wall = await wallContext.newPage()
    await wall.goto(`${day.addresses.room}${day.links.wall}`)
    const turnout = wall.getByRole('banner')
    await expect(turnout).toBeVisible()

    const phoneContext = await browser.newContext({
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    })
    const phone = await phoneAtTheCounter(phoneContext, day)
    await phoneContext.setOffline(true)
    for (let tap = 0; tap < 50; tap++) await tapButton(phone).click()
    await expect.poll(() => counted(phone)).toBe(50)
    // Before the reload: a service worker that the browser starts anew escapes the simulated cut.
    await expect(turnout).not.toContainText(/(?<!\d)50(?!\d)/)
    await phone.reload()
    await expect(tapButton(phone)).toBeVisible()
    await expect.poll(() => counted(phone)).toBe(50)
    await phoneContext.setOffline(false)
    await expect(phone.getByText('وصل كل شيء إلى القاعة')).toBeVisible()

    const portalContext = await browser.newContext({ javaScriptEnabled: false })
    const portal = await portalContext.newPage()
    const published = async () => {
      await portal.goto(`${day.addresses.portal}/fr/${STATION}`)
      return portal.locator('#headline').innerText()
    }
    await expect(turnout).toContainText(/(?<!\d)50(?!\d)/)
    await expect.poll(published).toContain('50 votants sur 500 inscrits')

    await tapButton(phone).click()
    await expect(turnout).toContainText(/(?<!\d)51(?!\d)/)
    await expect.poll(published).toContain('51 votants sur 500 inscrits')
    for (const context of [wallContext, phoneContext, portalContext]) await context.close()
  })
})
