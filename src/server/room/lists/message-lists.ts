import type { MessageId } from '#election/named.ts'
import type { Reply } from '#room/messages/messages.ts'
import { type MessageLine, type MessageStation, messageDetail, messageList } from '#room/views/messages.ts'
import { type Column, instant, words } from './columns.ts'
import { ACTING, anyList, list } from './list.ts'

const MESSAGE_COLUMNS: readonly Column<MessageLine>[] = [
  { name: 'message', type: 'string', means: 'Id of the message.', cell: ({ message }) => message },
  { name: 'sent_at', type: 'dateTime', means: 'When it was sent.', cell: ({ at }) => instant(at) },
  { name: 'sent_by', type: 'string', means: 'Pseudonym of who sent it.', cell: ({ by }) => by },
  { name: 'words', type: 'string', means: 'What it says.', cell: (row) => row.words },
  {
    name: 'to',
    type: 'string',
    means: '`all` stations, those of a `place`, or `stations` by name.',
    cell: ({ to }) => to.k,
  },
  {
    name: 'to_place',
    type: 'string',
    means: 'Code of that place.',
    empty: 'it went to all, or to stations by name',
    cell: ({ to }) => (to.k === 'place' ? to.place : null),
  },
  {
    name: 'pinned',
    type: 'integer',
    means: '1 when it is an instruction that stays on top.',
    cell: ({ pinned }) => (pinned ? 1 : 0),
  },
  {
    name: 'withdrawn_at',
    type: 'dateTime',
    means: 'When it was taken back.',
    empty: 'it was not',
    cell: ({ withdrawn }) => instant(withdrawn?.at),
  },
  {
    name: 'withdrawn_words',
    type: 'string',
    means: 'Why.',
    empty: 'it was not',
    cell: ({ withdrawn }) => words(withdrawn?.reason),
  },
  { name: 'addressed', type: 'integer', means: 'Stations that it goes to.', cell: ({ recipients }) => recipients },
  { name: 'read', type: 'integer', means: 'Of them, those where a phone showed it.', cell: ({ seen }) => seen },
  {
    name: 'not_read',
    type: 'integer',
    means: 'Of them, those where none did.',
    cell: ({ recipients, seen }) => recipients - seen,
  },
  { name: 'answered', type: 'integer', means: 'Of them, those that answered.', cell: ({ answered }) => answered },
]

export const messages = anyList<MessageLine>({
  about:
    'Every message of the room with its reach, instructions first, then the newest. Whoever is in charge of some places sees what went there, and counts only their stations.',
  roles: ACTING,
  columns: MESSAGE_COLUMNS,
  rows: (state, { index, within }) => messageList(index, state, within),
})

type ReaderRow = MessageStation & { readonly answer?: Reply | undefined }

export const readers = list<ReaderRow>({
  about: 'The stations of one message, named by `only`, in the order of the book: who has read it and who has not.',
  roles: ACTING,
  station: ({ station }) => station,
  rows: (state, { index, within, only }) => {
    const detail = messageDetail(index, state, only as MessageId, within)
    return (detail?.stations ?? []).map((one) => ({
      ...one,
      // The newest stands first.
      answer: detail?.replies.find(({ station }) => station === one.station),
    }))
  },
  columns: [
    {
      name: 'read',
      type: 'integer',
      means: '1 when a phone of it showed the message.',
      cell: ({ seen }) => (seen === undefined ? 0 : 1),
    },
    {
      name: 'read_at',
      type: 'dateTime',
      means: 'When a phone of it showed it first.',
      empty: 'none did',
      cell: ({ seen }) => instant(seen),
    },
    {
      name: 'has_app',
      type: 'integer',
      means: '1 when it has a phone that can show it; a station without one has to be called.',
      cell: ({ hasApp }) => (hasApp ? 1 : 0),
    },
    {
      name: 'answered_at',
      type: 'dateTime',
      means: 'When it answered last.',
      empty: 'it did not',
      cell: ({ answer }) => instant(answer?.observed),
    },
    {
      name: 'answer',
      type: 'string',
      means: 'What it answered last.',
      empty: 'nothing',
      cell: ({ answer }) => words(answer?.words),
    },
  ],
})
