import type { Language } from '#election/languages.ts'
import { DamagedFile, diskStore } from '../disk.ts'
import { type Outbox, openOutbox } from '../outbox.ts'
import { type DeviceFile, lockFolder, outboxPath, readDevice } from './folder.ts'
import type { DeviceIo } from './io.ts'
import { type Tell, teller } from './texts.ts'

type Work = (
  device: DeviceFile,
  enrolled: NonNullable<DeviceFile['enrolled']>,
  outbox: Outbox,
  say: Tell,
) => Promise<number>

/** Works on the outbox of an enrolled folder, alone; says what stands in the way and answers with the exit code. */
export async function withOutbox(
  { folder, language }: { readonly folder: string; readonly language: Language },
  io: DeviceIo,
  work: Work,
): Promise<number> {
  const say = teller(language, io.err)
  const device = await readDevice(folder)
  if (device === 'none') return say('noDevice', { folder })
  if (!device?.enrolled) return say('notEnrolled', { folder })
  const unlock = await lockFolder(folder)
  if (!unlock) return say('busyFolder', { folder })
  try {
    const store = await diskStore(outboxPath(folder))
    try {
      const outbox = await openOutbox(device.enrolled.identity, store)
      if (!outbox.ok) return say('damaged', { line: outbox.error.n })
      return await work(device, device.enrolled, outbox.value, say)
    } finally {
      await store.close()
    }
  } catch (reason) {
    if (reason instanceof DamagedFile) return say('damaged', { line: reason.line })
    throw reason
  } finally {
    await unlock()
  }
}
