import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Puts a file in place whole or not at all: a reader sees the old one or the new one, also after a power cut.
 * Throws when the folder cannot be written; nothing is left behind then.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    // Nobody asked for the draft: the name in the error is the one that was given.
    throw error instanceof Error && 'path' in error ? Object.assign(error, { path }) : error
  }
  await syncFolder(dirname(path))
}

/** The new name is on disk only when its folder is; some systems cannot sync a folder and need not. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    await folder.sync().finally(() => folder.close())
  } catch {
    // Windows opens no folders; its rename is durable by itself.
  }
}
