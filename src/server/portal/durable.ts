import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { syncFolder, TEMPORARY, writeSynced, writeWhole } from '#store/whole-file.ts'

/**
 * Files that are there whole or not at all: written under a temporary name, synced, renamed, and the folder synced,
 * so that neither a kill nor a power cut leaves half a file under its real name.
 */

/** Replaces one file, making its folder where there is none. */
export async function writeFileDurably(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeWhole(path, content)
}

/** Writes a whole new folder of files, each also compressed; it appears at once under its name. */
export async function writeFolderDurably(path: string, files: ReadonlyMap<string, string>): Promise<void> {
  const parent = dirname(path)
  const temporary = join(parent, `${TEMPORARY}${process.pid}-${path.slice(parent.length + 1)}`)
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  for (const [name, text] of files) {
    await writeSynced(join(temporary, name), text)
    await writeSynced(join(temporary, `${name}.gz`), await promisify(gzip)(text))
  }
  await syncFolder(temporary)
  await rename(temporary, path)
  await syncFolder(parent)
}

/** Adds to the end of a file, synced. */
export async function appendDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'a')
  try {
    await file.writeFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
}
