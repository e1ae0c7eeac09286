import type { Constituency } from '#election/book/book.ts'
import type { Digest, Instant, PersonId, Position } from '#election/named.ts'
import { canonical } from '#journal/canonical.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { type Form, formKey } from './form.ts'
import type { FormRefusal } from './form-refusals.ts'
import type { CountState } from './state.ts'

/** A copy of a sheet that a list's representative was given. Who received it stands on paper only. */
export interface HandedCopy {
  /** The list's number on the ballot. */
  readonly list: number
  /** Of what the copy said: `copyDigest` at that moment. */
  readonly copy: Digest
  readonly by: PersonId
  readonly at: Instant
  readonly entry: Position
}

/** What the entry of a hand-over seals: the digest would tell the figures to whoever tries them all. */
export interface CopyContent {
  readonly copy: Digest
}

/**
 * SHA-256 of what a copy of this sheet says: the canonical JSON (RFC 8785) of the sheet that counts, after a domain
 * line. Whoever holds a printed copy finds it again from the published figures; another one means that the sheet was
 * corrected after the copy was made. Undefined while no two hands agree.
 */
export function copyDigest({ settled }: Form): Digest | undefined {
  return settled && sha256Hex(`sunduq-copy/1\n${canonical(settled.sheet)}`)
}

/** Copies of a sheet that were handed over, oldest first. */
export function handedCopies({ copies = {} }: CountState, { station, constituency }: Form): readonly HandedCopy[] {
  const key = formKey(station, constituency)
  return (Object.hasOwn(copies, key) ? copies[key] : undefined) ?? []
}

/** Why a copy cannot be handed over: no figures to copy, a list that is not on the ballot, or other figures by now. */
export function handOverFault(
  form: Form,
  { lists }: Constituency,
  { list, copy }: { readonly list: number; readonly copy: Digest },
): FormRefusal | undefined {
  const current = copyDigest(form)
  if (current === undefined) return { kind: 'nothingToCopy', parameters: {} }
  if (!lists.some(({ number }) => number === list)) return { kind: 'listUnknown', parameters: { list, field: 'list' } }
  return copy === current ? undefined : { kind: 'copyStale', parameters: { field: 'copy' } }
}
