import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Book } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import { fill, nameIn, type Text } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import { clock as clockText, instantOf, localMinute } from '#election/time.ts'
import { type DayPlan, planDay } from '#rehearsal/day/plan.ts'
import { type NightPlan, planNight } from '#rehearsal/night/plan.ts'
import { signIn } from '#rehearsal/operator.ts'
import { type Rehearsed, rehearse, type Stage } from '#rehearsal/rehearse.ts'
import { communeLines, communes, contestLines, percentage, reportLines } from '#rehearsal/report.ts'
import { readTurnout } from '#rehearsal/turnout-file.ts'
import { readOtherRooms, readVotes } from '#rehearsal/votes-file.ts'
import { NOTHING_TOLD, votersOf } from '#room/views/wall.ts'
import { type Simulation, simulatedClock } from '#server/clock.ts'
import { type Serving, serve } from '#server/serve.ts'
import type { Verified } from '#store/verify.ts'
import { bookOf } from './book.ts'
import { type Command, readArguments, type Terminal, UsageError } from './command.ts'
import { buildPages } from './pages.ts'
import { stopped } from './serve.ts'
import {
  DESK_PLACES,
  inTemporaryFolder,
  openTestRoom,
  rehearsalTokens,
  type TestLinks,
  testKey,
  tokenOf,
  verifyTestRoom,
} from './test-room.ts'

const BERKANE = join(import.meta.dirname, '../../data/berkane-2021')

const HELP = `
sunduq demo: plays the election day of Berkane, 8 September 2021, and its night through the real interfaces.

  npm run demo                     day and night in about five minutes; open the printed addresses while they run
  npm run demo -- --until-end --speed max --json
                                   as fast as the machine can, prints one JSON object

      --speed N|max       so many times as fast as life (about 200)
      --until-end         end with the day instead of staying up
      --json              print the result as one JSON object on standard output
      --seed TEXT         another seed is another day; the same seed at the highest speed is the same journal
`

/** Day and night last about so long unless asked otherwise (ms). */
const FIVE_MINUTES = 300_000
/** From the start of the servers to the first enrolment (ms). */
const START_MS = 8_000
const HOUR_MS = 3_600_000

interface Asked {
  readonly seed: string
  readonly speed: number | 'max' | undefined
  readonly untilEnd: boolean
  readonly json: boolean
}

export const command: Command = {
  summary: {
    ar: 'تمثيل يوم الاقتراع في بركان سنة 2021',
    fr: 'jouer le jour d’élection de Berkane 2021',
    zgh: 'ⵉⵔⵉⵔ ⵏ ⵡⴰⵙⵙ ⵏ ⵓⵙⵜⴰⵢ ⵏ ⴱⵔⴽⴰⵏ 2021',
    en: 'play the election day of Berkane 2021',
  },
  help: HELP,
  async run(args, terminal) {
    const started = Date.now()
    const asked = readAsked(args)
    const book = await bookOf(BERKANE, { ...terminal, err: () => {} })
    if (book === undefined || !buildPages()) return 1
    const voters = readTurnout(await readFile(join(BERKANE, 'turnout.csv'), 'utf8'), book)
    const votes = readVotes(await readFile(join(BERKANE, 'votes.csv'), 'utf8'), book)
    const others = readOtherRooms(await readFile(join(BERKANE, 'other-rooms.csv'), 'utf8'), book)
    const free = asked.untilEnd ? undefined : book.stations[0]?.code
    const { seed } = asked
    const plan = planDay(book, { seed, voters, ...(free ? { leaveOpen: free } : {}) })
    const { truth } = plan
    const night = planNight(indexBook(book), { seed, truth, votes, others, leaveSome: !asked.untilEnd })
    return inTemporaryFolder('sunduq-demo', (folder) => run({ book, plan, night, folder, started, ...asked }, terminal))
  },
}

function readAsked(args: readonly string[]): Asked {
  const text = { type: 'text' } as const
  const given = readArguments(args, { seed: text, speed: text, 'until-end': {}, json: {} })
  const value = given.text('speed')
  const speed = value === 'max' || value === undefined ? value : Number(value)
  if (typeof speed === 'number' && !(speed >= 1 && speed <= 100_000)) {
    throw new UsageError('wrongValue', { name: '--speed', value: value ?? '', wanted: '1 … 100000, max' })
  }
  return { seed: given.text('seed') ?? 'berkane', speed, untilEnd: given.flag('until-end'), json: given.flag('json') }
}

interface Demo extends Asked {
  readonly book: Book
  readonly plan: DayPlan
  readonly night: NightPlan
  readonly folder: string
  readonly started: number
}

async function run(demo: Demo, terminal: Terminal): Promise<number> {
  const { book, plan, folder, seed } = demo
  const key = testKey(seed)
  const links = await openTestRoom(demo, (plan.begins - HOUR_MS) as Instant)
  const clock = clockOf(demo)
  const serving = await serve({ folder, room: book.room, clock, rehearsalKey: key })
  try {
    const { intake = '', room = '' } = serving.addresses
    const stage: Stage = { book, intake, room, key, ...rehearsalTokens(links) }
    if (!demo.untilEnd) await welcome(demo, serving, links, terminal)
    const rehearsed = await rehearse(stage, plan, {
      pace: demo.speed === 'max' ? 'max' : simulatedClock(clock).now,
      progress: teller(demo, terminal),
      signal: terminal.signal,
      night: demo.night,
      visitors: !demo.untilEnd,
    })
    if (terminal.signal.aborted) return 130
    const verified = await verifyTestRoom(demo)
    const seconds = Math.round((Date.now() - demo.started) / 100) / 10
    if (demo.json) terminal.out(JSON.stringify(result(demo, rehearsed, verified, seconds)))
    else tell(demo, rehearsed, verified, seconds, terminal)
    if (demo.untilEnd) return rehearsed.differences.length === 0 ? 0 : 1
    tellWhatIsLeft(demo, terminal)
    await stopped(terminal.signal)
    return 0
  } finally {
    await serving.stop()
  }
}

/** When the night has been played, the clock goes on at its usual pace: who wants to go on by hand may. */
function clockOf({ plan, night, speed }: Demo): Simulation {
  const simulated = plan.begins
  if (speed === 'max') return { real: 0, simulated, speed: 0 }
  const until = Math.max(plan.ends, night.ends)
  const fast = speed === undefined ? Math.ceil((until - simulated) / FIVE_MINUTES) : speed
  return { real: Date.now() + START_MS, simulated, speed: fast, until }
}

async function welcome(
  { book, plan }: Demo,
  { addresses }: Serving,
  links: TestLinks,
  { out, language }: Terminal,
): Promise<void> {
  const { intake, room, portal } = addresses
  const operator = await signIn({
    origin: room ?? '',
    token: tokenOf(links.operator),
    fetch,
    headers: () => ({}),
  })
  const free = plan.stations.find((day) => !plan.truth.get(day.station.code)?.closed)?.station ?? book.stations[0]
  const line = (what: string, address: string) => out(`  ${what.padEnd(24)}${address}`)
  out(`\n${nameIn(book.title, language)}\n`)
  line(SAYS.portal[language], `${portal}/`)
  line(SAYS.wall[language], `${room}${links.wall}`)
  line(SAYS.operator[language], `${room}${links.operator}`)
  for (const place of DESK_PLACES) line(fill(SAYS.desk, language, { place }), `${room}${links.desk[place]}`)
  if (free) {
    const { link } = await operator.invite(free.code)
    line(SAYS.phone[language], link)
    line('', fill(SAYS.tap, language, { station: nameIn(free.names, language), code: free.code }))
  }
  line(SAYS.intake[language], `${intake}\n`)
}

/** A line each simulated hour. */
function teller({ book, json }: Demo, { err, language }: Terminal): (at: number, share: number) => void {
  let told = ''
  return (at, share) => {
    const hour = clockText(localMinute(at as Instant, book)).slice(0, 2)
    if (hour === told || json) return
    told = hour
    const what = at < closeOf(book) + HOUR_MS ? SAYS.sent : SAYS.sheetsIn
    const percent = `${Math.floor(share * 100)} %`
    err(`  ${clockText(localMinute(at as Instant, book))}  ${fill(what, language, { percent })}`)
  }
}

function closeOf(book: Book): Instant {
  return instantOf(book.hours.closes, book)
}

/** What the night left for visitors to do. */
function tellWhatIsLeft({ night, book }: Demo, { err, language }: Terminal): void {
  const left = night.sheets.filter((sheet) => sheet.left)
  err(`\n${SAYS.over[language]}`)
  for (const { right, mistake, phone } of left) {
    const what = mistake === undefined ? 'clerk-2' : phone === undefined ? 'clerk-1 → clerk-2' : 'verifier'
    err(`  ${what.padEnd(22)} ${right.station}, ${right.constituency}${mistake ? ` (${mistake.kind})` : ''}`)
  }
  err(
    `  ${'officer-1, officer-2'.padEnd(22)} ${fill(SAYS.release, language, { contest: book.contests.at(-1)?.id ?? '' })}`,
  )
}

function result({ book, seed }: Demo, rehearsed: Rehearsed, verified: Verified, seconds: number): object {
  const { definition, picture, plan, tally, differences } = rehearsed
  const registered = definition.places[definition.room]?.registered ?? 0
  const room = picture.places[definition.room] ?? NOTHING_TOLD
  const [, opened, closed] = room
  const voters = votersOf(room) ?? 0
  return {
    is_test: true,
    book: book.id,
    seed,
    registered,
    voters,
    turnout: percentage(voters, registered),
    communes: communes(rehearsed),
    stations: plan.stations.length,
    opened,
    closed,
    phones: plan.phones.length,
    items: plan.phones.reduce((all, phone) => all + phone.items.length, 0),
    requests: tally.requests,
    faults: tally.fates,
    answers: tally.outcomes,
    notCounted: tally.notCounted,
    contests: rehearsed.night?.contests ?? [],
    photos: rehearsed.night?.photos ?? 0,
    explained: rehearsed.night?.explained ?? {},
    differences,
    entries: verified.size,
    journalSize: verified.size,
    root: verified.root,
    stateHash: verified.stateHash,
    seconds,
  }
}

function tell(demo: Demo, rehearsed: Rehearsed, verified: Verified, seconds: number, terminal: Terminal): void {
  const { out, language } = terminal
  const index = indexBook(demo.book)
  out('')
  for (const line of communeLines(rehearsed, language)) out(line)
  out('')
  for (const line of reportLines(rehearsed, index, language)) out(line)
  for (const line of contestLines(rehearsed, index, language)) out(line)
  const { size, root, stateHash } = verified
  out(fill(SAYS.journal, language, { size, root, stateHash }))
  out(fill(SAYS.seconds, language, { seconds }))
}

const SAYS = {
  portal: { ar: 'البوابة', fr: 'portail', zgh: 'ⵜⴰⵡⵡⵓⵔⵜ', en: 'portal' },
  wall: { ar: 'شاشة الجدار', fr: 'mur', zgh: 'ⴰⵖⵔⴰⴱ', en: 'wall' },
  operator: { ar: 'عون القاعة', fr: 'opérateur', zgh: 'ⴰⵎⵙⵡⵓⵔⵉ', en: 'operator' },
  desk: { ar: 'مكتب النتائج، {place}', fr: 'saisie, {place}', zgh: 'ⵜⵉⵢⴰⴼⵓⵜⵉⵏ, {place}', en: 'desk, {place}' },
  phone: { ar: 'هاتفك', fr: 'votre téléphone', zgh: 'ⴰⵜⵉⵍⵉⴼⵓⵏ ⵏⵏⴽ', en: 'your own phone' },
  tap: {
    ar: '({station}، {code}: انقر وراقب الجدار)',
    fr: '({station}, {code} : touchez et regardez le mur)',
    zgh: '({station}, {code}: ⴰⴷⵔ, ⵜⵥⵕⴷ ⴰⵖⵔⴰⴱ)',
    en: '({station}, {code}: tap and watch the wall)',
  },
  intake: { ar: 'باب الهواتف', fr: 'téléphones', zgh: 'ⵉⵎⵉ ⵏ ⵉⵜⵉⵍⵉⴼⵓⵏⵏ', en: "phones' door" },
  sent: {
    ar: 'أُرسل {percent} من طلبات اليوم',
    fr: '{percent} des requêtes du jour envoyées',
    zgh: '{percent} ⵏ ⵉⵙⵓⵜⵓⵔⵏ ⵏ ⵡⴰⵙⵙ ⵜⵜⵓⵣⵏⵏ',
    en: '{percent} of the day’s requests sent',
  },
  sheetsIn: {
    ar: 'وصل {percent} من المحاضر',
    fr: '{percent} des procès-verbaux arrivés',
    zgh: '{percent} ⵏ ⵉⵏⵖⵎⵉⵙⵏ ⵓⵡⴹⵏ ⴷ',
    en: '{percent} of the sheets in',
  },
  over: {
    ar: 'انتهت الليلة؛ ويبقى كل شيء قائما حتى Ctrl-C. بقي لك:',
    fr: 'La nuit est finie ; tout reste en marche jusqu’à Ctrl-C. Il vous reste :',
    zgh: 'ⵉⵎⵎⵓⵔⵙ ⵢⵉⴹ; ⴽⵓⵍⵍⵓ ⴰⴷ ⵉⵇⵇⵉⵎ ⴰⵔ Ctrl-C. ⵉⵇⵇⵉⵎ ⴰⴽ:',
    en: 'The night is over; everything stays up until Ctrl-C. Left for you:',
  },
  release: {
    ar: 'نشر {contest}',
    fr: 'la publication de {contest}',
    zgh: 'ⴰⴼⵙⵙⴰⵔ ⵏ {contest}',
    en: 'the release of {contest}',
  },
  journal: {
    ar: 'قيود السجل {size}، الجذر {root}، الحالة {stateHash}',
    fr: 'journal {size} entrées, racine {root}, état {stateHash}',
    zgh: 'ⴰⵖⵎⵉⵙ {size}, ⴰⵥⵓⵕ {root}, ⴰⴷⴷⴰⴷ {stateHash}',
    en: 'journal {size} entries, root {root}, state {stateHash}',
  },
  seconds: { ar: 'الثواني {seconds}', fr: '{seconds} secondes', zgh: 'ⵜⵉⵙⵉⵏⵉⵏ {seconds}', en: '{seconds} seconds' },
} as const satisfies Record<string, Text>
