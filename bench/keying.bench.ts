/**
 * How long a clerk needs for a sheet of twelve lists at the desk: a script that presses one key every 180 ms, in a real
 * Chromium on the real server, from the key that takes the sheet to the word that the room has it. No mouse. Median
 * seconds; wants under 30.
 *
 * What a person does besides pressing keys (reading a number, finding the row) happens between the keys and is in the
 * 180 ms; only a rule that does not hold would ask for more.
 */
import type { Page } from '@playwright/test'
import { station } from '#room/testing/book.ts'
import { deskDay, type Figures, figures, keysOf } from '../tests/browser/desk-day.ts'
import { launchChromium } from '../tests/chromium.ts'
import { machine, quantile } from './machine.ts'

const KEY_MS = 180
const SHEETS = 9
const ASKED_SECONDS = 30
const REGISTERED = 400
/** About what a station of Berkane counted in 2021. */
const VOTES = [59, 43, 30, 10, 9, 9, 5, 4, 3, 2, 1, 0]

const stations = Array.from({ length: SHEETS }, (_, i) => station(`S${i + 1}`, 'O1', i + 1, REGISTERED))
const desk = await deskDay({ stations })
const browser = await launchChromium()
let keys = 0
try {
  const page = await desk.enter(browser, 'clerk-2', 'second', 'lang=fr')
  const sheets = new Map<string, Figures>()
  for (const [i, { code }] of stations.entries()) {
    const what = figures(
      REGISTERED,
      VOTES.map((votes, line) => votes + ((i * (line + 3)) % 7)),
      30 + i,
    )
    sheets.set(code, what)
    await desk.send(code, what)
  }
  await page.getByRole('row').nth(SHEETS).waitFor()
  const seconds: number[] = []
  for (let sheet = 0; sheet < SHEETS; sheet++) {
    const started = performance.now()
    keys = 0
    await press(page, 'Enter')
    await page.locator('input.count').first().waitFor()
    const code = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('station') ?? ''
    const what = sheets.get(code)
    if (!what) throw new Error(`the desk handed out ${code}, which nobody sent`)
    await typeSheet(page, what)
    await page.locator('.said').waitFor()
    seconds.push((performance.now() - started) / 1000)
  }
  const agreed = await agreedSheets()
  if (agreed !== SHEETS)
    throw new Error(`${SHEETS - agreed} of ${SHEETS} sheets differ: what was typed is not what was sent`)
  const sorted = seconds.toSorted((a, b) => a - b)
  const median = quantile(sorted, 0.5)
  console.log(
    JSON.stringify(
      {
        ...machine(),
        lists: VOTES.length,
        sheets: SHEETS,
        msPerKey: KEY_MS,
        keysOfLastSheet: keys,
        medianSeconds: round(median),
        slowestSeconds: round(sorted.at(-1) ?? Number.NaN),
        underThirtySeconds: median < ASKED_SECONDS,
      },
      null,
      2,
    ),
  )
  if (median >= ASKED_SECONDS) process.exitCode = 1
} finally {
  await browser.close()
  await desk.close()
}

/** Sheets on which both hands agree, whether or not a rule has a question: proof that every key arrived. */
async function agreedSheets(): Promise<number> {
  const page = await desk.enter(browser, 'verifier', 'third')
  return page.evaluate(async () => {
    const { counts } = await (await fetch('/desk/api/queue')).json()
    return counts.accepted + counts.settled
  })
}

async function typeSheet(page: Page, what: Figures): Promise<void> {
  for (const text of keysOf(what)) {
    for (const key of [...text, 'Enter']) await press(page, key)
  }
  // Past the observations to the button that sends, and send.
  await press(page, 'Enter')
  await press(page, 'Enter')
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  keys += 1
  await page.waitForTimeout(KEY_MS)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
