import type { FastifyReply } from 'fastify'
import { IS_TEST } from '../portal/columns.ts'
import { type Cell, csv } from '../portal/csv.ts'

/** A table of the room: names of its columns, and its rows. */
export interface RoomTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/**
 * Sends a table as a CSV file in the form of the published ones. Its last column says of every row whether a rehearsal made
 * it, and so does the file's name.
 */
export function sendTable(
  reply: FastifyReply,
  name: string,
  { columns, rows }: RoomTable,
  test: boolean,
): FastifyReply {
  const file = encodeURIComponent(`${test ? 'rehearsal-' : ''}${name}.csv`)
  const marked = rows.map((row) => [...row, test ? 1 : 0])
  return reply
    .headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename*=UTF-8''${file}` })
    .type('text/csv; charset=utf-8; header=present')
    .send(csv([...columns, IS_TEST], marked))
}
