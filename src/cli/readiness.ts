import { resolve } from 'node:path'
import { type BookIndex, indexBook } from '#election/book/index.ts'
import { fill, type Text } from '#election/languages.ts'
import type { Digest, Instant } from '#election/named.ts'
import { REHEARSAL_STEPS } from '#journal/readiness-entry.ts'
import { hexOf, rootOf } from '#journal/tree.ts'
import { roomMachine } from '#room/machine.ts'
import { stepsDone } from '#room/readiness/record.ts'
import type { RoomState } from '#room/state.ts'
import { frozenBook, type RoomJournal } from '#server/house.ts'
import { COMMAND_LINE } from '#server/people/manage.ts'
import { readHead } from '#store/entries.ts'
import { hasEmbedded } from '#store/postgres/home.ts'
import { openStore, type Store } from '#store/store.ts'
import { type Command, chooseSub, readArguments, type Terminal } from './command.ts'
import { chosenRoom, DATA_HELP, DATA_OPTIONS, withStore } from './data.ts'
import { managementOf } from './people.ts'
import { refused } from './refused.ts'

const HELP = `
sunduq readiness: what is ready before the day.

  sunduq readiness import --rehearsal FOLDER [OPTION …]
      Reads the journal of a rehearsal and records for each station what it did there: opening, reading, close, sheet.
      A station that did all four has rehearsed. What is recorded names the root of the rehearsal's journal; safe to
      repeat, also after a second rehearsal: a station keeps the steps of the last one in which it did anything.
      --rehearsal FOLDER  the data of \`sunduq serve --rehearsal\`

${DATA_HELP}

Exit code 1: FOLDER holds no rehearsal of this room.
`

const SAYS = {
  nothing: {
    ar: 'لا تمرين للقاعة {room} في «{folder}». سمّ مجلد sunduq serve --rehearsal.',
    fr: '« {folder} » ne contient pas de répétition de la salle {room}. Nommez le dossier de sunduq serve --rehearsal.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵙⵙⵉⵔⵎ ⵏ ⵜⵣⵇⵇⴰ {room} ⴳ « {folder} ». ⴼⴽ ⴰⵙⴷⴰⵡ ⵏ sunduq serve --rehearsal.',
    en: '“{folder}” holds no rehearsal of room {room}. Name the folder of sunduq serve --rehearsal.',
  },
  rehearsed: {
    ar: 'مكاتب أجرت التمرين كله: {whole}، بعضه: {part}، لا شيء منه: {none}',
    fr: 'bureaux qui ont tout répété : {whole}, une partie : {part}, rien : {none}',
    zgh: 'ⵉⵙⵉⵔⴰⵜⵏ ⵏⵏⴰ ⵉⵙⵍⵎⴷⵏ ⴽⵓⵍⵍⵓ: {whole}, ⵉⵎⵉⴽ: {part}, ⵡⴰⵍⵓ: {none}',
    en: 'stations that rehearsed everything: {whole}, a part: {part}, nothing: {none}',
  },
} as const satisfies Record<string, Text>

export const command: Command = {
  summary: {
    ar: 'تسجيل مكاتب التصويت التي أجرت التمرين',
    fr: 'enregistrer quels bureaux de vote ont répété',
    zgh: 'ⴰⵣⵎⵎⴻⵎ ⵏ ⵉⵙⵉⵔⴰⵜⵏ ⵏⵏⴰ ⵉⵙⵍⵎⴷⵏ',
    en: 'record which stations have rehearsed',
  },
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { import: importRehearsal })
    return sub(rest, terminal)
  },
}

function importRehearsal(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, rehearsal: { type: 'text' } })
  const folder = resolve(given.needed('rehearsal'))
  return withStore(given, terminal, async (store) => {
    const room = await chosenRoom(given, store)
    const nothing = () => {
      terminal.err(fill(SAYS.nothing, terminal.language, { folder, room }))
      return 1
    }
    if (!hasEmbedded(folder)) return nothing()
    const { journal, index } = await managementOf(store, room)
    const rehearsal = await openStore({ folder, report: terminal.err })
    try {
      const played = await readRehearsal(rehearsal, index)
      if (!played) return nothing()
      return await record(journal, index, played, terminal)
    } finally {
      await rehearsal.close()
    }
  })
}

/** A rehearsal as far as its journal goes. */
interface Rehearsal {
  readonly state: RoomState
  readonly index: BookIndex
  /** Root of its journal, hex. */
  readonly root: Digest
}

/** The rehearsal of the same room that a store holds; its book may be an earlier one of the same stations. */
async function readRehearsal(store: Store, { book }: BookIndex): Promise<Rehearsal | undefined> {
  const rehearsed = (await frozenBook(store, book.room))?.book
  if (!rehearsed) return undefined
  const journal = await store.openJournal({ room: book.room, machine: roomMachine(rehearsed) })
  const [state, head] = [await journal.settled(), await readHead(store.sql, book.room)]
  if (!state.test || !head) return undefined
  return { state, index: indexBook(rehearsed), root: hexOf(rootOf(head.frontier)) as Digest }
}

async function record(
  journal: RoomJournal,
  { book }: BookIndex,
  { state, index, root }: Rehearsal,
  terminal: Terminal,
): Promise<number> {
  let [whole, part] = [0, 0]
  // A rehearsal's clock is its own; there the time of the last entry stands for it.
  const now = () => (journal.state.test ? journal.state.at : (Date.now() as Instant))
  for (const { code } of book.stations) {
    if (!index.stations.has(code)) continue
    const done = stepsDone(index, state, code)
    if (done.length === 0) continue
    const act = { type: 'mark-rehearsed', by: COMMAND_LINE, station: code, done, journal: root } as const
    const recorded = await journal.act(act, now())
    if (!recorded.ok) return refused(terminal, recorded.error)
    if (done.length === REHEARSAL_STEPS.length) whole += 1
    else part += 1
  }
  const none = book.stations.length - whole - part
  terminal.out(fill(SAYS.rehearsed, terminal.language, { whole, part, none }))
  return 0
}
