import type { StationStatus } from '#room/views/wall.ts'

/** One stroke or fill of a status's mark, in a box of 12 × 12. */
export interface Layer {
  readonly path: string
  /** A colour of `room.css`. */
  readonly fill?: string
  readonly stroke?: string
  readonly width?: number
}

const SQUARE = 'M1 1H11V11H1Z'
const INNER = 'M1.75 1.75H10.25V10.25H1.75Z'

/**
 * The mark of each status: shape and colour together, so that neither is needed alone. Normal is grey; amber and red
 * are for what a person must look at; silence is hatched, because its figure is no longer fresh.
 */
export const LOOKS: Readonly<Record<StationStatus, readonly Layer[]>> = {
  'not-opened': [{ path: INNER, fill: 'var(--mark-blank)', stroke: 'var(--mark-line)', width: 1.2 }],
  late: [
    { path: INNER, fill: 'var(--mark-blank)', stroke: 'var(--amber)', width: 1.8 },
    { path: 'M6 3.4V6.6H8.6', stroke: 'var(--amber)', width: 1.5 },
  ],
  open: [{ path: SQUARE, fill: 'var(--mark-open)' }],
  silent: [
    { path: SQUARE, fill: 'var(--amber-pale)' },
    { path: 'M1 6L6 1M1 11L11 1M6 11L11 6', stroke: 'var(--amber)', width: 1.5 },
  ],
  incident: [
    { path: 'M6 0.6L11.8 11.4H0.2Z', fill: 'var(--red)' },
    { path: 'M6 4.4V7.6M6 8.9V10', stroke: 'var(--raised)', width: 1.4 },
  ],
  closed: [{ path: SQUARE, fill: 'var(--mark-closed)' }],
}

/** Statuses that someone must look at; they stay visible when cells become blocks. */
export const ABNORMAL: readonly StationStatus[] = ['late', 'silent', 'incident']

/** Draws marks once per status and size, then stamps them: a repaint of a cell is one copy of pixels. */
export class Stamps {
  readonly #stamps = new Map<string, HTMLCanvasElement>()

  /** @param pixels side of the mark in device pixels */
  of(status: StationStatus, pixels: number): HTMLCanvasElement {
    const key = `${status} ${pixels}`
    let stamp = this.#stamps.get(key)
    if (!stamp) {
      stamp = drawMark(status, pixels)
      this.#stamps.set(key, stamp)
    }
    return stamp
  }
}

/** A colour of `room.css` as a canvas understands it, in the theme that the page has now. */
export function colour(value: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  return name === undefined ? value : getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

function drawMark(status: StationStatus, pixels: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = pixels
  canvas.height = pixels
  const context = canvas.getContext('2d')
  if (!context) return canvas
  context.scale(pixels / 12, pixels / 12)
  for (const layer of LOOKS[status]) {
    const path = new Path2D(layer.path)
    if (layer.fill) {
      context.fillStyle = colour(layer.fill)
      context.fill(path)
    }
    if (layer.stroke) {
      context.strokeStyle = colour(layer.stroke)
      context.lineWidth = layer.width ?? 1
      context.stroke(path)
    }
  }
  return canvas
}
