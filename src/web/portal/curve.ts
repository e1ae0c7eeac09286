import type { Hours, Previous } from '#election/book/book.ts'
import type { CurvePoint } from '#room/views/published.ts'

/** The curve as SVG paths in a 640 × 260 picture: x 58 to 632 is the day, y 12 to 226 from the top level down to zero. */
export interface Drawing {
  readonly line: string
  readonly end: { readonly x: number; readonly y: number }
  readonly previous: string | undefined
  /** Horizontal lines with their level in basis points. */
  readonly levels: readonly { readonly points: number; readonly y: number }[]
  readonly hours: readonly { readonly minute: number; readonly x: number }[]
}

const LEFT = 58
const RIGHT = 632
const TOP = 12
const BOTTOM = 226

/** Draws shares of all registered voters, from the opening to the close or the last point, whichever is later. */
export function drawCurve(
  curve: readonly CurvePoint[],
  registered: number,
  hours: Hours,
  previous: Previous | undefined,
): Drawing {
  const before = previous?.curve.map(({ minute, voters }) => [minute, voters] as const) ?? []
  const shares = [share(curve, registered), previous ? share(before, previous.registered) : 0]
  const top = scaleTop(Math.max(...shares))
  const from = Math.min(hours.opens, curve[0]?.[0] ?? hours.opens)
  const to = Math.max(hours.closes, curve.at(-1)?.[0] ?? 0)
  const x = (minute: number): number => round(LEFT + ((minute - from) * (RIGHT - LEFT)) / (to - from))
  const y = (voters: number, of: number): number =>
    of > 0 ? round(BOTTOM - ((voters * 10_000) / of / top) * (BOTTOM - TOP)) : BOTTOM
  const path = (points: readonly CurvePoint[], of: number): string =>
    points.map(([minute, voters], i) => `${i === 0 ? 'M' : 'L'}${x(minute)} ${y(voters, of)}`).join('')
  const last = curve.at(-1)
  const inside = before.filter(([minute]) => minute >= from && minute <= to)
  const step = to - from > 480 ? 180 : 120
  const first = Math.ceil(from / 60) * 60
  return {
    line: path([[from, 0], ...curve], registered),
    end: last ? { x: x(last[0]), y: y(last[1], registered) } : { x: LEFT, y: BOTTOM },
    previous: previous && inside.length > 1 ? path(inside, previous.registered) : undefined,
    levels: [0, 1, 2, 3, 4].map((quarter) => ({
      points: (top * quarter) / 4,
      y: round(BOTTOM - ((BOTTOM - TOP) * quarter) / 4),
    })),
    hours: Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, i) => first + i * step).map((minute) => ({
      minute,
      x: Math.min(x(minute), RIGHT - 24),
    })),
  }
}

export interface CurveTableRow {
  readonly minute: number
  readonly voters: number | undefined
  readonly before: number | undefined
}

/** The curve every hour from the opening, and its last point. An hour that has not come yet has no figure. */
export function tableOf(curve: readonly CurvePoint[], hours: Hours, previous: Previous | undefined): CurveTableRow[] {
  const last = curve.at(-1)
  if (!last) return []
  const minutes: number[] = []
  for (let minute = hours.opens + 60; minute < last[0]; minute += 60) minutes.push(minute)
  minutes.push(last[0])
  return minutes.map((minute) => ({
    minute,
    voters: curve.findLast(([at]) => at <= minute)?.[1] ?? 0,
    before: previous?.curve.findLast((point) => point.minute <= minute)?.voters,
  }))
}

function share(points: readonly CurvePoint[], registered: number): number {
  return registered > 0 ? ((points.at(-1)?.[1] ?? 0) * 10_000) / registered : 0
}

/** The top of the scale in basis points: the next of 8, 20, 40, 60, 80, 100 per cent, so that quarters are whole. */
function scaleTop(most: number): number {
  return [800, 2000, 4000, 6000, 8000].find((top) => most <= top) ?? 10_000
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
