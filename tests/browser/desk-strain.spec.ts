import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { indexBook } from '#election/book/index.ts'
import { openHouse } from '#server/house.ts'
import { COMMAND_LINE, invitePerson } from '#server/people/manage.ts'
import { arrive } from './arrive.ts'
import { type DeskDay, deskDay, type Figures, figures, HOUSE, keysOf } from './desk-day.ts'
import { pressByTab, withPasskeys } from './passkeys.ts'
import { violations } from './violations.ts'

let desk: DeskDay
test.beforeEach(async () => {
  desk = await deskDay()
})
test.afterEach(() => desk.close())

const VOTES = [60, 41, 30, 12, 9, 8, 5, 4, 3, 2, 1, 0]
const CLEAN = figures(300, VOTES, 25)
const box = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const sheetAt = (station: string) => `lang=fr&constituency=${HOUSE}&station=${station}`

async function typeKeys(page: Page, keys: readonly string[]): Promise<void> {
  for (const text of keys) {
    await page.keyboard.insertText(text)
    await page.keyboard.press('Enter')
  }
}

/** Types a whole sheet from its first box and sends it. */
async function typeAndSend(page: Page, what: Figures): Promise<void> {
  await expect(page.locator('input.count').first()).toBeFocused()
  await typeKeys(page, keysOf(what))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Envoyé')).toBeVisible()
}

/** How many sheets are typed on this machine and not in the room yet. */
const kept = (page: Page): Promise<number> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('sunduq-typing')).length)

const goTo = (page: Page, fragment: string): Promise<void> => arrive(page, page.url().replace(/#.*|$/, `#${fragment}`))

/** A person of the office with a passkey, in a browser with a fingerprint reader that says yes; signed out. */
async function personWithPasskey(context: BrowserContext, role: string, name: string): Promise<Page> {
  const { room } = desk.day
  const house = await openHouse(room.options)
  const parts = { store: room.store, journal: house.journal, index: indexBook(room.book), clock: room.clock }
  const done = await invitePerson(parts, COMMAND_LINE, name, { role, scope: [] })
  await house.close()
  if (!done.ok) throw new Error(done.error.code)
  const page = await withPasskeys(context)
  // Passkeys know names, not addresses of digits.
  await page.goto(`http://localhost:${new URL(desk.day.address).port}${done.value.path}`)
  await pressByTab(page, 'Créer la clé d’accès')
  await page.waitForURL('**/desk/**')
  return page
}

test('from the sign-in to the settled sheet and its release by keys alone; who releases proves again who they are', async ({
  browser,
}) => {
  const options = { locale: 'fr-FR', viewport: { width: 1366, height: 768 } }
  const clerks = await browser.newContext(options)
  const officers = await browser.newContext(options)
  try {
    const clerk = await personWithPasskey(clerks, 'clerk-2', 'Brahim')
    await pressByTab(clerk, 'Se déconnecter')
    await expect(clerk.getByRole('button', { name: 'Se déconnecter' })).toHaveCount(0)
    await arrive(clerk, `${new URL(clerk.url()).origin}/office/#lang=fr`)
    await pressByTab(clerk, 'Entrer par clé d’accès')
    await clerk.waitForURL('**/desk/**')
    await expect(clerk.getByText('Rien ici.')).toBeVisible()
    // The photo of the sheet is drawn in a browser of the desk.
    await desk.enter(browser, 'verifier', 'dina')
    await desk.send('S1', CLEAN)
    await expect(clerk.getByRole('row')).toHaveCount(2)
    await clerk.keyboard.press('Enter')
    await typeAndSend(clerk, CLEAN)

    const officer = await personWithPasskey(officers, 'returning-officer', 'Hassan')
    await goTo(officer, `lang=fr&constituency=${HOUSE}`)
    await expect(officer.getByText('1 sur 4 bureaux', { exact: false })).toBeVisible()
    // Longer ago than five minutes.
    await desk.day.room.store.sql`update session set proved = 0`
    await pressByTab(officer, 'Proposer la publication')
    const question = officer.getByRole('dialog', { name: 'Prouvez de nouveau qui vous êtes' })
    await expect(question).toBeVisible()
    await expect(officer.getByText('Une autre personne doit confirmer.')).toHaveCount(0)
    expect(await violations(officer)).toEqual([])
    // Turned away, nothing is proposed, and the reason is told.
    await officer.keyboard.press('Escape')
    await expect(question).toHaveCount(0)
    await expect(officer.getByRole('alert').getByText('P108', { exact: false })).toBeVisible()
    await pressByTab(officer, 'Proposer la publication')
    await pressByTab(officer, 'Clé d’accès')
    await expect(officer.getByText('Une autre personne doit confirmer.')).toBeVisible()
    const other = await desk.enter(browser, 'returning-officer', 'imane', `lang=fr&constituency=${HOUSE}`)
    await pressByTab(other, 'Confirmer la publication')
    await expect(officer.getByText('Public :', { exact: true })).toBeVisible()
  } finally {
    await clerks.close()
    await officers.close()
  }
})

test('two tabs and a second browser of one clerk lose nothing and enter nothing twice', async ({ browser }) => {
  const here = await desk.enter(browser, 'clerk-2', 'brahim', 'lang=fr')
  await desk.send('S1', CLEAN)
  await goTo(here, sheetAt('S1'))
  await expect(box(here, 'Inscrits')).toBeFocused()
  await typeKeys(here, keysOf(CLEAN).slice(0, 9))
  // The same person at another machine types the whole sheet.
  const there = await desk.enter(browser, 'clerk-2', 'brahim', sheetAt('S1'))
  await typeAndSend(there, CLEAN)
  // What the first one still types and sends is the same, is answered again, and is forgotten only then.
  await typeKeys(here, keysOf(CLEAN).slice(9))
  await here.keyboard.press('Enter')
  await here.keyboard.press('Enter')
  await expect(here.getByText('Envoyé')).toBeVisible()
  await expect.poll(() => kept(here)).toBe(0)

  // Two tabs of one browser: what one sends, the other does not send again.
  await desk.send('S2', figures(200, VOTES.with(0, 20), 5))
  await goTo(here, sheetAt('S2'))
  await expect(box(here, 'Inscrits')).toBeFocused()
  const tab = await here.context().newPage()
  await tab.goto(here.url())
  await expect(box(tab, 'Inscrits')).toBeFocused()
  await here.bringToFront()
  await typeKeys(here, keysOf(figures(200, VOTES.with(0, 20), 5)).slice(0, 3))
  await tab.bringToFront()
  await typeAndSend(tab, figures(200, VOTES.with(0, 20), 5))
  await here.bringToFront()
  await here.keyboard.press('Control+Enter')
  await expect(box(here, 'Bulletins nuls')).toBeFocused()
  await here.reload()
  await expect(here.getByText('Vous avez saisi ce procès-verbal et la salle l’a.')).toBeVisible()
  await expect.poll(() => kept(here)).toBe(0)
})

test('a sheet that was left without a network is named in the queue until the room has it', async ({ browser }) => {
  const here = await desk.enter(browser, 'clerk-1', 'amina', `lang=ar&constituency=${HOUSE}&station=S1`)
  await expect(here.locator('input.count').first()).toBeFocused()
  await here.context().setOffline(true)
  await typeKeys(here, keysOf(CLEAN))
  await here.keyboard.press('Control+Enter')
  await expect(here.getByText('المحضر محفوظ على هذا الجهاز', { exact: false })).toBeVisible()
  await here.keyboard.press('Escape')
  const unsent = here.getByRole('region', { name: 'كُتب على هذا الجهاز ولم يصل إلى القاعة بعد' })
  await expect(unsent.getByRole('link')).toHaveCount(1)
  await here.context().setOffline(false)
  await expect(unsent).toBeVisible()
  expect(await violations(here)).toEqual([])
  await unsent.getByRole('link').click()
  // It goes by itself, as it was typed.
  await expect(here.locator('.said')).toBeVisible()
  await expect(unsent).toHaveCount(0)
  await expect.poll(() => kept(here)).toBe(0)
})

test('a claim that lapses while somebody types loses nothing', async ({ browser }) => {
  const here = await desk.enter(browser, 'clerk-2', 'brahim', 'lang=fr')
  const late = figures(250, VOTES.with(0, 30), 5)
  await desk.send('S4', late)
  await goTo(here, sheetAt('S4'))
  await expect(box(here, 'Inscrits')).toBeFocused()
  await typeKeys(here, keysOf(late))
  // Somebody else takes the sheet, and gives it back.
  desk.day.room.at(20, 30)
  const karim = await desk.enter(browser, 'clerk-2', 'karim', sheetAt('S4'))
  await expect(box(karim, 'Inscrits')).toBeFocused()
  await expect(box(karim, 'Inscrits')).toHaveValue('')
  await here.keyboard.press('Enter')
  await here.keyboard.press('Enter')
  await expect(here.getByText('Une autre personne saisit ce procès-verbal. Prenez le suivant.')).toBeVisible()
  await expect.poll(() => kept(here)).toBe(1)
  await karim.keyboard.press('Escape')
  await expect(karim.getByRole('button', { name: /Prendre/ })).toBeFocused()
  await here.reload()
  await expect(box(here, 'Suffrages exprimés')).toHaveValue(String(late.valid))
  await expect(box(here, 'Mouvement démocratique et social')).toHaveValue('0')
  await here.keyboard.press('Control+Enter')
  await here.keyboard.press('Control+Enter')
  await expect(here.getByText('Envoyé')).toBeVisible()
  await expect.poll(() => kept(here)).toBe(0)
})

test('a decision whose answer is lost is done once; pasted digits are read, anything else is told', async ({
  browser,
}) => {
  const first = await desk.enter(browser, 'clerk-1', 'amina', sheetAt('S1'))
  await expect(box(first, 'Inscrits')).toBeFocused()
  const odd = (text: string) => box(first, 'Inscrits').fill(text)
  for (const text of ['-5', '12345678', '999999999999', '3,5', '1e3', '٣٠x']) {
    await odd(text)
    await first.keyboard.press('Control+Enter')
    await expect(box(first, 'Inscrits')).toHaveAttribute('aria-invalid', 'true')
    await expect(box(first, 'Inscrits')).toBeFocused()
  }
  // Arabic-Indic and Persian digits, with the spaces that come with a paste.
  await odd(' ٣٠٠ ')
  await expect(box(first, 'Inscrits')).toHaveValue(' 300 ')
  await expect(box(first, 'Inscrits')).toHaveAttribute('aria-invalid', 'false')
  await odd('۳۰۰')
  await expect(box(first, 'Inscrits')).toHaveValue('300')
  await odd('')
  await box(first, 'Inscrits').focus()
  await typeAndSend(first, CLEAN)
  const second = await desk.enter(browser, 'clerk-2', 'brahim', sheetAt('S1'))
  await typeAndSend(second, figures(300, VOTES.with(1, 14), 52))

  await desk.stray('S2', 'S1', CLEAN)
  const verifier = await desk.enter(browser, 'verifier', 'dina', 'lang=fr')
  await expect(verifier.getByText('Envoyé au nom d’un autre bureau', { exact: false })).toBeVisible()
  // What the room says comes in the chosen language, at once.
  await goTo(verifier, 'lang=en')
  await expect(verifier.getByText('Envoyé au nom d’un autre bureau', { exact: false })).toHaveCount(0)
  await expect(verifier.getByText('Sent in the name of another station', { exact: false })).toBeVisible()

  await goTo(verifier, sheetAt('S1'))
  await expect(verifier.locator('form input.count')).toHaveCount(3)
  await typeKeys(verifier, ['٢٥', '175', '41'])
  const words = verifier.locator('form [data-words]')
  await expect(words).toBeFocused()
  // Words beyond the limit stay in the box, with the count, and are not sent.
  await verifier.keyboard.insertText(`lu sur la photo ${'۱٢٣ très long '.repeat(200)}`)
  await expect(words).toHaveValue(/^lu sur la photo (۱٢٣ très long ){200}$/)
  await verifier.keyboard.press('Enter')
  await expect(words).toBeFocused()
  await expect(words).toHaveAttribute('aria-invalid', 'true')
  await words.fill('lu sur la photo ۱٢٣ très long')
  // A reload in between loses nothing.
  await verifier.reload()
  await expect(verifier.locator('form input.count').nth(2)).toHaveValue('41')
  await expect(words).toHaveValue(/^lu sur la photo ۱٢٣ très long/)
  await words.focus()
  // The room decides, and nobody hears its answer.
  await verifier.route('**/decided', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await verifier.keyboard.press('Enter')
  await expect(verifier.getByRole('alert').getByText('La salle ne répond pas', { exact: false })).toBeVisible()
  await expect(
    verifier.getByText('Concordant, règles à voir').or(verifier.getByText('Accepté', { exact: true })),
  ).toBeVisible()
  await expect.poll(() => kept(verifier)).toBe(0)
})

test('the row marker follows what is typed, and two rows put in place serve the next sheet too', async ({
  browser,
}) => {
  const clerk = await desk.enter(browser, 'clerk-2', 'brahim', 'lang=fr')
  await desk.send('S1', CLEAN)
  await desk.send('S3', figures(400, VOTES, 25))
  await goTo(clerk, sheetAt('S1'))
  await expect(box(clerk, 'Inscrits')).toBeFocused()
  const marker = clerk.locator('.marker')
  await expect(marker).toBeVisible()
  const at = () => marker.evaluate((one: HTMLElement) => Number.parseFloat(one.style.insetBlockStart))
  /** Puts the typed row `share` of the sheet's height lower, by dragging. */
  const drag = async (share: number) => {
    const height = await clerk.locator('.photo .sheet').evaluate((sheet) => sheet.getBoundingClientRect().height)
    const grip = (await marker.boundingBox()) as { x: number; y: number; width: number; height: number }
    const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2]
    await clerk.mouse.move(x, y)
    await clerk.mouse.down()
    await clerk.mouse.move(x, y + (share * height) / 2)
    await clerk.mouse.move(x, y + share * height)
    await clerk.mouse.up()
  }
  const first = await at()
  await drag(-0.02)
  await expect.poll(at).toBeCloseTo(first - 2, 0)
  await box(clerk, 'Mouvement démocratique et social').focus()
  const last = await at()
  await clerk.keyboard.press('Alt+ArrowDown')
  await expect.poll(at).toBeGreaterThan(last)
  const [top, bottom] = [first - 2, await at()]
  const names = ['Inscrits', 'Bulletins contestés', 'Istiqlal', 'Union constitutionnelle'] as const
  const rows = [0, 4, 7, 13]
  const inPlace = async () => {
    for (const [index, name] of names.entries()) {
      await box(clerk, name).focus()
      await expect.poll(at, { message: name }).toBeCloseTo(top + ((bottom - top) * (rows[index] as number)) / 17, 0)
    }
  }
  await inPlace()
  await goTo(clerk, sheetAt('S3'))
  await expect(box(clerk, 'Inscrits')).toBeFocused()
  await expect(marker).toBeVisible()
  await inPlace()
})
