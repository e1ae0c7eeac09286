import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Ballot } from '#election/book/ballot.ts'
import type { ConstituencyCode, DeviceId, Digest, Instant, PaperId } from '#election/named.ts'
import type { KeptBundle } from '#phone/bundle.ts'
import type { CarriedReceipt } from '#phone/carry.ts'
import type { Identity } from '#phone/identity.ts'
import type { Mailbox } from '#phone/mailbox.ts'
import type { Acknowledgement, KeptItem } from '#phone/outbox-store.ts'
import type { WebKey } from '#phone/signer.ts'
import type { StationBrief } from '#room/views/station.ts'
import type { PaperDraft, SheetDraft, SheetPhoto } from '../sheet/draft.ts'

/** One enrolment of this phone. An earlier one stays kept, with everything it said, when a new one begins. */
export interface Term {
  readonly identity: Identity
  readonly key: WebKey
  readonly brief: StationBrief
  /** Absent where the phone was enrolled before sheets were typed on it. */
  readonly ballot?: Ballot
  /** The room's clock minus this phone's, ms, when the room was last heard. */
  readonly skew: number
  /** Own ticks that the room held when it told `brief.seen`. */
  readonly heldTicks: number
}

/** A key made for a code that the room has not answered yet: the same code must come again with the same key. */
interface Attempt {
  readonly code: string
  readonly key: WebKey
}

/** A picture on its way. Both forms are removed once the room has it. */
export interface KeptPhoto {
  readonly digest: Digest
  readonly device: DeviceId
  /** The exact bytes that are hashed and sent. */
  readonly bytes: Blob
  /** As taken, kept until the room has the small one. */
  readonly original: Blob
  readonly at: Instant
}

interface Shape extends DBSchema {
  settings: { key: 'device' | 'attempt'; value: DeviceId | Attempt }
  terms: { key: DeviceId; value: Term }
  items: { key: [DeviceId, number]; value: KeptItem }
  answers: {
    key: number
    value: { readonly device: DeviceId; readonly answer: Acknowledgement }
    indexes: { device: DeviceId }
  }
  photos: { key: Digest; value: KeptPhoto }
  /** What is typed and not signed yet, with every digit. */
  papers: { key: [DeviceId, PaperId]; value: PaperDraft }
  sheets: { key: [DeviceId, ConstituencyCode]; value: SheetDraft }
  sheetPhotos: { key: [DeviceId, ConstituencyCode]; value: SheetPhoto }
  /** Submissions of other phones, taken to be handed in. */
  bundles: { key: string; value: KeptBundle }
  /** What another phone said that the room answered to this one: its last word. */
  receipts: { key: DeviceId; value: CarriedReceipt }
  /** The room's messages to the station. */
  mail: { key: DeviceId; value: Mailbox }
}

export type Database = IDBPDatabase<Shape>

/**
 * The one database of the app. Rejects where the browser keeps nothing (a private window on some phones). `lost` hears
 * when it is taken away: the browser erased or closed it, or a newer version of the app in another window needs it.
 */
export function openDatabase(lost: () => void): Promise<Database> {
  return openDB<Shape>('sunduq-station', 3, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('settings')
        db.createObjectStore('terms')
        db.createObjectStore('items')
        db.createObjectStore('answers', { autoIncrement: true }).createIndex('device', 'device')
        db.createObjectStore('photos', { keyPath: 'digest' })
      }
      if (from < 2)
        for (const name of ['papers', 'sheets', 'sheetPhotos', 'bundles', 'receipts'] as const)
          db.createObjectStore(name)
      db.createObjectStore('mail')
    },
    // A newer version of the app in another window must not wait for this one.
    blocking: (_current, _blocked, event) => {
      ;(event.target as IDBDatabase).close()
      lost()
    },
    terminated: lost,
  })
}

/** The enrolment that counts now; absent before the first. */
export async function currentTerm(db: Database): Promise<Term | undefined> {
  const device = (await db.get('settings', 'device')) as DeviceId | undefined
  return device === undefined ? undefined : db.get('terms', device)
}

/** Begins a new enrolment, all or nothing, on disk when it resolves. */
export async function beginTerm(db: Database, term: Term): Promise<void> {
  const write = db.transaction(['settings', 'terms'], 'readwrite', { durability: 'strict' })
  await Promise.all([
    write.objectStore('terms').put(term, term.identity.device),
    write.objectStore('settings').put(term.identity.device, 'device'),
    write.objectStore('settings').delete('attempt'),
    write.done,
  ])
}

export function updateTerm(db: Database, term: Term): Promise<unknown> {
  return db.put('terms', term, term.identity.device)
}

export async function attemptFor(db: Database, code: string, make: () => Promise<WebKey>): Promise<WebKey> {
  const before = (await db.get('settings', 'attempt')) as Attempt | undefined
  if (before?.code === code) return before.key
  const key = await make()
  await db.put('settings', { code, key }, 'attempt')
  return key
}
