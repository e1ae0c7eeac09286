import type { BookIndex } from '#election/book/index.ts'
import type { MessageId, PersonId, StationCode } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { canonical } from '#journal/canonical.ts'
import type { MessageEntry, Recipients } from '#journal/message-entry.ts'
import type { Item } from '#journal/submission.ts'
import { member } from '../state.ts'
import { type RCode, VERDICTS } from '../verdicts.ts'
import { type Messages, reaches } from './messages.ts'
import type { MessageRefusal } from './refusals.ts'

interface OnMessage {
  readonly by: PersonId
  readonly message: MessageId
}

/** What the room does about its messages to stations. The edge checked shape and role. */
export type MessageAct =
  | (OnMessage & {
      readonly type: 'send-message'
      readonly to: Recipients
      readonly words: string
      readonly pinned: boolean
    })
  | (OnMessage & { readonly type: 'pin-message'; readonly pinned: boolean })
  | (OnMessage & { readonly type: 'withdraw-message'; readonly reason: string })

/** What an act comes to: entries, none where it changes nothing, or a refusal. Repeating one is harmless. Pure. */
export function decideMessage(
  index: BookIndex,
  messages: Messages,
  act: MessageAct,
): Outcome<MessageEntry[], MessageRefusal> {
  if (act.type === 'send-message') return decideSend(index, messages, act)
  const { by, message } = act
  const before = member(messages, message)
  if (!before) return refuse('messageUnknown', { message })
  if (act.type === 'pin-message') {
    if (before.withdrawn) return refuse('messageWithdrawn', {})
    return ok(before.pinned === act.pinned ? [] : [{ kind: 'message-pinned', by, message, pinned: act.pinned }])
  }
  if (act.reason.trim() === '') return refuse('wordsMissing', { field: 'reason' })
  return ok(before.withdrawn ? [] : [{ kind: 'message-withdrawn', by, message, reason: act.reason }])
}

function decideSend(
  index: BookIndex,
  messages: Messages,
  { by, message, to, words, pinned }: Extract<MessageAct, { type: 'send-message' }>,
): Outcome<MessageEntry[], MessageRefusal> {
  const before = member(messages, message)
  if (before) {
    const same = before.by === by && before.words === words && canonical(before.to) === canonical(to)
    return same ? ok([]) : refuse('messageTaken', {})
  }
  if (words.trim() === '') return refuse('wordsMissing', { field: 'words' })
  const fault = faultOf(index, to)
  return fault ? fail(fault) : ok([{ kind: 'message-sent', by, message, to, words, pinned }])
}

function faultOf(index: BookIndex, to: Recipients): MessageRefusal | undefined {
  switch (to.k) {
    case 'all':
      return undefined
    case 'place': {
      const inside = index.places.has(to.place) ? index.stationsOf(to.place).length : 0
      return inside > 0 ? undefined : { kind: 'placeUnknown', parameters: { place: to.place, field: 'to.place' } }
    }
    case 'stations': {
      if (to.stations.length === 0) return { kind: 'nobody', parameters: { field: 'to.stations' } }
      const station = to.stations.find((code) => !index.stations.has(code))
      return station === undefined
        ? undefined
        : { kind: 'stationUnknown', parameters: { station, field: 'to.stations' } }
    }
    default:
      return unreachable(to)
  }
}

/** Why a phone's word about a message does not count; undefined for one that the room sent to its station. */
export function answerVerdict(
  index: BookIndex,
  messages: Messages,
  station: StationCode,
  item: Item,
): RCode | undefined {
  if (item.k !== 'seen' && item.k !== 'reply') return undefined
  const message = member(messages, item.message)
  return message && reaches(index, message.to, station) ? undefined : VERDICTS.messageUnknown.code
}

function refuse(
  kind: MessageRefusal['kind'],
  parameters: MessageRefusal['parameters'],
): Outcome<never, MessageRefusal> {
  return fail({ kind, parameters })
}
