import type { Digest, Instant, ItemNumber } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import type { SealedSheet, SheetItem } from '#journal/count-entry.ts'
import { seal } from '#journal/seal.ts'
import type { KeptItem } from './outbox-store.ts'

/** A sheet as its station signs it. */
export interface SignedSheet {
  readonly sheet: Sheet
  /** 1 for the first. */
  readonly version: number
  /** Why a later version corrects; absent for the first. */
  readonly reason?: string
  /** SHA-256 of the photo of the signed paper. */
  readonly photo?: Digest
}

/** A version of a sheet that this device said. */
export interface SaidSheet extends SignedSheet {
  readonly n: ItemNumber
  readonly at: Instant
}

/** The item that commits to a sheet, and the opening that travels beside it. `salt` is 16 fresh random bytes. */
export function sealedSheet(
  { sheet, version, reason, photo }: SignedSheet,
  at: Instant,
  salt: Uint8Array,
): { readonly item: SheetItem; readonly opening: SealedSheet } {
  if (salt.length !== 16) throw new Error('a salt has 16 bytes')
  const hex = Array.from(salt, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const value = { sheet: { ...sheet }, ...(reason === undefined ? {} : { reason }) }
  const opening: SealedSheet = { salt: hex, value }
  const { constituency } = sheet
  const sealed = seal(opening)
  return { item: { k: 'sheet', at, constituency, version, sealed, ...(photo === undefined ? {} : { photo }) }, opening }
}

/** Every version of every sheet that an outbox holds, oldest first. */
export function saidSheets(items: readonly KeptItem[]): SaidSheet[] {
  return items.flatMap(({ n, item, opening }) => {
    if (item.k !== 'sheet' || opening === undefined) return []
    const { version, at, photo } = item
    const { sheet, reason } = opening.value
    const said = { n, at, version, sheet: sheet as unknown as Sheet }
    return [{ ...said, ...(reason === undefined ? {} : { reason }), ...(photo === undefined ? {} : { photo }) }]
  })
}
