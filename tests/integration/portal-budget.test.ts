import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { readBook } from '#cli/book/folder.ts'
import { LANGUAGES, type Language, nameLanguage } from '#election/languages.ts'
import { acceptSheet, type Desk, release } from '#room/testing/count.ts'
import { enrolment, Phone } from '#room/testing/phone.ts'
import { TestRoom } from '#room/testing/room.ts'
import { honestSheet } from '#room/testing/sheet.ts'
import { contestResults } from '#room/views/contest-results.ts'
import { type Order, type PortalRenderer, type Site, type SiteContest, siteOf } from '#room/views/portal.ts'
import { resultsVersion } from '#room/views/published-results.ts'
import { nextVersion } from '#server/portal/testing.ts'
import { NAMED_MISSING } from '#web/portal/model.ts'

const ROOT = join(import.meta.dirname, '../..')
const HTML_BUDGET = 6 * 1024
const SCRIPT_BUDGET = 2 * 1024
/** Stations whose sheets are counted. */
const COUNTED = 12

/** The demonstration's province in the afternoon, with as many named missing stations as a page ever lists. */
async function berkane(): Promise<Site> {
  const { outcome } = await readBook(join(ROOT, 'data/berkane-2021'))
  if (!outcome.ok) throw new Error('the book has faults')
  const room = TestRoom.open(outcome.value)
  const every = Math.ceil(room.book.stations.length / NAMED_MISSING)
  for (const [at, { code }] of room.book.stations.entries()) {
    if (at % every === 0) continue
    const phone = new Phone(code, code, 0, room.book.room)
    for (const act of enrolment(phone, code)) room.must(act, room.time(7))
    phone.open(room.time(8))
    for (let voter = 0; voter < 30 + (at % 90); voter++) phone.tick(room.time(8, voter * 4))
    room.hearAll(phone, room.time(16))
  }
  const now = room.time(22)
  const desk: Desk = { index: room.index, state: () => room.state, act: (act) => room.must(act, now) }
  // The voters of a paper are the same for both its contests, or the sheets would not be accepted.
  for (const { code } of room.book.stations.slice(0, COUNTED)) {
    for (const { code: constituency, lists } of room.index.constituenciesOf(code)) {
      const votes = lists.map((_, line) => (line === 0 ? 91 - lists.length : 1))
      await acceptSheet(desk, honestSheet(room.index, code, constituency, votes))
    }
  }
  for (const { id } of room.book.contests) await release(desk, id, 'station')
  const turnout = { ...nextVersion(room), test: true }
  const context = { book: room.book.id, test: true, version: turnout.version, horizon: now }
  const results = new Map<string, SiteContest>(
    room.book.contests.map(({ id }) => {
      const found = contestResults(room.index, room.state, 'public', id, now)
      const version = resultsVersion(undefined, found, context, now)
      return [id, { status: version.status, withdrawn: null, results: version, versions: [] }]
    }),
  )
  const assets = { style: '/assets/client.css?v=0123456789ab', script: '/assets/client.js?v=0123456789ab' }
  return siteOf(room.index, turnout, {
    results,
    resultsVersion: 1,
    nextAt: null,
    assets,
    address: 'https://turnout.example.org',
    staleSince: turnout.published_at,
  })
}

const missingOf = (site: Site): number => site.turnout.stations.filter(({ reporting }) => reporting === 0).length

/** The French names of what the book does not name in a language. */
function namesWithout(language: Language, { index: { book } }: Site): ReadonlySet<string> {
  const { title, places, stations, contests, constituencies, parties, previous, publication } = book
  const named = [...places, ...stations, ...contests, ...constituencies, ...parties, ...(previous ? [previous] : [])]
  const all = [title, publication.proclaimedBy, ...named.map(({ names }) => names)]
  return new Set(all.filter((names) => nameLanguage(names, language) !== language).map(({ fr }) => fr))
}

/** Texts of a page that are such a name without saying so, and whatever a mark left behind. */
function unmarkedNames(html: string, borrowed: ReadonlySet<string>): string[] {
  const texts = html.replace(/<title>.*?<\/title>|<span lang="fr">.*?<\/span>/g, '').split(/<[^>]*>/)
  return [...texts.filter((text) => borrowed.has(text.trim())), ...(html.match(/[\uE000-\uE004]/g) ?? [])]
}

describe('what a reader on a slow line loads first', () => {
  let site: Site
  let renderer: PortalRenderer
  beforeAll(async () => {
    site = await berkane()
    renderer = await import(pathToFileURL(join(ROOT, 'dist/portal/render.js')).href)
  })

  it.each(LANGUAGES)(
    'is a page of at most 6 kB compressed whose names say their language, for every place and station, in %s',
    (language) => {
      const codes = ['', ...site.places.keys(), ...[...site.stations.keys()].filter((_, at) => at % 7 === 0)]
      const pages = [...codes, 'about/figures', 'about/data', 'about/accessibility', 'no such place']
      for (const { id } of site.index.book.contests) {
        pages.push(`results/${id}`, `history/${id}`)
        const { constituencies = [], places = [], stations = [] } = site.results.get(id)?.results ?? {}
        pages.push(...constituencies.slice(0, 5).map((row) => `results/${id}/${row.constituency_code}`))
        pages.push(...constituencies.slice(0, 5).map((row) => `results/${id}/${row.place_code}`))
        for (const row of places.slice(0, 40)) pages.push(`results/${id}/${row.constituency_code}/${row.place_code}`)
        for (const row of stations.slice(0, 14))
          pages.push(`results/${id}/${row.constituency_code}/${row.station_code}`)
      }
      const borrowed = namesWithout(language, site)
      const sizes = pages.map((path) => {
        const { html } = renderer.renderPage(site, { language, path, order: 'size' satisfies Order })
        expect(unmarkedNames(html, borrowed), path).toEqual([])
        return [path, gzipSync(html, { level: 6 }).length] as const
      })
      expect(borrowed.size > 0).toBe(language === 'en' || language === 'zgh')
      expect(sizes.filter(([, size]) => size > HTML_BUDGET)).toEqual([])
      expect(missingOf(site)).toBe(NAMED_MISSING)
      expect(Math.max(...sizes.map(([, size]) => size))).toBeGreaterThan(1000)
    },
  )

  it('is one script of at most 2 kB compressed', () => {
    const script = readFileSync(join(ROOT, 'dist/web/portal/client.js'))
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(SCRIPT_BUDGET)
    expect(script.toString('utf8')).not.toMatch(/\bimport\b/)
  })
})
