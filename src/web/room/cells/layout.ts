/**
 * Where each station's cell goes. Stations stand together by commune, communes flow like words in the direction of
 * writing, and the cells are as large as the panel allows. Below the smallest readable cell a commune becomes one block,
 * and where there are several provinces, the communes of each stand together under its name.
 */

/** Smallest side of a cell, in CSS pixels. */
export const SMALLEST_CELL = 8
const SPACE_BETWEEN = 10

/** A commune with its stations, in the order of the book. */
export interface CellGroup {
  /** Index of the commune in the definition's places. */
  readonly place: number
  /** Index of the province that it lies in. */
  readonly part: number
  /** Station indexes. */
  readonly stations: readonly number[]
  /** Width that its name needs, in CSS pixels. */
  readonly labelWidth: number
}

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Block extends Rectangle {
  readonly group: number
}

export interface CellLayout {
  readonly kind: 'cells'
  /** Side of a cell with its margin. */
  readonly size: number
  readonly blocks: readonly Block[]
  /** Top corner at the inline start of each cell by station index; NaN for stations of no group. */
  readonly x: Float32Array
  readonly y: Float32Array
}

export interface BlockLayout {
  readonly kind: 'blocks'
  readonly blocks: readonly Block[]
  /** The provinces around the blocks; none where all lie in one. */
  readonly parts: readonly Part[]
}

/** A province with its name above the blocks of its communes. */
export interface Part extends Rectangle {
  /** Index of the province in the definition's places. */
  readonly place: number
  /** Height of the line for its name; 0 where there is no room for one. */
  readonly label: number
}

export interface Space {
  readonly width: number
  readonly height: number
  readonly labelHeight: number
  readonly rtl: boolean
  /** Largest side of a cell: beyond it more room says no more. */
  readonly largest: number
}

/** The largest cells that fit, else blocks. `stations` is how many the book has. */
export function layOut(groups: readonly CellGroup[], stations: number, space: Space): CellLayout | BlockLayout {
  const cells = groups.reduce((sum, group) => sum + group.stations.length, 0)
  for (let size = space.largest; size >= SMALLEST_CELL; size--) {
    // Cells that fill more than the panel need not be tried: with 40,000 of them the trying would take seconds.
    if (cells * size ** 2 > space.width * space.height) continue
    const flow = flowAt(groups, size, space)
    if (flow) return place(groups, stations, flow, size, space)
  }
  return blocksOf(groups, space)
}

/** Space between the frame of a province and the blocks in it. */
const PART_EDGE = 2
/** A province gives a line to its name when it is this many lines high, and wide. */
const LINES_WITH_LABEL = 2.5

/** One block a commune, in its province where there are several. */
function blocksOf(groups: readonly CellGroup[], space: Space): BlockLayout {
  const turned = <T extends Rectangle>(one: T): T => (space.rtl ? mirror(one, space.width) : one)
  const whole = { x: 0, y: 0, width: space.width, height: space.height }
  const members = new Map<number, number[]>()
  for (const [group, { part }] of groups.entries()) members.set(part, [...(members.get(part) ?? []), group])
  const size = (group: number): number => groups[group]?.stations.length ?? 0
  const within = (list: readonly number[], free: Rectangle): Block[] =>
    treemap(list.map(size), free).map((one, at) => ({ ...one, group: list[at] ?? 0 }))
  if (members.size <= 1) {
    const all = within([...groups.keys()], whole)
    return { kind: 'blocks', blocks: all.map(turned), parts: [] }
  }
  const lists = [...members]
  const sums = lists.map(([, list]) => list.reduce((sum, group) => sum + size(group), 0))
  const parts = treemap(sums, whole).map((one, at): Part => {
    const room = Math.min(one.width, one.height) >= space.labelHeight * LINES_WITH_LABEL
    return { ...one, place: lists[at]?.[0] ?? -1, label: room ? space.labelHeight : 0 }
  })
  const blocks = parts.flatMap((part, at) => within(lists[at]?.[1] ?? [], inside(part)))
  return { kind: 'blocks', blocks: blocks.sort((a, b) => a.group - b.group).map(turned), parts: parts.map(turned) }
}

/** What a province leaves to its communes. */
function inside({ x, y, width, height, label }: Part): Rectangle {
  return {
    x: x + PART_EDGE,
    y: y + PART_EDGE + label,
    width: Math.max(1, width - 2 * PART_EDGE),
    height: Math.max(1, height - 2 * PART_EDGE - label),
  }
}

interface Flow {
  readonly blocks: readonly Block[]
  /** Cells on top of one another in each block. */
  readonly rows: number
}

/** The number of rows a block whose communes fill the panel with the fewest empty lines; undefined when none fits. */
function flowAt(groups: readonly CellGroup[], size: number, space: Space): Flow | undefined {
  const most = Math.floor((space.height - space.labelHeight) / size)
  let best: (Flow & { readonly used: number }) | undefined
  for (let rows = 1; rows <= most; rows++) {
    const lineHeight = space.labelHeight + rows * size
    const blocks: Block[] = []
    let x = 0
    let y = 0
    for (const [group, { stations, labelWidth }] of groups.entries()) {
      const columns = Math.ceil(stations.length / rows)
      const width = Math.max(columns * size, labelWidth)
      if (x > 0 && x + width > space.width) {
        x = 0
        y += lineHeight + SPACE_BETWEEN
      }
      blocks.push({ group, x, y, width, height: lineHeight })
      if (width > space.width || y + lineHeight > space.height) break
      x += width + SPACE_BETWEEN
    }
    const last = blocks.at(-1)
    if (!last || blocks.length < groups.length || last.y + last.height > space.height || last.width > space.width)
      continue
    const used = last.y + last.height
    if (!best || used < best.used) best = { blocks, rows, used }
  }
  return best
}

function place(groups: readonly CellGroup[], stations: number, flow: Flow, size: number, space: Space): CellLayout {
  const x = new Float32Array(stations).fill(Number.NaN)
  const y = new Float32Array(stations).fill(Number.NaN)
  for (const block of flow.blocks) {
    const group = groups[block.group]
    if (!group) continue
    const columns = Math.ceil(group.stations.length / flow.rows)
    for (const [at, station] of group.stations.entries()) {
      const start = block.x + (at % columns) * size
      x[station] = space.rtl ? space.width - start - size : start
      y[station] = block.y + space.labelHeight + Math.floor(at / columns) * size
    }
  }
  const blocks = space.rtl ? flow.blocks.map((block) => mirror(block, space.width)) : flow.blocks
  return { kind: 'cells', size, blocks, x, y }
}

function mirror<T extends Rectangle>(block: T, width: number): T {
  return { ...block, x: width - block.x - block.width }
}

/** A squarified treemap: each one's area is its share of the sizes, and none is a needle. In the order of the sizes. */
function treemap(sizes: readonly number[], space: Rectangle): Rectangle[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const area = space.width * space.height
  const waiting = sizes
    .map((size, at) => ({ at, area: (size / total) * area }))
    .sort((a, b) => b.area - a.area || a.at - b.at)
  const blocks: Rectangle[] = []
  let free = { ...space }
  while (waiting.length > 0) {
    const side = Math.min(free.width, free.height)
    let count = 1
    while (count < waiting.length && worst(waiting.slice(0, count + 1), side) <= worst(waiting.slice(0, count), side))
      count++
    const row = waiting.splice(0, count)
    const thickness = row.reduce((sum, item) => sum + item.area, 0) / side
    let along = 0
    const across = free.width >= free.height
    for (const item of row) {
      const length = item.area / thickness
      blocks[item.at] = across
        ? { x: free.x, y: free.y + along, width: thickness, height: length }
        : { x: free.x + along, y: free.y, width: length, height: thickness }
      along += length
    }
    free = across
      ? { ...free, x: free.x + thickness, width: free.width - thickness }
      : { ...free, y: free.y + thickness, height: free.height - thickness }
  }
  return blocks
}

/** Worst ratio of the sides in a row of the treemap laid along a side. */
function worst(row: readonly { readonly area: number }[], side: number): number {
  const sum = row.reduce((total, item) => total + item.area, 0)
  const thickness = sum / side
  return Math.max(...row.map((item) => Math.max(item.area / thickness ** 2, thickness ** 2 / item.area)))
}

/** The station whose cell holds the point, undefined between cells. */
export function stationAt(layout: CellLayout, groups: readonly CellGroup[], x: number, y: number): number | undefined {
  const block = blockAt(layout.blocks, x, y)
  return block === undefined
    ? undefined
    : groups[block]?.stations.find((station) => {
        const left = layout.x[station] ?? Number.NaN
        const top = layout.y[station] ?? Number.NaN
        return x >= left && x < left + layout.size && y >= top && y < top + layout.size
      })
}

/** The group whose block holds the point. */
export function blockAt(blocks: readonly Block[], x: number, y: number): number | undefined {
  return blocks.find((block) => x >= block.x && x < block.x + block.width && y >= block.y && y < block.y + block.height)
    ?.group
}

export type Step = 'previous' | 'next' | 'up' | 'down'

/** The station that an arrow key leads to: along the reading order, or to the nearest cell of the line above or below. */
export function neighbour(layout: CellLayout, order: readonly number[], station: number, step: Step): number {
  const at = order.indexOf(station)
  if (step === 'previous') return order[Math.max(0, at - 1)] ?? station
  if (step === 'next') return order[Math.min(order.length - 1, at + 1)] ?? station
  const x = layout.x[station] ?? 0
  const y = layout.y[station] ?? 0
  let best = station
  let distance = Number.POSITIVE_INFINITY
  for (const other of order) {
    const dy = (layout.y[other] ?? 0) - y
    if (step === 'down' ? dy <= 0 : dy >= 0) continue
    // A line away counts more than a column away, so that the next line comes first.
    const far = Math.abs(dy) * 1000 + Math.abs((layout.x[other] ?? 0) - x)
    if (far < distance) {
      distance = far
      best = other
    }
  }
  return best
}
