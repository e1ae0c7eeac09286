import type { BookIndex } from '#election/book/index.ts'
import type { Digest, StationCode } from '#election/named.ts'
import { type FilledSheet, isFilled, type Sheet } from '#election/pv/sheet.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { FormKey } from '#room/count/form.ts'
import type { SimulatedPhone } from '../phone.ts'
import { secretBytes } from '../random.ts'
import { expectOk } from '../session.ts'
import { sheetPicture } from './picture.ts'
import type { NightPlan, SheetPlan } from './plan.ts'
import type { NightTime } from './time.ts'

/** Sheets under way at once. */
const WINDOW = 64

/** A sheet that a phone is to send: its first version, or a corrected one. */
export interface Errand {
  readonly plan: SheetPlan
  readonly sheet: Sheet
  readonly version: number
  readonly reason?: string
  /** The paper in front of the camera; absent: no photo. */
  readonly paper?: FilledSheet
}

export interface PhoneParts {
  readonly index: BookIndex
  readonly plan: NightPlan
  readonly phones: readonly SimulatedPhone[]
  readonly intake: string
  /** For photos, which may go side by side. */
  readonly fetch: typeof fetch
  readonly headers: () => Readonly<Record<string, string>>
  readonly time: NightTime
}

/** The phones of the stations after the close: each station's closing phone sends its sheets and their photos. */
export class NightPhones {
  readonly #parts: PhoneParts
  readonly #of: ReadonlyMap<StationCode, SimulatedPhone>
  readonly #sheets: ReadonlyMap<FormKey, SheetPlan>
  photos = 0

  constructor(parts: PhoneParts) {
    this.#parts = parts
    this.#of = closingPhones(parts.phones)
    this.#sheets = new Map(parts.plan.sheets.map((plan) => [plan.key, plan]))
  }

  /** The paper that the camera sees at first; a duplicate shows the neighbour's. */
  paperOf({ photo, paper, key, right }: SheetPlan): FilledSheet | undefined {
    if (photo === undefined || photo === right.station) return photo && paper
    return this.#sheets.get(key.replace(right.station, photo) as FormKey)?.paper
  }

  /**
   * Sends these in their order: first the photos, side by side, then the sheets, each behind the one before. Resolves
   * with the verdicts of the room on those that do not count.
   */
  async send(errands: readonly Errand[]): Promise<ReadonlyMap<Errand, string>> {
    const photos = await this.#sendPhotos(errands)
    const verdicts = new Map<Errand, string>()
    const underWay: Promise<void>[] = []
    for (const errand of errands) {
      const phone = this.#phoneOf(errand)
      await phone.idle
      if (underWay.length >= WINDOW) await underWay.shift()
      const { plan, sheet, version, reason } = errand
      const photo = photos.get(errand)
      const { seed } = this.#parts.plan
      const salt = secretBytes(seed, 'sheet', plan.key, version, sheet.station).subarray(0, 16)
      const signed = { sheet, version, ...(reason !== undefined && { reason }), ...(photo && { photo }) }
      const { dispatched, done, number } = phone.send(signed, salt, this.#parts.time.now())
      await dispatched
      underWay.push(
        done.then(async (flush) => {
          if (flush.s !== 'clear') throw new Error(`sheet ${plan.key} did not go through: ${JSON.stringify(flush)}`)
          const state = phone.outbox.stateOf(await number)
          if (state.s === 'not-counted') verdicts.set(errand, state.code)
        }),
      )
    }
    await Promise.all(underWay)
    return verdicts
  }

  #phoneOf({ plan }: Errand): SimulatedPhone {
    const phone = this.#of.get(plan.right.station)
    if (!phone) throw new Error(`no phone at ${plan.right.station}`)
    return phone
  }

  async #sendPhotos(errands: readonly Errand[]): Promise<ReadonlyMap<Errand, Digest>> {
    const digests = new Map<Errand, Digest>()
    await Promise.all(
      errands.map(async (errand) => {
        if (errand.paper === undefined) return
        const bytes = sheetPicture(errand.paper, this.#names(errand.paper))
        const digest = sha256Hex(bytes)
        digests.set(errand, digest)
        const path = `/intake/photos/${digest}`
        const headers = await this.#phoneOf(errand).headers('PUT', path)
        const { intake, fetch: put, headers: common } = this.#parts
        const answer = await put(`${intake}${path}`, {
          method: 'PUT',
          headers: { 'content-type': 'image/png', ...headers, ...common() },
          body: bytes as Uint8Array<ArrayBuffer>,
        })
        await expectOk(answer, 'photo')
        this.photos += 1
      }),
    )
    return digests
  }

  #names({ station, constituency }: FilledSheet): readonly string[] {
    const found = this.#parts.index.constituenciesOf(station).find(({ code }) => code === constituency)
    return found?.lists.map(({ party }) => party) ?? []
  }
}

/** What the phone of a station first sends; nothing where the paper is carried in. */
export function firstErrand(plan: SheetPlan, paper: FilledSheet | undefined): Errand | undefined {
  return plan.phone && { plan, sheet: plan.phone, version: 1, ...(paper && { paper }) }
}

/** The corrected sheet, with the photo of the corrected paper. */
export function correction(plan: SheetPlan, reason: string): Errand {
  const { right, phone } = plan
  if (!phone || !isFilled(right)) throw new Error(`${plan.key} was not sent by a phone`)
  return { plan, sheet: right, version: 2, reason, paper: right }
}

/** The phone on which the station was closed: a broken one sends nothing any more. */
function closingPhones(phones: readonly SimulatedPhone[]): ReadonlyMap<StationCode, SimulatedPhone> {
  const closing = phones.filter(({ plan }) => plan.items.some(({ k }) => k === 'closed'))
  return new Map(closing.map((phone) => [phone.plan.station.code, phone]))
}
