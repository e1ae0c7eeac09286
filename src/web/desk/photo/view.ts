/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3

/** Where the marker lies on the sheet, in shares of its height: the first row's middle and the way to the next. */
export interface Ruler {
  readonly start: number
  readonly pitch: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Heights of a row that a printed sheet usually spends above its first row's middle, and on head and signatures in all. */
const ROWS_ABOVE = 4.2
const ROWS_BESIDE = 7.8

/** Where the rows are on a sheet that nobody has pointed at yet: title above, signatures below. */
export function firstRuler(rows: number): Ruler {
  const pitch = 1 / (rows + ROWS_BESIDE)
  return { start: ROWS_ABOVE * pitch, pitch }
}

/** Zoom goes by this factor a step. */
export const ZOOM_STEP = 1.25
const LEAST_SCALE = 0.05
const MOST_SCALE = 6
const LEAST_PITCH = 0.005
const MOST_PITCH = 0.2

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

/** Middle of a row, in shares of the sheet's height; kept on the sheet. */
export function rowAt({ start, pitch }: Ruler, row: number): number {
  return clamp(start + row * pitch, 0, 1)
}

/** The ruler after row `row` was moved by `by` (shares of the height): the first row moves all, others stretch. */
export function rulerMoved({ start, pitch }: Ruler, row: number, by: number): Ruler {
  if (row === 0) return { start: clamp(start + by, 0, 1), pitch }
  return { start, pitch: clamp(pitch + by / row, LEAST_PITCH, MOST_PITCH) }
}

/** The whole ruler up or down. */
export function rulerShifted({ start, pitch }: Ruler, by: number): Ruler {
  return { start: clamp(start + by, 0, 1), pitch }
}

/** Where to scroll so that a row is in the middle of the window. */
export function scrollFor(row: number, sheetHeight: number, windowHeight: number): number {
  return Math.max(0, row * sheetHeight - windowHeight / 2)
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
