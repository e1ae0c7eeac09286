import type { ConstituencyCode, ContestId, Instant } from '#election/named.ts'
import type { ResultStatus } from '../count/result.ts'
import type { CountState, Release, Statement } from '../count/state.ts'
import type { AmendedRow, ContestResults, ProclaimedRow } from './results.ts'

/** What commissions and courts said of figures that still stand. */
export interface Standing {
  readonly proclaimed: ProclaimedRow | null
  readonly amended: AmendedRow | null
  /** When the last of them was said. */
  readonly at?: Instant
}

/**
 * The last proclamation and the last amendment of a constituency. A statement speaks for the figures that were public
 * when it was made: once every release of that time was withdrawn, it says nothing about those that stand now.
 */
export function statementsOf(count: CountState, contest: ContestId, constituency: ConstituencyCode): Standing {
  const since = Math.min(...standingReleases(count, contest).map(({ confirmed }) => confirmed?.at ?? Infinity))
  const all = (Object.hasOwn(count.statements, constituency) && count.statements[constituency]) || []
  const standing = all.filter(({ at }) => at >= since)
  const last = <K extends Statement['kind']>(kind: K) =>
    standing.findLast((statement): statement is Extract<Statement, { kind: K }> => statement.kind === kind)
  const [proclaimed, amended] = [last('proclaimed'), last('amended')]
  const latest = standing.at(-1)
  return {
    proclaimed: proclaimed
      ? { body: proclaimed.body, date: proclaimed.date, minutes: proclaimed.minutes, at: iso(proclaimed.at) }
      : null,
    amended: amended ? { court: amended.court, reason: amended.reason, at: iso(amended.at) } : null,
    ...(latest && { at: latest.at }),
  }
}

/** The status of figures of which `complete` says whether anything is missing. */
export function statusOf({ proclaimed, amended }: Standing, complete: boolean): ResultStatus {
  if (amended) return 'amended'
  if (proclaimed) return 'proclaimed'
  return complete ? 'provisional' : 'partial'
}

/** The status of a contest is the weakest of its constituencies'; an amendment anywhere shows once all are proclaimed. */
export function weakest(statuses: readonly ResultStatus[]): ResultStatus {
  for (const status of ['partial', 'provisional'] as const) if (statuses.includes(status)) return status
  return statuses.includes('amended') ? 'amended' : 'proclaimed'
}

/** A contest of which nothing may be seen: not released yet, or withdrawn with its public reason. */
export function shutContest(count: CountState, contest: ContestId, now: Instant): ContestResults {
  const last = count.releases
    .filter((release) => release.contest === contest && release.confirmed && release.withdrawn)
    .reduce<Release | undefined>(
      (later, release) => ((later?.withdrawn?.at ?? -1) > (release.withdrawn?.at ?? -1) ? later : release),
      undefined,
    )
  const withdrawn = last?.withdrawn && last.withdrawn.at <= now ? last.withdrawn : undefined
  return {
    status: withdrawn ? 'withdrawn' : 'unreleased',
    contest,
    release: null,
    withdrawn: withdrawn ? { at: iso(withdrawn.at), reason: withdrawn.reason } : null,
    totals: null,
    constituencies: [],
    places: [],
    stations: [],
    missing: [],
  }
}

export function iso(instant: Instant): string {
  return new Date(instant).toISOString()
}

function standingReleases(count: CountState, contest: ContestId): Release[] {
  return count.releases.filter((release) => release.contest === contest && release.confirmed && !release.withdrawn)
}
