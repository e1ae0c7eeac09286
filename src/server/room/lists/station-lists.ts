import type { DeviceId, Instant, StationCode } from '#election/named.ts'
import { clock } from '#election/time.ts'
import type { DeviceState } from '#room/state.ts'
import { type StationReading, stationReadings } from '#room/views/detail.ts'
import { STATION_STATUSES } from '#room/views/wall.ts'
import { instant, pictureOf } from './columns.ts'
import { list, MANAGING, WATCHING } from './list.ts'

interface StationRow {
  readonly code: StationCode
  readonly registered: number
  readonly status: string
  readonly voters: number | undefined
  readonly heard: Instant | undefined
}

export const stations = list<StationRow>({
  about: 'Every polling station as the wall shows it, in the order of the book.',
  roles: WATCHING,
  station: ({ code }) => code,
  rows: (state, seen) => {
    const { index } = seen
    const { status, voters, heard } = pictureOf(state, seen).stations
    const known = <T extends number>(value: T | -1 | undefined) =>
      value === undefined || value === -1 ? undefined : value
    return index.book.stations.map(({ code, registered }, i) => ({
      code,
      registered,
      status: STATION_STATUSES[status[i] ?? 0] ?? 'not-opened',
      voters: known(voters[i]),
      heard: known(heard[i]),
    }))
  },
  columns: [
    { name: 'registered', type: 'integer', means: 'Registered voters.', cell: (row) => row.registered },
    {
      name: 'status',
      type: 'string',
      means: `One of ${STATION_STATUSES.map((one) => `\`${one}\``).join(', ')}.`,
      cell: (row) => row.status,
    },
    {
      name: 'voters',
      type: 'integer',
      means: 'People who voted, as far as received.',
      empty: 'nothing was received; never zero',
      cell: (row) => row.voters ?? null,
    },
    {
      name: 'heard_at',
      type: 'dateTime',
      means: 'When the station was last heard of.',
      empty: 'never',
      cell: ({ heard }) => instant(heard),
    },
  ],
})

export const readings = list<StationReading & { readonly station: StationCode }>({
  about: 'What was signed against what was counted, hour by hour and at the close, station after station.',
  roles: MANAGING,
  station: ({ station }) => station,
  rows: (state, { index }) =>
    index.book.stations.flatMap(({ code }) =>
      stationReadings(index, state, code).map((row) => ({ ...row, station: code })),
    ),
  columns: [
    {
      name: 'hour',
      type: 'string',
      means: 'The hour of the book, local time, `HH:MM`; `close` for the last.',
      cell: ({ hour }) => (hour === 'close' ? hour : clock(hour)),
    },
    { name: 'signatures', type: 'integer', means: 'Signatures on the list.', cell: ({ signatures }) => signatures },
    {
      name: 'counter',
      type: 'integer',
      means: 'Voters that the phones had counted by then.',
      empty: 'no phone counts there; never zero',
      cell: ({ counter }) => counter ?? null,
    },
    {
      name: 'observed_at',
      type: 'dateTime',
      means: 'When it was read at the station.',
      cell: ({ observed }) => instant(observed),
    },
    {
      name: 'received_at',
      type: 'dateTime',
      means: 'When it was received.',
      cell: ({ received }) => instant(received),
    },
  ],
})

type DeviceRow = DeviceState & { readonly id: DeviceId }

export const devices = list<DeviceRow>({
  about: 'Every phone ever enrolled, in the order of the stations.',
  roles: MANAGING,
  station: ({ station }) => station,
  rows: (state, { index }) =>
    index.book.stations.flatMap(({ code }) =>
      (state.stations[code]?.devices ?? []).flatMap((id) => {
        const device = state.devices[id]
        return device ? [{ ...device, id }] : []
      }),
    ),
  columns: [
    { name: 'device', type: 'string', means: 'Id of the phone: the hash of its key.', cell: ({ id }) => id },
    {
      name: 'enrolled_at',
      type: 'dateTime',
      means: 'When it was enrolled.',
      cell: ({ enrolled }) => instant(enrolled),
    },
    {
      name: 'revoked_at',
      type: 'dateTime',
      means: 'When it was withdrawn.',
      empty: 'it was not',
      cell: ({ revoked }) => instant(revoked),
    },
    { name: 'heard_at', type: 'dateTime', means: 'When it was last heard of.', cell: ({ heard }) => instant(heard) },
    {
      name: 'clock_ms',
      type: 'integer',
      means: 'Its clock minus the room’s, milliseconds.',
      cell: ({ clock }) => clock,
    },
    { name: 'ticks', type: 'integer', means: 'Voters that it counted, net.', cell: ({ ticks }) => ticks },
    {
      name: 'battery',
      type: 'integer',
      means: 'Per cent.',
      empty: 'it did not say',
      cell: ({ battery }) => battery ?? null,
    },
    {
      name: 'kept',
      type: 'integer',
      means: 'Items that it said it keeps unsent.',
      empty: 'it did not say',
      cell: ({ kept }) => kept ?? null,
    },
  ],
})
