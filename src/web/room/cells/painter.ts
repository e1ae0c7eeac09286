import { STATION_STATUSES, type StationStatus } from '#room/views/wall.ts'
import type { Columns } from '../live/picture.ts'
import { tally } from './groups.ts'
import type { BlockLayout, CellGroup, CellLayout, Part } from './layout.ts'
import { ABNORMAL, colour, Stamps } from './looks.ts'

/** Side of an abnormal station drawn on top of a block, in CSS pixels. */
const MARK = 11
/** A narrower block holds no name of a commune, in CSS pixels. */
const LEAST_NAMED = 40
/** What stands for a whole block, bottom to top: closed, open, not opened. */
const BANDS: readonly (readonly [StationStatus, string])[] = [
  ['closed', 'var(--band-closed)'],
  ['open', 'var(--band-open)'],
  ['not-opened', 'var(--mark-blank)'],
]

/** Mark in the page's timeline: all stations were drawn. A measurement waits for it. */
export const WALL_DRAWN = 'sunduq-wall-drawn'

/** As much of a name as fits, whole words first. */
function shortened(name: string, fits: (text: string) => boolean): string {
  if (fits(name)) return name
  const words = name.split(' ')
  const letters = [...(words[0] ?? '')]
  const shorter = [
    ...words.map((_, left) => words.slice(0, words.length - left).join(' ')).slice(1),
    ...letters.map((_, left) => letters.slice(0, letters.length - left).join('')).slice(1),
  ]
  return shorter.map((text) => `${text}…`).find(fits) ?? ''
}

export interface Surface {
  readonly context: CanvasRenderingContext2D
  /** Device pixels per CSS pixel. */
  readonly ratio: number
  readonly width: number
  readonly height: number
}

/**
 * Draws the stations in the theme that the page has when it is made. Everything once, then only what changed; a repaint
 * never reads the canvas.
 */
export class Painter {
  readonly #stamps = new Stamps()
  readonly #ink = colour('var(--ink)')
  readonly #ground = colour('var(--panel)')
  readonly #line = colour('var(--mark-line)')
  readonly #bands = BANDS.map(([status, fill]) => [status, colour(fill)] as const)
  readonly #groupOf: Int32Array
  readonly #groups: readonly CellGroup[]
  readonly #layout: CellLayout | BlockLayout
  readonly #surface: Surface
  readonly #nameOf: (place: number) => string
  readonly #font: string

  /** @param nameOf the name of a place, by its index in the definition */
  constructor(
    surface: Surface,
    layout: CellLayout | BlockLayout,
    groups: readonly CellGroup[],
    nameOf: (place: number) => string,
    stations: number,
    font: string,
  ) {
    this.#surface = surface
    this.#layout = layout
    this.#groups = groups
    this.#nameOf = nameOf
    this.#font = font
    this.#groupOf = new Int32Array(stations).fill(-1)
    for (const [group, { stations: members }] of groups.entries())
      for (const station of members) this.#groupOf[station] = group
  }

  all(columns: Columns): void {
    const { context, ratio, width, height } = this.#surface
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.fillStyle = this.#ground
    context.fillRect(0, 0, width, height)
    if (this.#layout.kind === 'blocks') {
      for (const part of this.#layout.parts) this.#part(part)
      for (const block of this.#layout.blocks) this.#block(this.#layout, block.group, columns)
      return
    }
    for (const { group, x, y, width } of this.#layout.blocks)
      this.#label(this.#nameOf(this.#groups[group]?.place ?? -1), x, y, width)
    for (const { stations } of this.#groups) for (const station of stations) this.#cell(this.#layout, station, columns)
  }

  some(stations: readonly number[], columns: Columns): void {
    if (this.#layout.kind === 'cells') {
      for (const station of stations) this.#cell(this.#layout, station, columns)
      return
    }
    const touched = new Set(stations.map((station) => this.#groupOf[station] ?? -1))
    for (const group of touched) this.#block(this.#layout, group, columns)
  }

  #cell(layout: CellLayout, station: number, columns: Columns): void {
    const x = layout.x[station] ?? Number.NaN
    if (Number.isNaN(x)) return
    const { context, ratio } = this.#surface
    const status = STATION_STATUSES[columns.status[station] ?? 0] ?? 'not-opened'
    const stamp = this.#stamps.of(status, Math.max(1, Math.round((layout.size - 1) * ratio)))
    context.fillStyle = this.#ground
    context.fillRect(x, layout.y[station] ?? 0, layout.size, layout.size)
    context.drawImage(stamp, x, layout.y[station] ?? 0, layout.size - 1, layout.size - 1)
  }

  /** A province: its frame, and its name as far as there is room for words of it. */
  #part({ place, x, y, width, height, label }: Part): void {
    const { context } = this.#surface
    context.strokeStyle = this.#ink
    context.lineWidth = 1
    context.strokeRect(x + 0.5, y + 0.5, Math.max(1, width - 1), Math.max(1, height - 1))
    if (label === 0) return
    context.font = this.#font
    const room = width - 8
    this.#label(
      shortened(this.#nameOf(place), (text) => context.measureText(text).width <= room),
      x + 4,
      y + 3,
      room,
    )
  }

  #label(name: string, x: number, y: number, width: number): void {
    const { context } = this.#surface
    const rtl = context.canvas.dir === 'rtl'
    context.font = this.#font
    context.direction = rtl ? 'rtl' : 'ltr'
    context.textAlign = 'start'
    context.textBaseline = 'top'
    context.fillStyle = this.#ink
    context.fillText(name, rtl ? x + width : x, y)
  }

  #block(layout: BlockLayout, group: number, columns: Columns): void {
    const block = layout.blocks[group]
    const stations = this.#groups[group]?.stations
    if (!block || !stations) return
    const { context } = this.#surface
    const x = block.x + 1
    const y = block.y + 1
    const width = Math.max(1, block.width - 2)
    const height = Math.max(1, block.height - 2)
    const counts = tally(stations, columns)
    const abnormal = ABNORMAL.reduce((sum, status) => sum + (counts[STATION_STATUSES.indexOf(status)] ?? 0), 0)
    let bottom = y + height
    for (const [status, fill] of this.#bands) {
      // Abnormal stations are open or late to open; their marks say which, the band below them stays that of open ones.
      const count = (counts[STATION_STATUSES.indexOf(status)] ?? 0) + (status === 'open' ? abnormal : 0)
      const part = (height * count) / stations.length
      context.fillStyle = fill
      context.fillRect(x, bottom - part, width, part)
      bottom -= part
    }
    context.strokeStyle = this.#line
    context.lineWidth = 1
    context.strokeRect(x, y, width, height)
    const named = this.#groups[group] as CellGroup
    // The width of a name is asked for last: it has to be measured.
    if (height > 20 && width > LEAST_NAMED && named.labelWidth + 6 < width)
      this.#label(this.#nameOf(named.place), x + 3, y + 3, width - 6)
    if (abnormal > 0) this.#marks(stations, columns, x, y, width, height)
  }

  /** Abnormal stations, each at its place in the block's reading order, larger than a cell would be. */
  #marks(stations: readonly number[], columns: Columns, x: number, y: number, width: number, height: number): void {
    const { context, ratio } = this.#surface
    context.save()
    context.beginPath()
    context.rect(x, y, width, height)
    context.clip()
    const across = Math.max(1, Math.round(Math.sqrt((stations.length * width) / height)))
    const down = Math.ceil(stations.length / across)
    const pixels = Math.round(MARK * ratio)
    for (const [at, station] of stations.entries()) {
      const status = STATION_STATUSES[columns.status[station] ?? 0] ?? 'open'
      if (!ABNORMAL.includes(status)) continue
      const left = x + ((at % across) + 0.5) * (width / across) - MARK / 2
      const top = y + (Math.floor(at / across) + 0.5) * (height / down) - MARK / 2
      context.drawImage(
        this.#stamps.of(status, pixels),
        Math.min(Math.max(left, x), Math.max(x, x + width - MARK)),
        Math.min(Math.max(top, y), Math.max(y, y + height - MARK)),
        MARK,
        MARK,
      )
    }
    context.restore()
  }
}
