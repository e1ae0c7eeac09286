/** A circle of the map in its own units, and the size of the name that wants to stand at it. */
export interface Named {
  readonly x: number
  readonly y: number
  readonly r: number
  readonly width: number
  readonly height: number
}

export interface LabelSpot {
  /** Centre of the label's box. */
  readonly x: number
  readonly y: number
  readonly inside: boolean
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Where each circle's name stands: inside when the circle holds it, else below, above or beside it, wherever it covers
 * least of the other circles and names. Large circles choose first.
 */
export function placeLabels(circles: readonly Named[], side: number): LabelSpot[] {
  const spots: LabelSpot[] = circles.map((circle) => ({ x: circle.x, y: circle.y, inside: true }))
  const taken: Box[] = []
  const order = circles.map((_, at) => at).sort((a, b) => (circles[b]?.r ?? 0) - (circles[a]?.r ?? 0))
  for (const at of order) {
    const circle = circles[at]
    if (!circle || fits(circle)) continue
    let best: { readonly spot: Box; readonly cost: number } | undefined
    for (const [preference, spot] of candidates(circle).entries()) {
      const cost = preference * circle.height + covered(spot, circles, at, taken) + outside(spot, side)
      if (!best || cost < best.cost) best = { spot, cost }
    }
    if (!best) continue
    taken.push(best.spot)
    spots[at] = { x: best.spot.x, y: best.spot.y, inside: false }
  }
  return spots
}

/** True when the name and the figure under it fit into the circle. */
function fits({ r, width, height }: Named): boolean {
  return Math.hypot(width / 2, height) <= r * 0.96
}

function candidates({ x, y, r, width, height }: Named): Box[] {
  const away = r + height * 0.75
  return [
    { x, y: y + away, width, height },
    { x, y: y - away, width, height },
    { x: x - r - width / 2 - height / 3, y, width, height },
    { x: x + r + width / 2 + height / 3, y, width, height },
  ]
}

function covered(box: Box, circles: readonly Named[], own: number, taken: readonly Box[]): number {
  let area = 0
  for (const [at, circle] of circles.entries()) {
    if (at === own) continue
    area += overlap(box, { x: circle.x, y: circle.y, width: circle.r * 1.8, height: circle.r * 1.8 })
  }
  for (const other of taken) area += 2 * overlap(box, other)
  return area
}

/** Area beyond the map's square, weighing more than any overlap. */
function outside(box: Box, side: number): number {
  const inner = overlap(box, { x: side / 2, y: side / 2, width: side, height: side })
  return 10 * (box.width * box.height - inner)
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width / 2, b.x + b.width / 2) - Math.max(a.x - a.width / 2, b.x - b.width / 2)
  const down = Math.min(a.y + a.height / 2, b.y + b.height / 2) - Math.max(a.y - a.height / 2, b.y - b.height / 2)
  return across > 0 && down > 0 ? across * down : 0
}
