import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '#cli/documents.ts'
import { runsOf } from '#documents/testing.ts'
import { hexOf, rootOf } from '#journal/tree.ts'
import { roomMachine } from '#room/machine.ts'
import { type Ask, boxes, counted, type DeskRoom, deskRoom, form, type Hands, hands } from './desk-room.ts'

const DOCUMENTS = '/desk/api/documents'
let desk: DeskRoom
let who: Hands
let out: string

beforeAll(async () => {
  desk = await deskRoom()
  desk.room.at(20)
  who = await hands(desk)
  out = mkdtempSync(join(tmpdir(), 'sunduq documents '))
  await counted(who, 'A-1-1', 'P-house', boxes(500, [231, 102]))
  await who['clerk-1']('POST', form('A-1-2', 'P-house', 'typed'), { sheet: boxes(450, [317, 4]), seen: [] })
})
afterAll(async () => {
  await desk.close()
  rmSync(out, { recursive: true })
})

/** Words of a PDF in the order of its pages; nothing but them, so that figures are found without their spaces. */
async function wordsOf(pdf: Uint8Array): Promise<string> {
  return (await runsOf(pdf)).map(({ words }) => words).join(' ')
}

async function pdf(ask: Ask, path: string, language: string): Promise<string> {
  const answer = await ask('GET', `${DOCUMENTS}/${path}?lang=${language}`)
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'application/pdf'])
  expect(answer.headers.get('cache-control')).toBe('no-store')
  return wordsOf(answer.bytes)
}

describe('the documents of the desk', () => {
  it('are for who settles, not for who types', async () => {
    for (const path of ['booklet', 'results', 'copies/A-1-1/P-house', 'minutes/P/P-house']) {
      for (const role of ['clerk-1', 'clerk-2'] as const)
        expect([path, (await who[role]('GET', `${DOCUMENTS}/${path}`)).status]).toEqual([path, 403])
      expect((await who['returning-officer']('GET', `${DOCUMENTS}/${path}`)).status).toBe(200)
    }
  })

  it('hold what was accepted and nothing that one hand alone typed', async () => {
    expect(await pdf(who.verifier, 'copies/A-1-1/P-house', 'ar')).toMatch(/231.*102.*333/)
    expect(await pdf(who.verifier, 'minutes/P/P-house', 'fr')).toMatch(/231.*102.*333/)
    const typed = await pdf(who.verifier, 'copies/A-1-2/P-house', 'en')
    expect(typed).toContain('One entry so far')
    for (const path of ['copies/A-1-2/P-house', 'minutes/P/P-house', 'booklet'])
      expect(await pdf(who.verifier, path, 'ar')).not.toMatch(/317|321/)
  })

  it('one list alone when asked; nothing of what does not exist', async () => {
    const one = await who.verifier('GET', `${DOCUMENTS}/copies/A-1-1/P-house?list=2&lang=en`)
    expect(await wordsOf(one.bytes)).not.toContain('list 1')
    for (const path of ['copies/A-1-1/B-d1', 'copies/none/P-house', 'minutes/R/P-house', 'copies/A-1-1/P-house?list=9'])
      expect([path, (await who.verifier('GET', `${DOCUMENTS}/${path}`)).status]).toEqual([path, 404])
    expect((await who.verifier('GET', `${DOCUMENTS}/booklet?lang=xx`)).status).toBe(400)
  })

  it('the booklet bears the root of the journal', async () => {
    const { store, book } = desk.room
    const { frontier, size } = await store
      .openJournal({ room: book.room, machine: roomMachine(book) })
      .then((one) => one.head())
    const words = (await pdf(who.verifier, 'booklet', 'en')).replaceAll(' ', '')
    expect(words).toContain(hexOf(rootOf(frontier)))
    expect(words).toContain(`Numberofentries${size}`)
  })

  it('the spreadsheet is a workbook in the reader’s language', async () => {
    const { bytes } = await who.verifier('GET', `${DOCUMENTS}/results?lang=fr`)
    const sheets = await readWorkbook(Buffer.from(bytes))
    expect(sheets.flatMap(({ data }) => data)).toContainEqual(expect.arrayContaining(['Parti X', 231]))
  })

  it('the command writes the same into a folder', async () => {
    const lines: string[] = []
    const { folder } = desk.room
    const terminal = {
      language: 'en',
      env: {},
      out: (line: string) => lines.push(line),
      err: () => {},
      signal: new AbortController().signal,
    } as const
    const only = 'booklet,results,minutes,copies'
    expect(await command.run(['--data', folder, '--out', out, '--language', 'en', '--only', only], terminal)).toBe(0)
    expect(readdirSync(join(out, 'en')).sort()).toEqual(['booklet.pdf', 'copies', 'minutes', 'results.xlsx'])
    const copy = readFileSync(join(out, 'en/copies/A-1-1-P-house.pdf'))
    const { bytes } = await who.verifier('GET', `${DOCUMENTS}/copies/A-1-1/P-house?lang=en`)
    expect(Buffer.compare(copy, Buffer.from(bytes))).toBe(0)
    expect(lines).toContain(join(out, 'en', 'minutes', 'P-P-house.pdf'))
    await expect(command.run(['--data', folder, '--out', out, '--language', 'de'], terminal)).rejects.toThrow(/de/)
  })
})
