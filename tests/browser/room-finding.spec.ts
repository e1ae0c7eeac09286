import { expect, test } from '@playwright/test'
import type { PersonId } from '#election/named.ts'
import { createLink } from '#server/links.ts'
import { smallBook } from '../../src/room/testing/book.ts'
import { type RoomDay, roomDay } from './room-day.ts'
import { violations } from './violations.ts'

let day: RoomDay
test.beforeAll(async () => {
  const { places } = smallBook()
  const named = places.map((place) => (place.code === 'C2' ? { ...place, names: { ar: 'أحفير', fr: 'Ahfir' } } : place))
  day = await roomDay({ places: named })
  await day.open('S1', 23, day.room.at(9))
})
test.afterAll(() => day.close())

test.describe('one box finds everything', () => {
  for (const [language, typed] of [
    ['ar', 'احفير'],
    ['fr', 'ahfir'],
  ] as const)
    test(`opened with /, by keyboard alone (${language})`, async ({ context }) => {
      const page = await day.enter(context, 'operator', `lang=${language}`)
      await page.keyboard.press('/')
      const field = page.getByRole('combobox')
      await expect(field).toBeFocused()
      await expect(field).toHaveAttribute('aria-expanded', 'false')
      await page.keyboard.type(typed)
      const place = page.getByRole('option').filter({ hasText: language === 'ar' ? 'أحفير' : 'Ahfir' })
      await expect(place.first()).toBeVisible()
      await expect(field).toHaveAttribute('aria-expanded', 'true')
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('ArrowDown')
      const active = page.locator('[role=option][aria-selected=true]')
      await expect(active).toHaveCount(1)
      await expect(field).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) as string)
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('combobox')).toHaveCount(0)
      await expect(page).toHaveURL(/station=S4/)
      await page.keyboard.press('/')
      await expect(page.getByRole('combobox')).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('combobox')).toHaveCount(0)
    })

  test('says that nothing has that name, and finds no figure of a sheet', async ({ context }) => {
    const page = await day.enter(context, 'operator', 'lang=fr')
    await page.keyboard.press('/')
    await expect(page.getByRole('combobox')).toBeFocused()
    await page.keyboard.type('zzzz')
    await expect(page.getByText('Rien de ce nom.')).toBeVisible()
    await expect(page.getByRole('option')).toHaveCount(0)
  })

  test('finds a message by its words and by an answer, and opens it (ar)', async ({ context }) => {
    const phone = await day.open('S2', 3, day.room.at(9))
    const send = { type: 'send-message', by: 'p-ana', message: `m${'a'.repeat(16)}`, to: { k: 'all' }, pinned: true }
    const sent = await day.house.journal.act({ ...send, words: 'أحضروا المصباح' } as never, day.room.clock.now())
    expect(sent.ok).toBe(true)
    const now = day.room.clock.now()
    phone.say(now, { k: 'reply', message: send.message, words: 'عندنا شمعتان' } as never)
    expect((await phone.send(await phone.run(phone.items.length, phone.items.length, now))).status).toBe(200)

    const page = await day.enter(context, 'operator', 'lang=ar')
    for (const [typed, shown] of [
      ['مصباح', 'كل المكاتب'],
      ['شمعتان', 'عندنا شمعتان'],
    ] as const) {
      await page.keyboard.press('/')
      await expect(page.getByRole('combobox')).toBeFocused()
      await page.keyboard.type(typed)
      const option = page.getByRole('option')
      await expect(option).toHaveCount(1)
      await expect(option).toContainText('أحضروا المصباح')
      await expect(option).toContainText(shown)
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Enter')
      await expect(page.locator('#one-title')).toContainText('تعليمة')
      await page.goBack()
    }
  })

  test('finds a colleague and shows what they have in hand', async ({ context }) => {
    await createLink(day.room.store, { room: day.room.book.room, role: 'operator', person: 'p-ana' as PersonId })
    const page = await day.enter(context, 'operator', 'lang=fr')
    await page.keyboard.press('/')
    await page.keyboard.type('p-ana')
    await expect(page.getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/view=queue&only=p-ana/)
    await expect(page.getByLabel('Afficher')).toHaveValue('p-ana')
  })

  test('what is typed before the box has come is the question, and no key of the screen', async ({ context }) => {
    const page = await day.enter(context, 'operator', 'lang=fr&view=queue')
    await page.locator('.work li a').first().click()
    await expect(page.getByRole('button', { name: /^Prendre/ })).toBeVisible()
    let letGo = () => {}
    const held = new Promise<void>((done) => (letGo = done))
    await page.route('**/*SearchBox*', async (route) => {
      await held
      await route.continue()
    })
    await page.keyboard.press('/')
    await page.keyboard.type('tahx')
    await page.keyboard.press('Backspace')
    letGo()
    await expect(page.getByRole('combobox', { name: /Bureau, commune/ })).toHaveValue('tah')
    await expect(page.getByRole('button', { name: /^Prendre/, includeHidden: true })).toHaveCount(1)
  })

  test('a / typed into a field stays a /', async ({ context }) => {
    const page = await day.enter(context, 'operator', 'lang=fr')
    const row = page.getByRole('listitem').filter({ hasText: 'Noter' }).first()
    await row.getByRole('button', { name: 'Noter' }).click()
    await row.getByRole('textbox').pressSequentially('a/b')
    await expect(row.getByRole('textbox')).toHaveValue('a/b')
    await expect(page.getByRole('combobox')).toHaveCount(0)
  })
})

test.describe('a wall composed in the address', () => {
  const VIEW = '#lang=fr&theme=dark&panels=turnout,map,cells,alerts;communes,states&rotate=3600&place=C1'

  test('opens from a kiosk link that carries it, and nobody can act on it', async ({ context }) => {
    const page = await context.newPage()
    await page.setViewportSize({ width: 1920, height: 1080 })
    const { path } = await createLink(day.room.store, { room: day.room.book.room, role: 'wall' })
    await page.goto(`${day.address}${path}${VIEW}`)
    await expect(page.getByRole('heading', { level: 1, name: 'C1' })).toBeVisible()
    await expect(page).toHaveURL(`${day.address}/room/${VIEW}`)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    for (const title of ['Participation', 'Bureaux, par bureau centralisateur', 'À décider'])
      await expect(page.getByRole('heading', { name: title }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: /Noter|déconnecter/ })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Salle des opérations' })).toHaveCount(0)
    expect(await violations(page)).toEqual([])
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
  })

  test('turns its pages by key and stops turning by its button', async ({ context }) => {
    const page = await day.enter(context, 'wall', VIEW.slice(1))
    await expect(page.getByText(/1\W* sur \W*2/)).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('heading', { name: /Bureaux de vote/ })).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByText(/1\W* sur \W*2/)).toBeVisible()
    const stop = page.getByRole('button', { name: 'Arrêter la rotation' })
    await stop.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Reprendre la rotation' })).toHaveAttribute('aria-pressed', 'true')
    expect(await violations(page)).toEqual([])
  })

  test('is put together in the composer, whose address opens it again', async ({ context }) => {
    const page = await day.enter(context, 'operator', 'lang=fr&view=compose')
    await page.getByRole('button', { name: 'Ajouter une page' }).click()
    await page
      .getByRole('group', { name: /Page .2/ })
      .getByLabel('Courbe')
      .check()
    await page.getByLabel('Lieu').selectOption('C1')
    await page.getByLabel('Apparence').selectOption('dark')
    await page.getByLabel(/Secondes par page/).fill('20')
    expect(await violations(page)).toEqual([])
    const made = '#lang=fr&theme=dark&panels=turnout,map,cells,alerts;curve&rotate=20&place=C1'
    await expect(page.getByLabel('Adresse du mur')).toHaveValue(`${day.address}/room/${made}`)
    await expect(page.locator('code')).toHaveText(
      "./sunduq access create --role wall --panels 'turnout,map,cells,alerts;curve' --place C1 --lang fr --theme dark --rotate 20",
    )
    await page.getByRole('link', { name: 'Ouvrir ce mur' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'C1' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: 'C1' })).toBeVisible()
    await page.getByRole('link', { name: 'Salle des opérations' }).click()
    await expect(page.locator('#cells-title')).toBeVisible()
  })
})
