/** A publisher in a process of its own that never rests, to be killed: `portal-child.ts FOLDER ROOM`. */
import type { PlaceCode } from '#election/named.ts'
import { simulatedClock } from '#server/clock.ts'
import { open } from '#server/portal/loop.ts'
import { publishedFolder } from '#server/portal/main.ts'

const [folder = '', room = ''] = process.argv.slice(2)
const clock = simulatedClock({ real: 0, simulated: 0, speed: 0 })
const { publisher } = await open({ folder, room: room as PlaceCode, clock, data: publishedFolder(folder) })
process.send?.('publishing')
for (;;) await publisher.flush()
