import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepAddresses } from '#cli/addresses.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

let room: TestRoom
beforeAll(async () => {
  room = await testRoom()
})
afterAll(() => room.close())

async function sunduq(language: string, ...args: string[]): Promise<{ readonly out: string; readonly err: string }> {
  const env = { ...process.env, SUNDUQ_LANGUAGE: language }
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...args, '--data', room.folder], {
    env,
  })
  return { out: stdout, err: stderr }
}
const create = (language: string, ...more: string[]) =>
  sunduq(language, 'access', 'create', '--role', 'operator', ...more)

it('prints a whole link wherever an address was ever known, and says where it does not open yet', async () => {
  const never = await create('fr')
  expect(never.out).toMatch(/^\/room\/enter\/\S+\n$/)
  expect(never.err).toMatch(/^operator p\S+: jusqu’à \S+Z\n.*--address/)

  const forget = await keepAddresses(room.folder, { room: 'https://room.example.org' })
  const running = await create('ar')
  expect(running.out).toMatch(/^https:\/\/room\.example\.org\/room\/enter\/\S+\n$/)
  expect(running.err).toMatch(/^operator p\S+: إلى \S+Z\n$/)
  const invited = await sunduq('zgh', 'people', 'invite', '--name', 'Amina', '--role', 'operator')
  expect(invited.out).toMatch(/^https:\/\/room\.example\.org\/office\/#invitation=\S+\n$/)
  expect(invited.err).toMatch(/^p\S+: \p{Script=Tifinagh}.*Z\n$/u)

  await forget()
  const stopped = await create('en')
  expect(stopped.out).toMatch(/^https:\/\/room\.example\.org\/room\/enter\/\S+\n$/)
  expect(stopped.err).toContain('The room is not running.')
  const named = await create('en', '--address', 'http://10.0.0.7:4701/')
  expect(named.out).toMatch(/^http:\/\/10\.0\.0\.7:4701\/room\/enter\/\S+\n$/)
  expect(named.err).not.toContain('not running')
})

it('lists links in the language of the terminal', async () => {
  await create('en', '--person', 'p-gone')
  await sunduq('en', 'access', 'revoke', '--person', 'p-gone')
  const { out } = await sunduq('fr', 'access', 'list')
  expect(out).toMatch(/^operator +p\w+ +depuis \S+Z jusqu’à \S+Z$/m)
  expect(out).toMatch(/^operator +p-gone +depuis \S+Z révoqué \S+Z$/m)
})
