import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StationCode } from '#election/named.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const ROOT = join(import.meta.dirname, '../..')
const execute = promisify(execFile)
let room: TestRoom

beforeAll(async () => {
  room = await testRoom()
})
afterAll(() => room.close())

async function contacts(...args: string[]) {
  const env = { ...process.env, SUNDUQ_LANGUAGE: 'fr' }
  try {
    const { stdout, stderr } = await execute(join(ROOT, 'sunduq'), ['contacts', ...args, '--data', room.folder], {
      env,
    })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

function file(name: string, text: string): string {
  const path = join(room.folder, name)
  writeFileSync(path, text)
  return path
}

const known = () => room.store.contacts.of(room.book.room, ['S1', 'S2'] as StationCode[])

it('takes a whole file or nothing, replaces the stations it names, and erases for good', async () => {
  const good = file(
    'good.csv',
    'station,role,name,telephone\nS1,president,Amina,+212 600 000 001\nS2,other,Ben,0612345678\n',
  )
  expect(await contacts('import', good)).toMatchObject({ code: 0, out: 'contacts 2, bureaux de vote 2\n' })
  const bad = file('bad.csv', 'station,role,name,telephone\nS1,president,Autre,0600000009\nS9,president,X,12\n')
  const refused = await contacts('import', bad)
  expect(refused.code).toBe(1)
  expect(refused.err).toContain(`${bad}:3 station: X814`)
  expect(refused.err).toContain(`${bad}:3 telephone: X817 « 12 »`)
  expect((await known()).map(({ name, telephone }) => [name, telephone])).toEqual([
    ['Amina', '+212600000001'],
    ['Ben', '0612345678'],
  ])
  const next = file('next.csv', 'station;role;name;telephone\nS1;substitute;Dina;0611111111\n')
  expect((await contacts('import', next)).code).toBe(0)
  expect((await known()).map(({ name }) => name)).toEqual(['Dina', 'Ben'])

  expect(await contacts('check')).toMatchObject({
    code: 1,
    out: 'bureaux de vote qui ont un numéro : 2 sur 4\nS3\nS4\n',
  })
  expect((await contacts('erase')).code).toBe(2)
  expect(await contacts('erase', '--station', 'S1')).toMatchObject({ code: 0, out: 'contacts effacés : 1\n' })
  expect((await contacts('erase', '--all')).out).toBe('contacts effacés : 1\n')
  expect(await known()).toEqual([])
})
