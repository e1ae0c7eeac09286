/**
 * The pure room by itself, 40,000 stations and a million items: folding, the wall's picture, its deltas, alerts and the
 * publication; queue, call desk and one narrowed wall more when every station is late. CPU milliseconds, medians.
 * Compared in one run: folding against hashing every item, a picture after few changes against one made anew.
 */
import type { Book, Place, Station } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import type { Count, DeviceId, Instant, ItemNumber, PlaceCode, Position, StationCode } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { bookDigest } from '#journal/book.ts'
import { chainLink, chainStart } from '#journal/chain.ts'
import type { Entry, EntryBody } from '#journal/entry.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { Item } from '#journal/submission.ts'
import { alerts } from '#room/alerts/alerts.ts'
import { placeFigures, stationFigures } from '#room/figures.ts'
import { roomMachine } from '#room/machine.ts'
import { withinScope } from '#room/scope.ts'
import type { RoomState } from '#room/state.ts'
import { minute, smallBook } from '#room/testing/book.ts'
import { callDeskView } from '#room/views/call-desk.ts'
import { turnoutPublication } from '#room/views/publication.ts'
import { wallPicture } from '#room/views/wall.ts'
import { wallDelta } from '#room/views/wall-delta.ts'
import { narrowedWall } from '#room/views/wall-sight.ts'
import { queueView } from '#room/views/work.ts'
import { machine as computer } from './machine.ts'

const STATIONS = 40_000
const ITEMS_PER_STATION = 25
const BATCH = 20

function bigBook(stations: number): Book {
  const base = smallBook()
  const places: Place[] = [...base.places.slice(0, 3)]
  const list: Station[] = []
  for (let i = 0; i < stations; i++) {
    const commune = `C${Math.floor(i / 25)}` as PlaceCode
    const office = `O${Math.floor(i / 10)}` as PlaceCode
    const names = { ar: 'مكتب', fr: 'Bureau' }
    if (i % 25 === 0) places.push({ code: commune, kind: 'commune', parent: 'P' as PlaceCode, names })
    if (i % 10 === 0) places.push({ code: office, kind: 'office', parent: commune, names })
    list.push({ code: `S${i}` as StationCode, office, number: i, names, registered: 400 as Count })
  }
  return { ...base, places, stations: list }
}

function cpu<T>(work: () => T): { ms: number; value: T } {
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, value }
}

function median(runs: number, work: (run: number) => void): number {
  const times = Array.from({ length: runs }, (_, run) => cpu(() => work(run)).ms).sort((a, b) => a - b)
  return Math.round((times[Math.floor(runs / 2)] as number) * 1000) / 1000
}

/** The journal of a day on which every station counts a few voters; chains are real, signatures are not looked at here. */
function journal(book: Book): { enrolments: Entry[]; submissions: Entry[] } {
  const room = book.room
  const opens = instantOf(minute(8), book)
  const entries: Entry[] = []
  const add = (body: EntryBody, at: number) =>
    entries.push({ ...body, n: entries.length as Position, at: at as Instant } as Entry)
  add({ kind: 'opened', room, book: bookDigest(book), test: true }, opens - 3_600_000)
  const devices = book.stations.map((_, i) => `d${i.toString(16).padStart(16, '0')}` as DeviceId)
  book.stations.forEach(({ code }, i) => {
    const invitation = `i${i}` as never
    add(
      { kind: 'invited', by: 'p' as never, invitation, station: code, code: sha256Hex(code), expires: opens },
      opens - 1800_000,
    )
    add(
      { kind: 'enrolled', invitation, device: devices[i] as DeviceId, station: code, alg: 'ed25519', key: 'k' },
      opens - 1800_000,
    )
  })
  const enrolled = entries.length
  const heads = devices.map((device) => chainStart(room, device))
  const chain: {
    device: DeviceId
    station: StationCode
    items: Item[]
    from: number
    prev: string
    head: string
    at: number
  }[] = []
  for (let said = 0; said < ITEMS_PER_STATION; said += BATCH)
    devices.forEach((device, i) => {
      const prev = heads[i] as string
      const count = Math.min(BATCH, ITEMS_PER_STATION - said)
      const at = opens + (said + BATCH) * 60_000 + i
      const items = Array.from(
        { length: count },
        (_, n): Item => ({ k: 'tick', at: (at - (count - n) * 60_000) as Instant }),
      )
      let head = prev as never
      for (const item of items) head = chainLink(head, item) as never
      heads[i] = head
      chain.push({ device, station: `S${i}` as StationCode, items, from: said + 1, prev, head, at })
    })
  chain.sort((a, b) => a.at - b.at)
  for (const { at, from, prev, head, ...rest } of chain)
    add(
      {
        kind: 'submission',
        ...rest,
        from: from as ItemNumber,
        prev: prev as never,
        head: head as never,
        sent: at as Instant,
        sig: '',
      },
      at,
    )
  return { enrolments: entries.slice(0, enrolled), submissions: entries.slice(enrolled) }
}

const book = bigBook(STATIONS)
const index = indexBook(book)
const machine = roomMachine(book)
const { enrolments, submissions } = journal(book)
const items = submissions.reduce((sum, entry) => sum + (entry.kind === 'submission' ? entry.items.length : 0), 0)

const before = machine.write(enrolments.reduce((state, entry) => machine.fold(state, entry), machine.initial()))
let state: RoomState = machine.read(before)
const foldMs =
  median(5, () => {
    state = machine.read(before)
    for (const entry of submissions) state = machine.fold(state, entry)
  }) - median(3, () => void machine.read(before))
const hashMs = median(3, () => {
  let head = chainStart(book.room, 'd' as DeviceId)
  for (const entry of submissions)
    if (entry.kind === 'submission') for (const item of entry.items) head = chainLink(head, item)
})

// A minute after the last station was heard of, so that hardly any is silent: an ordinary day.
const now = (state.at + 60_000) as Instant
const fresh = () => machine.read(machine.write(state))
const anew = [fresh(), fresh(), fresh()]
const firstPicture = median(3, (run) => void wallPicture(index, anew[run] as RoomState, now))
const alertsAnew = [fresh(), fresh(), fresh()]
const firstAlerts = median(3, (run) => void alerts(index, alertsAnew[run] as RoomState, now))
// The state of a running server, with nothing derived from it: every rule is asked again at every station. What the
// measurements before it left behind is collected first, because no server holds it.
anew.length = 0
alertsAnew.length = 0
globalThis.gc?.()
const everyAlertMs = median(9, () => void alerts(index, { ...state }, now))

let last = wallPicture(index, state, now)
let tick = 0
/** One tick each from some stations, as the next entries. */
function change(stations: number): void {
  for (let i = 0; i < stations; i++) {
    const at = (now + ++tick) as Instant
    const station = book.stations[(tick * 7919) % STATIONS] as Station
    const device = `d${index.stationIndex.get(station.code)?.toString(16).padStart(16, '0')}` as DeviceId
    const { cursor, head } = state.devices[device] as RoomState['devices'][DeviceId]
    const item: Item = { k: 'tick', at }
    const body: EntryBody = {
      kind: 'submission',
      device,
      station: station.code,
      from: (cursor + 1) as ItemNumber,
      prev: head,
      items: [item],
      head: chainLink(head, item),
      sent: at,
      sig: '',
    }
    state = machine.fold(state, { ...body, n: state.size, at } as Entry)
  }
}
const pictures = median(21, () => {
  last = wallPicture(index, state, now)
})
const changed = [4, 250, 1000].map((stations) => {
  const picture: number[] = []
  const delta: number[] = []
  for (let run = 0; run < 11; run++) {
    change(stations)
    const made = cpu(() => wallPicture(index, state, now))
    delta.push(cpu(() => wallDelta(last, made.value)).ms)
    picture.push(made.ms)
    last = made.value
  }
  const middle = (list: number[]) => list.sort((a, b) => a - b)[5]
  return { stations, pictureMs: middle(picture), deltaMs: middle(delta) }
})
const alertsMs = median(11, () => void alerts(index, state, now))
const placesMs = median(5, () => void placeFigures(index, stationFigures(index, state)))
const publicationMs = median(3, () => void turnoutPublication(index, state, (now + 1e9) as Instant))

// A quarter of an hour after nobody opened in time: every station stands in both lists.
const late = machine.initial()
late.at = instantOf(minute(9), book)
const queueMs = median(5, () => void queueView(index, late, late.at))
const callsMs = median(5, () => void callDeskView(index, late, late.at))
const lateWall = wallPicture(index, late, late.at)
const provincial = narrowedWall(index, withinScope(index, ['C1' as PlaceCode]), false)
const narrowedMs = median(11, () => void provincial.see(late, lateWall))

console.log(
  JSON.stringify(
    {
      ...computer(),
      stations: STATIONS,
      items,
      foldItemsPerSecond: Math.round((items / foldMs) * 1000),
      hashItemsPerSecond: Math.round((items / hashMs) * 1000),
      picture: {
        anewMs: firstPicture,
        unchangedMs: pictures,
        changed,
        anewToUnchanged: Math.round(firstPicture / pictures),
      },
      alerts: { fromSnapshotMs: firstAlerts, anewMs: everyAlertMs, keptMs: alertsMs, raised: last.alerts.length },
      placeFiguresMs: placesMs,
      publicationMs,
      work: { queueMs, callsMs, narrowedMs },
    },
    null,
    2,
  ),
)
