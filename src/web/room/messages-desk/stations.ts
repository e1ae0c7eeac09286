import type { StationCode } from '#election/named.ts'
import type { WallDefinition } from '#room/views/wall.ts'

/** Stations that a search shows at most. */
export const FOUND = 30

/**
 * Stations whose code, number or one of whose names holds what was typed, in book order, at most `FOUND`; none for
 * nothing typed. A number finds itself first.
 */
export function findStations({ stations }: WallDefinition, typed: string): readonly StationCode[] {
  const text = plain(typed)
  if (text === '') return []
  const found: StationCode[] = []
  const exact: StationCode[] = []
  for (const [i, code] of stations.code.entries()) {
    if (String(stations.number[i]) === text) exact.push(code)
    else if (
      found.length < FOUND &&
      [code, ...Object.values(stations.names[i] ?? {})].some((name) => plain(name).includes(text))
    )
      found.push(code)
  }
  return [...exact, ...found].slice(0, FOUND)
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase()
}
