import type { ConstituencyCode, Instant, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import type { Query, Sql } from './sql.ts'

/** One sheet in one person's hands. */
export interface StoredClaim {
  readonly station: StationCode
  readonly constituency: ConstituencyCode
  readonly by: PersonId
  /** The entry it was taken for; absent for whoever settles. */
  readonly hand?: 1 | 2
  /** From then on anybody may take it. */
  readonly expires: Instant
}

export type ClaimedSheet = Pick<StoredClaim, 'station' | 'constituency'>

/** Who takes a claim, for which entry, at which time of the room and until when. */
export interface ClaimTerms {
  readonly by: PersonId
  readonly hand?: 1 | 2 | undefined
  readonly now: Instant
  readonly expires: Instant
}

/** Most sheets that are looked through for a free one: more people than that never work at one desk. */
export const LOOKED_THROUGH = 500

/**
 * Who has which sheet in hand. A sheet is never in two hands: the table's key is the sheet, and whoever takes one holds
 * the room's lock meanwhile. A person holds one sheet; taking another gives the first back.
 */
export class Claims {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Takes a sheet, or renews it for who holds it already. Undefined while it is in somebody else's hands. */
  take(room: PlaceCode, sheet: ClaimedSheet, terms: ClaimTerms): Promise<StoredClaim | undefined> {
    return this.#locked(room, (tx) => takeOne(tx, room, sheet, terms))
  }

  /** Takes the first of these sheets that is in nobody else's hands; undefined when all are. */
  takeFirst(room: PlaceCode, sheets: readonly ClaimedSheet[], terms: ClaimTerms): Promise<StoredClaim | undefined> {
    const wanted = JSON.stringify(
      sheets.slice(0, LOOKED_THROUGH).map(({ station, constituency }) => [station, constituency]),
    )
    return this.#locked(room, async (tx) => {
      const [free] = await tx<[ClaimedSheet]>`
        select wanted.sheet ->> 0 as station, wanted.sheet ->> 1 as constituency
        from json_array_elements(${wanted}::text::json) with ordinality as wanted (sheet, turn)
        left join claim on claim.room = ${room} and claim.station = wanted.sheet ->> 0
          and claim.constituency = wanted.sheet ->> 1 and claim.expires > ${terms.now} and claim.person <> ${terms.by}
        where claim.room is null order by wanted.turn limit 1`
      return free && takeOne(tx, room, free, terms)
    })
  }

  /** Gives a sheet new time for who holds it; nothing happens where the person does not. */
  async renew(room: PlaceCode, sheet: ClaimedSheet, { by, now, expires }: ClaimTerms): Promise<void> {
    await this.#sql`
      update claim set expires = ${expires} where room = ${room} and station = ${sheet.station}
      and constituency = ${sheet.constituency} and person = ${by} and expires > ${now}`
  }

  /** Gives a sheet back; harmless where the person does not hold it. */
  async give(room: PlaceCode, { station, constituency }: ClaimedSheet, by: PersonId): Promise<void> {
    await this.#sql`
      delete from claim where room = ${room} and station = ${station} and constituency = ${constituency}
      and person = ${by}`
  }

  /** The claims that stand at `now`, in the order of their sheets. */
  async standing(room: PlaceCode, now: Instant): Promise<StoredClaim[]> {
    const rows = await this.#sql<ClaimRow[]>`
      select station, constituency, person, hand, expires from claim where room = ${room} and expires > ${now}
      order by station, constituency`
    return rows.map(claimOf)
  }

  /** The claim that stands on a sheet at `now`. */
  async of(room: PlaceCode, { station, constituency }: ClaimedSheet, now: Instant): Promise<StoredClaim | undefined> {
    const [row] = await this.#sql<[ClaimRow]>`
      select station, constituency, person, hand, expires from claim where room = ${room}
      and station = ${station} and constituency = ${constituency} and expires > ${now}`
    return row && claimOf(row)
  }

  /** One at a time per room, so that two who trade their sheets cannot wait for each other. */
  #locked<T>(room: PlaceCode, work: (tx: Query) => Promise<T>): Promise<T> {
    return this.#sql.transaction(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended(${`sunduq-claim/${room}`}, 0))`
      return work(tx)
    })
  }
}

interface ClaimRow extends ClaimedSheet {
  readonly person: PersonId
  readonly hand: 1 | 2 | null
  readonly expires: Instant
}

async function takeOne(
  tx: Query,
  room: PlaceCode,
  { station, constituency }: ClaimedSheet,
  { by, hand, now, expires }: ClaimTerms,
): Promise<StoredClaim | undefined> {
  // Who renews keeps the hand for which it was taken: what was typed blind stays what it was.
  const [row] = await tx<[ClaimRow]>`
    insert into claim (room, station, constituency, person, hand, expires)
    values (${room}, ${station}, ${constituency}, ${by}, ${hand ?? null}, ${expires})
    on conflict (room, station, constituency) do update set person = excluded.person, expires = excluded.expires,
      hand = case when claim.person = excluded.person and claim.expires > ${now} then claim.hand else excluded.hand end
    where claim.person = excluded.person or claim.expires <= ${now}
    returning station, constituency, person, hand, expires`
  if (!row) return undefined
  await tx`
    delete from claim where room = ${room} and person = ${by}
    and not (station = ${station} and constituency = ${constituency})`
  return claimOf(row)
}

function claimOf({ station, constituency, person, hand, expires }: ClaimRow): StoredClaim {
  return { station, constituency, by: person, ...(hand !== null && { hand }), expires }
}
