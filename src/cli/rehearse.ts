import { readFile } from 'node:fs/promises'
import type { Book } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import { type DayOptions, type DayPlan, planDay } from '#rehearsal/day/plan.ts'
import { type Rehearsed, rehearse } from '#rehearsal/rehearse.ts'
import { communeLines, reportLines } from '#rehearsal/report.ts'
import { readTurnout } from '#rehearsal/turnout-file.ts'
import { clockFrom } from '#server/clock.ts'
import { bookOf } from './book.ts'
import { type Arguments, type Command, readArguments, type Terminal } from './command.ts'
import { inTemporaryFolder, playInTestRoom, type TestRoom, tokenOf } from './test-room.ts'

const HELP = `
sunduq rehearse: simulated people, phones and networks act out a whole election day.

  sunduq rehearse --book book.json
      In a room of its own on this machine, as fast as it can; nothing is left behind.

  sunduq rehearse --book book.json --intake URL --room URL --operator LINK --key K
      In a room that is being served for a rehearsal, perhaps on other machines:
        SUNDUQ_CLOCK='{"real":0,"simulated":MS,"speed":0}' sunduq serve --book book.json --test --rehearsal-key K
        sunduq access create --role operator
      The day runs by the clock that the room is served with, named by SUNDUQ_CLOCK for both; with its speed 0, or
      without it, as fast as the room answers.

      --book FILE|FOLDER  the book
      --seed TEXT         another seed is another day (rehearsal)
      --turnout N         voters in per mille of the registered (516)
      --turnout-file FILE voters per station instead (columns station, voters)

Exit code 1: the room did not show exactly what happened.
`

export const command: Command = {
  summary: 'act out a whole election day in a test room',
  help: HELP,
  async run(args, terminal) {
    const text = { type: 'text' } as const
    const names = ['book', 'intake', 'room', 'operator', 'key', 'seed', 'turnout', 'turnout-file']
    const given = readArguments(args, Object.fromEntries(names.map((name) => [name, text])))
    const book = await bookOf(given.needed('book'), terminal)
    if (book === undefined) return 1
    const seed = given.text('seed') ?? 'rehearsal'
    const plan = planDay(book, { seed, voters: await votersOf(given, book) })
    const rehearsed = ['intake', 'room', 'operator', 'key'].some((name) => given.text(name) !== undefined)
      ? await inServedRoom(given, book, plan, terminal)
      : await inOwnRoom({ book, seed }, plan, terminal)
    if (terminal.signal.aborted) return 130
    for (const line of [...communeLines(rehearsed), ...reportLines(rehearsed, indexBook(book))]) terminal.out(line)
    return rehearsed.differences.length === 0 ? 0 : 1
  },
}

async function votersOf(given: Arguments, book: Book): Promise<DayOptions['voters']> {
  const perMille = given.whole('turnout', 0, 1000) ?? 516
  const file = given.text('turnout-file')
  if (file !== undefined) return readTurnout(await readFile(file, 'utf8'), book)
  return Math.floor((indexBook(book).registered(book.room) * perMille) / 1000)
}

function inServedRoom(given: Arguments, book: Book, plan: DayPlan, { env, signal }: Terminal): Promise<Rehearsed> {
  const clock = clockFrom(env)
  const stage = {
    book,
    intake: given.needed('intake').replace(/\/+$/, ''),
    room: given.needed('room').replace(/\/+$/, ''),
    operator: tokenOf(given.needed('operator')),
    key: given.needed('key'),
  }
  const pace = clock.driven || !env.SUNDUQ_CLOCK ? 'max' : clock.now
  return rehearse(stage, plan, { pace, progress: () => {}, signal })
}

function inOwnRoom(room: Omit<TestRoom, 'folder'>, plan: DayPlan, { signal }: Terminal): Promise<Rehearsed> {
  return inTemporaryFolder('sunduq-rehearsal', async (folder) => {
    const { rehearsed } = await playInTestRoom({ ...room, folder }, plan, { progress: () => {}, signal })
    return rehearsed
  })
}
