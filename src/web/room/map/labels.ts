/** A circle of the map in its own units, and the lines of the name that wants to stand at it. */
export interface Named {
  readonly x: number
  readonly y: number
  readonly r: number
  /** Width of the whole name in one line. */
  readonly width: number
  /** Width of the wider half where the name may be broken in two; absent for a single word. */
  readonly halved?: number
  /** Height of one line. */
  readonly height: number
}

export interface LabelSpot {
  /** Centre of the label's box. */
  readonly x: number
  readonly y: number
  /** `one` or `two` lines inside the circle above its figure, outside it, or not at all. */
  readonly kind: 'one' | 'two' | 'outside' | 'none'
  /** A line from the circle's rim to a name that found no place beside it. */
  readonly leader?: readonly [x1: number, y1: number, x2: number, y2: number]
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Where each circle's name stands: inside when the circle holds it, else around it, wherever it covers least of the
 * other circles and names. Small circles choose first among those outside, for they have the fewest free sides. A name
 * that finds no place is left out. A crowded map has names inside only (`beside` false).
 */
export function placeLabels(circles: readonly Named[], side: number, beside = true): LabelSpot[] {
  const spots = circles.map((circle): LabelSpot => ({ x: circle.x, y: circle.y, kind: kindOf(circle) }))
  if (!beside) return spots.map((spot) => (spot.kind === 'outside' ? { ...spot, kind: 'none' } : spot))
  const order = circles.map((_, at) => at).sort((a, b) => (circles[a]?.r ?? 0) - (circles[b]?.r ?? 0))
  const taken = new Map<number, Candidate>()
  // Whoever chose early did not know the names that came after: all choose once more.
  for (const at of [...order, ...order]) {
    const circle = circles[at]
    if (!circle || spots[at]?.kind !== 'outside') continue
    taken.delete(at)
    const others = [...taken.values()]
    let best: Candidate | undefined
    let least = CROWDED * circle.width * circle.height
    for (const candidate of candidates(circle)) {
      const far = (candidate.away * circle.width) / 3
      // They come by their distance: none that follows can be better.
      if (far >= least) break
      const cost = far + outside(candidate.box, side) + covered(candidate, circles, at, others)
      if (cost < least) [best, least] = [candidate, cost]
    }
    if (best) taken.set(at, best)
  }
  for (const [at, spot] of spots.entries())
    if (spot.kind === 'outside' && !taken.has(at)) spots[at] = { ...spot, kind: 'none' }
  for (const [at, { box, leader }] of taken)
    spots[at] = { x: box.x, y: box.y, kind: 'outside', ...(leader && { leader }) }
  return spots
}

/** In areas of the name itself: whatever covers more than this, another name always, is not written at all. */
const CROWDED = 2.4

/** Name and figure below it, as lines in a circle. */
function kindOf({ r, width, halved, height }: Named): LabelSpot['kind'] {
  const room = r * 0.93
  if (Math.hypot(width / 2, height) <= room) return 'one'
  if (halved !== undefined && Math.hypot(halved / 2, height * 1.6) <= room) return 'two'
  return 'outside'
}

interface Candidate {
  readonly box: Box
  /** Distance between rim and name. */
  readonly away: number
  readonly leader: LabelSpot['leader']
  /** Points of the leader that are asked what lies there. */
  readonly points: readonly (readonly [x: number, y: number])[]
}

/** Distances from the rim, in lines, that are tried in every direction. */
const DISTANCES = [0.2, 1.2, 2, 3, 4, 5.5, 7]
/** Below, above, beside, then on the slant: the first of equals is taken. */
const DIRECTIONS = [4, 12, 0, 8, 2, 6, 10, 14, 1, 3, 5, 7, 9, 11, 13, 15].map(
  (sixteenth) => [Math.cos((sixteenth * Math.PI) / 8), Math.sin((sixteenth * Math.PI) / 8)] as const,
)

function candidates({ x, y, r, width, height }: Named): Candidate[] {
  return DISTANCES.flatMap((lines) =>
    DIRECTIONS.map((towards) => {
      const [dx, dy] = towards
      const away = lines * height
      const box = {
        x: x + dx * (r + away + width / 2),
        // A name is wider than high: on the slant it may come closer from above and below than from the side.
        y: y + dy * (r + away + height / 2),
        width,
        height,
      }
      const leader = leaderOf({ x, y, r, height }, box, away, towards)
      return { box, away, leader, points: leader ? pointsOf(leader) : [] }
    }),
  )
}

/** A name that stands a line or more away from its circle is led to from its rim. */
function leaderOf(
  { x, y, r, height }: Pick<Named, 'x' | 'y' | 'r' | 'height'>,
  box: Box,
  away: number,
  [dx, dy]: readonly [number, number],
): LabelSpot['leader'] {
  if (away < height) return undefined
  const edge = (centre: number, half: number, from: number) => Math.min(Math.max(from, centre - half), centre + half)
  return [x + dx * r, y + dy * r, edge(box.x, box.width / 2, x), edge(box.y, box.height / 2, y)]
}

/** Where along a leader its points lie. */
const STEPS = [0.1, 0.3, 0.5, 0.7, 0.9]

/**
 * How badly a name and its leader cover others, in square units: circles, more what is written in them, most another
 * name.
 */
function covered(
  { box, points }: Candidate,
  circles: readonly Named[],
  own: number,
  taken: readonly Candidate[],
): number {
  const name = box.width * box.height
  let cost = 0
  for (const [at, { x, y, r, width, height }] of circles.entries()) {
    if (at === own) continue
    const dx = Math.max(0, Math.abs(x - box.x) - box.width / 2)
    const dy = Math.max(0, Math.abs(y - box.y) - box.height / 2)
    const depth = Math.min(box.height, r - Math.sqrt(dx * dx + dy * dy))
    if (depth > 0) cost += 2.5 * depth * box.width
    cost += 4 * overlap(box, { x, y, width: Math.min(width, 1.7 * r), height: Math.min(3.2 * height, 1.8 * r) })
    for (const [px, py] of points) if ((px - x) ** 2 + (py - y) ** 2 < r * r) cost += 0.6 * name
  }
  // Two names that touch read as one, side by side already a line's height apart.
  const wide = { ...box, width: box.width + 1.5 * box.height }
  for (const other of taken) {
    if (overlap(wide, other.box) > 0) cost += 3 * name
    for (const point of points) if (inside(point, other.box)) cost += name
    for (const point of other.points) if (inside(point, box)) cost += name
  }
  return cost
}

function pointsOf([x1, y1, x2, y2]: NonNullable<LabelSpot['leader']>): (readonly [number, number])[] {
  return STEPS.map((part) => [x1 + part * (x2 - x1), y1 + part * (y2 - y1)])
}

function inside([x, y]: readonly [number, number], box: Box): boolean {
  return Math.abs(x - box.x) < box.width / 2 && Math.abs(y - box.y) < box.height / 2
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

/** The two lines of a name of several words, as even as they can be; undefined for one word. */
export function halves(name: string): readonly [string, string] | undefined {
  const words = name.split(' ')
  if (words.length < 2) return undefined
  let best: readonly [string, string] | undefined
  for (let cut = 1; cut < words.length; cut++) {
    const pair = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')] as const
    if (!best || Math.max(...lengths(pair)) < Math.max(...lengths(best))) best = pair
  }
  return best
}

function lengths(pair: readonly [string, string]): number[] {
  return pair.map((part) => part.length)
}
