import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Acknowledgement, Kept, KeptItem, OutboxStore } from './outbox-store.ts'

type Line = KeptItem | { readonly ack: Acknowledgement }

/** An outbox file that cannot be read before its last line: damaged by something other than a power cut. */
export class DamagedFile extends Error {
  readonly line: number
  constructor(path: string, line: number) {
    super(`${path}: line ${line} is not a line of an outbox`)
    this.line = line
  }
}

/**
 * An outbox in one append-only file, a line of JSON for each item and each answer. An append is synced before it
 * resolves. A last line torn by a power cut was never promised to anyone and is cut off. Throws `DamagedFile` for
 * any other unreadable line. The caller sees to it that one process uses the file.
 */
export async function diskStore(path: string): Promise<OutboxStore & { close(): Promise<void> }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a+', 0o600)
  await syncFolder(dirname(path))
  const { kept, end } = read(path, await file.readFile('utf8'))
  if ((await file.stat()).size > end) await file.truncate(end)
  await file.sync()
  let size = end
  let queue: Promise<unknown> = Promise.resolve()

  /** One write at a time; a failed one is taken back, so that no half line stays before the next. */
  const write = (lines: readonly Line[], sync: boolean): Promise<void> => {
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const done = queue.then(async () => {
      try {
        await writeAll(file, bytes)
        if (sync) await file.datasync()
        size += bytes.length
      } catch (reason) {
        await file.truncate(size)
        throw reason
      }
    })
    queue = done.catch(() => {})
    return done
  }

  return {
    load: () => Promise.resolve(kept),
    append: (items) => write(items, true),
    acknowledge: (acknowledgement) => write([{ ack: acknowledgement }], false),
    close: async () => {
      await queue
      await file.sync()
      await file.close()
    },
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    written += (await file.write(bytes, written)).bytesWritten
  }
}

/** `end` is where the last whole line ends, in bytes. */
function read(path: string, text: string): { kept: Kept; end: number } {
  const items: KeptItem[] = []
  const acknowledgements: Acknowledgement[] = []
  const lines = text.split('\n')
  const torn = lines.pop() as string
  for (const [index, line] of lines.entries()) {
    const parsed = parse(line)
    if (parsed === undefined) throw new DamagedFile(path, index + 1)
    if ('ack' in parsed) acknowledgements.push(parsed.ack)
    else items.push(parsed)
  }
  return { kept: { items, acknowledgements }, end: Buffer.byteLength(text) - Buffer.byteLength(torn) }
}

function parse(line: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && ('n' in value || 'ack' in value) ? (value as Line) : undefined
  } catch {
    return undefined
  }
}

/** A new file is only safe once its folder is. Windows cannot sync a folder and does not need to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync()
  await folder.close()
}
