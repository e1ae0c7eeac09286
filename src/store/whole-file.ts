import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What is not whole yet is called so; whatever is left of it after a crash may be removed. */
export const TEMPORARY = '.tmp-'

let written = 0

/**
 * Puts a file in place whole or not at all, in a folder that is there: a reader sees the old one or the new one, also
 * after a kill or a power cut. Throws when it cannot be written; nothing is left behind then.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = join(dirname(path), `${TEMPORARY}${process.pid}-${written++}-${basename(path)}`)
  try {
    await writeSynced(draft, content)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    // Nobody asked for the draft: the name in the error is the one that was given.
    throw error instanceof Error && 'path' in error ? Object.assign(error, { path }) : error
  }
  await syncFolder(dirname(path))
}

/** On disk when it resolves, under a name that is on disk only once its folder is synced. */
export async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(content)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** The names in a folder are on disk when it resolves. Windows opens no folders, and need not. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
