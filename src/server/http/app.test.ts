import { expect, it } from 'vitest'
import { createApp } from './app.ts'

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
