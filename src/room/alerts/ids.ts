import type { StationCode } from '#election/named.ts'

/** Id of an alert: `A101:<station>`, and `A301:<station>:<what>` where one station can have several. */
export function alertId(code: string, station: StationCode, what?: string): string {
  return what === undefined ? `${code}:${station}` : `${code}:${station}:${what}`
}

/** The station that an alert's id names; undefined when the text is no alert's id. */
export function alertStation(id: string): StationCode | undefined {
  return /^A\d{3}:([^:\s]{1,64})(?::[^:\s]{1,64})?$/.exec(id)?.[1] as StationCode | undefined
}
