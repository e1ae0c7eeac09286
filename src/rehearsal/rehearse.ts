import { setTimeout as sleep } from 'node:timers/promises'
import type { Book } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import type { Count, Instant, StationCode } from '#election/named.ts'
import { httpTransport } from '#phone/transport.ts'
import type { WallDefinition, WallPicture } from '#room/views/wall.ts'
import { type Difference, differences } from './comparison.ts'
import type { DayPlan, StationTruth } from './day/plan.ts'
import { enrolAll } from './enrolment.ts'
import type { Desk } from './night/desk.ts'
import { DeskPerson } from './night/person.ts'
import { NightPhones } from './night/phones.ts'
import type { NightPlan } from './night/plan.ts'
import { type Night, playNight } from './night/play.ts'
import { clockTime, statedTime } from './night/time.ts'
import { type Operator, signIn } from './operator.ts'
import type { SimulatedPhone } from './phone.ts'
import { type Progress, playByClock, playInOrder } from './play.ts'
import { Tally } from './tally.ts'
import { openWire, orderedWire, type Wire } from './wire.ts'

const MINUTE = 60_000
/** A slow machine must not look like a lost network (ms). */
const PATIENCE_MS = 120_000
/** How long the wall may take to show the last entry. */
const CATCH_UP = { tries: 300, waitMs: 100 }

/** Where a rehearsal takes place: a room opened as a test, served with a rehearsal key. */
export interface Stage {
  readonly book: Book
  /** Origins of the two surfaces, no slash at the end. */
  readonly intake: string
  readonly room: string
  /** Token of an operator's sign-in link. */
  readonly operator: string
  /** Tokens of the desk's sign-in links; without them only the day is played. */
  readonly desk?: DeskTokens
  /** The rehearsal key that the server was started with. */
  readonly key: string
}

/** Five people, of whom no two are the same. */
export interface DeskTokens {
  readonly clerk1: string
  readonly clerk2: string
  readonly verifier: string
  readonly officers: readonly [string, string]
}

export interface RehearsalOptions {
  /** `max`: as fast as the room answers, repeatable. Otherwise the clock that the server runs by. */
  readonly pace: 'max' | (() => Instant)
  readonly progress: Progress
  readonly signal: AbortSignal
  /** What happens after the close; the room's desk must be open to the rehearsal. */
  readonly night?: NightPlan
  /** People may be at phones and desk beside the simulated ones. */
  readonly visitors?: boolean
}

/** What came of a rehearsal. */
export interface Rehearsed {
  readonly plan: DayPlan
  readonly tally: Tally
  readonly definition: WallDefinition
  /** As it stands when the day is over. */
  readonly picture: WallPicture
  readonly night?: Night
  /** Empty when the room shows exactly what happened, day and night. */
  readonly differences: readonly Difference[]
}

/** Plays a planned day in a room through its real interfaces and compares what it shows with what happened. */
export async function rehearse(stage: Stage, plan: DayPlan, options: RehearsalOptions): Promise<Rehearsed> {
  const { pace, progress, signal } = options
  const tally = new Tally()
  const wires: Wire[] = []
  const wire = (origin: string, side?: 'by side') => {
    const made = pace === 'max' && side === undefined ? orderedWire(origin) : openWire(origin)
    wires.push(made)
    return made.fetch
  }
  let now: number = plan.begins
  // By a running clock too the time of sending is stated: a second that a busy machine loses is minutes of the day.
  const headers = (): Record<string, string> => ({
    'sunduq-rehearsal': stage.key,
    'sunduq-now': String(pace === 'max' ? now : pace()),
  })
  try {
    const operator = await signIn({ origin: stage.room, token: stage.operator, fetch: wire(stage.room), headers })
    const transport = httpTransport({
      base: stage.intake,
      language: () => 'fr',
      fetch: wire(stage.intake),
      headers,
      patience: PATIENCE_MS,
    })
    const phones = await enrolAll(plan, operator, transport, tally)
    now += 10 * MINUTE
    if (pace === 'max') {
      await playInOrder(
        phones,
        (at) => {
          now = Math.max(now, at)
        },
        progress,
        signal,
      )
    } else await playByClock(phones, pace, progress, signal)
    const definition = await operator.definition()
    const picture = await pictureAt(operator, tally.position)
    const truth = withGuests(plan.truth, definition, picture)
    const ofDay = differences(truth, definition, picture)
    if (!options.night || !stage.desk || signal.aborted) {
      return { plan, tally, definition, picture, differences: ofDay }
    }
    const night = await nightOf(stage, options.night, options, { phones, wire, headers, tell: (at) => (now = at) })
    return { plan, tally, definition, picture, night, differences: [...ofDay, ...night.differences] }
  } finally {
    await Promise.all(wires.map((made) => made.close()))
  }
}

interface NightWires {
  readonly phones: readonly SimulatedPhone[]
  readonly wire: (origin: string, side?: 'by side') => typeof fetch
  readonly headers: () => Record<string, string>
  readonly tell: (now: Instant) => void
}

/** Signs the desk in and plays the night with the phones of the day. */
async function nightOf(
  { book, room, intake, desk: tokens }: Stage,
  plan: NightPlan,
  { pace, progress, signal, visitors = false }: RehearsalOptions,
  { phones, wire, headers, tell }: NightWires,
): Promise<Night> {
  if (!tokens) throw new Error('a night needs people at the desk')
  const index = indexBook(book)
  const time = pace === 'max' ? statedTime(plan.begins, tell) : clockTime(pace, signal)
  await time.until(plan.begins)
  tell(plan.begins)
  const fetch = wire(room)
  const person = (name: string, token: string) =>
    DeskPerson.signIn({ origin: room, token, fetch, headers }, plan.seed, name)
  const [first, second] = tokens.officers
  const desk: Desk = {
    clerk1: await person('clerk-1', tokens.clerk1),
    clerk2: await person('clerk-2', tokens.clerk2),
    verifier: await person('verifier', tokens.verifier),
    officers: [await person('officer-1', first), await person('officer-2', second)],
  }
  const parts = { index, plan, phones, intake, fetch: wire(intake, 'by side'), headers, time }
  return playNight({ index, plan, phones: new NightPhones(parts), desk, time, visitors, progress, signal })
}

/** At a station that the plan left open people may have tapped by hand: what they added is as true as the plan. */
function withGuests(
  truth: ReadonlyMap<StationCode, StationTruth>,
  { stations }: WallDefinition,
  picture: WallPicture,
): Map<StationCode, StationTruth> {
  const shown = new Map(stations.code.map((code, index) => [code, picture.stations.voters[index] ?? 0]))
  return new Map(
    [...truth].map(([code, planned]) => {
      const voters = planned.closed ? planned.voters : (Math.max(planned.voters, shown.get(code) ?? 0) as Count)
      return [code, { ...planned, voters }]
    }),
  )
}

/** The wall follows the journal by itself: the first picture that holds everything up to `position`. */
async function pictureAt(operator: Operator, position: number): Promise<WallPicture> {
  for (let tries = 0; tries < CATCH_UP.tries; tries++) {
    const picture = await operator.picture()
    if (picture.position >= position) return picture
    await sleep(CATCH_UP.waitMs)
  }
  throw new Error(`the room's picture did not reach position ${position}`)
}
