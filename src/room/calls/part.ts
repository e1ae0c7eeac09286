import type { BookIndex } from '#election/book/index.ts'
import { isInside } from '#election/book/inside.ts'
import type { PlaceCode } from '#election/named.ts'
import type { CallTask } from './list.ts'
import type { Question } from './owed.ts'

/** How many of a list of calls there are under each part that can be chosen. */
export interface CallParts {
  readonly urgent: number
  readonly withoutApp: number
  /** Communes and central offices, in the order of the book. */
  readonly places: readonly (readonly [PlaceCode, number])[]
  /** What is asked, by `askedOf`. */
  readonly asked: readonly (readonly [string, number])[]
}

/** What a question is about: `opening`, `reading`, `closing`, or the code of an alert. */
export function askedOf(question: Question): string {
  return question.ask === 'alert' ? question.alert.code : question.ask
}

/**
 * Whether a call is of a part of the list: `red` the urgent, `no-app` stations without an app, the code of a place, or
 * what is asked (`askedOf`). A part that nobody knows holds nothing.
 */
export function isOfPart(index: BookIndex, task: CallTask, part: string): boolean {
  if (part === 'red') return task.urgent
  if (part === 'no-app') return !task.hasApp
  if (index.places.has(part as PlaceCode)) return isInside(index, [part as PlaceCode], task.station)
  return task.questions.some((question) => askedOf(question) === part)
}

/** The parts of a list of calls. A station with several questions is in several parts. */
export function callParts(index: BookIndex, tasks: readonly CallTask[]): CallParts {
  const places = new Map<PlaceCode, number>()
  const asked = new Map<string, number>()
  const count = <Key>(counts: Map<Key, number>, key: Key): unknown => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { station, questions } of tasks) {
    for (const { code, kind } of index.ancestors(station)) {
      if (kind === 'commune' || kind === 'office') count(places, code)
    }
    for (const what of new Set(questions.map(askedOf))) count(asked, what)
  }
  return {
    urgent: tasks.filter(({ urgent }) => urgent).length,
    withoutApp: tasks.filter(({ hasApp }) => !hasApp).length,
    places: index.book.places.flatMap(({ code }) => {
      const many = places.get(code)
      return many === undefined ? [] : [[code, many] as const]
    }),
    asked: [...asked].sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}
