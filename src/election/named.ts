/**
 * Named types for ids, counts and instants, so that the compiler refuses a station where a commune is meant.
 * A name costs nothing at run time; a value gets one at the edge where it was checked.
 */
declare const name: unique symbol
export type Named<T, Name extends string> = T & { readonly [name]: Name }

/** Id of a book, e.g. `berkane-2021`: lower-case letters, digits and hyphens. */
export type BookId = Named<string, 'BookId'>
/** Code of a place. Official HCP code where one exists (`02.113.01.09`). Unique in a book, stations included. */
export type PlaceCode = Named<string, 'PlaceCode'>
/** Code of a polling station, unique in a book, e.g. `02.113.01.09-001-04`. */
export type StationCode = Named<string, 'StationCode'>
export type PaperId = Named<string, 'PaperId'>
export type ContestId = Named<string, 'ContestId'>
export type ConstituencyCode = Named<string, 'ConstituencyCode'>
export type PartyCode = Named<string, 'PartyCode'>
/** Code of one line of a checklist, unique in it. */
export type CheckCode = Named<string, 'CheckCode'>
/** Pseudonymous id of an enrolled phone or machine: `d` and 16 hex digits of the SHA-256 of its public key. */
export type DeviceId = Named<string, 'DeviceId'>
export type InvitationId = Named<string, 'InvitationId'>
/** Id of a message of the room to stations: `m` and 16 hex digits, chosen by whoever writes it. */
export type MessageId = Named<string, 'MessageId'>
/** Pseudonym of a person; the name behind it lives outside the journal and can be erased. */
export type PersonId = Named<string, 'PersonId'>

/** A whole number of people, ballots or signatures, 0 or more. */
export type Count = Named<number, 'Count'>
/** UTC instant in whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Named<number, 'Instant'>
/** Whole minutes since local midnight of the election day; above 1440 means after midnight. */
export type Minute = Named<number, 'Minute'>
/** Number of an entry in its room's journal, from 0, without gaps. */
export type Position = Named<number, 'Position'>
/** Number of an item in its device's chain, from 1, without gaps. */
export type ItemNumber = Named<number, 'ItemNumber'>
/** SHA-256 as 64 lower-case hex digits. */
export type Digest = Named<string, 'Digest'>

/** Closes a switch over a union: compiles only when every case is handled. Throws if reached. */
export function unreachable(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`)
}
