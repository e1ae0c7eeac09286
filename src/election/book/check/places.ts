import type { Book, Place, RoomKeys } from '../book.ts'
import type { Path } from '../faults.ts'
import { PLACE_KINDS } from './book-shape.ts'
import type { Report } from './shape.ts'

/** How the checks name another line of the same book, e.g. `places[3]` or `places.csv:5`. */
export type SayWhere = (path: Path) => string

/** From a place up to the root; undefined for a place whose chain is broken or runs in a circle. */
export type Upward = (code: string) => readonly Place[] | undefined

/** B2…: the tree of places. Answers with a walk upwards that is safe also where the tree is broken. */
export function checkPlaces(book: Book, report: Report, where: SayWhere): Upward {
  const position = new Map<string, number>()
  book.places.forEach(({ code }, i) => {
    const first = position.get(code)
    if (first !== undefined) report('B201', ['places', i, 'code'], { code, first: where(['places', first]) })
    else position.set(code, i)
  })
  const place = (code: string): Place | undefined => book.places[position.get(code) ?? -1]
  const upward = walk(place)

  const root = book.places.find(({ parent }) => parent === undefined)
  for (const [i, child] of book.places.entries()) {
    for (const [of, name] of Object.entries({ day: child.code, rehearsal: `${child.code}/rehearsal` })) {
      const key = child.keys?.[of as keyof RoomKeys]
      if (key && !key.startsWith(`sunduq/${name}+`))
        report('B218', ['places', i, 'keys', of], { code: child.code, name })
    }
    const path = ['places', i, 'parent']
    if (child.parent === undefined) {
      if (root && root !== child) report('B205', path, { code: child.code, root: root.code })
      continue
    }
    const parent = place(child.parent)
    if (!parent) report('B202', path, { code: child.code, parent: child.parent })
    else if (runsInCircle(child, place)) report('B203', path, { code: child.code })
    else {
      if (!mayLieIn(child, parent)) {
        report('B204', path, { code: child.code, kind: child.kind, parent: parent.code, parentKind: parent.kind })
      }
      if ((position.get(child.parent) ?? 0) > i) report('B206', path, { code: child.code, parent: parent.code })
    }
  }

  const room = place(book.room)
  if (!room || room.kind === 'office') report('B207', ['room'], { room: book.room })
  return upward
}

/** Whether a place lies in a circle or hangs below one. */
function runsInCircle(start: Place, place: (code: string) => Place | undefined): boolean {
  const seen = new Set<Place>()
  for (let at: Place | undefined = start; at; at = at.parent === undefined ? undefined : place(at.parent)) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

function mayLieIn(child: Place, parent: Place): boolean {
  if (child.kind === 'office') return parent.kind === 'commune'
  return PLACE_KINDS.indexOf(parent.kind) < PLACE_KINDS.indexOf(child.kind)
}

function walk(place: (code: string) => Place | undefined): Upward {
  const known = new Map<string, readonly Place[] | undefined>()
  return (code) => {
    if (known.has(code)) return known.get(code)
    const chain: Place[] = []
    let at = place(code)
    while (at && !chain.includes(at)) {
      chain.push(at)
      if (at.parent === undefined) break
      at = place(at.parent)
    }
    const whole = at && at.parent === undefined ? chain : undefined
    known.set(code, whole)
    return whole
  }
}
