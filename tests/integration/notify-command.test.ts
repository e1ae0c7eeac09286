import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startNotify } from '#server/notify/main.ts'
import { settingsFrom } from '#server/notify/settings.ts'
import { isSigned, PATIENT, type Receiver, receiver } from './notify-house.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const ROOT = join(import.meta.dirname, '../..')
const execute = promisify(execFile)
const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const ENV = { SUNDUQ_NOTIFY_ALLOW: '127.0.0.0/8' }
let room: TestRoom
let web: Receiver

beforeAll(async () => {
  room = await testRoom()
  web = await receiver()
})
afterAll(async () => {
  web.close()
  await room.close()
})

async function notify(args: readonly string[], env: Record<string, string> = {}) {
  const options = { env: { ...process.env, SUNDUQ_LANGUAGE: 'fr', ...ENV, ...env } }
  try {
    const { stdout, stderr } = await execute(join(ROOT, 'sunduq'), ['notify', ...args, '--data', room.folder], options)
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

it('subscribes a webhook with a secret from the environment, tries it, tells what failed, and erases it', async () => {
  writeFileSync(join(room.folder, 'address'), `${web.url}/hook?key=secret\n`)
  const about = ['--label', 'Journal', '--channel', 'webhook', '--address-file', join(room.folder, 'address')]
  const refused = await notify(['add', ...about, '--events', 'alert-raised'])
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toContain('N105')
  const added = await notify(['add', ...about, '--events', 'result-released,turnout-published'], {
    SUNDUQ_WEBHOOK_SECRET: SECRET,
  })
  expect(added).toMatchObject({ code: 0, err: '' })
  const id = added.out.trim()
  expect(id).toMatch(/^n[0-9a-f]{16}$/)
  expect((await notify(['list'])).out).toContain(`${id}  active  webhook`)

  const notifier = await startNotify(room.options, settingsFrom(ENV))
  try {
    expect(await notify(['test', id])).toMatchObject({ code: 0, err: '' })
    expect(web.heard).toHaveLength(1)
    expect(isSigned(SECRET, web.heard[0] as (typeof web.heard)[number])).toBe(true)
    expect(JSON.parse(String(web.heard[0]?.body))).toMatchObject({ type: 'test', is_test: true, data: { room: 'P' } })
    web.answer = () => 410
    const failed = await notify(['test', id])
    expect(failed.code).toBe(1)
    expect(failed.out).toContain('HTTP 410')
    expect((await notify(['failures'])).out).toContain('HTTP 410')
    const gone = await notify(['again', '--all'])
    expect([gone.code, gone.out]).toEqual([1, ''])
    expect(gone.err).toContain('N111')
    await room.store.subscriptions.resume(room.book.room, id)
    web.answer = () => 204
    const sent = await notify(['again', '--all'])
    expect(sent).toMatchObject({ code: 0, err: '' })
    await expect.poll(() => web.heard.length, PATIENT).toBe(3)
    expect(web.heard[2]?.headers['webhook-id']).toBe(sent.out.trim())
    expect((await notify(['again', sent.out.trim()])).err).toContain('N110')
  } finally {
    await notifier.close()
  }
  expect((await notify(['remove', id])).code).toBe(0)
  expect((await notify(['remove', id])).code).toBe(1)
  expect(await notify(['list'])).toMatchObject({ out: '' })
})

it('is checked by the receiver that the handbook shows', async () => {
  const text = readFileSync(join(ROOT, 'docs/notifications.md'), 'utf8')
  const code = /```js\n([\s\S]+?)```/.exec(text)?.[1] ?? ''
  const module = join(room.folder, 'receiver.mjs')
  writeFileSync(module, `${code}\nexport { isFromTheRoom }\n`)
  const { isFromTheRoom } = await import(module)
  for (const { headers, body } of web.heard) {
    expect(isFromTheRoom(SECRET, headers, body)).toBe(true)
    expect(isFromTheRoom(SECRET, headers, Buffer.concat([body, Buffer.from(' ')]))).toBe(false)
    expect(isFromTheRoom(SECRET, { ...headers, 'webhook-timestamp': '1600000000' }, body)).toBe(false)
  }
  expect(web.heard.length).toBeGreaterThan(0)
})
