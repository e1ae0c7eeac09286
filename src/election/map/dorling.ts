import { boxOf, type Point } from './anchors.ts'

export interface Circle {
  readonly x: number
  readonly y: number
  readonly r: number
}

/** Side of the square that a map is drawn in. */
export const SIDE = 1000
const MARGIN = 8
/** Share of the anchors' rectangle that the circles' areas fill before they push each other apart. */
const FILL = 0.36
/** Free space between two circles, in the units of the square before the last fit. */
const GAP = 7
const ROUNDS = 400
/** How far a circle goes back towards its anchor, and towards its neighbours, in the first round; both fade. */
const HOME = 0.06
const TOGETHER = 0.05
const NEIGHBOURS = 3

interface Moving {
  x: number
  y: number
  readonly r: number
  readonly home: Point
}

/**
 * Dorling's cartogram: a circle for each point, its area in proportion to its weight, as near to its place and to its
 * neighbours as it can be without overlapping. North stays up. The same input gives the same picture; whole units.
 */
export function dorling(anchors: readonly Point[], weights: readonly number[]): readonly Circle[] {
  const circles = start(anchors, weights)
  const neighbours = nearest(anchors)
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = 1 - round / ROUNDS
    for (const circle of circles) {
      circle.x += (circle.home.x - circle.x) * HOME * left
      circle.y += (circle.home.y - circle.y) * HOME * left
    }
    neighbours.forEach((near, i) => {
      for (const j of near) approach(circles[i], circles[j], TOGETHER * left)
    })
    separate(circles)
  }
  // Without the pulls each pass only pushes apart, so this ends; the bound is a guard against a picture of thousands.
  for (let pass = 0; pass < 5000 && separate(circles); pass += 1);
  return toSquare(circles)
}

/** Anchors scaled so that circles of proportionate areas fill a fixed share of them. */
function start(anchors: readonly Point[], weights: readonly number[]): Moving[] {
  const box = boxOf(anchors)
  const width = Math.max(box.right - box.left, 1e-6)
  const height = Math.max(box.bottom - box.top, 1e-6)
  // A row of places would have no area; no rectangle counts as flatter than one to four.
  const area = Math.max(width, height / 4) * Math.max(height, width / 4)
  const scale = Math.sqrt((SIDE * SIDE) / area)
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  return anchors.map((anchor, i) => {
    const home = { x: (anchor.x - box.left) * scale, y: (anchor.y - box.top) * scale }
    // Two places with one centre could not be pushed apart; each stands off its anchor in a direction of its own.
    const nudge = { x: Math.cos(i * 2.4) * 0.01, y: Math.sin(i * 2.4) * 0.01 }
    const r = Math.sqrt((Math.max(weights[i] ?? 0, 1) / total) * FILL * SIDE * SIDE * (1 / Math.PI))
    return { x: home.x + nudge.x, y: home.y + nudge.y, r, home }
  })
}

/** For each point its nearest few. */
function nearest(points: readonly Point[]): readonly (readonly number[])[] {
  return points.map((from, i) =>
    points
      .map((to, j) => ({ j, distance: (to.x - from.x) ** 2 + (to.y - from.y) ** 2 }))
      .filter(({ j }) => j !== i)
      .sort((a, b) => a.distance - b.distance || a.j - b.j)
      .slice(0, NEIGHBOURS)
      .map(({ j }) => j),
  )
}

function approach(a: Moving | undefined, b: Moving | undefined, share: number): void {
  if (!a || !b) return
  const distance = Math.hypot(b.x - a.x, b.y - a.y)
  const free = distance - a.r - b.r - GAP
  if (free <= 0) return
  const step = (free * share) / distance
  a.x += (b.x - a.x) * step
  a.y += (b.y - a.y) * step
}

/** Pushes every overlapping pair apart, the smaller circle further. Whether any pair overlapped. */
function separate(circles: Moving[]): boolean {
  let overlapped = false
  const byLeft = [...circles].sort((a, b) => a.x - a.r - (b.x - b.r))
  byLeft.forEach((a, i) => {
    for (let j = i + 1; j < byLeft.length; j += 1) {
      const b = byLeft[j]
      if (!b || b.x - b.r > a.x + a.r + GAP) break
      const distance = Math.hypot(b.x - a.x, b.y - a.y) || 1e-9
      const overlap = a.r + b.r + GAP - distance
      if (overlap <= 1e-6) continue
      overlapped ||= overlap > 0.5
      const share = b.r ** 2 / (a.r ** 2 + b.r ** 2)
      const ux = (b.x - a.x) / distance
      const uy = (b.y - a.y) / distance
      a.x -= ux * overlap * share
      a.y -= uy * overlap * share
      b.x += ux * overlap * (1 - share)
      b.y += uy * overlap * (1 - share)
    }
  })
  return overlapped
}

/** Scales the picture into the square, and rounds: circles inwards, so that rounding makes none overlap. */
function toSquare(circles: readonly Moving[]): readonly Circle[] {
  const box = boxOf(
    circles.flatMap(({ x, y, r }) => [
      { x: x - r, y: y - r },
      { x: x + r, y: y + r },
    ]),
  )
  const width = box.right - box.left
  const height = box.bottom - box.top
  const scale = (SIDE - 2 * MARGIN) / Math.max(width, height)
  const offset = { x: (SIDE - width * scale) / 2, y: (SIDE - height * scale) / 2 }
  return circles.map(({ x, y, r }) => ({
    x: Math.round((x - box.left) * scale + offset.x),
    y: Math.round((y - box.top) * scale + offset.y),
    r: Math.max(1, Math.floor(r * scale)),
  }))
}
