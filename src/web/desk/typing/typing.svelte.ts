import type { Count, PersonId } from '#election/named.ts'
import { type RuleResult, run, stops } from '#election/pv/rule.ts'
import { SHEET_RULES } from '#election/pv/rules/sheet.ts'
import { blanks, type Field, fields, SHEET_COUNTS, type Sheet, sumOfVotes } from '#election/pv/sheet.ts'
import type { SheetTolerances } from '#election/pv/tolerances.ts'
import { BLANK_ON_PAPER, readCount, textOf } from './digits.ts'
import { forgetTyping, keepTyping, readTyping } from './kept.ts'

/** A finding over more boxes than this marks only the first. */
const MOST_MARKS = 4

/** The sheet in front of the typist: where it belongs and what the book says of it. */
export interface SheetPlace extends Pick<Sheet, 'station' | 'constituency' | 'paper'> {
  /** Registered voters in the book; the sheet may say something else. */
  readonly registered: Count
  /** Lines on the ballot. */
  readonly lines: number
  readonly tolerances: SheetTolerances
}

/** A running sum beside what is written: `gap` is what is still missing (positive) or too much (negative). */
export interface Running {
  readonly sum: number
  readonly written: number | undefined
  readonly gap: number | undefined
}

/**
 * One person typing one sheet, by keys alone. Texts stay as typed: nothing is corrected, zero is not blank, and every
 * key is kept on this machine until the room has the sheet.
 */
export class Typing {
  readonly place: SheetPlace
  readonly #person: PersonId
  texts = $state<Record<string, string>>({})
  observations = $state('')
  /** The box that has the keyboard. */
  current = $state<Field | undefined>()
  /** The box whose text changed since it has the keyboard: rules wait until it is left. */
  editing = $state<Field | undefined>()
  /** After the first attempt to send, blank boxes are faults too. */
  asked = $state(false)
  /** False in a window that keeps nothing: then the typist is told. */
  safe = $state(true)
  /** It was sent and nobody answered. */
  sent = $state(false)

  constructor(person: PersonId, place: SheetPlace) {
    this.place = place
    this.#person = person
    const kept = readTyping(person, place.station, place.constituency)
    this.texts = { ...kept?.texts }
    this.observations = kept?.observations ?? ''
    this.sent = kept?.sent === true
  }

  readonly sheet: Sheet = $derived.by(() => {
    const { station, constituency, paper, lines } = this.place
    const count = (field: Field): Count | null => {
      const read = readCount(this.texts[field] ?? '')
      return read === 'wrong' ? null : read
    }
    const [registered, voters, ballots, nul, contested, valid] = SHEET_COUNTS.map(count) as (Count | null)[]
    return {
      station,
      constituency,
      paper,
      registered: registered ?? null,
      voters: voters ?? null,
      ballots: ballots ?? null,
      void: nul ?? null,
      contested: contested ?? null,
      valid: valid ?? null,
      votes: Array.from({ length: lines }, (_, line) => count(`votes.${line}`)),
      observations: this.observations.trim(),
    }
  })

  /** Boxes in the order of the paper. */
  readonly boxes: readonly Field[] = $derived(fields(this.sheet))
  /** Boxes whose text is no whole number. */
  readonly wrong: readonly Field[] = $derived(
    this.boxes.filter(
      (field) => field !== this.editing && !this.struck(field) && readCount(this.texts[field] ?? '') === 'wrong',
    ),
  )
  /** Boxes that the typist found blank on the paper. */
  readonly onPaper: readonly Field[] = $derived(this.boxes.filter((field) => this.struck(field)))
  /** Boxes in which there is no figure, and nobody said that the paper has none. */
  readonly blank: readonly Field[] = $derived(blanks(this.sheet).filter((field) => !this.struck(field)))
  readonly #every: readonly RuleResult[] = $derived.by(() => {
    const { registered, lines, tolerances } = this.place
    return run(SHEET_RULES, { sheet: this.sheet, registered, lines, tolerances })
  })
  /** What to tell now: not about the box that is being written, and about blanks only when it should be sent. */
  readonly findings: readonly RuleResult[] = $derived(
    this.#every.filter(
      ({ code, fields: touched }) =>
        (code !== 'E101' || (this.asked && this.onPaper.length === 0)) &&
        !touched.some((field) => field === this.editing),
    ),
  )
  readonly stopped: boolean = $derived(this.#every.some((finding) => finding.code !== 'E101' && stops(finding)))
  readonly typedAnything: boolean = $derived(
    this.observations !== '' || Object.values(this.texts).some((text) => text !== ''),
  )

  /** Valid, void and contested against the ballots of the urn. */
  readonly urn: Running = $derived.by(() => {
    const { valid, void: nul, contested, ballots } = this.sheet
    return running((valid ?? 0) + (nul ?? 0) + (contested ?? 0), ballots)
  })
  /** The lists' votes against the valid ones. */
  readonly lists: Running = $derived(running(sumOfVotes(this.sheet), this.sheet.valid))

  write(field: Field, text: string): void {
    this.texts[field] = textOf(text)
    this.editing = field
    this.#keep()
  }

  /** Whether the typist said that a box is blank on the paper. */
  struck(field: Field): boolean {
    return this.texts[field] === BLANK_ON_PAPER
  }

  /** Says that a box is blank on the paper, or takes it back. */
  strike(field: Field): void {
    this.write(field, this.struck(field) ? '' : BLANK_ON_PAPER)
  }

  writeObservations(words: string): void {
    this.observations = words
    this.#keep()
  }

  enter(field: Field | undefined): void {
    this.current = field
    this.editing = undefined
  }

  /** Marks of the rules on a box, worst first. */
  marks(field: Field): 'stops' | 'warns' | undefined {
    if (this.wrong.includes(field)) return 'stops'
    if (this.asked && this.blank.includes(field)) return 'stops'
    const touching = this.findings.filter((finding) => finding.code !== 'E101' && pointedAt(finding).includes(field))
    if (touching.length === 0) return undefined
    return touching.some(stops) ? 'stops' : 'warns'
  }

  /** The box after (or before) this one; undefined past either end. */
  beside(field: Field, step: 1 | -1): Field | undefined {
    return this.boxes[this.boxes.indexOf(field) + step]
  }

  /** It went out; whether it arrived is not known. */
  markSent(sent: boolean): void {
    this.sent = sent
    this.#keep()
  }

  /** The room has it: nothing stays on this machine. */
  done(): void {
    forgetTyping(this.#person, this.place.station, this.place.constituency)
  }

  #keep(): void {
    const { station, constituency } = this.place
    this.safe = keepTyping(this.#person, station, constituency, {
      texts: $state.snapshot(this.texts),
      observations: this.observations,
      ...(this.sent && { sent: true }),
    })
  }
}

/** A rule about a whole column points at its first box, the written total: a sheet that is red all over shows nothing. */
function pointedAt({ fields: touched }: RuleResult): readonly Field[] {
  return touched.length > MOST_MARKS ? touched.slice(0, 1) : touched
}

function running(sum: number, written: number | null): Running {
  return { sum, written: written ?? undefined, gap: written === null ? undefined : written - sum }
}
