import { createHash } from 'node:crypto'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Book, Constituency, Party } from '#election/book/book.ts'
import type { Count, Digest, PersonId } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { type Opening, seal } from '#journal/seal.ts'
import type { Desk } from '#room/testing/count.ts'
import type { DeskRole } from '#room/views/desk.ts'
import { createLink } from '#server/links.ts'
import { arrive } from './arrive.ts'
import { type RoomDay, roomDay } from './room-day.ts'

export const HOUSE = 'P-house'

/** Twelve lists in ballot order: code, French, Arabic. */
const LISTS = [
  ['RNI', 'Rassemblement national des indépendants', 'حزب التجمع الوطني للأحرار'],
  ['PI', 'Istiqlal', 'حزب الاستقلال'],
  ['PAM', 'Authenticité et modernité', 'حزب الأصالة والمعاصرة'],
  ['MP', 'Mouvement populaire', 'حزب الحركة الشعبية'],
  ['PJD', 'Justice et développement', 'حزب العدالة والتنمية'],
  ['PPS', 'Progrès et socialisme', 'حزب التقدم والاشتراكية'],
  ['FFD', 'Front des forces démocratiques', 'حزب جبهة القوى الديمقراطية'],
  ['UC', 'Union constitutionnelle', 'حزب الاتحاد الدستوري'],
  ['USFP', 'Union socialiste des forces populaires', 'حزب الاتحاد الاشتراكي للقوات الشعبية'],
  ['PSU', 'Parti socialiste unifié', 'الحزب الاشتراكي الموحد'],
  ['AFG', 'Alliance de la fédération de gauche', 'تحالف فيدرالية اليسار'],
  ['MDS', 'Mouvement démocratique et social', 'حزب الحركة الديمقراطية الاجتماعية'],
] as const

/** A province with one contest of twelve lists and three seats, on four stations; part of it lies in other rooms. */
export function deskBook(): Partial<Book> {
  const parties = LISTS.map(([code, fr, ar]) => ({ code, names: { ar, fr }, colour: '#336699' })) as unknown as Party[]
  const house = {
    code: HOUSE,
    contest: 'house',
    place: 'P',
    names: { ar: 'بركان', fr: 'Berkane' },
    seats: 3,
    // Wider than the room, as a regional list is.
    registered: 5000,
    rule: { kind: 'largest-remainder', quota: 'registered', thresholdPerMille: 0 },
    lists: LISTS.map(([party], line) => ({ number: line + 1, party })),
  } as unknown as Constituency
  return {
    parties,
    papers: [
      { id: 'house', names: { ar: 'مجلس النواب', fr: 'Chambre' }, colour: '#e8e8ff' },
    ] as unknown as Book['papers'],
    contests: [
      {
        id: 'house',
        paper: 'house',
        kind: 'house-local',
        names: { ar: 'اللائحة المحلية', fr: 'Liste locale' },
      },
    ] as unknown as Book['contests'],
    constituencies: [house],
  }
}

/** What the signed sheet of a station says. */
export interface Figures {
  readonly registered: number
  readonly voters: number
  readonly ballots: number
  readonly void: number
  readonly contested: number
  readonly valid: number
  readonly votes: readonly number[]
}

/** Figures that keep every rule of a sheet: the lists' votes add up, and so does the urn. */
export function figures(registered: number, votes: readonly number[], nul: number): Figures {
  const valid = votes.reduce((sum, count) => sum + count, 0)
  const ballots = valid + nul
  return { registered, voters: ballots, ballots, void: nul, contested: 0, valid, votes }
}

/** The boxes of a sheet in the order in which one types them, as keys. */
export function keysOf({ registered, voters, ballots, void: nul, contested, valid, votes }: Figures): string[] {
  return [registered, voters, ballots, nul, contested, valid, ...votes].map(String)
}

/** An evening after the close with the real intake and room on a real PostgreSQL, and people at the desk. */
export interface DeskDay {
  readonly day: RoomDay
  /** The desk without its screens: acts go straight into the journal. */
  readonly acts: Desk
  /** A phone counts the voters of its day, closes, and sends its station's sheet, with a photo unless told otherwise. */
  send(station: string, what: Figures, photo?: boolean): Promise<void>
  /** A phone of one station sends the sheet of another, which does not count. */
  stray(from: string, of: string, what: Figures): Promise<void>
  /** Signs a person in by a link, in a browser of its own. */
  enter(browser: Browser, role: DeskRole, person: string, fragment?: string): Promise<Page>
  close(): Promise<void>
}

/** At eight in the evening unless another hour is told. */
export async function deskDay(changes: Partial<Book> = {}, hour = 20): Promise<DeskDay> {
  const day = await roomDay({ ...deskBook(), ...changes })
  const contexts: BrowserContext[] = []
  day.room.at(hour)

  return {
    day,
    acts: {
      index: day.house.index,
      state: () => day.house.journal.state,
      async act(one) {
        const done = await day.house.journal.act(one, day.room.clock.now())
        if (!done.ok) throw new Error(`refused: ${done.error.code}`)
      },
    },
    async send(station, what, photo = true) {
      const at = day.room.at(20)
      const phone = await day.phone(station)
      const value = { sheet: sheetOf(station, what) }
      const opening: Opening = { salt: createHash('md5').update(station).digest('hex'), value }
      const bytes = photo ? await photoOf(contexts[0], station, what) : undefined
      const digest = bytes && (createHash('sha256').update(bytes).digest('hex') as Digest)
      if (bytes) {
        const put = await phone.ask('PUT', `/intake/photos/${digest}`, bytes, { 'content-type': 'image/jpeg' })
        if (put.status !== 201) throw new Error(`the photo was answered ${JSON.stringify(put.body)}`)
      }
      const hour = 3_600_000
      phone.say(at - 11 * hour, { k: 'opened', members: MEMBERS, checks: [] })
      for (let voter = 0; voter < what.voters; voter++)
        phone.ticks(at - 10 * hour + Math.floor((voter * 8 * hour) / what.voters), 1)
      phone.say(at - hour, { k: 'closed', count: what.voters })
      phone.say(at, {
        k: 'sheet',
        constituency: HOUSE,
        version: 1,
        sealed: seal(opening),
        ...(digest && { photo: digest }),
      })
      const answer = await phone.send({ ...(await phone.run(1, phone.items.length, at)), openings: [opening] })
      if (answer.status !== 200 || answer.body.not.length > 0)
        throw new Error(`the sheet was answered ${JSON.stringify(answer.body)}`)
    },
    async stray(from, of, what) {
      const at = day.room.at(20)
      const phone = await day.phone(from)
      const opening: Opening = { salt: 'a'.repeat(32), value: { sheet: sheetOf(of, what) } }
      phone.say(at, { k: 'sheet', constituency: HOUSE, version: 1, sealed: seal(opening) })
      const answer = await phone.send({ ...(await phone.run(1, 1, at)), openings: [opening] })
      if (answer.status !== 200 || answer.body.not.length !== 1)
        throw new Error(`the stray was answered ${JSON.stringify(answer.body)}`)
    },
    async enter(browser, role, person, fragment = '') {
      const { path } = await createLink(day.room.store, { room: day.room.book.room, role, person: person as PersonId })
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
      contexts.push(context)
      const page = await context.newPage()
      await page.goto(`${day.address}${path}`)
      await page.waitForURL(`${day.address}/desk/`)
      if (fragment !== '') await arrive(page, `${day.address}/desk/#${fragment}`)
      await page.locator('#work').waitFor()
      return page
    },
    async close() {
      for (const context of contexts) await context.close()
      await day.close()
    },
  }
}

export function sheetOf(station: string, what: Figures): Sheet {
  return {
    station: station as Sheet['station'],
    constituency: HOUSE as Sheet['constituency'],
    paper: 'house' as Sheet['paper'],
    ...(what as unknown as Record<'registered' | 'voters' | 'ballots' | 'void' | 'contested' | 'valid', Count>),
    votes: what.votes as Count[],
    observations: '',
  }
}

const MEMBERS = { president: true, assessors: 3, substitutes: 1, representatives: 2 }

/** A picture of the paper, as a phone would take it. */
async function photoOf(context: BrowserContext | undefined, station: string, what: Figures): Promise<Buffer> {
  if (!context) throw new Error('somebody has to sit at the desk before a photo can be drawn')
  const page = await context.newPage()
  await page.setViewportSize({ width: 900, height: 1200 })
  const names = [
    'عدد المسجلين',
    'عدد المصوتين',
    'أوراق الصندوق',
    'الأوراق الملغاة',
    'المتنازع فيها',
    'المعبر عنها',
    ...LISTS.map(([, , ar]) => ar),
  ]
  const rows = keysOf(what).map((value, at) => `<tr><td>${names[at]}</td><td class="n">${value}</td></tr>`)
  await page.setContent(`<html lang="ar" dir="rtl"><style>
    body { margin: 40px; font: 22px sans-serif; background: #f4efe2; color: #223 }
    h1 { font-size: 30px; text-align: center } table { inline-size: 100%; border-collapse: collapse }
    td { border: 1px solid #667; padding: 6px 14px; block-size: 46px } .n { font: 30px cursive; color: #124; inline-size: 200px }
  </style><h1>محضر عمليات التصويت والفرز، ${station}</h1><table>${rows.join('')}</table></html>`)
  const bytes = await page.screenshot({ type: 'jpeg', quality: 70 })
  await page.close()
  return bytes
}
