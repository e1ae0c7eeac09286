import { expect, test } from '@playwright/test'
import { extractText } from 'unpdf'
import { type RoomDay, roomDay } from './room-day.ts'

let day: RoomDay
test.beforeAll(async () => {
  day = await roomDay()
})
test.afterAll(() => day.close())

/** So many signs of life are more lines than the screen shows at first. */
const SIGNS = 130

for (const [language, asOf, sign, head, withdraw, mark] of [
  ['ar', 'من السجل', 'حياة', 'وقت', 'سحب', 'تمرين'],
  ['fr', 'du journal', 'Signe de vie', 'Constaté', 'Retirer', 'Exercice'],
] as const)
  test(`a station’s page on paper is whole, says of when it is, and has nothing to press (${language})`, async ({
    context,
  }) => {
    const station = language === 'ar' ? 'S1' : 'S2'
    const phone = await day.open(station, 3, day.room.at(9))
    const now = day.room.clock.now()
    const from = phone.items.length + 1
    for (let n = 0; n < SIGNS; n++) phone.say(now, { k: 'pulse' } as never)
    expect((await phone.sendFrom(from, now)).status).toBe(200)

    const page = await day.enter(context, 'operator', `lang=${language}&station=${station}`)
    await expect(page.getByRole('row').filter({ hasText: sign })).toHaveCount(100)
    const { totalPages, text } = await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
    // A PDF holds Arabic as it is drawn: joined letters, from left to right.
    const drawn = (words: string) => (language === 'ar' ? [...words].reverse().join('') : words)
    const said = text.map((one) => one.replace(/[\u2066-\u2069\u200e\u200f]/g, '').normalize('NFKC'))
    expect(totalPages).toBeGreaterThan(2)
    // When each was seen and when it arrived; the opening and the voters are two lines more.
    expect(said.join('\n').match(/09:00:00\s*09:00:00/g)).toHaveLength(SIGNS + 2)
    expect(said[0]).toContain(drawn(asOf))
    expect(said[0]).toMatch(/2021-09-08 09:00:\d\d/)
    for (const one of said) expect(one).toContain(drawn(mark))
    for (const one of said.slice(1)) expect(one).toContain(drawn(head))
    expect(said.join('')).not.toContain(drawn(withdraw))
    expect(said.join('')).not.toContain('English')
  })
