import type { Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { PlaceCode, StationCode } from '#election/named.ts'
import { type Within, withinScope } from '../scope.ts'
import type { Findable, Finder } from './finder.ts'
import type { AtStation } from './found.ts'
import { haystack, withoutArticle, words } from './normal.ts'

/** So many of each kind: who needs more types one word more. */
export const MOST = 8
/** Words that are looked at; each is one bit. */
const WORDS = 12

/** One question and what of it each place and station answers, a bit a word. */
export interface Question {
  /** Each word with a space before it. */
  readonly needles: readonly string[]
  /** As it was typed, for codes. */
  readonly typed: string
  /** Every bit set. */
  readonly all: number
  readonly places: Int32Array
  readonly stations: Int32Array
  /** Whether whoever asks may find what lies at a station. */
  readonly within: Within
}

/** What is asked by a text, by whoever is in charge of `scope`; undefined where nothing is. */
export function questionOf(finder: Finder, asked: string, scope: readonly PlaceCode[]): Question | undefined {
  const needles = needlesOf(asked)
  if (needles.length === 0) return undefined
  const places = answered(finder.places, needles, undefined)
  return {
    needles,
    typed: asked.trim().toLowerCase(),
    all: (1 << needles.length) - 1,
    places,
    stations: answered(finder.stations, needles, places),
    within: withinScope(finder.index, scope),
  }
}

/** The words of a question, each with a space before it, and without an article: what is searched through stands without, too. */
function needlesOf(asked: string): string[] {
  const asWords = words(asked).map((word) => ` ${withoutArticle(word)}`)
  return [...new Set(asWords)].slice(0, WORDS)
}

/** For each thing the words that it or a place above it answers. Without `above` the things are the places themselves. */
function answered(
  things: readonly Findable<unknown>[],
  needles: readonly string[],
  above: Int32Array | undefined,
): Int32Array {
  const bits = new Int32Array(things.length)
  for (let i = 0; i < things.length; i++) {
    const thing = things[i] as Findable<unknown>
    const known = thing.above < 0 ? 0 : ((above ?? bits)[thing.above] as number)
    bits[i] = known | bitsOf(thing.own, needles, known)
  }
  return bits
}

/** Bits of the words that a text answers; those in `known` need not be looked for. */
export function bitsOf(text: string, needles: readonly string[], known = 0): number {
  let bits = 0
  for (let word = 0; word < needles.length; word++)
    if ((known & (1 << word)) === 0 && text.includes(needles[word] as string)) bits |= 1 << word
  return bits
}

const WRITTEN = new WeakMap<object, string>()

/** What somebody wrote, as it is searched through; made once, for what is written never changes. */
export function hayOf(written: { readonly words?: string | undefined }): string {
  const known = WRITTEN.get(written)
  if (known !== undefined) return known
  const hay = written.words === undefined ? '' : haystack([written.words])
  WRITTEN.set(written, hay)
  return hay
}

/** The station as people are told of it. Throws on one that is not in the book. */
export function at(index: BookIndex, station: StationCode): AtStation {
  const one = index.stations.get(station)
  if (!one) throw new Error(`no station ${station} in the book`)
  return { station, number: one.number, names: one.names, in: index.commune(station).names }
}

/** Code of the station at an index of the book. */
export function codeAt({ stations }: Finder, i: number): StationCode {
  return (stations[i] as Findable<Station>).of.code
}
