import { tick } from 'svelte'
import { firstRuler, learntRuler, type Mark, type Ruler, rowAt, rowPut, rulerShifted } from './ruler.ts'
import { fitAll, fitWidth, type Size, scrollFor, type Turns, turned, turnedOn, zoomed } from './view.ts'

/** One press moves the picture by so many pixels, and the marker by this share of the sheet's height. */
const PAN = 80
const NUDGE = 0.004

/** How the photo of a sheet lies in its window, and where the row marker is. Sheets of one kind look alike: the ruler is remembered for the next. */
export class PhotoView {
  picture = $state.raw<Size | undefined>()
  scale = $state(1)
  turns = $state<Turns>(0)
  ruler = $state.raw<Ruler>(firstRuler(1))
  /** The row that is being typed; undefined hides the marker. */
  row = $state<number | undefined>()
  readonly sheet: Size = $derived.by(() => {
    const { width, height } = turned(this.picture ?? { width: 0, height: 0 }, this.turns)
    return { width: width * this.scale, height: height * this.scale }
  })
  readonly #key: string
  #window: HTMLElement | undefined
  /** The picture fills the width, and shall when the window changes. */
  #fitted = true

  /** `kind` names sheets that are printed alike, of so many rows. */
  constructor(kind: string, rows: number) {
    this.#key = `sunduq-ruler:${kind}|${rows}`
    this.ruler = readRuler(this.#key) ?? firstRuler(rows)
  }

  attach = (element: HTMLElement): (() => void) => {
    this.#window = element
    // Without it the keyboard could not scroll.
    element.tabIndex = 0
    const resized = new ResizeObserver(() => {
      if (this.#fitted) this.fitWidth()
    })
    resized.observe(element)
    return () => {
      resized.disconnect()
      this.#window = undefined
    }
  }

  loaded(size: Size): void {
    this.picture = size
    this.fitWidth()
  }

  zoom(steps: number): void {
    this.#fitted = false
    this.#rescale(zoomed(this.scale, steps))
  }

  fit(): void {
    this.#fitted = false
    if (this.picture) this.#rescale(fitAll(this.picture, this.turns, this.#size()))
  }

  fitWidth(): void {
    this.#fitted = true
    if (this.picture) this.#rescale(fitWidth(this.picture, this.turns, this.#size()))
  }

  turn(): void {
    this.turns = turnedOn(this.turns)
    this.fitWidth()
  }

  pan(across: number, down: number): void {
    this.#window?.scrollBy(across * PAN, down * PAN)
  }

  /** The typed row goes to `row`; the picture follows. */
  goTo(row: number | undefined): void {
    this.row = row
    void this.#follow()
  }

  /** Puts the typed row in place, so far from where it was (shares of the sheet's height); the others follow. */
  move(by: number): void {
    const row = this.row ?? 0
    this.#rule(rowPut(this.ruler, row, rowAt(this.ruler, row) + by))
  }

  /** Moves all rows alike. */
  shift(by: number): void {
    this.#rule(rulerShifted(this.ruler, by))
  }

  /** Carries out a key for the photo; false when the key is for somebody else. `code` is the place of the key, so that every layout has it. */
  key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey) return false
    const arrow = ARROWS[event.key]
    if (arrow && event.altKey) {
      if (arrow[1] === 0) return false
      if (event.shiftKey) this.shift(arrow[1] * NUDGE)
      else this.move(arrow[1] * NUDGE)
      return true
    }
    if (event.altKey) return false
    if (arrow && event.shiftKey) {
      this.pan(arrow[0], arrow[1])
      return true
    }
    if (event.key === '+' || event.code === 'NumpadAdd') this.zoom(1)
    else if (event.key === '-' || event.code === 'NumpadSubtract') this.zoom(-1)
    else if (event.code === 'KeyR') this.turn()
    else if (event.code === 'KeyF') this.fit()
    else if (event.code === 'KeyB') this.fitWidth()
    else return false
    return true
  }

  #size(): Size {
    return { width: this.#window?.clientWidth ?? 1, height: this.#window?.clientHeight ?? 1 }
  }

  #rescale(scale: number): void {
    this.scale = scale
    void this.#follow()
  }

  #rule(ruler: Ruler): void {
    this.ruler = ruler
    void this.#follow()
    try {
      localStorage.setItem(this.#key, JSON.stringify(ruler.marks))
    } catch {
      // A private window forgets where the rows are; nothing else is lost.
    }
  }

  async #follow(): Promise<void> {
    await tick()
    if (!this.#window || this.row === undefined) return
    this.#window.scrollTop = scrollFor(rowAt(this.ruler, this.row), this.sheet.height, this.#window.clientHeight)
  }
}

const ARROWS: Readonly<Record<string, readonly [1 | 0 | -1, 1 | 0 | -1]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

function readRuler(key: string): Ruler | undefined {
  try {
    const marks: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isMarks(marks) ? learntRuler(marks) : undefined
  } catch {
    return undefined
  }
}

/** Whether another day, or another version of this page, left something that a ruler can be made of. */
function isMarks(value: unknown): value is Mark[] {
  if (!Array.isArray(value) || value.length < 2) return false
  return value.every(
    ({ row, at }: Partial<Mark>, index) =>
      Number.isInteger(row) &&
      Number.isFinite(at) &&
      (index === 0 || (Number(row) > value[index - 1].row && Number(at) > value[index - 1].at)),
  )
}
