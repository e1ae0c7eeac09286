import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Digest } from '#election/named.ts'
import { isPicture, PHOTO_BYTES } from '#journal/photo.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { type PhotoDoor, sendPhoto } from '../photo.ts'

const folderOf = (folder: string): string => join(folder, 'photos')

/** A copy of a photo, kept in the folder until the room has it; its digest when it is on disk, undefined when it will not do. */
export async function keepPhoto(folder: string, path: string): Promise<Digest | undefined> {
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined || !isPicture(bytes) || bytes.length > PHOTO_BYTES) return undefined
  const digest = sha256Hex(bytes)
  await mkdir(folderOf(folder), { recursive: true, mode: 0o700 })
  const kept = join(folderOf(folder), digest)
  const file = await open(`${kept}.new`, 'w', 0o600)
  await file.writeFile(bytes)
  await file.sync()
  await file.close()
  await rename(`${kept}.new`, kept)
  return digest
}

/** Sends every photo that the folder keeps; how many the room does not have yet. */
export async function sendPhotos(folder: string, door: PhotoDoor, signal: AbortSignal): Promise<number> {
  const names = await readdir(folderOf(folder)).catch(() => [])
  let left = 0
  for (const name of names.filter((one) => /^[0-9a-f]{64}$/.test(one))) {
    const path = join(folderOf(folder), name)
    const bytes = new Blob([await readFile(path)])
    if (await sendPhoto(door, name as Digest, bytes, signal)) await unlink(path)
    else left += 1
  }
  return left
}
