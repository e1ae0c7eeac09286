import type { Place, Station } from '#election/book/book.ts'
import { isInside } from '#election/book/inside.ts'
import type { Instant, PlaceCode } from '#election/named.ts'
import type { RoomState } from '../state.ts'
import type { Colleague } from '../views/work.ts'
import { alerts, devices, incidents, sheets } from './at-stations.ts'
import { contests } from './contests.ts'
import type { Findable, Finder } from './finder.ts'
import { FOUND_KINDS, type Found, type FoundKind } from './found.ts'
import { messages } from './messages.ts'
import { people } from './people.ts'
import { at, bitsOf, codeAt, MOST, type Question, questionOf } from './question.ts'

/** What whoever asks may find. */
export interface Seeker {
  readonly kinds: readonly FoundKind[]
  /** Places that they are in charge of; empty or absent: the whole room. */
  readonly scope?: readonly PlaceCode[]
  /** Whether they read what people wrote about incidents. */
  readonly readsWords: boolean
  /** Whom they may know of, for the kind `person`; names stand outside the journal. */
  readonly people?: readonly Colleague[]
}

/**
 * What is found by `asked`: every word must begin a word of the thing's names, its number, its code or the places above
 * it. Those that match in their own name come before those found by where they lie; equals keep the order of the book.
 * Empty for an empty question. Whoever is in charge of some places finds what lies in them.
 */
export function search(finder: Finder, state: RoomState, asked: string, now: Instant, seeker: Seeker): Found[] {
  const { kinds, scope = [], readsWords } = seeker
  const question = questionOf(finder, asked, scope)
  if (!question) return []
  const inScope = ({ of }: Findable<Place>) => isInside(finder.index, scope, of.code)
  const mine = ({ of }: Findable<Station>) => question.within(of.code)
  const finders: Readonly<Record<FoundKind, () => Found[]>> = {
    station: () => best(finder.stations, question.stations, question, mine).map((i) => stationFound(finder, i)),
    place: () => best(finder.places, question.places, question, inScope).map((i) => placeFound(finder, i)),
    contest: () => contests(finder, question, scope),
    alert: () => alerts(finder, state, question, now),
    incident: () => incidents(finder, state, question, readsWords),
    message: () => messages(finder, state, question),
    person: () => people(seeker.people ?? [], question),
    device: () => devices(finder, state, question),
    sheet: () => sheets(finder, state, question),
  }
  return FOUND_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => finders[kind]())
}

/** Indexes of the best few: by code, then by own name, then by place. */
function best<T>(
  things: readonly Findable<T>[],
  bits: Int32Array,
  { needles, typed, all }: Question,
  isShown: (thing: Findable<T>) => boolean,
): number[] {
  const exact = needles.map((needle) => `${needle} `)
  const numbers = exact.filter((needle) => /\d/.test(needle))
  const coded = numbers.length > 0
  const [whole, said, own, lies]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let i = 0; i < things.length; i++) {
    const thing = things[i] as Findable<T>
    const fits = bits[i] === all || (coded && thing.code.startsWith(typed))
    // Asked before anything takes a place among the few: what others may find must not.
    if (!fits || !isShown(thing)) continue
    if (coded && thing.code === typed) whole.unshift(i)
    // Nothing after the first few of the best rank can come among them, but for a code.
    else if (whole.length >= MOST) continue
    else if (bits[i] !== all) {
      if (coded && thing.code.startsWith(typed)) whole.push(i)
    } else if (bitsOf(thing.own, exact) === all) whole.push(i)
    else if (said.length >= MOST) continue
    // What people say: the name of a place, and the whole number of a station in it.
    else if (numbers.some((number) => thing.own.includes(number))) said.push(i)
    else if (own.length >= MOST) continue
    else if (bitsOf(thing.own, needles) === all) own.push(i)
    else if (lies.length < MOST) lies.push(i)
  }
  return [...whole, ...said, ...own, ...lies].slice(0, MOST)
}

function stationFound(finder: Finder, i: number): Found {
  return { kind: 'station', ...at(finder.index, codeAt(finder, i)) }
}

function placeFound({ places }: Finder, i: number): Found {
  const { of, above } = places[i] as Findable<Place>
  const over = places[above]?.of
  return { kind: 'place', place: of.code, names: of.names, ...(over ? { in: over.names } : {}) }
}
