import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Instant, InvitationId, MessageId, PersonId, StationCode } from '#election/named.ts'
import { canonicalItem } from '#journal/canonical.ts'
import { chainOf, statement } from '#journal/chain.ts'
import { codeDigest } from '#journal/code.ts'
import { enrolmentStatement, requestStatement } from '#journal/request.ts'
import { nodeSigner } from '#phone/node-signer.ts'
import { REFUSALS } from '#room/refusals.ts'
import { type House, openHouse } from '#server/house.ts'
import { openapi } from '#server/http/openapi.ts'
import { intakeApp, startIntake } from '#server/intake/main.ts'
import type { Surface } from '#server/surface.ts'
import { type Answered, enrolKey, RawPhone } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const ROOT = join(import.meta.dirname, '../..')
const PAGE = join(ROOT, 'docs/http.md')
const CODE = '4F7QK-2M9XR'

let room: TestRoom
let house: House
let intake: Surface

beforeAll(async () => {
  room = await testRoom()
  house = await openHouse(room.options)
  intake = await startIntake(room.options)
})
afterAll(async () => {
  await intake.close()
  await house.close()
  await room.close()
})

/** Real exchanges, each as the text that the page shows. */
async function exchanges(): Promise<Map<string, string>> {
  const shown = new Map<string, string>()
  const signer = nodeSigner(Uint8Array.from({ length: 32 }, (_, i) => i))
  const code = CODE.replace('-', '')
  await house.journal.act(
    {
      type: 'invite',
      by: 'p-test' as PersonId,
      invitation: 'i-1' as InvitationId,
      station: 'S1' as StationCode,
      code: codeDigest(await room.store.secret('pepper'), code),
      expires: (room.clock.now() + 86_400_000) as Instant,
    },
    room.clock.now(),
  )
  room.at(7, 30)
  const enrolling = enrolmentStatement(code, 'ed25519', signer.key)
  shown.set('enrol-statement', fence('', enrolling))
  const enrolled = await enrolKey(intake.address, CODE, signer)
  const proof = await signer.sign(enrolling)
  shown.set('enrol', exchange('POST /intake/enrol', { code: CODE, alg: 'ed25519', key: signer.key, proof }, enrolled))

  room.at(8, 5)
  const now = room.clock.now()
  const phone = new RawPhone(intake.address, signer, enrolled.body)
  const members = { president: true, assessors: 3, substitutes: 1, representatives: 4 }
  phone.say(now - 61_000, { k: 'opened', members, checks: ['urn-empty', 'two-locks'] }).ticks(now - 2_000, 1)
  const [opened, tick] = phone.items.map(canonicalItem)
  shown.set(
    'chain',
    fence(
      '',
      `sha256("sunduq-chain/1\\n${phone.room}\\n${phone.device}\\n")\n= ${phone.headAfter(0)}\n
sha256("sunduq-item/1\\n" + the hash before + "\\n" + item)
${opened}\n= ${phone.headAfter(1)}\n${tick}\n= ${phone.headAfter(2)}`,
    ),
  )
  const run = await phone.run(1, 2, now)
  shown.set('submission-statement', fence('', statement(phone.room, run, chainOf(run.prev, run.items)).trimEnd()))
  shown.set('submit', exchange('POST /intake/submissions', run, await phone.send(run)))
  phone.ticks(now, 2)
  const gap = await phone.run(4, 4, now)
  shown.set('gap', answer(await phone.send(gap, { 'accept-language': 'en' })))

  shown.set(
    'request-statement',
    fence('', requestStatement(phone.room, phone.device, 'GET', '/intake/receipts?from=1')),
  )
  const standing = await phone.ask('GET', '/intake/station')
  shown.set('station', ask('GET /intake/station', { ...standing, body: { ...standing.body, station: { '…': '…' } } }))
  const receipts = await phone.ask('GET', '/intake/receipts?from=1')
  shown.set('receipts', ask('GET /intake/receipts?from=1', receipts))
  await house.journal.act(
    {
      type: 'send-message',
      by: 'p-test' as PersonId,
      message: 'm0f1e2d3c4b5a6978' as MessageId,
      to: { k: 'all' },
      words: 'Les PV partent avec le président.',
      pinned: true,
    },
    now,
  )
  const messages = await phone.ask('GET', '/intake/messages?after=-1')
  shown.set('messages', ask('GET /intake/messages?after=-1', messages))
  const photo = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), Buffer.alloc(84_199, 1)])
  const path = `/intake/photos/${createHash('sha256').update(photo).digest('hex')}`
  const part = (from: number, to: number) =>
    phone.ask('PUT', path, photo.subarray(from, to), {
      'content-type': 'image/webp',
      'content-range': `bytes ${from}-${to - 1}/${photo.length}`,
    })
  const first = await part(0, 65_536)
  const second = await part(65_536, photo.length)
  shown.set(
    'photo',
    [
      fence('http', `PUT ${path}\ncontent-type: image/webp\ncontent-range: bytes 0-65535/${photo.length}`),
      answer(first),
      fence(
        'http',
        `PUT ${path}\ncontent-type: image/webp\ncontent-range: bytes 65536-${photo.length - 1}/${photo.length}`,
      ),
      answer(second),
    ].join('\n\n'),
  )
  shown.set('error', answer(await phone.send({ ...run, votes: 3 }, { 'accept-language': 'ar-MA,fr;q=0.5' })))
  shown.set('codes', codes())
  return shown
}

function codes(): string {
  const rows = Object.values(REFUSALS)
    .filter(({ code }) => /^X(1|2|404|406|5)/.test(code))
    .map(({ code, status, text }) => `| ${code} | ${status} | ${text.en} |`)
  return ['| code | status | text |', '|---|---|---|', ...rows].join('\n')
}

const fence = (kind: string, text: string) => `\`\`\`${kind}\n${text}\n\`\`\``
const json = (value: unknown) => JSON.stringify(value, null, 2)
const answer = ({ status, body }: Answered) =>
  fence('json', `// ${status}\n${json(body)}`).replace('```json', '```jsonc')
const ask = (line: string, answered: Answered) => `${fence('http', line)}\n\n${answer(answered)}`
const exchange = (line: string, sent: unknown, answered: Answered) =>
  `${fence('http', `${line}\ncontent-type: application/json\n\n${json(sent)}`)}\n\n${answer(answered)}`

/** Each marker is followed by its example, up to the next blank line that is followed by other text. */
function withExamples(page: string, shown: ReadonlyMap<string, string>): string {
  return page.replace(
    /<!-- example: ([\w-]+) -->\n(?:\n(?:```[\s\S]*?\n```\n|\|.*\n(?:\|.*\n)*))*/g,
    (_all, name: string) => {
      const text = shown.get(name)
      if (text === undefined) throw new Error(`the page asks for an example that is not carried out: ${name}`)
      return `<!-- example: ${name} -->\n\n${text}\n`
    },
  )
}

it('docs/http.md shows real exchanges (UPDATE_DOCS=1 writes them)', async () => {
  const shown = await exchanges()
  const page = readFileSync(PAGE, 'utf8')
  expect([...page.matchAll(/<!-- example: ([\w-]+) -->/g)].map(([, name]) => name).sort()).toEqual(
    [...shown.keys()].sort(),
  )
  const wanted = withExamples(page, shown)
  if (process.env.UPDATE_DOCS) writeFileSync(PAGE, wanted)
  else expect(page).toBe(wanted)
})

it('docs/openapi.json describes what the intake serves (UPDATE_DOCS=1 writes it)', async () => {
  const routes: Parameters<typeof openapi>[2][number][] = []
  const app = await intakeApp(house, room.options, null, (route) => routes.push(route))
  await app.ready()
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const wanted = `${json(openapi('Sunduq: phones and machines', version, routes))}\n`
  const path = join(ROOT, 'docs/openapi.json')
  if (process.env.UPDATE_DOCS) writeFileSync(path, wanted)
  else expect(readFileSync(path, 'utf8')).toBe(wanted)
  await app.close()
})
