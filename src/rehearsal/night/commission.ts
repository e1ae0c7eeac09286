import type { Constituency } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import { nameIn } from '#election/languages.ts'
import type { ContestId } from '#election/named.ts'
import { SHEET_COUNTS } from '#election/pv/sheet.ts'
import type { ReleaseLevel } from '#journal/count-entry.ts'
import { formKey } from '#room/count/form.ts'
import type { ContestsView, ContestView } from '#room/views/desk.ts'
import { type Random, random } from '../random.ts'
import type { Desk } from './desk.ts'
import type { NightPlan, WrittenSum } from './plan.ts'
import { sum } from './spread.ts'
import type { NightTime } from './time.ts'

/** Between two acts of the commission (ms). */
const STEP_MS = 1000
/** In how many days' age two candidates of a tied district may be equal: then the lot decides. */
const YOUNGEST_DAYS = 9_000
const OLDEST_DAYS = 25_000

export interface CommissionParts {
  readonly index: BookIndex
  readonly plan: NightPlan
  readonly desk: Desk
  readonly time: NightTime
}

/** Written totals of the central offices for the book's first contest, typed beside the computed ones. */
export async function typeWrittenSums(parts: CommissionParts): Promise<void> {
  const { index, plan, desk } = parts
  const [constituency] = index.book.constituencies
  if (!constituency) return
  for (const written of plan.written) await typeSum(parts, constituency, written, written.off)
  const view = await desk.verifier.see<ContestView>(`/desk/api/contests/${constituency.code}`)
  for (const { place, mistake, retyped, ...written } of plan.written) {
    const codes = view.places.find((one) => one.place === place)?.findings.map(({ code }) => code) ?? []
    for (const code of codes) if (code.startsWith('E')) mistake?.caught.add(code)
    if (retyped) await typeSum(parts, constituency, { place, retyped, ...written }, 0)
  }
}

async function typeSum(
  { index, plan, desk, time }: CommissionParts,
  { code, lists }: Constituency,
  { place }: WrittenSum,
  off: number,
): Promise<void> {
  const stations = index.stationsOf(place)
  const sheets = stations.flatMap((station) => plan.truth.sheets.get(formKey(station.code, code)) ?? [])
  if (sheets.length === 0) return
  const counts = Object.fromEntries(SHEET_COUNTS.map((name) => [name, sum(sheets.map((sheet) => sheet[name]))]))
  const valid = (counts.valid ?? 0) + off
  const votes = lists.map((_, line) => sum(sheets.map((sheet) => sheet.votes[line] ?? 0)))
  const [first = 0, ...others] = votes
  const written = { ...counts, valid, votes: [first + off, ...others], observations: '' }
  time.pass(STEP_MS)
  await desk.verifier.must(desk.verifier.seal(`/desk/api/sums/${place}/${code}`, { sheet: written }))
}

/** Other rooms' figures for contests wider than this one, as their commissions signed them. */
export async function importFigures({ plan, desk, time }: CommissionParts): Promise<void> {
  const [officer] = desk.officers
  for (const { constituency, figures } of plan.others) {
    time.pass(STEP_MS)
    await officer.must(officer.seal(`/desk/api/figures/${constituency}`, figures))
  }
}

/** Ties wait for a decision: the younger candidate, and the lot where both are as old. Two people decide. */
export async function breakTies({ plan, desk, time }: CommissionParts): Promise<void> {
  const [first, second] = desk.officers
  const { constituencies } = await first.see<ContestsView>('/desk/api/contests')
  let decided = 0
  for (const { constituency, tied } of constituencies) {
    if (tied === 0) continue
    for (const mistake of plan.mistakes) {
      if (mistake.kind === 'tie' && mistake.constituency === constituency) mistake.caught.add('tie')
    }
    const { allocation } = await first.see<ContestView>(`/desk/api/contests/${constituency}`)
    const luck = random(plan.seed, 'ages', constituency)
    for (const { lists, part } of allocation.ties) {
      // Every second tie is between people born on one day, so that both ways of deciding are walked.
      const ages = lists.map(() => (decided % 2 === 0 ? luck.between(YOUNGEST_DAYS, OLDEST_DAYS) : YOUNGEST_DAYS))
      const lots = decided % 2 === 0 ? undefined : drawn(luck, lists.map(String))
      decided += 1
      time.pass(STEP_MS)
      await first.must(
        first.seal(`/desk/api/ties/${constituency}`, {
          ...(part && { part }),
          ages: Object.fromEntries(lists.map((list, at) => [String(list), ages[at]])),
          ...(lots && { lots }),
          reason: lots ? 'قرعة علنية أمام اللجنة، المترشحان من نفس السن' : 'المترشح الأصغر سنا',
        }),
      )
      await second.must(second.act(`/desk/api/ties/${constituency}/confirm`))
    }
  }
}

/** The lists in the order of the lot. */
function drawn(luck: Random, lists: readonly string[]): string[] {
  const urn = [...lists]
  return lists.map(() => urn.splice(luck.below(urn.length), 1)[0] as string)
}

/** Opens the gate of a contest as deep as `level`: one proposes, another confirms. */
export async function release(
  { desk, time }: Pick<CommissionParts, 'desk' | 'time'>,
  contest: ContestId,
  level: ReleaseLevel,
): Promise<void> {
  const [first, second] = desk.officers
  time.pass(STEP_MS)
  const { release: id } = await first.must(first.act('/desk/api/releases', { contest, level }))
  await second.must(second.act(`/desk/api/releases/${id}/confirm`))
}

/** The commission proclaims what it may: the constituencies of the province and of its list communes. */
export async function proclaim({ index, desk, time }: CommissionParts): Promise<void> {
  const { book } = index
  const [officer] = desk.officers
  const own = book.constituencies.filter(({ district, place, rule }) => {
    const kind = index.places.get(place)?.kind
    return !district && rule.kind !== 'plurality' && (kind === 'province' || kind === 'commune')
  })
  for (const [number, { code }] of own.entries()) {
    time.pass(STEP_MS)
    await officer.must(
      officer.act(`/desk/api/constituencies/${code}/proclaimed`, {
        body: nameIn(book.publication.proclaimedBy, 'ar'),
        date: book.day,
        minutes: `${book.day.slice(0, 4)}/${number + 1}`,
      }),
    )
  }
}
