import { messages } from 'messages:portal/all'
import { render } from 'svelte/server'
import { LANGUAGES } from '#election/languages.ts'
import { REHEARSAL } from '#room/rehearsal.ts'
import type { PageRequest, RenderedPage, Site } from '#room/views/portal.ts'
import { direction } from '#web/ui/language.ts'
import { formatNumber, formatShare, isolate } from '#web/ui/number.ts'
import { named, unmarked, withLanguages } from './names.ts'
import Page from './Page.svelte'
import { constituencyOf, statusWord, unitName } from './results.ts'
import { type Route, routeOf } from './route.ts'
import { oneLine, type Speech, shareOf, speech, timeOf } from './words.ts'

/** The whole HTML of a page; see `PortalRenderer`. */
export function renderPage(site: Site, request: PageRequest): RenderedPage {
  const voice = speech(site, request.language)
  const route = routeOf(site, request.path, request.language)
  const here = headingOf(voice, route)
  const { body } = render(Page, { props: { voice, route, path: request.path, order: request.order, here } })
  return {
    status: route.page === 'not-found' ? 404 : 200,
    html: page(voice, request, route, here, tidy(body)),
  }
}

/** What stands there while nothing is published: every language at once. */
export function renderWaiting(assets: Site['assets']): string {
  const lines = LANGUAGES.map(
    (language) => `<p lang="${language}" dir="${direction(language)}">${escaped(messages[language].waiting())}</p>`,
  )
  return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
<meta http-equiv="refresh" content="10"><title>${escaped(messages.ar.layout.turnout())}</title>\
<link rel="stylesheet" href="${assets.style}"></head><body><main class="waiting"><h1>${escaped(messages.ar.layout.turnout())}</h1>${lines.join('')}</main></body></html>`
}

function page(voice: Speech, request: PageRequest, route: Route, here: string, body: string): string {
  const { site, language } = voice
  const { book } = site.index
  const title = `${here} – ${named(book.title, language)}`
  const about =
    'unit' in route && route.page !== 'part' ? oneLine(voice, route.unit) : resultsLine(voice, route) || title
  const { pointer, version } = pointerOf(voice, route)
  const address = (other: string): string => escaped(`${site.address ?? ''}/${other}/${request.path}`)
  const alternates = book.languages
    .map((other) => `<link rel="alternate" hreflang="${other}" href="${address(other)}">`)
    .join('')
  return `<!doctype html><html lang="${language}" dir="${direction(language)}"><head><meta charset="utf-8">\
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">\
<title>${escaped(site.turnout.is_test ? `${REHEARSAL.short[voice.language]} – ${title}` : title)}</title>\
<meta name="description" content="${escaped(about)}"><meta property="og:title" content="${escaped(title)}">\
<meta property="og:description" content="${escaped(about)}"><link rel="canonical" href="${address(language)}">${alternates}\
<link rel="stylesheet" href="${site.assets.style}"><link rel="icon" href="data:,">\
<script src="${site.assets.script}" type="module"></script></head>\
<body data-pointer="${escaped(pointer)}" data-version="${version}" data-said="${escaped(said(voice, route))}">${body}</body></html>`
}

/** What a screen reader is told when the figures have moved; empty where the page has none. */
function said(voice: Speech, route: Route): string {
  if (!('unit' in route) || route.page === 'part') return resultsLine(voice, route)
  const { m, language, site } = voice
  const { unit } = route
  const share = shareOf(voice, unit, 2) ?? formatShare(unit.reporting, unit.stations, language)
  return m.live.said({ place: unit.name, share: share ?? '', time: timeOf(voice, site.turnout.published_at) ?? '' })
}

/** Status, share of stations and time of a contest, for titles, cards and screen readers; empty for other pages. */
function resultsLine(voice: Speech, route: Route): string {
  if (!('contest' in route)) return ''
  const { m, site, language } = voice
  const contest = site.results.get(route.contest)
  const words = [`${contestName(voice, route.contest)}: ${statusWord(voice, contest?.status ?? 'unreleased')}`]
  const totals = contest?.results?.totals
  if (totals) {
    const share = isolate(formatShare(totals.counted, totals.expected, language, 1) ?? '')
    const [counted, expected] = [totals.counted, totals.expected].map((count) => isolate(formatNumber(count)))
    words.push(m.results.line.counted({ share, counted: counted ?? '', expected: expected ?? '' }))
    words.push(m.line.asOf({ time: isolate(timeOf(voice, contest.results?.published_at ?? null) ?? '') }))
  }
  return words.join(' · ')
}

function headingOf(voice: Speech, route: Route): string {
  const { m } = voice
  switch (route.page) {
    case 'figures':
      return route.unit.name
    case 'missing':
      return `${m.missing.heading()}: ${route.unit.name}`
    case 'results':
      return m.results.title()
    case 'contest':
    case 'history':
    case 'group':
      return contestName(voice, route.contest)
    case 'constituency':
    case 'part':
      return `${contestName(voice, route.contest)}: ${unitOf(voice, route)}`
    case 'reading':
      return m.reading.title()
    case 'data':
      return m.open.title()
    case 'accessibility':
      return m.access.title()
    case 'not-found':
      return m.notFound.title()
  }
}

function contestName({ site, language }: Speech, id: string): string {
  const contest = site.index.book.contests.find((one) => one.id === id)
  return contest ? named(contest.names, language) : id
}

function unitOf(voice: Speech, route: Extract<Route, { page: 'constituency' | 'part' }>): string {
  if (route.page === 'part') return unitName(voice, route.unit)
  const constituency = constituencyOf(voice, route.constituency)
  return constituency ? named(constituency.names, voice.language) : route.constituency
}

/** Which file tells a page that it is old: results move by themselves. */
function pointerOf({ site }: Speech, route: Route): { readonly pointer: string; readonly version: number } {
  const book = `/data/${site.index.book.id}`
  return 'contest' in route || route.page === 'results'
    ? { pointer: `${book}/results/index.json`, version: site.resultsVersion }
    : { pointer: `${book}/latest.json`, version: site.turnout.version }
}

/** Svelte marks its blocks with comments for hydration; these pages never hydrate. Names say their language. */
function tidy(html: string): string {
  return withLanguages(html.replace(/<!--.*?-->/g, ''))
}

function escaped(text: string): string {
  return unmarked(text).replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}
