import type { PersonId } from '#election/named.ts'
import { fields } from '#election/pv/sheet.ts'
import type { Form, Typed } from '../count/form.ts'
import { differences } from '../count/form-machine.ts'
import type { CountState } from '../count/state.ts'

const HOUR_MS = 3_600_000

/** How somebody types at the desk. Pseudonyms only, and no figure of any sheet: how many boxes, never what is in them. */
export interface StaffRow {
  readonly person: PersonId
  /** Sheets typed, each version by itself. */
  readonly forms: number
  /** Hours of the clock in which the person typed at least one. */
  readonly hours: number
  /** Sheets in each such hour, in tenths, rounded half up. */
  readonly formsPerHourTenths: number
  /** Boxes of the sheets that are settled, and those of them that a third person or a correction made another. */
  readonly boxes: number
  readonly corrected: number
}

/** Speed and accuracy of everybody who typed at the desk, by pseudonym. */
export function staff({ forms }: Pick<CountState, 'forms'>): StaffRow[] {
  const rows = new Map<PersonId, { forms: number; hours: Set<number>; boxes: number; corrected: number }>()
  for (const form of Object.values(forms)) {
    for (const typed of typings(form)) {
      const person = typed.by as PersonId
      const row = rows.get(person) ?? { forms: 0, hours: new Set(), boxes: 0, corrected: 0 }
      rows.set(person, row)
      row.forms++
      row.hours.add(Math.floor(typed.at / HOUR_MS))
      if (!form.settled) continue
      row.boxes += fields(typed.sheet).length
      row.corrected += differences(typed.sheet, form.settled.sheet).filter((field) => field !== 'observations').length
    }
  }
  return [...rows]
    .map(([person, { hours, ...row }]) => ({
      person,
      ...row,
      hours: hours.size,
      formsPerHourTenths: Math.floor((20 * row.forms + hours.size) / (2 * hours.size)),
    }))
    .sort((a, b) => (a.person < b.person ? -1 : 1))
}

function typings({ first, second, earlier }: Form): Typed[] {
  return [...earlier, first, second].filter((typed): typed is Typed => typed?.from === 'desk')
}
