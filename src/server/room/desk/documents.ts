import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { booklet, type JournalRoot } from '#documents/describe/booklet.ts'
import { minutes } from '#documents/describe/minutes.ts'
import { type Scene, sceneOf } from '#documents/describe/scene.ts'
import { sheetCopies } from '#documents/describe/sheet-copy.ts'
import type { Document } from '#documents/document.ts'
import { Press } from '#documents/draw/draw.ts'
import { resultTables } from '#documents/spreadsheet/tables.ts'
import { workbook } from '#documents/spreadsheet/workbook.ts'
import { LANGUAGES, type Language } from '#election/languages.ts'
import type { ConstituencyCode, PlaceCode, StationCode } from '#election/named.ts'
import { hexOf, rootOf } from '#journal/tree.ts'
import type { House } from '../../house.ts'
import { answer } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { languageOf } from '../../http/language.ts'
import { currentState, type DeskParts, refused } from './parts.ts'
import { OneSheet, OneSum } from './schemas.ts'

const Asked = Type.Object({
  lang: Type.Optional(Type.Enum(LANGUAGES)),
  /** The number of one list on the ballot: its representative's copy alone. */
  list: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
})
const PDF = 'application/pdf'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * What leaves the desk on paper, in the language of the reader or of `?lang=`. It passes no gate, so the access table
 * lets only those in who see every figure anyway; what nobody decided yet is not in it.
 */
export function documents(app: App, parts: DeskParts): void {
  const { house } = parts
  const press = new Press()
  app.addHook('onClose', () => press.close())
  const schema = { querystring: Asked }

  app.get(
    '/desk/api/documents/copies/:station/:constituency',
    { schema: { ...schema, summary: 'Copies of a sheet for the lists’ representatives (PDF)', params: OneSheet } },
    async (request, reply) => {
      const { station, constituency } = request.params
      const scene = await sceneFor(request)
      const made = sheetCopies(scene, station as StationCode, constituency as ConstituencyCode, request.query.list)
      return print(request, reply, made, `copies-${station}-${constituency}`)
    },
  )

  app.get(
    '/desk/api/documents/minutes/:place/:constituency',
    { schema: { ...schema, summary: 'Minutes of a central office or commission (PDF)', params: OneSum } },
    async (request, reply) => {
      const { place, constituency } = request.params
      const made = minutes(await sceneFor(request), place as PlaceCode, constituency as ConstituencyCode)
      return print(request, reply, made, `minutes-${place}-${constituency}`)
    },
  )

  app.get(
    '/desk/api/documents/booklet',
    { schema: { ...schema, summary: 'The booklet of the election (PDF)' } },
    async (request, reply) =>
      print(request, reply, await bookletNow(house, languageOf(request)), `booklet-${house.book.id}`),
  )

  app.get(
    '/desk/api/documents/results',
    { schema: { ...schema, summary: 'Results as a spreadsheet (XLSX)' } },
    async (request, reply) => {
      const scene = await sceneFor(request)
      const { language } = scene.voice
      const name = fileName(`results-${house.book.id}-${language}.xlsx`, scene.state.test)
      return send(reply, XLSX, name, await workbook(resultTables(scene), language))
    },
  )

  async function sceneFor(request: FastifyRequest): Promise<Scene> {
    return sceneOf(house.index, await currentState(parts), languageOf(request))
  }

  async function print(
    request: FastifyRequest,
    reply: FastifyReply,
    made: Document | undefined,
    name: string,
  ): Promise<FastifyReply> {
    if (!made) return answer(request, reply, refused('unknownContest'))
    const file = fileName(`${name}-${made.language}.pdf`, made.warning !== undefined)
    return send(reply, PDF, file, await press.draw(made))
  }
}

/** The booklet with the root of exactly the entries that its figures come from. */
export async function bookletNow({ index, journal }: House, language: Language): Promise<Document> {
  await journal.catchUp()
  const { state, head } = await journal.settledWithHead()
  const root: JournalRoot = { origin: head.origin, size: head.size, root: hexOf(rootOf(head.frontier)) }
  return booklet(sceneOf(index, state, language), root)
}

/** A rehearsal's file says so by its name too, which outlives its way through mail and folders. */
function fileName(name: string, test: boolean): string {
  return test ? `rehearsal-${name}` : name
}

function send(reply: FastifyReply, type: string, name: string, bytes: Uint8Array): FastifyReply {
  const file = encodeURIComponent(name)
  return reply
    .headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename*=UTF-8''${file}` })
    .type(type)
    .send(Buffer.from(bytes))
}
