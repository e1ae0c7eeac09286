import type { Count, Instant, Minute, PlaceCode, Position, StationCode } from '#election/named.ts'
import { STATION_STATUSES, type WallDefinition, type WallPicture, type WallPlaceFigure } from '#room/views/wall.ts'

/** Morocco's size: 40,000 stations in 1,503 communes, each commune with one office. */
export const STATIONS = 40_000
export const COMMUNES = 1_503
/** Voters that a station may have. */
const REGISTERED = 440

const OPEN = STATION_STATUSES.indexOf('open')
const ABNORMAL = (['late', 'silent', 'incident'] as const).map((status) => STATION_STATUSES.indexOf(status))

const communeOf = (station: number): number => Math.floor((station * COMMUNES) / STATIONS)

/** What a wall of that size draws; communes lie on a grid. */
export function nationDefinition(): WallDefinition {
  const stationsIn = new Array<number>(COMMUNES).fill(0)
  for (let station = 0; station < STATIONS; station++)
    stationsIn[communeOf(station)] = (stationsIn[communeOf(station)] ?? 0) + 1
  const side = Math.ceil(Math.sqrt(COMMUNES))
  const step = 1000 / side
  const named = (text: string) => ({ ar: text, fr: text })
  return {
    book: 'nation',
    title: named('Nation'),
    test: true,
    day: '2021-09-08',
    utcOffset: 60,
    opens: 480 as Minute,
    closes: 1140 as Minute,
    sexes: false,
    room: 0,
    places: [
      {
        code: 'P' as PlaceCode,
        kind: 'province',
        parent: -1,
        names: named('P'),
        registered: (STATIONS * REGISTERED) as Count,
        stations: STATIONS,
      },
      ...stationsIn.map((stations, at) => ({
        code: `C${at}` as PlaceCode,
        kind: 'commune' as const,
        parent: 0,
        names: named(`C${at}`),
        registered: (stations * REGISTERED) as Count,
        stations,
        circle: {
          x: Math.round(((at % side) + 0.5) * step),
          y: Math.round((Math.floor(at / side) + 0.5) * step),
          r: Math.round(step * 0.45),
        },
        tile: { column: at % side, row: Math.floor(at / side) },
      })),
      ...stationsIn.map((stations, at) => ({
        code: `O${at}` as PlaceCode,
        kind: 'office' as const,
        parent: 1 + at,
        names: named(`O${at}`),
        registered: (stations * REGISTERED) as Count,
        stations,
      })),
    ],
    stations: {
      code: Array.from({ length: STATIONS }, (_, at) => `S${at}` as StationCode),
      number: Array.from({ length: STATIONS }, (_, at) => at),
      names: Array.from({ length: STATIONS }, (_, at) => named(`S${at}`)),
      office: Array.from({ length: STATIONS }, (_, at) => 1 + COMMUNES + communeOf(at)),
      registered: new Array<Count>(STATIONS).fill(REGISTERED as Count),
    },
  }
}

/** Noon of that nation: every station open, one in two hundred in trouble. */
export class Nation {
  readonly #status = new Array<number>(STATIONS).fill(OPEN)
  readonly #voters = new Array<number>(STATIONS).fill(120)
  readonly #heard: Instant[]
  readonly #places: WallPlaceFigure[]
  #now: Instant
  #position = 0
  #total = STATIONS * 120

  constructor(now: Instant) {
    this.#now = now
    this.#heard = new Array<Instant>(STATIONS).fill(now)
    for (let station = 0; station < STATIONS; station += 200)
      this.#status[station] = ABNORMAL[(station / 200) % ABNORMAL.length] as number
    const counts = new Array<number>(COMMUNES).fill(0)
    for (let station = 0; station < STATIONS; station++)
      counts[communeOf(station)] = (counts[communeOf(station)] ?? 0) + 1
    const figure = (stations: number): WallPlaceFigure => [stations * 120, stations, 0, stations]
    this.#places = [figure(STATIONS), ...counts.map(figure), ...counts.map(figure)]
  }

  /** Some stations, spread over the country, count one more voter each; every fiftieth changes its status too. */
  move(stations: number, milliseconds: number): void {
    this.#now = (this.#now + milliseconds) as Instant
    this.#position += stations
    for (let i = 0; i < stations; i++) {
      // A step that shares no factor with the number of stations visits them all before any again.
      const station = ((this.#position + i) * 7919) % STATIONS
      this.#voters[station] = (this.#voters[station] ?? 0) + 1
      this.#heard[station] = this.#now
      if (i % 50 === 0) this.#status[station] = this.#status[station] === OPEN ? (ABNORMAL[i % 3] as number) : OPEN
      for (const place of [0, 1 + communeOf(station), 1 + COMMUNES + communeOf(station)]) {
        const [voters, opened, closed, heard] = this.#places[place] as WallPlaceFigure
        this.#places[place] = [voters + 1, opened, closed, heard]
      }
      this.#total++
    }
  }

  picture(): WallPicture {
    const minute = Math.floor((this.#now / 60_000 + 60) % 1440)
    return {
      position: this.#position as Position,
      now: this.#now,
      stations: { status: [...this.#status], voters: [...this.#voters], heard: [...this.#heard] },
      places: [...this.#places],
      curve: [
        [480, 0],
        [minute - (minute % 5), this.#total],
      ],
      alerts: [],
    }
  }
}
