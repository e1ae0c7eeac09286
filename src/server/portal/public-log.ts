import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { checkpointText, signNote, writeNoteKey } from '#journal/note.ts'
import { sign } from '#journal/signature.ts'
import { entryBundle, TILE_WIDTH, type TileName, tileBytes, tilePath, tileRoot } from '#journal/tiles.ts'
import { EMPTY, type Frontier, grow, type Hash, leafHash, rootOf } from '#journal/tree.ts'
import type { JournalKey } from '#store/checkpoints.ts'
import { writeFileDurably } from './durable.ts'

export interface PublicLogOptions {
  /** `data/<book>/log`. */
  readonly folder: string
  /** Signs the checkpoints. */
  readonly signer: JournalKey
  /** Keeps the entries themselves back: hashes and checkpoints only. */
  readonly withholdEntries: boolean
}

/**
 * The public copy of the journal as C2SP tlog-tiles say: only what was given to `append`, which is what the gate let
 * through. Full tiles are final; partial ones are kept until their tile is full.
 */
export interface PublicLog {
  readonly frontier: Frontier
  append(entryTexts: readonly string[]): void
  /** Writes tiles, then the signed checkpoint over everything appended. Does nothing when nothing came since. */
  publish(): Promise<void>
}

export function openPublicLog({ folder, signer, withholdEntries }: PublicLogOptions): PublicLog {
  const { key, secret } = signer
  let frontier = EMPTY
  let written = 0
  /** Per level the hashes of the tile that is not full yet; its index is how many are full. */
  const levels: { hashes: Hash[]; full: number }[] = []
  let bundle: string[] = []
  let bundles = 0
  let finished: { name: TileName; bytes: Uint8Array }[] = []

  const put = (level: number, hash: Hash): void => {
    levels[level] ??= { hashes: [], full: 0 }
    const at = levels[level]
    at.hashes.push(hash)
    if (at.hashes.length < TILE_WIDTH) return
    finished.push({ name: { level, index: at.full, width: TILE_WIDTH }, bytes: tileBytes(at.hashes) })
    const root = tileRoot(at.hashes)
    at.hashes = []
    at.full += 1
    put(level + 1, root)
  }

  return {
    get frontier() {
      return frontier
    },
    append(entryTexts) {
      const leaves = entryTexts.map(leafHash)
      frontier = grow(frontier, leaves)
      for (const leaf of leaves) put(0, leaf)
      if (withholdEntries) return
      for (const text of entryTexts) {
        bundle.push(text)
        if (bundle.length < TILE_WIDTH) continue
        finished.push({ name: { level: 'entries', index: bundles, width: TILE_WIDTH }, bytes: entryBundle(bundle) })
        bundle = []
        bundles += 1
      }
    },
    async publish() {
      if (frontier.size === written) return
      const { size } = frontier
      const root = rootOf(frontier)
      const full = finished
      finished = []
      const partial: { name: TileName; bytes: Uint8Array }[] = levels.flatMap(({ hashes, full: index }, level) =>
        hashes.length === 0
          ? []
          : [{ name: { level, index, width: hashes.length } as TileName, bytes: tileBytes(hashes) }],
      )
      if (bundle.length > 0) {
        partial.push({ name: { level: 'entries', index: bundles, width: bundle.length }, bytes: entryBundle(bundle) })
      }
      for (const { name, bytes } of full) {
        const path = join(folder, tilePath(name))
        // A full tile never changes, and after a restart all of them come by again.
        if (await exists(path)) continue
        await writeFileDurably(path, bytes)
        await rm(`${path}.p`, { recursive: true, force: true })
      }
      for (const { name, bytes } of partial) {
        const path = join(folder, tilePath(name))
        if (!(await exists(path))) await writeFileDurably(path, bytes)
      }
      if (written === 0) await writeFileDurably(join(folder, 'key'), `${writeNoteKey(key)}\n`)
      const note = signNote(checkpointText({ origin: key.name, size, root }), key, (text) => sign(secret, text))
      await writeFileDurably(join(folder, 'checkpoint'), note)
      written = size
    },
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
