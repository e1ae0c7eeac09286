import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Ballot } from '#election/book/ballot.ts'
import type { Language } from '#election/languages.ts'
import type { Digest } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { explain } from '#election/pv/catalogue.ts'
import { run, stops } from '#election/pv/rule.ts'
import { SHEET_RULES } from '#election/pv/rules/sheet.ts'
import { canonical } from '#journal/canonical.ts'
import { fromBase64url } from '../base64url.ts'
import { nodeSigner } from '../node-signer.ts'
import type { Outbox } from '../outbox.ts'
import { type SignedSheet, saidSheets, sealedSheet } from '../sheet.ts'
import { type DeviceIo, EXIT } from './io.ts'
import { withOutbox } from './open.ts'
import { keepPhoto, sendPhotos } from './photos.ts'
import { startSending } from './sending.ts'
import { readSheets, type SheetFault, type SheetRow } from './sheet-file.ts'

export interface SheetOptions {
  readonly folder: string
  readonly language: Language
  /** JSON or CSV. */
  readonly file: string
  /** The signed sheets say what the file says, also where a rule calls it an error. */
  readonly asWritten: boolean
  /** Seconds to go on sending; for ever unless told. */
  readonly linger?: number
}

/**
 * `./sunduq device sheet`: signs the sheets of a file, all or none, and sends them. Nothing is corrected: errors of the
 * rules stop it until `asWritten` says that the paper has them. A sheet that was signed before with the same figures is
 * not signed again, so the command may be repeated after any failure.
 */
export function sendSheets(options: SheetOptions, io: DeviceIo): Promise<number> {
  return withOutbox(options, io, async (device, enrolled, outbox, say) => {
    const { identity, ballot, registered } = enrolled
    if (!ballot || registered === undefined) return say('noBallot', { folder: options.folder })
    const file = { file: options.file }
    const text = await readFile(options.file, 'utf8').catch((reason: NodeJS.ErrnoException) => reason)
    if (typeof text !== 'string') return say('sheetUnreadable', { ...file, reason: text.code ?? text.message })
    const rows = readSheets(text, { station: identity.station, registered, ballot })
    if (!rows.ok) return say(rows.error.text, { ...file, ...rows.error.parameters })
    if (tellRules(rows.value, ballot, registered, options, io) && !options.asWritten) return say('sheetErrors')
    const signed = await versions(rows.value, outbox, options)
    if (!signed.ok) return say(signed.error.text, { ...file, ...signed.error.parameters })
    const sending = startSending(device, outbox, options.language, io, say)
    try {
      for (const sheet of signed.value) {
        const { item, opening } = sealedSheet(sheet, io.now(), randomBytes(16))
        io.out(`kept ${await outbox.say(item, opening)}`)
      }
      await sending.drained(options.linger)
    } finally {
      await sending.close()
    }
    if (sending.exit !== EXIT.done) return sending.exit
    const signer = nodeSigner(fromBase64url(device.seed))
    const door = { base: device.server, identity, signer, ...(io.fetch ? { fetch: io.fetch } : {}) }
    return (await sendPhotos(options.folder, door, io.signal)) === 0 ? EXIT.done : EXIT.unsent
  })
}

/** Tells what the rules say of each sheet by itself; whether an error is among it. */
function tellRules(
  rows: readonly SheetRow[],
  { papers, tolerances }: Ballot,
  registered: Parameters<typeof readSheets>[1]['registered'],
  { language }: SheetOptions,
  io: DeviceIo,
): boolean {
  const contests = papers.flatMap((paper) => paper.contests)
  const found = rows.flatMap(({ sheet }) => {
    const lines = contests.find(({ constituency }) => constituency === sheet.constituency)?.lists.length ?? 0
    const results = run(SHEET_RULES, { sheet, registered, lines, tolerances })
    for (const result of results) io.err(`${sheet.constituency} ${result.code} ${explain(result, 'station', language)}`)
    return results
  })
  return found.some(stops)
}

/** The versions that are to be signed; a sheet whose last version says the same already is left out. */
async function versions(
  rows: readonly SheetRow[],
  outbox: Outbox,
  { folder, file }: SheetOptions,
): Promise<Outcome<SignedSheet[], SheetFault>> {
  const signed: SignedSheet[] = []
  const said: SignedSheet[] = saidSheets(outbox.items)
  for (const [index, { sheet, reason, photo: path }] of rows.entries()) {
    const n = index + 1
    const before = [...said, ...signed].findLast((one) => one.sheet.constituency === sheet.constituency)
    const photo: Digest | undefined =
      path === undefined ? undefined : await keepPhoto(folder, resolve(dirname(file), path))
    if (path !== undefined && photo === undefined) return fail({ text: 'sheetPhoto', parameters: { n, photo: path } })
    const same = before !== undefined && canonical(before.sheet) === canonical(sheet)
    if (same && (photo === undefined || photo === before.photo)) continue
    if (before !== undefined && reason === undefined) {
      return fail({ text: 'sheetReason', parameters: { n, constituency: sheet.constituency } })
    }
    const kept = photo ?? before?.photo
    signed.push({
      sheet,
      version: (before?.version ?? 0) + 1,
      ...(before === undefined || reason === undefined ? {} : { reason }),
      ...(kept === undefined ? {} : { photo: kept }),
    })
  }
  return ok(signed)
}
