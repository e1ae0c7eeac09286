/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3

export interface Size {
  readonly width: number
  readonly height: number
}

/** Zoom goes by this factor a step. */
const ZOOM_STEP = 1.25
const LEAST_SCALE = 0.05
const MOST_SCALE = 6

/** The picture as it lies after turning. */
export function turned({ width, height }: Size, turns: Turns): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

/** Screen pixels per picture pixel at which the whole width shows. */
export function fitWidth(picture: Size, turns: Turns, window: Size): number {
  return clamp(window.width / Math.max(1, turned(picture, turns).width), LEAST_SCALE, MOST_SCALE)
}

/** At which all of it shows. */
export function fitAll(picture: Size, turns: Turns, window: Size): number {
  const height = window.height / Math.max(1, turned(picture, turns).height)
  return clamp(Math.min(fitWidth(picture, turns, window), height), LEAST_SCALE, MOST_SCALE)
}

export function zoomed(scale: number, steps: number): number {
  return clamp(scale * ZOOM_STEP ** steps, LEAST_SCALE, MOST_SCALE)
}

export function turnedOn(turns: Turns): Turns {
  return ((turns + 1) % 4) as Turns
}

/** Where to scroll so that a row is in the middle of the window. */
export function scrollFor(row: number, sheetHeight: number, windowHeight: number): number {
  return Math.max(0, row * sheetHeight - windowHeight / 2)
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
