import type { BookIndex } from '#election/book/index.ts'
import type { Count, MessageId } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import { byStanding, type Message, type Reply, recipients } from '../messages/messages.ts'
import { everywhere } from '../scope.ts'
import type { RoomState } from '../state.ts'
import type { Finder } from './finder.ts'
import type { Found, FoundMessage, Goes } from './found.ts'
import { haystack } from './normal.ts'
import { at, bitsOf, hayOf, MOST, type Question } from './question.ts'

/** What a message is called. */
const MESSAGE_WORDS = haystack(['رسالة الرسائل', 'message', 'ⵜⵓⵣⵉⵏⵜ'])
/** And what one that is pinned is called besides. */
const PINNED_WORDS = haystack(['تعليمات تعليمة', 'consigne instruction', 'ⵉⵡⵍⵍⴰⵀⵏ'])

/**
 * Messages to stations by what they say, by to whom they go, and by what was answered: pinned ones first, then the newest,
 * withdrawn ones at the end. Something must be found in the words themselves, or the name of a place alone would bring up
 * every answer from there.
 */
export function messages(finder: Finder, { messages }: RoomState, question: Question): Found[] {
  const { index } = finder
  const found: (readonly [Message, FoundMessage])[] = []
  for (const [id, message] of Object.entries(messages) as [MessageId, Message][]) {
    const called =
      bitsOf(MESSAGE_WORDS, question.needles) | (message.pinned ? bitsOf(PINNED_WORDS, question.needles) : 0)
    const own = called | bitsOf(hayOf(message), question.needles)
    const isFound = own !== 0 && answers(finder, message, question, own)
    const reply = isFound ? undefined : newestReply(finder, message, question, called)
    if ((isFound || reply) && isForReader(index, message, question))
      found.push([message, line(finder, id, message, question, reply)])
  }
  return found
    .sort(([a], [b]) => byStanding(a, b))
    .slice(0, MOST)
    .map(([, one]) => one)
}

/** Whether a message answers the rest of the question by to whom it goes. */
function answers(
  { index, placeAt }: Finder,
  { to }: Message,
  { all, places, stations, within }: Question,
  own: number,
): boolean {
  if (own === all) return true
  switch (to.k) {
    case 'all':
      return false
    case 'place':
      return (own | (places[placeAt.get(to.place) ?? -1] ?? 0)) === all
    case 'stations':
      return to.stations.some(
        (code) => within(code) && (own | (stations[index.stationIndex.get(code) ?? -1] ?? 0)) === all,
      )
    default:
      return unreachable(to)
  }
}

function newestReply({ index }: Finder, { replies }: Message, question: Question, called: number): Reply | undefined {
  const { needles, all, stations, within } = question
  return replies.findLast((reply) => {
    const own = bitsOf(hayOf(reply), needles)
    if (own === 0) return false
    const bits = own | called | (stations[index.stationIndex.get(reply.station) ?? -1] ?? 0)
    return bits === all && within(reply.station)
  })
}

/** Whoever is in charge of some places reads what went to one of them. */
function isForReader(index: BookIndex, { to }: Message, { within }: Question): boolean {
  return within === everywhere || recipients(index, to).some(within)
}

function line(
  finder: Finder,
  id: MessageId,
  message: Message,
  question: Question,
  reply: Reply | undefined,
): FoundMessage {
  const { at: sent, words, pinned, withdrawn } = message
  return {
    kind: 'message',
    message: id,
    at: sent,
    words,
    goes: goesTo(finder, message, question),
    pinned,
    withdrawn: withdrawn !== undefined,
    ...(reply && { reply: { words: reply.words, ...at(finder.index, reply.station) } }),
  }
}

function goesTo({ index }: Finder, { to }: Message, { within }: Question): Goes {
  switch (to.k) {
    case 'all':
      return to
    case 'place': {
      const names = index.places.get(to.place)?.names
      if (!names) throw new Error(`no place ${to.place} in the book`)
      return { k: 'place', names }
    }
    case 'stations':
      return { k: 'stations', stations: to.stations.filter(within).length as Count }
    default:
      return unreachable(to)
  }
}
