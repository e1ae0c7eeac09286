import { expect, type Page, test } from '@playwright/test'
import type { Check } from '#election/book/checklist.ts'
import type { CheckCode } from '#election/named.ts'
import { officeDay } from './office-day.ts'
import { roomDay } from './room-day.ts'
import { openApp, stationDay, tapButton } from './station-day.ts'
import { violations } from './violations.ts'

/** What a book states of its own. */
const line = (owner: Check['for'], code: string, ar: string, fr: string, more: object = {}): Check => ({
  for: owner,
  code: code as CheckCode,
  names: { ar, fr },
  ...more,
})

test.describe('at the station', () => {
  test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })

  test('the opening asks what the book states, and what is not required may stay open', async ({ context }) => {
    const day = await stationDay({
      checklist: [
        line('station', 'seals', 'أرقام الأختام مدونة', 'Numéros des scellés notés'),
        line('station', 'lamp', 'مصباح احتياطي', 'Lampe de secours', { required: false }),
      ],
    })
    try {
      const page = await openApp(context, day, await day.code())
      await page.getByRole('button', { name: 'اربط الهاتف' }).click()
      const checks = page.getByRole('group', { name: 'ما تم التحقق منه' })
      await expect(checks.getByRole('checkbox')).toHaveCount(2)
      await expect(checks.getByText('مصباح احتياطي (غير إلزامي)')).toBeVisible()
      const open = page.getByText('نقطة واحدة غير محققة')
      await expect(open).toBeVisible()
      await checks.getByRole('checkbox', { name: 'أرقام الأختام مدونة' }).check()
      await expect(open).toBeHidden()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'افتح المكتب الآن' }).click()
      await expect(tapButton(page)).toBeVisible()
      await expect.poll(async () => (await day.facts()).openings.map((one) => one.checks)).toEqual([['seals']])
    } finally {
      await day.close()
    }
  })
})

test('everybody ticks the list that the book states for their role, and whoever leads sees what is required', async ({
  browser,
}) => {
  const day = await officeDay({
    day: new Date().toISOString().slice(0, 10),
    checklist: [
      line('operator', 'radio', 'تجربة اللاسلكي', 'Radio essayée'),
      line('operator', 'vest', 'سترة', 'Gilet reçu', { required: false }),
    ],
  })
  const at = (page: Page, address: string) => page.goto(`${day.home}${address}`)
  try {
    const operator = await day.cameIn(await browser.newContext(), 'operator', 'رشيد')
    await operator.waitForURL('**/room/**')
    await at(operator, '/office/#lang=fr&view=me')
    const own = operator.getByRole('region', { name: 'Liste avant le jour' })
    await expect(own.getByRole('checkbox')).toHaveCount(2)
    await expect(own.getByText('Gilet reçu (facultatif)')).toBeVisible()
    await own.getByRole('checkbox', { name: 'Radio essayée' }).check()
    await expect(own).toContainText(/par p[0-9a-f]{12}/)

    const officer = await day.cameIn(await browser.newContext(), 'duty-officer', 'نورة')
    await officer.waitForURL('**/room/**')
    await at(officer, '/room/#view=readiness&lang=fr')
    const rachid = officer.getByRole('group').filter({ hasText: 'رشيد' })
    await expect(rachid.locator('summary')).toContainText(/1.*1/)
    await rachid.locator('summary').click()
    await expect(rachid.getByRole('checkbox', { name: /Radio essayée/ })).toBeChecked()
    // Their own list is the built-in one: the book states none for a duty officer.
    await expect(
      officer.getByRole('group').filter({ hasText: 'نورة' }).getByRole('checkbox', { includeHidden: true }),
    ).toHaveCount(6)
  } finally {
    await day.close()
  }
})

test('the page of a station in the room names what is required and was left open', async ({ browser }) => {
  const day = await roomDay({
    checklist: [
      line('station', 'seals', 'أرقام الأختام مدونة', 'Numéros des scellés notés'),
      line('station', 'list', 'لائحة التوقيعات', 'Liste d’émargement'),
      line('station', 'lamp', 'مصباح احتياطي', 'Lampe de secours', { required: false }),
    ],
  })
  try {
    const [now, phone] = [day.room.at(9), await day.phone('S1')]
    const page = await day.enter(await browser.newContext(), 'operator', 'station=S1&lang=fr')
    const open = page.getByText('Non vérifié à l’ouverture')
    await expect(page.getByRole('heading', { name: 'Tout ce qui a été reçu' })).toBeVisible()
    await expect(open).toHaveCount(0)
    phone.say(now, {
      k: 'opened',
      members: { president: true, assessors: 3, substitutes: 1, representatives: 2 },
      checks: ['list'],
    })
    await phone.sendFrom(1, now)
    await expect(open.locator('..')).toHaveText('Non vérifié à l’ouverture Numéros des scellés notés')
    expect(await violations(page)).toEqual([])
  } finally {
    await day.close()
  }
})
