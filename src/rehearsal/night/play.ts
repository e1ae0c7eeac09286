import type { BookIndex } from '#election/book/index.ts'
import type { Instant } from '#election/named.ts'
import type { Difference } from '../comparison.ts'
import { Arrivals } from './arrivals.ts'
import { breakTies, type CommissionParts, importFigures, proclaim, release, typeWrittenSums } from './commission.ts'
import { type Desk, DeskWork } from './desk.ts'
import type { NightPhones } from './phones.ts'
import type { NightPlan, SheetPlan } from './plan.ts'
import { type ContestResult, contestResults, nightDifferences } from './results.ts'
import type { NightTime } from './time.ts'

const MINUTE = 60_000
/** The desk works off what came in the last so many minutes. */
const ROUND_MS = 10 * MINUTE
/** A station that wrote its own paper wrong finds out so long after sending it. */
const FINDS_OUT_MS = 50 * MINUTE
/** In this round the first contest is released for the first time, as far as it has come and for the whole room only. */
const PARTIAL_ROUND = 10
/** Rounds after the last sheet in which stations may still correct. */
const LAST_ROUNDS = 3

export interface NightParts {
  readonly index: BookIndex
  readonly plan: NightPlan
  readonly phones: NightPhones
  readonly desk: Desk
  readonly time: NightTime
  /** People may be at the desk beside the simulated ones, and one contest is left for them to release. */
  readonly visitors: boolean
  readonly progress: (at: number, share: number) => void
  readonly signal: AbortSignal
}

/** What came of a night. */
export interface Night {
  readonly plan: NightPlan
  readonly contests: readonly ContestResult[]
  /** Empty when the room's results are exactly what was counted. */
  readonly differences: readonly Difference[]
  readonly photos: number
  /** Warnings that somebody explained, by code. */
  readonly explained: Readonly<Record<string, number>>
}

/** Plays a planned night through the phones' door and the desk, and reads what the room makes of it. */
export async function playNight(parts: NightParts): Promise<Night> {
  const { plan, phones, time, signal } = parts
  const work = new DeskWork(parts)
  const arrivals = new Arrivals(plan, phones, time, signal)
  const rounds: Rounds = { unnoticed: [], toCorrect: [], excluded: new Set() }
  const last = Math.ceil((plan.late - plan.begins) / ROUND_MS) + LAST_ROUNDS
  for (let round = 0; round <= last && !signal.aborted; round++) {
    await time.until((plan.begins + round * ROUND_MS) as Instant)
    await playRound(plan, arrivals, work, rounds, time.now())
    const [contest] = parts.index.book.contests
    if (round === PARTIAL_ROUND && contest) await release(parts, contest.id, 'province')
    parts.progress(time.now(), 1 - arrivals.left / Math.max(1, plan.sheets.length))
  }
  if (!signal.aborted) await commissionSits(parts)
  const contests = await contestResults(parts)
  return {
    plan,
    contests,
    // What is left to visitors is no difference.
    differences: parts.visitors ? [] : nightDifferences(parts, contests),
    photos: phones.photos,
    explained: work.explained,
  }
}

interface Rounds {
  /** Sheets whose own paper is wrong, with nobody having noticed yet. */
  unnoticed: SheetPlan[]
  toCorrect: SheetPlan[]
  readonly excluded: Set<SheetPlan>
}

/** What came in since the last round is typed twice and settled. */
async function playRound(
  plan: NightPlan,
  arrivals: Arrivals,
  work: DeskWork,
  rounds: Rounds,
  now: Instant,
): Promise<void> {
  await excludeLost(plan, work, rounds, now)
  const corrected = [...rounds.toCorrect, ...rounds.unnoticed.filter(({ at }) => at + FINDS_OUT_MS <= now)]
  rounds.unnoticed = rounds.unnoticed.filter((one) => !corrected.includes(one))
  await arrivals.correct(corrected)
  for (const one of corrected) work.corrected(one)
  for (const one of await arrivals.take()) {
    if (rounds.excluded.has(one)) await work.include(one)
    if (one.mistake?.kind === 'accepted-wrong' && !one.left) rounds.unnoticed.push(one)
    if (one.left && (one.mistake === undefined || !one.phone)) continue
    if (!one.phone) await work.typeFirst(one)
    await work.typeSecond(one)
  }
  rounds.toCorrect = await work.settle()
}

/** An hour before the late papers come, the lost one is given up. */
async function excludeLost({ sheets, late }: NightPlan, work: DeskWork, rounds: Rounds, now: Instant): Promise<void> {
  if (now < late - 60 * MINUTE) return
  for (const one of sheets) {
    if (one.mistake?.kind !== 'lost-paper' || rounds.excluded.has(one) || one.at <= now) continue
    rounds.excluded.add(one)
    await work.exclude(one)
  }
}

/** Written totals, other rooms, ties; then two people release, and the commission proclaims. */
async function commissionSits(parts: NightParts): Promise<void> {
  const { index, visitors } = parts
  const sitting: CommissionParts = parts
  await typeWrittenSums(sitting)
  await importFigures(sitting)
  await breakTies(sitting)
  const { contests } = index.book
  const open = visitors && contests.length > 1 ? contests.slice(0, -1) : contests
  for (const { id } of open) await release(sitting, id, 'station')
  if (!visitors) await proclaim(sitting)
}
