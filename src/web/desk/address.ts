import type { Language } from '#election/languages.ts'
import type { ConstituencyCode, StationCode } from '#election/named.ts'
import { isLanguage } from '../ui/language.ts'

/** Where the desk stands, all of it in the fragment of the address. */
export interface Address {
  readonly language?: Language
  /** What the person came for; the queue where nothing is named. */
  readonly view?: 'results'
  /** With a station: one sheet. Alone: the results of a constituency. */
  readonly constituency?: ConstituencyCode
  readonly station?: StationCode
}

/** Reads `#lang=fr&constituency=…&station=…`; what is unknown falls back to the queue. */
export function readAddress(fragment: string): Address {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''))
  const language = parts.get('lang')
  const constituency = parts.get('constituency')
  const station = parts.get('station')
  return {
    ...(isLanguage(language) ? { language } : {}),
    ...(parts.get('view') === 'results' ? { view: 'results' } : {}),
    ...(constituency ? { constituency: constituency as ConstituencyCode } : {}),
    ...(constituency && station ? { station: station as StationCode } : {}),
  }
}

export function writeAddress({ language, view, constituency, station }: Address): string {
  const parts = new URLSearchParams()
  if (language) parts.set('lang', language)
  if (view) parts.set('view', view)
  if (constituency) parts.set('constituency', constituency)
  if (constituency && station) parts.set('station', station)
  return `#${parts.toString()}`
}

/** Another place in the same language. */
export function towards({ language }: Address, place: Omit<Address, 'language'>): Address {
  return { ...(language ? { language } : {}), ...place }
}
