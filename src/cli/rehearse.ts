import { readFile } from 'node:fs/promises'
import { indexBook } from '#election/book/index.ts'
import { planDay } from '#rehearsal/day/plan.ts'
import { rehearse } from '#rehearsal/rehearse.ts'
import { communeLines, reportLines } from '#rehearsal/report.ts'
import { readTurnout } from '#rehearsal/turnout-file.ts'
import { clockFrom } from '#server/clock.ts'
import { bookOf } from './book.ts'
import { type Command, readArguments } from './command.ts'

const HELP = `
sunduq rehearse: simulated people, phones and networks act out a whole day in a room that is being served.

  SUNDUQ_CLOCK='{"real":0,"simulated":MS,"speed":0}' sunduq serve --book book.json --test --rehearsal-key K
  sunduq access create --role operator
  sunduq rehearse --book book.json --intake URL --room URL --operator LINK --key K [OPTION …]

      --book FILE|FOLDER  the book of the room
      --intake URL, --room URL
                          where the two surfaces are
      --operator LINK     a sign-in link of the role operator
      --key K             the rehearsal key that the room is served with
      --seed TEXT         another seed is another day (rehearsal)
      --turnout N         voters in per mille of the registered (516)
      --turnout-file FILE voters per station instead (columns station, voters)

The day runs by the clock that the room is served with, named by SUNDUQ_CLOCK for both; with its speed 0, or without it,
as fast as the room answers.
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
    const index = indexBook(book)
    const perMille = given.whole('turnout', 0, 1000) ?? 516
    const file = given.text('turnout-file')
    const voters =
      file === undefined
        ? Math.floor((index.registered(book.room) * perMille) / 1000)
        : readTurnout(await readFile(file, 'utf8'), book)
    const plan = planDay(book, { seed: given.text('seed') ?? 'rehearsal', voters })
    const clock = clockFrom(terminal.env)
    const stage = {
      book,
      intake: given.needed('intake').replace(/\/+$/, ''),
      room: given.needed('room').replace(/\/+$/, ''),
      operator: given.needed('operator').split('/').at(-1) ?? '',
      key: given.needed('key'),
    }
    const rehearsed = await rehearse(stage, plan, {
      pace: clock.driven || !terminal.env.SUNDUQ_CLOCK ? 'max' : clock.now,
      progress: () => {},
      signal: terminal.signal,
    })
    if (terminal.signal.aborted) return 130
    for (const line of [...communeLines(rehearsed), ...reportLines(rehearsed, index)]) terminal.out(line)
    return rehearsed.differences.length === 0 ? 0 : 1
  },
}
