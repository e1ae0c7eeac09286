import type { Messages } from 'messages:portal'
import { messages } from 'messages:portal/all'
import type { Language } from '#election/languages.ts'
import type { Site } from '#room/views/portal.ts'
import { formatNumber, formatShare, isolate } from '#web/ui/number.ts'
import { clockOf } from '#web/ui/time.ts'
import { stateOf, type Unit } from './model.ts'

/** What every component needs to speak: the words of one language and the site they speak about. */
export interface Speech {
  readonly language: Language
  readonly m: Messages
  readonly site: Site
}

export function speech(site: Site, language: Language): Speech {
  return { language, m: messages[language], site }
}

/** Local time of day of an ISO time under the book's offset; a dash where there is none. */
export function timeOf({ site }: Speech, time: string | null, seconds = false): string | undefined {
  return time === null
    ? undefined
    : clockOf(Date.parse(time) as Parameters<typeof clockOf>[0], site.index.book.utcOffset, seconds)
}

/** Share of those heard of, as text; undefined without a denominator or a figure. */
export function shareOf({ language }: Speech, unit: Unit, decimals: 1 | 2): string | undefined {
  return unit.voters === null ? undefined : formatShare(unit.voters, unit.heardRegistered, language, decimals)
}

export function stateWord({ m, site }: Speech, unit: Unit): string {
  switch (stateOf(site, unit)) {
    case 'before':
      return m.state.before()
    case 'under-way':
      return m.state.underWay()
    case 'closing':
      return m.state.closing()
    case 'closed':
      return m.state.closed()
  }
}

export function kindWord({ m }: Speech, kind: string): string {
  switch (kind) {
    case 'nation':
      return m.kind.nation()
    case 'region':
      return m.kind.region()
    case 'province':
      return m.kind.province()
    case 'commune':
      return m.kind.commune()
    case 'office':
      return m.kind.office()
    default:
      return m.kind.station()
  }
}

/** The heading over the units below a place. */
export function belowWord({ m }: Speech, kind: string): string {
  switch (kind) {
    case 'region':
      return m.below.region()
    case 'province':
      return m.below.province()
    case 'commune':
      return m.below.commune()
    case 'office':
      return m.below.office()
    default:
      return m.below.station()
  }
}

/** A sentence for where no markup can be: titles, cards, what a screen reader is told. */
export function oneLine(voice: Speech, unit: Unit): string {
  const { m, language, site } = voice
  const share = shareOf(voice, unit, 2)
  const heard = formatShare(unit.reporting, unit.stations, language, 1) ?? ''
  const time = timeOf(voice, site.turnout.published_at) ?? ''
  const parts = [
    stateWord(voice, unit),
    share === undefined ? m.figure.nothing() : `${m.layout.turnout()} ${isolate(share)}`,
    m.line.heard({
      share: isolate(heard),
      reporting: isolate(formatNumber(unit.reporting)),
      stations: isolate(formatNumber(unit.stations)),
    }),
    m.line.asOf({ time: isolate(time) }),
  ]
  return parts.join(' · ')
}
