import { expect, it } from 'vitest'
import { createApp } from './app.ts'
import { AttemptLimit } from './limits.ts'

it('tells the limit of the very address that a body is too large for', async () => {
  const app = createApp({ bodyLimit: 100, https: false })
  app.post('/small', () => 'ok')
  app.post('/large', { bodyLimit: 2000 }, () => 'ok')
  const says = async (url: string, bytes: number) => {
    const payload = JSON.stringify('a'.repeat(bytes))
    const answer = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
    return [answer.statusCode, answer.body]
  }
  expect(await says('/small', 500)).toEqual([413, expect.stringContaining('100')])
  expect(await says('/large', 500)).toEqual([200, 'ok'])
  expect(await says('/large', 3000)).toEqual([413, expect.stringContaining('2000')])
  await app.close()
})

it('answers at an address that nobody can read as at one that is not there', async () => {
  const app = createApp({ bodyLimit: 100, https: true })
  app.get('/at/:place', () => 'ok')
  for (const url of ['/at/%ff%fe', '/%c0%af', `/at/${'x'.repeat(129)}`]) {
    const answer = await app.inject({ url, headers: { 'accept-language': 'zgh' } })
    const [error, headers] = [answer.json().error, answer.headers]
    expect([answer.statusCode, error.code, error.text], url).toEqual([
      404,
      'X404',
      expect.stringMatching(/\p{Script=Tifinagh}/u),
    ])
    expect([headers['content-language'], headers['x-content-type-options']]).toEqual(['zgh', 'nosniff'])
    expect(headers['strict-transport-security']).toBeDefined()
  }
  await app.close()
})

const OUTSIDE = '196.200.0.7'
const FORWARDED = { 'x-forwarded-for': OUTSIDE, 'x-forwarded-proto': 'https', 'x-forwarded-host': 'vote.example.org' }

/** Who asked and where, as the server believes it of a request that came from `remoteAddress`. */
async function believed(remoteAddress: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const app = createApp({ bodyLimit: 100, https: false })
  app.get('/who', ({ ip, protocol, host }) => [ip, protocol, host])
  const answer = await app.inject({ url: '/who', remoteAddress, headers: { host: 'here.example.org', ...headers } })
  await app.close()
  return answer.json()
}

it.each([
  '127.0.0.1',
  '::1',
  '::ffff:127.0.0.1',
  '10.1.2.3',
  '172.16.0.9',
  '192.168.7.7',
  '169.254.3.4',
  'fe80::1',
  'fd00::12',
])('believes a proxy on this machine or in its own network: %s', async (proxy) => {
  expect(await believed(proxy, FORWARDED)).toEqual([OUTSIDE, 'https', 'vote.example.org'])
  // What stood in the header before the proxy added whom it saw was written by whoever asked.
  const pretended = { ...FORWARDED, 'x-forwarded-for': `8.8.8.8, ${OUTSIDE}` }
  expect(await believed(proxy, pretended)).toEqual([OUTSIDE, 'https', 'vote.example.org'])
})

it.each(['203.0.113.9', '172.32.0.1', '2001:db8::1', '::ffff:203.0.113.9'])(
  'does not believe a stranger who says to be somebody else: %s',
  async (stranger) => {
    expect(await believed(stranger, FORWARDED)).toEqual([stranger, 'http', 'here.example.org'])
    expect(await believed(stranger, { ...FORWARDED, 'x-forwarded-for': '127.0.0.1' })).toEqual([
      stranger,
      'http',
      'here.example.org',
    ])
  },
)

it('limits each address behind a proxy by itself, and a stranger whatever it says', async () => {
  const app = createApp({ bodyLimit: 100, https: false })
  const limit = new AttemptLimit(2, 60_000, () => 0)
  app.get('/try', ({ ip }, reply) => reply.status(limit.attempt(ip) > 0 ? 429 : 200).send())
  const attempt = async (remoteAddress: string, client: string) =>
    (await app.inject({ url: '/try', remoteAddress, headers: { 'x-forwarded-for': client } })).statusCode
  const statuses: number[] = []
  for (const client of ['1.0.0.1', '1.0.0.1', '1.0.0.1', '1.0.0.2']) statuses.push(await attempt('10.0.0.2', client))
  expect(statuses).toEqual([200, 200, 429, 200])
  for (const client of ['1.0.0.3', '1.0.0.4', '1.0.0.5']) statuses.push(await attempt('203.0.113.9', client))
  expect(statuses.slice(4)).toEqual([200, 200, 429])
  await app.close()
})
