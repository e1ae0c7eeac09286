import type { Constituency } from '#election/book/book.ts'
import type { ConstituencyCode, StationCode } from '#election/named.ts'
import { formOf } from '#room/count/apply.ts'
import { copyDigest, type HandedCopy, handedCopies } from '#room/count/copies.ts'
import { everywhere } from '#room/scope.ts'
import type { MissingSheet } from '#room/views/desk.ts'
import { missingOf } from '#room/views/desk-contest.ts'
import { answer } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import type { Role } from '../access.ts'
import { type Column, instant, type Seen, words } from '../lists/columns.ts'
import { list, type Made } from '../lists/list.ts'
import { sendTable } from '../table.ts'
import { currentState, type DeskParts, refused } from './parts.ts'
import { OneConstituency } from './schemas.ts'

/** Who settles and decides; the table of access says the same of the addresses. */
const SETTLING: readonly Role[] = ['verifier', 'returning-officer']

/** The constituency that a list is of. Throws where the address let another code through. */
function ofList({ index, only }: Seen): Constituency {
  const one = index.book.constituencies.find(({ code }) => code === only)
  if (!one) throw new Error(`no constituency ${only}`)
  return one
}

const missing = list<MissingSheet>({
  about: 'Sheets of a constituency that are not in its sums, and why, in the order of the book.',
  roles: SETTLING,
  station: ({ station }) => station,
  rows: (state, seen) => missingOf(seen.index, state.count, ofList(seen), seen.now, 'fr'),
  columns: [
    {
      name: 'state',
      type: 'string',
      means:
        '`awaited`, `late`, `typed`, `differing`, `settled`, `recall`, `proposed`, `correction` or `excluded` (`docs/states-of-a-sheet.md`).',
      cell: ({ state }) => state,
    },
    {
      name: 'since',
      type: 'dateTime',
      means: 'Since when it stands there; of an awaited sheet the close of the last station.',
      cell: ({ since }) => instant(since),
    },
    {
      name: 'reason',
      type: 'string',
      means: 'Why it is left out.',
      empty: 'it is not excluded',
      cell: ({ reason }) => words(reason),
    },
    {
      name: 'not_counted',
      type: 'string',
      means: 'Codes of why sheets of it that came do not count (`docs/rules-of-counting.md`), parted by spaces.',
      empty: 'none came',
      cell: ({ strays }) => words(strays?.map(({ code }) => code).join(' ')),
    },
  ],
})

interface Handed extends HandedCopy {
  readonly station: StationCode
  readonly current: boolean
}

const ofBallot = (name: 'list_ar' | 'list_fr', means: string, language: 'ar' | 'fr'): Column<Handed> => ({
  name,
  type: 'string',
  means,
  cell: ({ list: number }, seen) => {
    const one = ofList(seen).lists.find((each) => each.number === number)
    const party = seen.index.book.parties.find(({ code }) => code === one?.party)
    return words((one?.names ?? party?.names)?.[language])
  },
})

const copies = list<Handed>({
  about: 'Copies of a constituency’s sheets that representatives of lists were given. Who received stays on paper.',
  roles: SETTLING,
  station: ({ station }) => station,
  rows: (state, seen) => {
    const { place, code } = ofList(seen)
    return seen.index.stationsOf(place).flatMap(({ code: station }) => {
      const form = formOf(state.count, station, code)
      const digest = copyDigest(form)
      return handedCopies(state.count, form).map((one) => ({ ...one, station, current: one.copy === digest }))
    })
  },
  columns: [
    { name: 'list_number', type: 'integer', means: 'The list’s number on the ballot.', cell: (row) => row.list },
    ofBallot('list_ar', 'Its name in Arabic.', 'ar'),
    ofBallot('list_fr', 'Its name in French.', 'fr'),
    {
      name: 'handed_at',
      type: 'dateTime',
      means: 'When the hand-over was recorded.',
      cell: ({ at }) => instant(at),
    },
    { name: 'recorded_by', type: 'string', means: 'Pseudonym of who recorded it.', cell: ({ by }) => by },
    {
      name: 'copy',
      type: 'string',
      means: 'SHA-256 of what the copy says; it stands on the paper.',
      cell: ({ copy }) => copy,
    },
    {
      name: 'current',
      type: 'integer',
      means: '1 when the sheet still says the same; 0: give a new copy.',
      cell: ({ current }) => Number(current),
    },
  ],
})

/** The lists of one constituency that the desk exports: `/desk/api/contests/CODE/NAME.csv`. */
export const DESK_LISTS: Readonly<Record<'missing' | 'copies', Made>> = { missing, copies }

/** The lists of a constituency as files, for whoever sees all of it. */
export function deskLists(app: App, parts: DeskParts): void {
  const { index } = parts.house
  for (const name of ['missing', 'copies'] as const)
    app.get(
      `/desk/api/contests/:constituency/${name}.csv`,
      { schema: { summary: DESK_LISTS[name].about, params: OneConstituency } },
      async (request, reply) => {
        const code = request.params.constituency as ConstituencyCode
        if (!index.book.constituencies.some((one) => one.code === code))
          return answer(request, reply, refused('unknownContest'))
        const state = await currentState(parts)
        const seen = { index, now: parts.received(request), only: code, within: everywhere }
        const file = [name, code, index.book.id].join('-')
        return sendTable(reply, file, DESK_LISTS[name].table(state, seen), state.test)
      },
    )
}
