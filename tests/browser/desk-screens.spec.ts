import { expect, type Page, test } from '@playwright/test'
import type { ConstituencyCode, Count, StationCode } from '#election/named.ts'
import { acceptSheet } from '#room/testing/count.ts'
import { honestSheet, typing } from '#room/testing/sheet.ts'
import { type DeskDay, deskDay, figures, HOUSE } from './desk-day.ts'
import { inspect, type Screen } from './inspect.ts'

const VOTES = [60, 41, 30, 12, 9, 8, 5, 4, 3, 2, 1, 0]
const sheetAt = (station: string) => `constituency=${HOUSE}&station=${station}`

/** Every screen of the desk: who works there, its address, and what is there once it stands. */
const SCREENS: Record<string, readonly [person: string, address: string, ready: string, prepare?: Screen['prepare']]> =
  {
    queue: ['brahim', '', '.next'],
    type: ['brahim', sheetAt('S1'), '.photo img'],
    faults: ['brahim', sheetAt('S1'), '#box-send', typeWrongly],
    help: ['brahim', '', 'dialog[open]', (page) => page.locator('#work').press('?')],
    review: ['dina', '', '.next'],
    differs: ['dina', sheetAt('S3'), 'form'],
    accepted: ['dina', sheetAt('S2'), '#copies-title'],
    results: ['hassan', 'view=results', 'main table'],
    seats: ['hassan', `constituency=${HOUSE}`, 'main ol'],
  }

/** One hand too few in the lists, and sent: the rules say so. */
async function typeWrongly(page: Page): Promise<void> {
  const first = page.locator('input.count').first()
  await expect(first).toBeFocused()
  for (const text of ['300', '200', '200', '25', '0', '175', ...VOTES.with(0, 59).map(String)]) {
    await page.keyboard.insertText(text)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
}

let desk: DeskDay
const pages: Record<string, Page> = {}

/** An evening: one sheet waits for its second hand, one is accepted, one differs, one is not there. */
test.beforeAll(async ({ browser }) => {
  desk = await deskDay()
  pages.brahim = await desk.enter(browser, 'clerk-2', 'brahim')
  await desk.send('S1', figures(300, VOTES, 25))
  const sheet = (station: string, votes: readonly number[], changes = {}) =>
    honestSheet(desk.acts.index, station as StationCode, HOUSE as ConstituencyCode, votes, changes)
  await acceptSheet(desk.acts, sheet('S2', VOTES))
  await desk.acts.act(typing('amina', sheet('S3', VOTES, { observations: 'المرجو مراجعة اللائحة الرابعة' })))
  await desk.acts.act(typing('brahim', sheet('S3', VOTES.with(3, 21), { voters: 179 as Count })))
  pages.dina = await desk.enter(browser, 'verifier', 'dina')
  pages.hassan = await desk.enter(browser, 'returning-officer', 'hassan')
  // What is told of an age stands still.
  for (const page of Object.values(pages)) await page.clock.setFixedTime(desk.day.room.clock.now())
})
test.afterAll(() => desk.close())

for (const [name, [person, address, ready, prepare]] of Object.entries(SCREENS))
  test(`the desk's screen ${name} stands as it was looked at, is sound, and is in reach of the keyboard`, async () => {
    await inspect(pages[person] as Page, {
      name: `desk-${name}`,
      address: (language) => `${desk.day.address}/desk/#lang=${language}&${address}`,
      ready,
      ...(prepare && { prepare }),
    })
  })
