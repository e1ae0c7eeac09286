import type { Constituency, List, Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Language } from '#election/languages.ts'
import type { ConstituencyCode } from '#election/named.ts'
import { isolate } from '#election/number.ts'
import { REHEARSAL } from '#room/rehearsal.ts'
import type { RoomState } from '#room/state.ts'
import type { Block, Document } from '../document.ts'
import { figure, named, say, type Voice } from '../voice.ts'
import { BOOKLET } from '../words/results.ts'
import { FOOT } from '../words/sheet.ts'

/** A room at one moment, and the language in which it is described. */
export interface Scene {
  readonly index: BookIndex
  readonly state: RoomState
  readonly voice: Voice
}

export function sceneOf(index: BookIndex, state: RoomState, language: Language): Scene {
  return { index, state, voice: { language, utcOffset: index.book.utcOffset } }
}

/**
 * A document of this room: the election's day, the position it was made at, and the word of a rehearsal. `about` names
 * at the foot of every page what it is about, because pages get parted.
 */
export function documentOf(
  { index, state, voice }: Scene,
  title: string,
  about: readonly string[],
  blocks: readonly Block[],
): Document {
  const election = [named(voice, index.book.title), `${say(voice, BOOKLET.size)}: ${figure(state.size)}`]
  return {
    language: voice.language,
    title,
    day: index.book.day,
    ...(state.test && { warning: say(voice, REHEARSAL.short) }),
    foot: [...about, ...election, say(voice, FOOT.page)].join(' · '),
    blocks,
  }
}

/** The constituency of that code in which the room votes. */
export function constituencyOf({ index }: Scene, code: ConstituencyCode): Constituency | undefined {
  return index.book.constituencies.find((constituency) => constituency.code === code)
}

/** The name on the ballot: the list's own, else its party's. */
export function listName({ index, voice }: Scene, { party, names }: List): string {
  const own = names ?? index.book.parties.find(({ code }) => code === party)?.names
  return own === undefined ? party : named(voice, own)
}

/**
 * Name and number of a list, by the key that the arithmetic knows it by. The name is not isolated: a sentence isolates
 * the whole, and takes its direction from the first letter outside any inner isolate.
 */
export function listLabel(scene: Scene, { lists }: Constituency, key: string): string {
  const list = lists.find(({ number }) => String(number) === key)
  return list ? `${listName(scene, list)} (${figure(list.number)})` : key
}

export function contestName({ index, voice }: Scene, { contest }: Constituency): string {
  const found = index.book.contests.find(({ id }) => id === contest)
  return found ? named(voice, found.names) : contest
}

/** A station's name with its code, which no other station has. */
export function stationLabel({ voice }: Scene, { names, code }: Station): string {
  return `${named(voice, names)} (${isolate(code)})`
}
