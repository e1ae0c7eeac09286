import type { Instant } from '#election/named.ts'
import { catchIn } from './desk.ts'
import { correction, type Errand, firstErrand, type NightPhones } from './phones.ts'
import type { NightPlan, SheetPlan } from './plan.ts'
import type { NightTime } from './time.ts'

const REASONS: Readonly<Partial<Record<string, string>>> = {
  'duplicated-station': 'أرسلت صورة ومحضر مكتب آخر',
  'accepted-wrong': 'سطران مقلوبان في المحضر',
}
const REASON = 'خطأ في الجمع، صحح المحضر ووقع من جديد'

/** So many sheets are sent together, so that a desk which waits gets the first of many soon. */
const AT_ONCE = 100

/**
 * The sheets as they come in, by phone or by hand. Where the time is only stated they come when the desk asks; by a
 * running clock each phone sends in its own time, however busy the desk is.
 */
export class Arrivals {
  readonly #phones: NightPhones
  readonly #time: NightTime
  #waiting: readonly SheetPlan[]
  #arrived: SheetPlan[] = []
  #failed: { readonly reason: unknown } | undefined

  constructor({ sheets }: NightPlan, phones: NightPhones, time: NightTime, signal: AbortSignal) {
    this.#phones = phones
    this.#time = time
    this.#waiting = sheets
    if (time.running) {
      this.#sendInTime(signal).catch((reason: unknown) => {
        this.#failed = { reason }
      })
    }
  }

  /** How many are still to come. */
  get left(): number {
    return this.#waiting.length
  }

  /** What came in since the last time. */
  async take(): Promise<SheetPlan[]> {
    if (!this.#time.running) await this.#sendDue(this.#time.now())
    if (this.#failed) throw this.#failed.reason
    return this.#arrived.splice(0)
  }

  /** Stations send corrected sheets with their reasons. */
  async correct(plans: readonly SheetPlan[]): Promise<void> {
    await this.#send(plans.map((plan) => correction(plan, REASONS[plan.mistake?.kind ?? ''] ?? REASON)))
  }

  async #sendInTime(signal: AbortSignal): Promise<void> {
    for (let next = this.#waiting[0]; next !== undefined && !signal.aborted; next = this.#waiting[0]) {
      await this.#time.until(next.at)
      await this.#sendDue(this.#time.now())
    }
  }

  async #sendDue(now: Instant): Promise<void> {
    for (;;) {
      const due = this.#waiting.slice(0, AT_ONCE).filter(({ at }) => at <= now)
      if (due.length === 0) return
      await this.#send(due.flatMap((plan) => firstErrand(plan, this.#phones.paperOf(plan)) ?? []))
      this.#waiting = this.#waiting.slice(due.length)
      this.#arrived.push(...due)
    }
  }

  /** Sends, and sends again under the right name what was sent under a wrong one. */
  async #send(errands: readonly Errand[]): Promise<void> {
    const verdicts = await this.#phones.send(errands)
    const again: Errand[] = []
    for (const [errand, code] of verdicts) {
      catchIn(errand.plan, [code])
      again.push({ ...errand, sheet: errand.plan.paper })
    }
    if (again.length > 0 && (await this.#phones.send(again)).size > 0) throw new Error('a sheet did not count again')
  }
}
