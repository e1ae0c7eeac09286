import { readFile } from 'node:fs/promises'
import type { Book } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import { type DayOptions, type DayPlan, planDay } from '#rehearsal/day/plan.ts'
import { type NightPlan, planNight } from '#rehearsal/night/plan.ts'
import { type Rehearsed, rehearse, type Stage } from '#rehearsal/rehearse.ts'
import { communeLines, contestLines, reportLines } from '#rehearsal/report.ts'
import { readTurnout } from '#rehearsal/turnout-file.ts'
import { readOtherRooms, readVotes } from '#rehearsal/votes-file.ts'
import { clockFrom } from '#server/clock.ts'
import { bookOf } from './book.ts'
import { type Arguments, type Command, readArguments, type Terminal } from './command.ts'
import {
  DESK_PLACES,
  type DeskPlace,
  deskTokens,
  inTemporaryFolder,
  playInTestRoom,
  type TestRoom,
  tokenOf,
} from './test-room.ts'

const FIGURES = ['turnout', 'turnout-file', 'votes-file', 'other-rooms'] as const

const HELP = `
sunduq rehearse: simulated people, phones and networks act out a whole election day and its night.

  sunduq rehearse --book book.json
      In a room of its own on this machine, as fast as it can; nothing is left behind.

  sunduq rehearse --book book.json --intake URL --room URL --operator LINK --key K
      In a room that is being served for a rehearsal, perhaps on other machines:
        SUNDUQ_CLOCK='{"real":0,"simulated":MS,"speed":0}' sunduq serve --book book.json --rehearsal --rehearsal-key K
        sunduq access create --role operator
      With --clerk-1, --clerk-2, --verifier, --officer-1 and --officer-2, links of \`sunduq access create\` for five people
      (the officers are returning officers), the night is played too; without them only the day.
      The day runs by the clock that the room is served with, named by SUNDUQ_CLOCK for both; with its speed 0, or
      without it, as fast as the room answers.

      --book FILE|FOLDER  the book
      --seed TEXT         another seed is another day (rehearsal)
      --turnout N         voters in per mille of the registered (516)
      --turnout-file FILE voters per station instead (columns station, voters)
      --votes-file FILE   votes of lists in this room (columns constituency, party, votes); drawn for the others
      --other-rooms FILE  what other rooms report of contests wider than this one (data/berkane-2021/other-rooms.csv)

Exit code 1: the room did not show exactly what happened.
`

export const command: Command = {
  summary: {
    ar: 'تمثيل يوم اقتراع كامل في قاعة تجريبية',
    fr: 'jouer un jour d’élection entier dans une salle d’essai',
    zgh: 'ⵉⵔⵉⵔ ⵏ ⵡⴰⵙⵙ ⵏ ⵓⵙⵜⴰⵢ ⴽⵓⵍⵍⵓⵜ ⴳ ⵜⵣⵇⵇⴰ ⵏ ⵓⵙⵙⵉⵔⵎ',
    en: 'act out a whole election day in a test room',
  },
  help: HELP,
  async run(args, terminal) {
    const text = { type: 'text' } as const
    const names = ['book', 'intake', 'room', 'operator', ...DESK_PLACES, 'key', 'seed', ...FIGURES]
    const given = readArguments(args, Object.fromEntries(names.map((name) => [name, text])))
    const book = await bookOf(given.needed('book'), terminal)
    if (book === undefined) return 1
    const seed = given.text('seed') ?? 'rehearsal'
    const plan = planDay(book, { seed, voters: await votersOf(given, book) })
    const night = await nightOf(given, book, plan)
    const rehearsed = ['intake', 'room', 'operator', 'key'].some((name) => given.text(name) !== undefined)
      ? await inServedRoom(given, book, plan, night, terminal)
      : await inOwnRoom({ book, seed }, plan, night, terminal)
    if (terminal.signal.aborted) return 130
    const index = indexBook(book)
    const { language } = terminal
    const lines = [
      ...communeLines(rehearsed, language),
      ...reportLines(rehearsed, index, language),
      ...contestLines(rehearsed, index, language),
    ]
    for (const line of lines) terminal.out(line)
    return rehearsed.differences.length === 0 ? 0 : 1
  },
}

async function votersOf(given: Arguments, book: Book): Promise<DayOptions['voters']> {
  const perMille = given.whole('turnout', 0, 1000) ?? 516
  const file = given.text('turnout-file')
  if (file !== undefined) return readTurnout(await readFile(file, 'utf8'), book)
  return Math.floor((indexBook(book).registered(book.room) * perMille) / 1000)
}

async function nightOf(given: Arguments, book: Book, plan: DayPlan): Promise<NightPlan> {
  const votes = given.text('votes-file')
  const others = given.text('other-rooms')
  return planNight(indexBook(book), {
    seed: plan.seed,
    truth: plan.truth,
    ...(votes !== undefined && { votes: readVotes(await readFile(votes, 'utf8'), book) }),
    ...(others !== undefined && { others: readOtherRooms(await readFile(others, 'utf8'), book) }),
  })
}

function inServedRoom(
  given: Arguments,
  book: Book,
  plan: DayPlan,
  night: NightPlan,
  { env, signal }: Terminal,
): Promise<Rehearsed> {
  const clock = clockFrom(env)
  const stage = {
    book,
    intake: given.needed('intake').replace(/\/+$/, ''),
    room: given.needed('room').replace(/\/+$/, ''),
    operator: tokenOf(given.needed('operator')),
    key: given.needed('key'),
    ...deskOf(given),
  }
  const pace = clock.driven || !env.SUNDUQ_CLOCK ? 'max' : clock.now
  return rehearse(stage, plan, { pace, progress: () => {}, signal, night })
}

/** The five people of the desk, where any of them is named. */
function deskOf(given: Arguments): Pick<Stage, 'desk'> {
  if (DESK_PLACES.every((place) => given.text(place) === undefined)) return {}
  const at = (place: DeskPlace) => tokenOf(given.needed(place))
  return { desk: deskTokens(at) }
}

function inOwnRoom(
  room: Omit<TestRoom, 'folder'>,
  plan: DayPlan,
  night: NightPlan,
  { signal }: Terminal,
): Promise<Rehearsed> {
  return inTemporaryFolder('sunduq-rehearsal', async (folder) => {
    const { rehearsed } = await playInTestRoom({ ...room, folder }, plan, { progress: () => {}, signal, night })
    return rehearsed
  })
}
