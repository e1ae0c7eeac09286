import { expect, type Page, test } from '@playwright/test'
import { type DeskDay, deskDay, type Figures, figures, HOUSE, keysOf } from './desk-day.ts'
import { violations } from './violations.ts'

let desk: DeskDay

/** Types every box by keys alone, from the one that has the keyboard; stops on the button that sends. */
async function typeAll(page: Page, what: Figures, digits = (text: string) => text): Promise<void> {
  await expect(page.locator('input.count').first()).toBeFocused()
  for (const text of keysOf(what)) {
    await page.keyboard.insertText(digits(text))
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Enter')
}

const arabicIndic = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))
const box = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const PAPER = figures(200, [50, 31, 22, 12, 9, 8, 5, 4, 3, 2, 1, 0], 13)

test.beforeEach(async () => {
  desk = await deskDay()
})
test.afterEach(() => desk.close())

test('two clerks and a verifier side by side, in Arabic, without a mouse', async ({ browser }) => {
  const first = await desk.enter(browser, 'clerk-1', 'amina', 'lang=ar')
  const second = await desk.enter(browser, 'clerk-2', 'brahim', 'lang=ar')
  const verifier = await desk.enter(browser, 'verifier', 'dina', 'lang=ar')
  await expect(first.getByRole('heading', { name: 'محاضر بلا إدخال أول' })).toBeVisible()
  await expect(second.getByText('لا شيء هنا.')).toBeVisible()

  // The paper lies on the desk: the first hand types it, in the digits of her keyboard.
  await first.keyboard.press('Enter')
  await expect(first.getByText('الورق على المكتب')).toBeVisible()
  const station = (await first.locator('.head h2').textContent()) ?? ''
  await typeAll(first, PAPER, arabicIndic)
  await expect(box(first, 'عدد المسجلين')).toHaveValue('200')
  await first.keyboard.press('Enter')
  // The book says 300 registered: the rule stops, once, and the paper is what it is.
  await expect(first.getByText('E110')).toBeVisible()
  await first.keyboard.press('Enter')
  await expect(first.getByText(`أُرسل: ${station}`)).toBeVisible()

  // The second hand is blind: no answer of the server to it holds a figure of the first.
  const heard: string[] = []
  second.on('response', async (response) => {
    if (/\/api\/(queue|forms|claims)/.test(response.url())) heard.push(await response.text().catch(() => ''))
  })
  await expect(second.getByRole('row')).toHaveCount(2)
  await second.keyboard.press('Enter')
  await expect(second.getByRole('heading', { name: station })).toBeVisible()
  await expect(box(second, 'عدد المسجلين')).toHaveValue('')
  const slip = { ...PAPER, votes: PAPER.votes.with(3, 21) }
  await typeAll(second, slip)
  // 147 valid on the paper, 156 in the lists: the running sum tells nine too many.
  await expect(second.getByRole('row', { name: /مجموع اللوائح/ })).toContainText('9 زائدة')
  await second.keyboard.press('Enter')
  await expect(second.getByText('E105')).toBeVisible()
  await second.keyboard.press('Enter')
  await expect(second.getByText(`أُرسل: ${station}`)).toBeVisible()
  expect(heard.length).toBeGreaterThan(0)
  for (const text of heard) expect(text).not.toMatch(/votes|"valid"|"voters"/)

  // The verifier sees the one box that differs, both values in no order, and settles it.
  await expect(verifier.getByRole('row', { name: /خانة واحدة للحسم/ })).toBeVisible()
  await verifier.keyboard.press('Enter')
  const differing = verifier.getByRole('table').filter({ hasText: 'القيمة في الورق' }).getByRole('row')
  await expect(differing).toHaveCount(2)
  await expect(differing.nth(1)).toContainText('حزب الحركة الشعبية')
  await expect(differing.nth(1)).toContainText('12')
  await expect(differing.nth(1)).toContainText('21')
  await verifier.keyboard.insertText('12')
  await verifier.keyboard.press('Enter')
  await verifier.keyboard.insertText('الرقم واضح في المحضر')
  await verifier.keyboard.press('Enter')
  // An error of the paper itself stays and stops the sheet.
  await expect(verifier.getByText('E110')).toBeVisible()
  await expect(verifier.getByRole('button', { name: 'اقبل المحضر' })).toHaveCount(0)
  await expect(verifier.getByText('حسمه \u2068dina\u2069', { exact: false })).toBeVisible()
})

test('an equal second entry is accepted by itself; a warning only with words; a recall only by two', async ({
  browser,
}) => {
  const clerk = await desk.enter(browser, 'clerk-2', 'brahim', 'lang=fr')
  const clean = figures(300, [60, 41, 30, 12, 9, 8, 5, 4, 3, 2, 1, 0], 25)
  await desk.send('S1', clean)
  await expect(clerk.getByRole('row')).toHaveCount(2)
  await clerk.keyboard.press('Enter')
  const photo = clerk.getByRole('img', { name: 'Procès-verbal signé, Bureau \u20661\u2069, C1' })
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(900)
  // The keys of the photo work from a box, and type nothing into it.
  // The picture is as large as it will be once the marker lies on it.
  await expect(clerk.locator('.marker')).toBeVisible()
  const width = () => photo.evaluate((image) => image.getBoundingClientRect().width)
  const before = await width()
  await clerk.keyboard.press('+')
  await expect.poll(width).toBeGreaterThan(before)
  await clerk.keyboard.press('r')
  await clerk.keyboard.press('b')
  await expect(box(clerk, 'Inscrits')).toHaveValue('')
  const marker = () => clerk.locator('.marker').evaluate((one: HTMLElement) => one.style.insetBlockStart)
  const there = await marker()
  await clerk.keyboard.press('Alt+ArrowDown')
  await expect.poll(marker).not.toBe(there)
  await typeAll(clerk, clean)
  await clerk.keyboard.press('Enter')
  await expect(clerk.getByText('Envoyé')).toBeVisible()

  const one = await desk.enter(browser, 'verifier', 'dina', `lang=fr&constituency=${HOUSE}&station=S1`)
  await expect(one.getByText('Accepté', { exact: true })).toBeVisible()
  // One proposes the recall; only another person can confirm it.
  await one.getByRole('button', { name: 'Rappel du procès-verbal accepté…' }).press('Enter')
  await one.keyboard.insertText('ligne mal lue')
  await one.keyboard.press('Enter')
  await expect(one.getByText('Une autre personne doit confirmer.')).toBeVisible()
  await expect(one.getByRole('button', { name: /Confirmer/ })).toHaveCount(0)
  const two = await desk.enter(browser, 'returning-officer', 'hassan', `lang=fr&constituency=${HOUSE}&station=S1`)
  await two.getByRole('button', { name: /Confirmer/ }).press('Enter')
  await expect(two.getByText('Concordant, règles à voir')).toBeVisible()
  // As long as the first has it open, it is in her hands.
  await two.getByRole('button', { name: 'Accepter le procès-verbal' }).press('Enter')
  await expect(two.getByRole('alert').getByText('X608', { exact: false })).toBeVisible()
  await one.keyboard.press('Escape')
  await expect(one.getByRole('button', { name: /Prendre le suivant/ })).toBeFocused()
  await two.getByRole('button', { name: 'Accepter le procès-verbal' }).press('Enter')
  await expect(two.getByText('Accepté : Bureau', { exact: false })).toBeVisible()

  // A gap between urn and signatures is accepted only with its explanation.
  const gap = { ...figures(200, [30, 21, 10, 5, 4, 3, 2, 1, 1, 1, 1, 1], 7) }
  await desk.send('S2', { ...gap, voters: gap.voters + 1 })
  await expect(clerk.getByRole('row')).toHaveCount(2)
  await clerk.keyboard.press('Enter')
  await typeAll(clerk, { ...gap, voters: gap.voters + 1 })
  await clerk.keyboard.press('Enter')
  await expect(clerk.getByText('Envoyé')).toBeVisible()
  await one.goto(one.url().replace(/#.*/, '#lang=fr'))
  await expect(one.getByRole('row', { name: /W151/ })).toBeVisible()
  await one.keyboard.press('Enter')
  await expect(one.getByRole('button', { name: 'Accepter le procès-verbal' })).toHaveCount(0)
  await expect(one.getByLabel('Explication de W151')).toBeFocused()
  await one.keyboard.insertText('un bulletin emporté, noté au procès-verbal')
  await one.keyboard.press('Enter')
  await expect(one.getByRole('button', { name: 'Accepter le procès-verbal' })).toBeFocused()
  await one.keyboard.press('Enter')
  await expect(one.getByText('Accepté : Bureau', { exact: false })).toBeVisible()
})

test('what is typed survives a reload and a lost server, and goes by itself when it is back', async ({ browser }) => {
  const clerk = await desk.enter(browser, 'clerk-1', 'amina', 'lang=fr')
  await clerk.keyboard.press('Enter')
  await expect(clerk.getByText('Le papier est sur la table')).toBeVisible()
  const what = { ...PAPER, registered: 300 }
  for (const text of keysOf(what).slice(0, 8)) {
    await clerk.keyboard.insertText(text)
    await clerk.keyboard.press('Enter')
  }
  await clerk.reload()
  await expect(box(clerk, 'Inscrits')).toHaveValue('300')
  await expect(box(clerk, 'Istiqlal')).toHaveValue('31')
  // The first empty box has the keyboard; zero is not empty.
  await expect(box(clerk, 'Bulletins contestés')).toHaveValue('0')
  await expect(box(clerk, 'Authenticité et modernité')).toBeFocused()

  await desk.day.stop()
  for (const text of keysOf(what).slice(8)) {
    await clerk.keyboard.insertText(text)
    await clerk.keyboard.press('Enter')
  }
  await clerk.keyboard.press('Enter')
  await clerk.keyboard.press('Enter')
  await expect(clerk.getByText('La saisie est gardée sur cet appareil', { exact: false })).toBeVisible()
  await expect(box(clerk, 'Inscrits')).toHaveValue('300')
  await desk.day.start()
  await expect(clerk.getByText('Envoyé')).toBeVisible()
  await expect
    .poll(() => clerk.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('sunduq-typing'))))
    .toEqual([])
})

test('a blank box and a wrong number are told with their box; nothing is guessed', async ({ browser }) => {
  const clerk = await desk.enter(browser, 'clerk-1', 'amina', 'lang=fr')
  await clerk.keyboard.press('Enter')
  await expect(box(clerk, 'Inscrits')).toBeFocused()
  await clerk.keyboard.insertText('3oo')
  await clerk.keyboard.press('Control+Enter')
  await expect(clerk.getByRole('alert').getByText('Zéro s’écrit 0', { exact: false })).toBeVisible()
  await expect(box(clerk, 'Inscrits')).toBeFocused()
  await expect(box(clerk, 'Inscrits')).toHaveValue('3oo')
  await expect(box(clerk, 'Inscrits')).toHaveAttribute('aria-invalid', 'true')
  await clerk.keyboard.press('Escape')
  await expect(clerk.getByRole('heading', { name: 'Procès-verbaux à saisir une première fois' })).toBeVisible()
  await clerk.keyboard.press('?')
  await expect(clerk.getByRole('dialog', { name: 'Tout au clavier' })).toBeVisible()
  expect(await violations(clerk)).toEqual([])
  await clerk.keyboard.press('Escape')
  await expect(clerk.getByRole('dialog')).toHaveCount(0)
})

test('the verifier is shown equal votes of two stations and the sheet of a wrong one', async ({ browser }) => {
  const clerk = await desk.enter(browser, 'clerk-2', 'brahim', 'lang=fr')
  const votes = [60, 31, 22, 12, 9, 8, 5, 4, 3, 2, 1, 0]
  for (const [station, registered] of [
    ['S1', 300],
    ['S3', 400],
  ] as const) {
    await desk.send(station, figures(registered, votes, 13))
    await expect(clerk.getByRole('row')).toHaveCount(2)
    await clerk.keyboard.press('Enter')
    await typeAll(clerk, figures(registered, votes, 13))
    await clerk.keyboard.press('Enter')
    await expect(clerk.getByText('Envoyé')).toBeVisible()
  }
  await desk.stray('S2', 'S4', figures(250, votes, 13))
  const verifier = await desk.enter(browser, 'verifier', 'dina', 'lang=fr')
  await expect(verifier.getByRole('row', { name: /Bureau \u20663\u2069, C1/ })).toContainText('W451')
  await expect(verifier.getByRole('listitem').filter({ hasText: 'R101' })).toContainText('Bureau \u20662\u2069, C1')
})

test('a tie stops and asks: ages by one person, confirmed by another', async ({ browser }) => {
  const clerk = await desk.enter(browser, 'clerk-2', 'brahim', 'lang=fr')
  const what = figures(300, [60, 30, 20, 20, 9, 8, 5, 4, 3, 2, 1, 0], 25)
  await desk.send('S1', what)
  await expect(clerk.getByRole('row')).toHaveCount(2)
  await clerk.keyboard.press('Enter')
  await typeAll(clerk, what)
  await clerk.keyboard.press('Enter')
  await expect(clerk.getByText('Envoyé')).toBeVisible()

  const at = `lang=fr&constituency=${HOUSE}`
  const one = await desk.enter(browser, 'returning-officer', 'hassan', at)
  await expect(one.getByRole('heading', { name: 'Égalité pour' })).toBeVisible()
  const won = (page: Page, party: string) => page.getByRole('row', { name: party }).getByRole('cell').nth(3)
  await expect(won(one, 'Mouvement populaire')).toHaveText('0')
  await one.getByLabel('Âge du candidat de \u2068Authenticité et modernité\u2069', { exact: false }).fill('51')
  await one.getByLabel('Âge du candidat de \u2068Mouvement populaire\u2069', { exact: false }).fill('٣٩')
  await one.getByLabel('Sur quoi cela repose').fill('actes de naissance présentés')
  await one.keyboard.press('Enter')
  await expect(one.getByText('Une autre personne doit confirmer.').first()).toBeVisible()
  await expect(one.getByRole('button', { name: 'Confirmer la décision' })).toHaveCount(0)
  expect(await violations(one)).toEqual([])
  const two = await desk.enter(browser, 'returning-officer', 'imane', at)
  await two.getByRole('button', { name: 'Confirmer la décision' }).press('Enter')
  await expect(two.getByText('Égalité départagée par l’âge.')).toBeVisible()
  await expect(won(one, 'Mouvement populaire')).toHaveText('1')
})

test.describe('with a counted sheet', () => {
  test.beforeEach(async ({ browser }) => {
    const clerk = await desk.enter(browser, 'clerk-2', 'brahim', 'lang=fr')
    const votes = [60, 41, 30, 12, 9, 8, 5, 4, 3, 2, 1, 0]
    await desk.send('S1', figures(300, votes, 25))
    await expect(clerk.getByRole('row')).toHaveCount(2)
    await clerk.keyboard.press('Enter')
    await expect(box(clerk, 'Inscrits')).toBeFocused()
    await typeAll(clerk, figures(300, votes, 25))
    await clerk.keyboard.press('Enter')
    await expect(clerk.getByText('Envoyé')).toBeVisible()
  })

  test('two returning officers release, one withdraws with a public reason, the commission proclaims', async ({
    browser,
  }) => {
    const at = `lang=fr&constituency=${HOUSE}`
    const one = await desk.enter(browser, 'returning-officer', 'hassan', at)
    await expect(one.getByText('1 sur 4 bureaux', { exact: false })).toBeVisible()
    // Seats with their reasons, what is missing with its own.
    await expect(one.getByText('Siège \u20661\u2069', { exact: false })).toContainText('Rassemblement national')
    await expect(one.getByText('Siège \u20661\u2069', { exact: false })).toContainText('plus fort reste')
    await expect(one.getByRole('row', { name: /Bureau \u20662\u2069/ })).toContainText('Attendu')
    await expect(one.getByText('Résultat partiel', { exact: false })).toBeVisible()
    const documents = one.getByRole('region', { name: 'Documents' }).getByRole('link')
    await expect(documents).not.toHaveCount(0)
    for (const link of await documents.all()) {
      const answer = await one.request.get(new URL((await link.getAttribute('href')) ?? '', one.url()).href)
      expect([answer.status(), answer.headers()['content-disposition']]).toEqual([
        200,
        expect.stringContaining('attachment'),
      ])
    }
    await one.getByRole('button', { name: 'Proposer la publication' }).press('Enter')
    await expect(one.getByText('Une autre personne doit confirmer.')).toBeVisible()
    await expect(one.getByRole('button', { name: 'Confirmer la publication' })).toHaveCount(0)

    const two = await desk.enter(browser, 'returning-officer', 'imane', at)
    await two.getByRole('button', { name: 'Confirmer la publication' }).press('Enter')
    await expect(two.getByText('Public :', { exact: true })).toBeVisible()
    await expect(one.getByText('Public :', { exact: true })).toBeVisible()

    await two.getByRole('button', { name: 'Enregistrer la proclamation…' }).press('Enter')
    await two.getByLabel('Commission', { exact: true }).fill('Commission provinciale')
    await two.getByLabel('Date').fill('2021-09-09')
    await two.getByLabel('Numéro du procès-verbal').fill('12/2021')
    await two.keyboard.press('Enter')
    await expect(two.getByText('Proclamé par', { exact: false })).toContainText('12/2021')

    await two.getByRole('button', { name: 'Enregistrer la modification…' }).press('Enter')
    await two.getByLabel('Tribunal').fill('Tribunal administratif d’Oujda')
    await two.getByLabel('Motif', { exact: true }).fill('bureau 2 annulé')
    await two.keyboard.press('Enter')
    await expect(two.getByText('Modifié par \u2068Tribunal', { exact: false })).toContainText('bureau 2 annulé')
    await expect(two.locator('.state').first()).toHaveText('Modifié par un jugement')

    await one.getByRole('button', { name: 'Retirer la publication…' }).press('Enter')
    await one.keyboard.insertText('erreur de périmètre')
    await one.keyboard.press('Enter')
    await expect(one.getByText('erreur de périmètre', { exact: false })).toBeVisible()
    await expect(two.getByText('Retiré :', { exact: true })).toBeVisible()
  })

  test('the sheet of a central office is typed and compared with the sum of its parts', async ({ browser }) => {
    const page = await desk.enter(browser, 'returning-officer', 'hassan', `lang=fr&constituency=${HOUSE}`)
    await page.getByRole('button', { name: 'O1' }).press('Enter')
    await page.getByRole('button', { name: 'Saisir le procès-verbal de ce lieu' }).press('Enter')
    await box(page, 'Inscrits').focus()
    await typeAll(page, figures(300, [60, 41, 30, 12, 9, 8, 5, 4, 3, 2, 1, 1], 25))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row', { name: /^O1/ })).toContainText('Différent')
    await expect(page.getByText('E501')).toBeVisible()
  })

  test('figures of another room come in with their evidence, whole or not at all', async ({ browser }) => {
    const page = await desk.enter(browser, 'returning-officer', 'hassan', `lang=fr&constituency=${HOUSE}`)
    await expect(page.getByText('Aucun chiffre d’une autre province.')).toBeVisible()
    await page.getByRole('button', { name: 'Saisir le procès-verbal d’une commission…' }).press('Enter')
    const form = page.locator('form').filter({ hasText: 'Empreinte' })
    await form.getByLabel('Province', { exact: true }).fill('Nador')
    await form.getByLabel('Ou choisissez le fichier', { exact: false }).setInputFiles({
      name: 'pv.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('a signed sheet'),
    })
    await expect(form.getByLabel('Empreinte de la preuve', { exact: false })).toHaveValue(/^[0-9a-f]{64}$/)
    const counts = [...keysOf(figures(3000, [400, 300, 200, 90, 80, 70, 60, 50, 40, 30, 20, 10], 150)), '12', '12']
    const boxes = form.locator('input.count')
    // Registered to valid, then stations and those counted, then the lists.
    const order = [...counts.slice(0, 6), ...counts.slice(-2), ...counts.slice(6, -2)]
    for (const [at, text] of order.slice(0, -1).entries()) await boxes.nth(at).fill(text)
    await form.getByRole('button', { name: 'Enregistrer les chiffres' }).press('Enter')
    await expect(boxes.last()).toHaveAttribute('aria-invalid', 'true')
    await boxes.last().fill('10')
    await form.getByRole('button', { name: 'Enregistrer les chiffres' }).press('Enter')
    await expect(page.getByRole('row', { name: /^Nador/ })).toContainText('12 sur 12')
    await expect(page.getByText('13 sur 16 bureaux', { exact: false })).toBeVisible()
  })
})
