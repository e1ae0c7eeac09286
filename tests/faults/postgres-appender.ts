import { openStore } from '#store/store.ts'
import { at, device, ROOM, tallyMachine } from '../integration/store-machine.ts'

/**
 * An appending process that is meant to be killed: counts for one device from where the journal stands, and says on
 * standard output what was acknowledged, each line only after its acknowledgement.
 */
const [folder, number] = process.argv.slice(2)
const store = await openStore({ folder })
const journal = await store.openJournal({ room: ROOM, machine: tallyMachine })
const me = device(Number(number))
process.stdout.write(`ready ${store.databasePid() ?? 'guest'}\n`)
for (let round = 0; ; round++) {
  const { cursor } = journal.state.devices[me] ?? { cursor: 0 }
  // Every third time something is repeated, as a phone does that lost an answer.
  const from = round % 3 === 0 ? Math.max(1, cursor - 4) : cursor + 1
  const done = await journal.act({ type: 'count', device: me, from, items: cursor + 3 - from }, at(Date.now()))
  if (!done.ok) throw new Error('a gap where there is none')
  if (round % 25 === 24) await journal.snapshot()
  process.stdout.write(`ack ${done.value.answer.cursor} ${done.value.position ?? '-'}\n`)
}
