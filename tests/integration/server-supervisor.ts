/** A supervisor in a process of its own, for the tests that kill it: tells the process ids of its surfaces. */
import type { PlaceCode } from '#election/named.ts'
import { serve } from '#server/serve.ts'
import { SURFACES } from '#server/surface.ts'

const [folder = '', room = ''] = process.argv.slice(2)
const serving = await serve({ folder, room: room as PlaceCode })
process.send?.(SURFACES.map((surface) => serving.pid(surface)))
