import { expect, test } from '@playwright/test'
import type { Book } from '#election/book/book.ts'
import type { ConstituencyCode, ContestId, Position, StationCode } from '#election/named.ts'
import { bookDigest } from '#journal/book.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { smallBook } from '#room/testing/book.ts'
import { acceptSheet, type Desk, release } from '#room/testing/count.ts'
import { TestRoom } from '#room/testing/room.ts'
import { honestSheet } from '#room/testing/sheet.ts'
import { contestResults } from '#room/views/contest-results.ts'
import { resultsVersion } from '#room/views/published-results.ts'
import { json } from '#server/portal/version.ts'
import { deskBook, deskDay, HOUSE } from './desk-day.ts'
import { violations } from './violations.ts'

/** The list of the desk's day, elected by a region of two provinces. */
const regional = (): Partial<Book> => {
  const constituencies = deskBook().constituencies?.map((one) => ({ ...one, place: 'R', registered: 2300 }))
  return { ...deskBook(), constituencies } as unknown as Partial<Book>
}

/** What the portal of the other province publishes, made by the very code that publishes. */
async function releasedElsewhere(): Promise<Buffer> {
  const text = (code: string | undefined) => (code === 'P' ? 'Q' : code)
  const places = smallBook().places.map((place) => ({ ...place, code: text(place.code), parent: text(place.parent) }))
  const book = smallBook({ ...regional(), id: 'province-q', room: 'Q', places } as unknown as Partial<Book>)
  const room = new TestRoom(book)
  room.must({ type: 'open', room: book.room, book: bookDigest(book), test: true }, room.time(6))
  const now = room.time(22)
  const desk: Desk = { index: room.index, state: () => room.state, act: (act) => room.must(act, now) }
  const votes = [12, 30, 8, 5, 4, 3, 2, 1, 1, 1, 1, 0]
  for (const [at, station] of ['S1', 'S2', 'S3', 'S4'].entries()) {
    const sheet = honestSheet(room.index, station as StationCode, HOUSE as ConstituencyCode, votes.with(0, 12 + at))
    await acceptSheet(desk, sheet)
  }
  await release(desk, 'house', 'commune')
  const results = contestResults(room.index, room.state, 'public', 'house' as ContestId, now)
  const context = { book: book.id, test: true, version: room.entries.length as Position, horizon: now }
  return Buffer.from(json(resultsVersion(undefined, results, context, now)))
}

test('another room’s released file is looked at, doubted, and taken in, in Arabic', async ({ browser }) => {
  const desk = await deskDay(regional())
  try {
    const file = await releasedElsewhere()
    const page = await desk.enter(browser, 'returning-officer', 'hassan', `lang=ar&constituency=${HOUSE}`)
    const others = page.locator('section').filter({ has: page.locator('#others-title') })
    await others.getByRole('button', { name: 'اقرأ ملفا منشورا…' }).press('Enter')
    const input = others.locator('input[type=file]')
    await expect(input).toBeFocused()
    const choose = (name: string, buffer: Buffer) => input.setInputFiles({ name, mimeType: 'application/json', buffer })

    // Not a file of a portal: named, and nothing can be taken in.
    await choose('notes.json', Buffer.from('{"votes": 12}'))
    await expect(others.getByRole('alert')).toContainText('X614')
    await expect(others.getByRole('button', { name: 'خذ هذه الأرقام' })).toHaveCount(0)

    await choose('results.json', file)
    await expect(others.getByRole('heading', { name: 'أرقام' })).toContainText('Q')
    await expect(others.getByText('لا بصمة للمقارنة', { exact: false })).toContainText(sha256Hex(file))
    await expect(others.getByText('بلا توقيع', { exact: false })).toBeVisible()
    expect(await violations(page)).toEqual([])

    // The hash that the other room told by telephone: one digit apart stops it.
    const announced = others.getByLabel('بصمته SHA-256', { exact: false })
    await announced.fill(sha256Hex(file).replace(/.$/, (digit) => (digit === '0' ? '1' : '0')))
    await announced.press('Tab')
    await expect(others.getByRole('alert')).toContainText('X620')
    await announced.fill(sha256Hex(file).toUpperCase())
    await announced.press('Tab')
    await expect(others.getByText('له البصمة المعلنة', { exact: false })).toBeVisible()
    await page.setViewportSize({ width: 360, height: 740 })
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    await expect.poll(beyond).toBe(0)
    await others.getByRole('button', { name: 'خذ هذه الأرقام' }).press('Enter')
    const row = others.getByRole('row', { name: /^Q/ })
    await expect(row).toContainText('حزمة منشورة')
    await expect(row).toContainText(sha256Hex(file).slice(0, 12))
    await expect(row).toContainText('4 من 4')
  } finally {
    await desk.close()
  }
})
