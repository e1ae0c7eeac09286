/** A version as the list of versions names it. */
export interface Kept {
  readonly version: number
  /** UTC ms. */
  readonly published: number
}

/** How long versions stay on disk. Versions that are gone can be made again from the journal and the list of versions. */
export interface Retention {
  /** Every version younger than this stays (ms). */
  readonly allFor: number
  /** Of older ones the first of every such span stays (ms). */
  readonly oneEvery: number
  /** So many newest versions keep their uncompressed files beside the compressed ones. */
  readonly plain: number
}

export const RETENTION: Retention = { allFor: 3_600_000, oneEvery: 300_000, plain: 10 }

/**
 * What to drop of the versions on disk (ascending): `remove` whole, `squeeze` to the compressed files. The newest and the
 * first version always stay.
 */
export function thin(
  kept: readonly Kept[],
  now: number,
  retention: Retention = RETENTION,
): { readonly remove: readonly number[]; readonly squeeze: readonly number[] } {
  const remove: number[] = []
  const spans = new Set<number>()
  const newest = kept.at(-1)
  for (const [position, { version, published }] of kept.entries()) {
    const span = Math.floor(published / retention.oneEvery)
    const first = !spans.has(span)
    spans.add(span)
    const stays = first || position === 0 || version === newest?.version || now - published < retention.allFor
    if (!stays) remove.push(version)
  }
  const removed = new Set(remove)
  const staying = kept.filter(({ version }) => !removed.has(version))
  return { remove, squeeze: staying.slice(0, -retention.plain).map(({ version }) => version) }
}
