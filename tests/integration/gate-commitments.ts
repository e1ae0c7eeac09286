import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isOpened } from '#journal/openings.ts'
import { EMPTY, grow, type Hash, nodeHash, rootOf } from '#journal/tree.ts'
import type { GateWorld } from './gate-world.ts'
import { filesUnder } from './portal-room.ts'

/**
 * Everything that may differ between two worlds whose votes alone differ, before the gate is open: value in the world,
 * and the name by which it is the same in both. A value is listed in every writing in which it travels.
 *
 * Why none of it leaks. The seal of a sheet, of a decision or of a reason is SHA-256 over the value and a salt of 128
 * random bits that is opened at the release: who does not know the salt cannot try out figures. A photo is named by the
 * SHA-256 of its bytes, which nobody can guess who does not have the photo. The head of a phone's chain, its signature,
 * leaves, nodes and roots of the tree, checkpoints' signatures and the hashes of public files are functions of those and
 * of bytes that are the same in both worlds. What was public until its release was withdrawn leaves the hash of its
 * manifest in the chain of versions: whoever saw it may prove it, and nobody learns more than was public. All of them
 * have one length whatever was typed.
 */
export type Names = ReadonlyMap<string, string>

/** Members of an entry that hold such a value. */
const COMMITTED = new Set(['sealed', 'photo', 'head', 'prev', 'sig'])

/** @param own what the asker itself brought, as a session's token: its own, and drawn by lot */
export async function commitmentsOf(world: GateWorld, own: readonly string[]): Promise<Names> {
  const names = new Map<string, string>()
  const name = (value: string, as: string): void => {
    if (!names.has(value)) names.set(value, `<${as}>`.padEnd(value.length, '·').slice(0, value.length))
  }
  for (const token of own) name(token, 'own session')
  const { entries, leaves } = await world.journal()
  for (const { openings = [], ...entry } of entries) {
    // A seal is named only where it is one: over a salt of 128 bits, as `opens` insists, and another one with another salt.
    const resalted = openings.map((one) => ({ ...one, salt: 'f'.repeat(32) }))
    if (!isOpened(entry, openings) || (openings.length > 0 && isOpened(entry, resalted)))
      throw new Error(`entry ${entry.n} holds a seal that is none`)
    for (const [key, value] of committed(entry)) name(value, `${key} of ${entry.n}`)
  }
  for (const [as, hash] of hashesOf(leaves)) {
    const bytes = Buffer.from(hash)
    for (const writing of ['hex', 'base64', 'base64url', 'latin1'] as const) name(bytes.toString(writing), as)
  }
  for (const folder of [world.data, `${world.data}.withheld`].filter(existsSync)) {
    for (const [file, bytes] of filesUnder(folder)) {
      name(createHash('sha256').update(bytes).digest('hex'), `hash of ${file.replace(/-[0-9a-f]{16}\//, '/')}`)
    }
  }
  return names
}

/** The text with every such value replaced by its name, which is as long. */
export function named(text: string, names: Names): string {
  let all = text
  for (const [value, as] of names) all = all.replaceAll(value, as)
  // Ed25519 has no chance in it: a checkpoint's signature is a function of the lines above it.
  return all.replace(/^(\u00e2\u0080\u0094 \S+ )[A-Za-z0-9+/]+={0,2}$/gm, '$1<signature of the lines above>')
}

function committed(value: unknown, key = ''): (readonly [string, string])[] {
  if (typeof value === 'string') return COMMITTED.has(key) ? [[key, value]] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([inner, one]) => committed(one, Array.isArray(value) ? key : inner))
}

/** Leaves, complete subtrees and the root of every size. */
function* hashesOf(leaves: readonly Hash[]): Generator<readonly [string, Hash]> {
  let level = [...leaves]
  for (let height = 0; level.length > 0; height++) {
    for (const [at, hash] of level.entries()) yield [`node ${height} ${at}`, hash]
    level = level.flatMap((hash, at) => (at % 2 === 1 ? [nodeHash(level[at - 1] as Hash, hash)] : []))
  }
  let frontier = EMPTY
  for (const leaf of leaves) {
    frontier = grow(frontier, [leaf])
    yield [`root ${frontier.size}`, rootOf(frontier)]
  }
}
