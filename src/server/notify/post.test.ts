import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPost, readTarget } from './post.ts'
import { settingsFrom } from './settings.ts'

const nobody = settingsFrom({})
const own = settingsFrom({ SUNDUQ_NOTIFY_ALLOW: '127.0.0.0/8, ::1/128' })
let server: Server
let port = 0
const heard: string[] = []
let status = 200

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      heard.push(request.url ?? '')
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('a secret of the network')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('where a stranger may make this server speak to', () => {
  it.each([
    'https://10.1.2.3/x',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://100.64.1.1/',
    'http://example.org/hook',
    'https://user:secret@example.org/',
    'ftp://example.org/',
    'javascript:alert(1)',
    'nothing',
  ])('%s: not there', (address) => {
    expect(readTarget(nobody, address)).toBeUndefined()
  })

  it.each(['https://example.org/hook', 'https://93.184.216.34/', 'https://[2606:2800::1]/'])('%s: there', (address) => {
    expect(readTarget(nobody, address)?.href).toBe(address)
  })

  it('is judged again for the very connection: a public name of a private machine reaches nobody', async () => {
    const secured = openPost(settingsFrom({ SUNDUQ_NOTIFY_ALLOW: '192.168.250.0/24' }))
    const before = heard.length
    for (const scheme of ['http', 'https']) {
      const done = await secured.send(new URL(`${scheme}://localhost:${port}/`), {}, 'x')
      expect(done).toEqual({ ok: false, error: { fault: 'not a public address' } })
    }
    expect(heard.length).toBe(before)
    await secured.close()
  })

  it('includes what whoever runs the server allows; nothing is read but the status, no redirection followed', async () => {
    const post = openPost(own)
    const to = new URL(`http://localhost:${port}/hook`)
    expect(await post.send(to, {}, 'x')).toEqual({ ok: true, value: undefined })
    status = 302
    expect(await post.send(to, {}, 'x')).toEqual({ ok: false, error: { fault: 'HTTP 302', status: 302 } })
    expect(heard.filter((path) => path === '/elsewhere')).toEqual([])
    await post.close()
  })
})

describe('settings', () => {
  it('are whole or refused at the start', () => {
    expect(settingsFrom({}).mail).toBeUndefined()
    expect(settingsFrom({ SUNDUQ_SMTP_URL: 'smtp://h:25', SUNDUQ_MAIL_FROM: 'room@example.org' }).mail).toBeDefined()
    expect(() => settingsFrom({ SUNDUQ_SMTP_URL: 'smtp://h:25' })).toThrow('together')
    expect(() => settingsFrom({ SUNDUQ_SMTP_URL: 'h:25', SUNDUQ_MAIL_FROM: 'a@b.org' })).toThrow('smtp://')
    expect(() => settingsFrom({ SUNDUQ_NOTIFY_ALLOW: 'here' })).toThrow('no network')
  })
})
