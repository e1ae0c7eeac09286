import type { Digest } from '#election/named.ts'
import { countAt, type Field, type FilledSheet } from '#election/pv/sheet.ts'
import { type FormKey, formKey } from '#room/count/form.ts'
import type { ClerkForm, QueueItem, ReviewForm, ReviewQueue, TypedBoxes } from '#room/views/desk.ts'
import type { Answered, DeskPerson } from './person.ts'
import type { NightPlan, SheetPlan } from './plan.ts'
import type { NightTime } from './time.ts'

/** Who works at the desk that night. */
export interface Desk {
  readonly clerk1: DeskPerson
  readonly clerk2: DeskPerson
  readonly verifier: DeskPerson
  readonly officers: readonly [DeskPerson, DeskPerson]
}

/** What is no rule and yet stops a wrong figure. */
const SECOND_ENTRY = 'second-entry'
const RECALL = 'recall'
const EXCLUSION = 'exclusion'

/** Words of people, with which they decide, explain and propose. */
const WORDS = {
  decided: 'كما في صورة المحضر الموقع',
  explained: 'تأكد منه رئيس المكتب هاتفيا',
  recall: 'صحح المكتب محضره بعد قبوله',
  exclude: 'لم يصل أصل المحضر',
  include: 'وصل أصل المحضر',
} as const

/** Every so many typings the clerk opens form and photo first, as one does by hand; the rest type at once. */
const LOOKS_AT_EVERY = 25
/** Between two acts at the desk (ms). */
const STEP_MS = 150
/** A tied night would go round for ever. */
const MOST_PASSES = 20

export interface DeskParts {
  readonly desk: Desk
  readonly plan: NightPlan
  readonly time: NightTime
  /** Somebody else may have done it already: by hand, in a demonstration that is open to visitors. */
  readonly visitors: boolean
}

/** Clerks, verifier and officers on the sheets of a night. */
export class DeskWork {
  readonly #parts: DeskParts
  readonly #plans: ReadonlyMap<FormKey, SheetPlan>
  readonly #corrected = new Set<FormKey>()
  readonly #called = new Set<FormKey>()
  /** Looked at in vain; the next round may find them right. */
  readonly #deferred = new Set<FormKey>()
  #typed = 0
  /** Warnings that were explained, by code. */
  readonly explained: Record<string, number> = {}

  constructor(parts: DeskParts) {
    this.#parts = parts
    this.#plans = new Map(parts.plan.sheets.map((plan) => [plan.key, plan]))
  }

  /** The station's correction is in: its paper is what everybody reads from now on. */
  corrected(plan: SheetPlan): void {
    this.#corrected.add(plan.key)
    this.#called.delete(plan.key)
  }

  /** First entry from paper, where no phone sent it. */
  async typeFirst(plan: SheetPlan): Promise<void> {
    await this.#type(this.#parts.desk.clerk1, plan, plan.paper)
  }

  /** Second entry, blind; whoever slips where a rule sees it looks again. */
  async typeSecond(plan: SheetPlan): Promise<void> {
    await this.#type(this.#parts.desk.clerk2, plan, plan.slip ?? plan.paper)
  }

  async #type(clerk: DeskPerson, plan: SheetPlan, sheet: FilledSheet): Promise<void> {
    this.#parts.time.pass(STEP_MS)
    const photo = this.#typed++ % LOOKS_AT_EVERY === 0 || plan.mistake ? await this.#look(clerk, plan) : undefined
    const answered = await this.#put(clerk, plan, sheet, [], photo)
    if (answered.ok) return
    const codes = (answered.error.findings ?? []).filter(({ stops }) => stops).map(({ code }) => code)
    if (codes.length === 0) {
      this.#refused(answered, plan)
      return
    }
    catchIn(plan, codes)
    const again = await this.#put(clerk, plan, plan.paper, plan.slip ? [] : codes, photo)
    if (!again.ok) this.#refused(again, plan)
  }

  #put(
    clerk: DeskPerson,
    plan: SheetPlan,
    { station: _, constituency: __, paper: ___, ...boxes }: FilledSheet,
    seen: readonly string[],
    photo: Digest | undefined,
  ): Promise<Answered> {
    const sheet: TypedBoxes = boxes
    return clerk.seal(`${addressOf(plan)}/typed`, { sheet, ...(photo && { photo }), ...(seen.length > 0 && { seen }) })
  }

  /** Opens the blind form and its photo. */
  async #look(clerk: DeskPerson, plan: SheetPlan): Promise<Digest | undefined> {
    const { photo } = await clerk.see<ClerkForm>(addressOf(plan))
    if (photo !== undefined) await clerk.photo(photo)
    return photo
  }

  /** Settles whatever stands in the queue, until nothing does. Resolves with the stations that have to correct. */
  async settle(): Promise<SheetPlan[]> {
    const called: SheetPlan[] = []
    this.#deferred.clear()
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const { items } = await this.#parts.desk.verifier.see<ReviewQueue>('/desk/api/queue')
      const mine = items.flatMap((item) => this.#mine(item) ?? [])
      if (mine.length === 0) return called
      for (const { item, plan } of mine) {
        this.#parts.time.pass(STEP_MS)
        if (item.state === 'correction') await this.#recall(plan)
        else if (item.state === 'differing') await this.#decide(plan)
        else if (await this.#finish(plan)) called.push(plan)
      }
    }
    throw new Error('the desk does not come to an end')
  }

  #mine(item: QueueItem): { item: QueueItem; plan: SheetPlan } | undefined {
    const key = formKey(item.station, item.constituency)
    const plan = this.#plans.get(key)
    const open = item.state === 'differing' || item.state === 'settled' || item.state === 'correction'
    const busy = this.#called.has(key) || this.#deferred.has(key)
    return open && plan && !plan.left && !busy ? { item, plan } : undefined
  }

  async #decide(plan: SheetPlan): Promise<void> {
    const { verifier } = this.#parts.desk
    const form = await verifier.see<ReviewForm>(addressOf(plan))
    catchIn(plan, [SECOND_ENTRY])
    const shown = this.#corrected.has(plan.key) ? plan.right : plan.paper
    const values = Object.fromEntries(form.differing.map(({ field }) => [field, boxOf(shown, field)]))
    const answered = await verifier.seal(`${addressOf(plan)}/decided`, { values, reason: WORDS.decided })
    if (!answered.ok) this.#refused(answered, plan)
  }

  /** Explains and accepts what only warns; true when the station has to correct an error. */
  async #finish(plan: SheetPlan): Promise<boolean> {
    const { verifier } = this.#parts.desk
    const { findings } = await verifier.see<ReviewForm>(addressOf(plan))
    const codes = findings.map(({ code }) => code)
    catchIn(plan, codes)
    if (findings.some(({ stops }) => stops)) {
      // Beside what the typist was told, the rules that look at other sheets have their say.
      for (const code of codes) plan.mistake?.caught.add(code)
      return this.#call(plan, codes)
    }
    for (const { code, explained } of findings) {
      if (explained) continue
      const answered = await verifier.seal(`${addressOf(plan)}/explained`, { code, words: WORDS.explained })
      if (!answered.ok) return this.#refused(answered, plan)
      this.explained[code] = (this.explained[code] ?? 0) + 1
    }
    const accepted = await verifier.act(`${addressOf(plan)}/accepted`)
    if (!accepted.ok) this.#refused(accepted, plan)
    return false
  }

  /** Whether the station has to correct this sheet; one that another sheet of its station makes look wrong waits. */
  #call(plan: SheetPlan, codes: readonly string[]): boolean {
    if (this.#isWrong(plan) && plan.phone !== undefined) {
      this.#called.add(plan.key)
      return true
    }
    const beside = this.#parts.plan.sheets.filter(({ right }) => right.station === plan.right.station)
    const waits = beside.some((other) => this.#isWrong(other))
    if (!waits && !this.#parts.visitors) throw new Error(`${plan.key} is wrong for good: ${codes.join(' ')}`)
    this.#deferred.add(plan.key)
    return false
  }

  #isWrong({ key, paper, right }: SheetPlan): boolean {
    return paper !== right && !this.#corrected.has(key)
  }

  async #recall(plan: SheetPlan): Promise<void> {
    catchIn(plan, [RECALL])
    await this.#byTwo(plan, 'recall', WORDS.recall)
  }

  /** A paper that is thought lost leaves the sums, with a reason, and comes back when it is found. */
  async exclude(plan: SheetPlan): Promise<void> {
    catchIn(plan, [EXCLUSION])
    await this.#byTwo(plan, 'exclude', WORDS.exclude)
  }

  async include(plan: SheetPlan): Promise<void> {
    await this.#byTwo(plan, 'include', WORDS.include)
  }

  async #byTwo(plan: SheetPlan, act: 'recall' | 'exclude' | 'include', reason: string): Promise<void> {
    const [first, second] = this.#parts.desk.officers
    this.#parts.time.pass(STEP_MS)
    const proposed = await first.seal(`${addressOf(plan)}/proposals`, { act, reason })
    const confirmed = proposed.ok ? await second.act(`${addressOf(plan)}/proposals/confirm`) : proposed
    if (!confirmed.ok) this.#refused(confirmed, plan)
  }

  /** Among visitors a refusal only says that somebody was quicker, and the sheet is theirs. */
  #refused(answered: Answered, { key }: SheetPlan): false {
    if (this.#parts.visitors && !answered.ok && answered.status < 500) {
      this.#called.add(key)
      return false
    }
    throw new Error(`the desk refused ${key}: ${JSON.stringify(answered)}`)
  }
}

function addressOf({ right: { station, constituency } }: SheetPlan): string {
  return `/desk/api/forms/${station}/${constituency}`
}

/** What stopped a planted mistake first is where it was caught. */
export function catchIn({ mistake }: Pick<SheetPlan, 'mistake'>, codes: readonly string[]): void {
  if (mistake && mistake.caught.size === 0) for (const code of codes) mistake.caught.add(code)
}

function boxOf(sheet: FilledSheet, field: Field): number {
  if (field === 'observations') throw new Error('observations never differ')
  return countAt(sheet, field) ?? 0
}
