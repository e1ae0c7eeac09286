import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, expect, it } from 'vitest'
import { openMailer, testLetter } from '#server/notify/mail.ts'
import { MAIL_CERTIFICATE } from './mail-certificate.ts'
import { mailServer } from './notify-house.ts'

const usual = getCACertificates('default')
const trust = () => setDefaultCACertificates([...usual, MAIL_CERTIFICATE.cert])
const from = 'Room <room@example.org>'
const letter = testLetter('Élection', 'fr', 'https://room.example.org/u', true)
const to = { to: 'somebody@example.org', id: 'one', test: true, unsubscribe: 'https://room.example.org/u' }
const open: { close(): unknown }[] = []

afterEach(async () => {
  setDefaultCACertificates(usual)
  for (const one of open.splice(0)) await one.close()
})
afterAll(() => setDefaultCACertificates(usual))

/** A mail server of its own, and the mailer that hands it a letter. */
async function world(tls: 'implicit' | 'offered' | undefined, change = (url: string) => url) {
  const server = await mailServer(tls)
  const mailer = openMailer({ url: change(server.url), from })
  open.push(mailer, server)
  return { server, send: () => mailer.send(letter, to) }
}

it.each(['implicit', 'offered'] as const)(
  'hands a letter over under TLS, %s, and says who it is only then',
  async (tls) => {
    trust()
    const { server, send } = await world(tls)
    expect(await send()).toEqual({ ok: true, value: undefined })
    expect(server.logins).toEqual([{ username: 'room', encrypted: true }])
    expect(server.letters.map(({ to }) => to)).toEqual([['somebody@example.org']])
  },
)

it.each(['implicit', 'offered'] as const)('tells a server that nobody vouches for nothing, %s', async (tls) => {
  const { server, send } = await world(tls)
  expect(await send()).toMatchObject({
    ok: false,
    error: { fault: expect.stringMatching(/certificate|ESOCKET|ETLS/i) },
  })
  expect([server.logins, server.letters]).toEqual([[], []])
})

it('tries again later where the secret is wrong, and never calls the address bad for it', async () => {
  trust()
  const { server, send } = await world('implicit', (url) => url.replace('a%20secret', 'guess'))
  const done = await send()
  expect(done).toMatchObject({ ok: false, error: { fault: expect.stringContaining('EAUTH') } })
  expect(done.ok ? undefined : done.error.status).toBeUndefined()
  expect(server.letters).toEqual([])
})

it('keeps the secret to itself where a server beyond this machine offers no encryption', async () => {
  const { server, send } = await world(undefined, (url) => url.replace('127.0.0.1', '0.0.0.0'))
  expect(await send()).toMatchObject({ ok: false, error: { fault: expect.stringMatching(/TLS|50\d/) } })
  expect(server.logins).toEqual([])
})
