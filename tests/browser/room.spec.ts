import { expect, type Page, test } from '@playwright/test'
import { arrive } from './arrive.ts'
import { type RoomDay, roomDay } from './room-day.ts'
import { violations } from './violations.ts'

let day: RoomDay

/** The figure under a heading of the header. */
const headline = (page: Page, title: string) =>
  page.getByRole('banner').locator('dl > div').filter({ hasText: title }).locator('strong')

test.describe('one day at nine', () => {
  test.beforeAll(async () => {
    day = await roomDay()
    await day.open('S1', 23, day.room.at(9))
  })
  test.afterAll(() => day.close())

  test('a wall without a session says what to do, in the reader’s language', async ({ page }) => {
    await page.goto(`${day.address}/room/#lang=fr`)
    await expect(page.getByRole('heading', { name: 'Personne n’est connecté' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'العربية' }).click()
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('heading', { name: 'لا أحد مسجل الدخول' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

  test('an operator invites a phone, sees it come in, and revokes it', async ({ context }) => {
    const page = await day.enter(context, 'operator', 'lang=fr&station=S2')
    await page.getByRole('button', { name: 'Inviter un téléphone' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('img', { name: /Code QR/ })).toBeVisible()
    expect(await violations(page)).toEqual([])
    const code = (await dialog.locator('.code').textContent())?.trim() ?? ''
    expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    await expect(dialog).toContainText(`${day.intake}/station/#code=${code}`)
    const enrolled = await day.enrol(code)
    expect(enrolled.status).toBe(200)
    await dialog.getByRole('button', { name: 'Fermer' }).click()

    const row = page.getByRole('row').filter({ hasText: enrolled.body.device })
    await row.getByRole('button', { name: 'Retirer' }).click()
    await page.getByRole('dialog').getByLabel('Motif').fill('perdu')
    await page.getByRole('button', { name: 'Retirer ce téléphone' }).click()
    await expect(page.getByText(/Retiré à/)).toBeVisible()
    await expect(row.getByRole('button')).toHaveCount(0)
    await expect(page.getByText('Téléphone retiré : perdu')).toBeVisible()
  })

  test('a revoked phone is refused from then on', async ({ context }) => {
    const at = day.room.at(9)
    const phone = await day.open('S4', 3, at)
    const page = await day.enter(context, 'operator', 'lang=fr&station=S4')
    await page.getByRole('button', { name: 'Retirer' }).click()
    await page.getByLabel('Motif').fill('volé')
    await page.getByRole('button', { name: 'Retirer ce téléphone' }).click()
    await expect(page.getByText(/Retiré à/)).toBeVisible()
    const answer = await phone.ticks(at, 1).sendFrom(phone.items.length, at)
    expect([answer.status, answer.body.error.code]).toEqual([403, 'X102'])
  })

  test('an operator notes an alert; it leaves the queue and keeps the words', async ({ context }) => {
    const page = await day.enter(context, 'operator', 'lang=fr')
    await expect(headline(page, 'À décider')).not.toHaveText('0')
    const waiting = Number(await headline(page, 'À décider').textContent())
    const row = page.getByRole('listitem').filter({ hasText: 'Bureau 3, C1' })
    await row.getByRole('button', { name: 'Noter' }).click()
    await row.getByRole('textbox').fill('président appelé, clé retrouvée')
    await row.getByRole('button', { name: 'Noter' }).click()
    await expect(headline(page, 'À décider')).toHaveText(String(waiting - 1))
    await expect(row).toContainText('président appelé, clé retrouvée')
  })

  test('the wall’s link shows no act, and the server refuses what it would not offer', async ({ context }) => {
    const page = await day.enter(context, 'wall', 'lang=fr&station=S1')
    await expect(page.getByRole('heading', { name: 'Téléphones' })).toBeVisible()
    for (const name of ['Inviter un téléphone', 'Retirer', 'Noter', 'Se déconnecter'])
      await expect(page.getByRole('button', { name })).toHaveCount(0)
    const status = await page.evaluate(async () => {
      const answer = await fetch('/room/api/invitations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ station: 'S1' }),
      })
      return answer.status
    })
    expect(status).toBe(403)
  })

  test('every screen is free of violations, in Arabic and in French', async ({ context }) => {
    const page = await day.enter(context, 'operator')
    for (const language of ['ar', 'fr'])
      for (const view of [
        '',
        'map=tiles&cells=table',
        'map=table',
        'place=C1',
        'place=O1',
        'station=S1',
        'station=S4',
      ]) {
        await arrive(page, `${day.address}/room/#lang=${language}&${view}`)
        if (view.startsWith('station')) await page.locator('#timeline-title').waitFor()
        expect(await violations(page), `${language} ${view}`).toEqual([])
      }
  })

  test('everything can be reached by the keyboard alone', async ({ context }) => {
    const page = await day.enter(context, 'operator', 'lang=fr')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Aller aux chiffres' })).toBeFocused()
    await page.keyboard.press('Enter')
    // From the map to a commune, from its table to a station.
    await page.getByRole('link', { name: /^C1 :/ }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'C1' })).toBeVisible()
    await page.getByRole('button', { name: 'Inscrits' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('columnheader', { name: 'Inscrits' })).toHaveAttribute('aria-sort', 'descending')
    await page.getByRole('link', { name: 'Bureau 1 — S1' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Téléphones' })).toBeVisible()
    await page.goBack()
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'C1' })).toHaveCount(0)

    // The cells are one stop: arrows move, Enter opens.
    await page.getByRole('application').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(page.locator('[aria-live=polite]')).toContainText('S2')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/station=S2/)

    // A dialog keeps the keyboard and gives it back.
    const invite = page.getByRole('button', { name: 'Inviter un téléphone' })
    await invite.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(invite).toBeFocused()
  })

  test('the language is a link, mirrors the page and stays', async ({ context }) => {
    const page = await day.enter(context, 'wall', 'lang=ar&map=tiles')
    for (const [name, language, dir] of [
      ['Français', 'fr', 'ltr'],
      ['ⵜⴰⵎⴰⵣⵉⵖⵜ', 'zgh', 'ltr'],
      ['English', 'en', 'ltr'],
      ['العربية', 'ar', 'rtl'],
    ] as const) {
      await page.getByRole('link', { name }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.locator('html')).toHaveAttribute('dir', dir)
      await expect(page).toHaveURL(/map=tiles/)
    }
    await page.goto(`${day.address}/room/`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  })
})

test.describe('a day of its own', () => {
  test.beforeEach(async () => {
    day = await roomDay()
  })
  test.afterEach(() => day.close())

  test('what a phone says is on the wall, with its denominator, and zero is not blank', async ({ context }) => {
    const page = await day.enter(context, 'wall', 'lang=fr')
    await expect(headline(page, 'Participation')).toHaveText('–')
    const at = day.room.at(9)
    await day.open('S1', 23, at)
    await expect(headline(page, 'Participation')).toHaveText('2,0\u202f%')
    await expect(page.getByRole('banner')).toContainText('23 sur 1\u202f150 à 09:00')
    await expect(headline(page, 'Bureaux ouverts')).toHaveText('1')
    await expect(headline(page, 'Pas ouverts')).toHaveText('3')
    // Three stations are an hour late, one counts faster than anyone can vote.
    await expect(headline(page, 'À décider')).toHaveText('4')
    await expect(page.getByText('Bureau 2, C1')).toBeVisible()
  })

  test('when the server goes away the last picture stays with its age, over a reload too, and goes on by itself', async ({
    context,
  }) => {
    const at = day.room.at(9)
    const phone = await day.open('S1', 12, at)
    const page = await day.enter(context, 'wall', 'lang=fr')
    await expect(page.getByRole('banner')).toContainText('12 sur')
    // The worker that keeps the page has taken over, and the picture was put aside.
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await expect(page.getByRole('banner')).toContainText('12 sur')

    await day.stop()
    const banner = page.getByRole('status').filter({ hasText: 'La salle est injoignable' })
    await expect(banner).toContainText(/reçue il y a/)
    await expect(headline(page, 'Participation')).toHaveText('1,0\u202f%')

    await page.reload()
    await expect(banner).toContainText(/reçue il y a/)
    await expect(page.getByRole('banner')).toContainText('12 sur')

    await phone.ticks(at, 5).sendFrom(14, at)
    await day.start()
    await expect(page.getByRole('banner')).toContainText('17 sur')
    await expect(banner).toHaveCount(0)
  })

  test('a cut line resumes where it stopped: nothing is lost, nothing counted twice', async ({ context }) => {
    const at = day.room.at(9)
    const phone = await day.open('S1', 2, at)
    const page = await day.enter(context, 'wall', 'lang=fr')
    await expect(page.getByRole('banner')).toContainText('2 sur')
    for (const voters of [3, 4, 5, 6]) {
      await day.stop()
      await phone.ticks(at, 1).sendFrom(phone.items.length, at)
      await day.start()
      await expect(page.getByRole('banner')).toContainText(`${voters} sur`)
    }
  })
})
