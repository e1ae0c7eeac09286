import type { ConstituencyCode, PersonId, StationCode } from '#election/named.ts'

/** What somebody typed and the room has not acknowledged yet, as typed: a sheet, or the decision of what differs on one. */
export interface KeptTyping {
  /** By box. */
  readonly texts: Readonly<Record<string, string>>
  /** Of a decision, its reason. */
  readonly observations: string
  /** It was sent and nobody answered: it goes again by itself. */
  readonly sent?: true
}

const PREFIX = 'sunduq-typing:'

function keyOf(person: PersonId, station: StationCode, constituency: ConstituencyCode): string {
  return `${PREFIX}${person}:${station}|${constituency}`
}

/** What was typed before a reload; undefined when nothing was. */
export function readTyping(
  person: PersonId,
  station: StationCode,
  constituency: ConstituencyCode,
): KeptTyping | undefined {
  try {
    return (
      (JSON.parse(localStorage.getItem(keyOf(person, station, constituency)) ?? 'null') as KeptTyping | null) ??
      undefined
    )
  } catch {
    return undefined
  }
}

/** Whether it is kept; false in a window that keeps nothing. */
export function keepTyping(
  person: PersonId,
  station: StationCode,
  constituency: ConstituencyCode,
  typing: KeptTyping,
): boolean {
  try {
    localStorage.setItem(keyOf(person, station, constituency), JSON.stringify(typing))
    return true
  } catch {
    return false
  }
}

export function forgetTyping(person: PersonId, station: StationCode, constituency: ConstituencyCode): void {
  try {
    localStorage.removeItem(keyOf(person, station, constituency))
  } catch {
    // Nothing was kept either.
  }
}

/** For a person who signs out of a machine that others use. */
export function forgetAllTyping(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {
    // Nothing was kept either.
  }
}

export interface KeptSheet {
  readonly station: StationCode
  readonly constituency: ConstituencyCode
}

/** The sheets of a person that are typed here and not in the room yet. */
export function keptTypings(person: PersonId): KeptSheet[] {
  const own = `${PREFIX}${person}:`
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(own))
    return keys.sort().map((key) => {
      const [station, constituency] = key.slice(own.length).split('|')
      return { station, constituency } as KeptSheet
    })
  } catch {
    return []
  }
}
