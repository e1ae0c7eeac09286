/** A row of the sheet and where its middle is, in shares of the sheet's height. */
export interface Mark {
  readonly row: number
  readonly at: number
}

/**
 * Where the rows of a sheet are: marks in the order of the rows, at least two; the rows between two marks lie evenly,
 * those beyond the last go on in the same steps. `placed` are the rows that somebody put in place on this very photo.
 */
export interface Ruler {
  readonly marks: readonly Mark[]
  readonly placed: readonly number[]
}

/** Heights of a row that a printed sheet usually spends above its first row's middle, and on head and signatures in all. */
const ROWS_ABOVE = 4.2
const ROWS_BESIDE = 7.8
/** Two neighbouring rows are at least so far apart, in shares of the height. */
const LEAST_STEP = 0.005

/** Where the rows are on a sheet that nobody has pointed at yet: title above, signatures below. */
export function firstRuler(rows: number): Ruler {
  const step = 1 / (rows + ROWS_BESIDE)
  const last = Math.max(1, rows - 1)
  return {
    marks: [
      { row: 0, at: ROWS_ABOVE * step },
      { row: last, at: (ROWS_ABOVE + last) * step },
    ],
    placed: [],
  }
}

/** Middle of a row, in shares of the sheet's height; kept on the sheet. */
export function rowAt(ruler: Ruler, row: number): number {
  return clamp(lineAt(ruler, row), 0, 1)
}

/** Height of a row, in shares of the sheet's height. */
export function stepAt(ruler: Ruler, row: number): number {
  const [above, below] = around(ruler.marks, row)
  return (below.at - above.at) / (below.row - above.row)
}

/**
 * The ruler after somebody put a row in place. The first row put on a photo moves them all, the second stretches them
 * all between the two, for the camera was nearer or farther; each further one bends the ruler at that row, for a sheet
 * of several tables. A row never passes its neighbours. `where` is in shares of the sheet's height.
 */
export function rowPut(ruler: Ruler, row: number, where: number): Ruler {
  const at = clamp(where, 0, 1)
  const others = ruler.placed.filter((other) => other !== row)
  const placed = [...others, row]
  const [anchor] = others
  if (anchor === undefined) return { ...rulerShifted(ruler, at - lineAt(ruler, row)), placed }
  if (others.length === 1) return { ...stretched(ruler, anchor, row, at), placed }
  return { ...bent(ruler, row, at), placed }
}

/** The whole ruler up or down, never wholly off the sheet. */
export function rulerShifted(ruler: Ruler, by: number): Ruler {
  const places = ruler.marks.map(({ at }) => at)
  const way = clamp(by, -Math.max(...places), 1 - Math.min(...places))
  return { ...ruler, marks: ruler.marks.map((mark) => ({ ...mark, at: mark.at + way })) }
}

/** A ruler for another photo of such a sheet: the same rows, and nobody has put any in place yet. */
export function learntRuler(marks: readonly Mark[]): Ruler {
  return { marks, placed: [] }
}

function stretched(ruler: Ruler, anchor: number, row: number, at: number): Ruler {
  const fixed = lineAt(ruler, anchor)
  const least = LEAST_STEP * (row - anchor)
  const way = row > anchor ? Math.max(least, at - fixed) : Math.min(least, at - fixed)
  const factor = way / (lineAt(ruler, row) - fixed)
  return { ...ruler, marks: ruler.marks.map((mark) => ({ ...mark, at: fixed + (mark.at - fixed) * factor })) }
}

function bent(ruler: Ruler, row: number, at: number): Ruler {
  const marks = ruler.marks.filter((mark) => mark.row !== row)
  // What somebody put in place stays there, whatever is bent beside it.
  for (const other of ruler.placed)
    if (other !== row && !marks.some((mark) => mark.row === other)) marks.push({ row: other, at: lineAt(ruler, other) })
  marks.sort((a, b) => a.row - b.row)
  const above = marks.findLast((mark) => mark.row < row)
  const below = marks.find((mark) => mark.row > row)
  const least = above ? above.at + LEAST_STEP * (row - above.row) : Number.NEGATIVE_INFINITY
  const most = below ? below.at - LEAST_STEP * (below.row - row) : Number.POSITIVE_INFINITY
  return { ...ruler, marks: [...marks, { row, at: clamp(at, least, most) }].sort((a, b) => a.row - b.row) }
}

function lineAt(ruler: Ruler, row: number): number {
  const [above] = around(ruler.marks, row)
  return above.at + (row - above.row) * stepAt(ruler, row)
}

/** The two marks that say where a row is: those on both sides of it, else the two nearest. */
function around(marks: readonly Mark[], row: number): readonly [Mark, Mark] {
  const found = marks.findIndex((mark) => mark.row > row)
  const second = Math.max(1, found < 0 ? marks.length - 1 : found)
  const [above, below] = [marks[second - 1], marks[second]]
  if (!above || !below) throw new Error('a ruler has two marks at least')
  return [above, below]
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
