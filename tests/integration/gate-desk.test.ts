import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runsOf } from '#documents/testing.ts'
import { DESK_ROLES, type DeskRole } from '#room/views/desk.ts'
import { type Answer, firstEvent, type Known, knock, leaks, ofDesk, pathsOf } from './gate-knock.ts'
import { type Figures, GateWorld } from './gate-world.ts'

/**
 * Which figures each role of the desk may read at each of its addresses before the gate opens. A clerk is told none, of
 * no hand: the photo is what is typed from. Who settles sees what both hands typed; `blind`, which one hand alone typed
 * while the other is awaited, nobody sees anywhere. An address that is not here fails the test.
 */
const SEEN: Readonly<Record<string, Readonly<Partial<Record<DeskRole, readonly (keyof Figures)[]>>>>> = {
  'GET /desk': {},
  'GET /desk/*': {},
  'GET /desk/live': {},
  'GET /desk/api/session': {},
  'DELETE /desk/api/session': {},
  'GET /desk/api/definition': {},
  'GET /desk/api/queue': {},
  'GET /desk/api/queue.csv': {},
  'POST /desk/api/claims': {},
  'DELETE /desk/api/claims/:station/:constituency': {},
  'GET /desk/api/forms/:station/:constituency': settle('house', 'council', 'district'),
  'POST /desk/api/forms/:station/:constituency/typed': {},
  'POST /desk/api/forms/:station/:constituency/decided': {},
  'POST /desk/api/forms/:station/:constituency/explained': {},
  'POST /desk/api/forms/:station/:constituency/accepted': {},
  'POST /desk/api/forms/:station/:constituency/proposals': {},
  'POST /desk/api/forms/:station/:constituency/proposals/confirm': {},
  'DELETE /desk/api/forms/:station/:constituency/proposals': {},
  'POST /desk/api/forms/:station/:constituency/handed-over': {},
  'GET /desk/api/photos/:sha256': { 'clerk-1': ['house'], 'clerk-2': ['house'], ...settle('house') },
  'GET /desk/api/contests': {},
  'GET /desk/api/contests/:constituency': settle('house', 'council', 'district'),
  // Why a sheet is left out may tell a figure, as on the screen.
  'GET /desk/api/contests/:constituency/missing.csv': settle('house'),
  'GET /desk/api/contests/:constituency/copies.csv': {},
  'GET /desk/api/documents/copies/:station/:constituency': settle('house', 'council', 'district'),
  'GET /desk/api/documents/minutes/:place/:constituency': settle('house', 'council', 'district'),
  'GET /desk/api/documents/booklet': settle('house', 'council', 'district'),
  'GET /desk/api/documents/results': settle('house', 'council', 'district'),
  'POST /desk/api/sums/:place/:constituency': {},
  'POST /desk/api/figures/:constituency': {},
  'POST /desk/api/figures/:constituency/released': {},
  'POST /desk/api/ties/:constituency': {},
  'POST /desk/api/ties/:constituency/confirm': {},
  'POST /desk/api/carried': {},
  'POST /desk/api/releases': {},
  'POST /desk/api/releases/:release/confirm': {},
  'POST /desk/api/releases/:release/withdraw': {},
  'POST /desk/api/constituencies/:code/proclaimed': {},
  'POST /desk/api/constituencies/:code/amended': {},
}

function settle(...figures: (keyof Figures)[]) {
  return { verifier: figures, 'returning-officer': figures }
}

/** Every form in which a figure stands; A-1-3 is the one whose second hand is awaited. */
const FORMS = ['A-1-1/P-house', 'A-1-2/P-house', 'A-1-3/P-house', 'A-1-1/A-council', 'B-1-1/B-d1', 'B-1-2/P-house']
const SUMS = ['P/P-house', 'A/P-house', 'A-1/P-house', 'A/A-council', 'B/B-d1']
const CONTESTS = ['P-house', 'A-council', 'B-d1']
/** What is asked of an address beside its gaps filled. */
const ASKED: Known = Object.fromEntries(
  Object.keys(SEEN).map((address) => {
    const [, url = ''] = address.split(' ')
    const each = url.includes('/documents/minutes/') || url.includes('/sums/') ? SUMS : FORMS
    const paths = url.includes('/:constituency')
      ? /\/:(station|place)\/:constituency/.test(url)
        ? each.map((one) => url.replace(/:(station|place)\/:constituency/, one))
        : CONTESTS.map((one) => url.replace(':constituency', one))
      : []
    return [`room ${address}`, url === '/desk/*' ? ['/desk/', '/desk/nothing'] : paths]
  }),
)

const PLANTED: Figures = { house: 61_973, council: 71_987, district: 81_937, blind: 64_919 }
let world: GateWorld

beforeAll(async () => {
  world = await GateWorld.open(PLANTED)
  world.room.at(18)
  await world.sendSheet(1)
  world.room.at(20, 30)
  await world.sendSheet(2, 'sent before the count was over')
  await world.countEverything()
  await world.settle()
}, 120_000)
afterAll(() => world?.close())

it('tells each role of the desk what is written down for it at every address, and nothing else', {
  timeout: 300_000,
}, async () => {
  const desk = world.routes.filter(({ surface, url }) => surface === 'room' && ofDesk(url))
  const addresses = [...new Set(desk.map(({ method, url }) => `${method} ${url}`))]
  expect(addresses.filter((address) => !(address in SEEN))).toEqual([])
  for (const role of DESK_ROLES) {
    const seen: Record<string, string[]> = {}
    for (const { method, url } of desk) {
      const cookie = await world.signIn(role)
      for (const path of pathsOf(world, ASKED, `room ${method} ${url}`, url)) {
        const answer = url.endsWith('/live')
          ? await firstEvent(world.addresses.room + path, cookie)
          : await readable(await knock(world, 'room', method, path, role, cookie))
        if (url.endsWith('/live')) expect(answer.body, role).toMatch(/event: queue\n(.*\n)?data: \{"position":\d+\}\n/)
        for (const leak of leaks(new Map([[path, answer]]), PLANTED)) {
          const address = `${method} ${url}`
          seen[address] = [...new Set([...(seen[address] ?? []), ...(leak.split(': ')[0] ?? '').split(', ')])].sort()
        }
      }
    }
    const written = Object.entries(SEEN).flatMap(([address, roles]) => {
      const figures = roles[role]
      return figures ? [[address, [...figures].sort()] as const] : []
    })
    expect(seen, role).toEqual(Object.fromEntries(written))
  }
})

/** The words of a document in place of its bytes, which are compressed. */
async function readable(answer: Answer): Promise<Answer> {
  const type = answer.headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  const bytes = Buffer.from(answer.body, 'latin1')
  const latin = (text: string) => ({ ...answer, body: Buffer.from(text).toString('latin1') })
  if (type.startsWith('application/pdf')) return latin((await runsOf(bytes)).map(({ words }) => words).join('\n'))
  if (type.includes('spreadsheet')) return latin(JSON.stringify(await readWorkbook(bytes)))
  return answer
}
