import { expect, type Page } from '@playwright/test'
import type { Book } from '#election/book/book.ts'

const named = (ar: string, fr: string) => ({ ar, fr })
const rule = { kind: 'largest-remainder', quota: 'registered', thresholdPerMille: 0 }

const PARTIES = [
  ['RNI', 'حزب التجمع الوطني للأحرار', 'Rassemblement national des indépendants', 'الحمامة', 'Colombe'],
  ['PAM', 'حزب الأصالة والمعاصرة', 'Authenticité et modernité', 'الجرار', 'Tracteur'],
  ['PI', 'حزب الاستقلال', 'Istiqlal', 'الميزان', 'Balance'],
  ['USFP', 'حزب الاتحاد الاشتراكي للقوات الشعبية', 'Union socialiste des forces populaires', 'الوردة', 'Rose'],
  ['MP', 'حزب الحركة الشعبية', 'Mouvement populaire', 'السنبلة', 'Épi'],
] as const

const list = (party: string, index: number) => ({ number: index + 1, party })

/** Two papers with three contests, for a book of the tests; the province's has five lists. */
export const BALLOT = {
  parties: PARTIES.map(([code, ar, fr, symbolAr, symbolFr]) => ({
    code,
    names: named(ar, fr),
    symbol: named(symbolAr, symbolFr),
    colour: '#336699',
  })),
  papers: [
    { id: 'house', names: named('ورقة مجلس النواب', 'Bulletin de la Chambre'), colour: '#e8e8ff' },
    { id: 'local', names: named('ورقة الجماعة', 'Bulletin de la commune'), colour: '#fff3d6' },
  ],
  contests: [
    { id: 'house-local', paper: 'house', kind: 'house-local', names: named('اللائحة المحلية', 'Liste locale') },
    {
      id: 'house-regional',
      paper: 'house',
      kind: 'house-regional',
      names: named('اللائحة الجهوية', 'Liste régionale'),
    },
    { id: 'council', paper: 'local', kind: 'communal-list', names: named('مجلس الجماعة', 'Conseil communal') },
  ],
  constituencies: [
    {
      code: 'P-house',
      contest: 'house-local',
      place: 'P',
      names: named('دائرة الإقليم', 'Circonscription de la province'),
      seats: 3,
      rule,
      lists: PARTIES.map(([code], index) => list(code, index)),
    },
    {
      code: 'R-women',
      contest: 'house-regional',
      place: 'R',
      names: named('دائرة الجهة', 'Circonscription de la région'),
      seats: 7,
      rule,
      registered: 900_000,
      lists: [list('PI', 0), list('RNI', 1)],
    },
    {
      code: 'C1-council',
      contest: 'council',
      place: 'C1',
      names: named('الجماعة الأولى', 'Première commune'),
      seats: 11,
      rule,
      lists: [list('MP', 0), list('PAM', 1)],
    },
  ],
} as unknown as Partial<Book>

/** Closes the station with a number of signatures far above the few taps, explained. */
export async function closeWith(page: Page, signatures: string): Promise<void> {
  await page.getByRole('link', { name: 'إغلاق المكتب' }).click()
  await press(page, signatures)
  await page.getByRole('button', { name: 'مصوتون لم تسجل نقراتهم' }).click()
  await page.getByRole('button', { name: 'تابع' }).click()
  await page.getByRole('button', { name: 'الرقم صحيح' }).click()
  await expect(page.getByRole('heading', { name: 'المكتب مغلق' })).toBeVisible()
}

/** Presses the digits on the screen. */
export async function press(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.locator('.keypad').getByRole('button', { name: digit, exact: true }).click()
}

/** Fills boxes from the marked one on, as one reads them from the paper. */
export async function typeBoxes(page: Page, ...counts: string[]): Promise<void> {
  for (const count of counts) {
    await press(page, count)
    await page.locator('.keypad .go').click()
  }
}

/** Opens the sheet of a contest from the closed station or from the list of sheets. */
export async function openSheet(page: Page, contest: string): Promise<void> {
  const sheets = page.getByRole('link', { name: 'محاضر الفرز' })
  await sheets.or(page.locator('article')).first().waitFor()
  if (await sheets.isVisible()) await sheets.click()
  await page.locator('article', { hasText: contest }).getByRole('link').click()
  await page.locator('.keypad').waitFor()
}

/** A picture of a signed paper as a camera takes it: far larger than what is sent. */
export async function paperPhoto(page: Page, words: string): Promise<Buffer> {
  const base64 = await page.evaluate(async (text) => {
    const canvas = new OffscreenCanvas(1800, 2400)
    const drawing = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    const image = drawing.createImageData(1800, 2400)
    new Uint32Array(image.data.buffer).forEach((_, at, all) => {
      all[at] = 0xff000000 | ((at * 2654435761) >>> 8)
    })
    drawing.putImageData(image, 0, 0)
    drawing.fillStyle = '#fff'
    drawing.fillRect(200, 200, 1400, 2000)
    drawing.fillStyle = '#000'
    drawing.font = '120px sans-serif'
    drawing.fillText(text, 400, 800)
    const reader = new FileReader()
    const read = new Promise((resolve) => reader.addEventListener('load', resolve))
    reader.readAsDataURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }))
    await read
    return String(reader.result).split(',')[1] as string
  }, words)
  return Buffer.from(base64, 'base64')
}
