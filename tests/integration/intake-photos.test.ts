import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TriedIntake } from './server-intake.ts'
import { call } from './server-phone.ts'

let tried: TriedIntake
beforeAll(async () => {
  tried = await TriedIntake.open()
})
afterAll(async () => {
  await tried.close()
})

describe('photos', () => {
  const picture = (bytes: number) => {
    const photo = Buffer.alloc(bytes, 7)
    photo.write('RIFF', 0, 'latin1')
    photo.write('WEBP', 8, 'latin1')
    return { photo, path: `/intake/photos/${createHash('sha256').update(photo).digest('hex')}` }
  }
  const webp = { 'content-type': 'image/webp' }

  it('arrive whole, and again without harm', async () => {
    const phone = await tried.newPhone()
    const { photo, path } = picture(3000)
    expect((await phone.ask('PUT', path, photo, webp)).status).toBe(201)
    expect((await phone.ask('PUT', path, photo, webp)).body).toEqual({ held: true })
    expect((await phone.ask('GET', path)).body).toEqual({ held: true })
    const kept = await tried.house.store.photos.get(path.split('/').at(-1) as never)
    expect(Buffer.from(kept!).equals(photo)).toBe(true)
  })

  it('arrive in parts, go on after a cut, and tell where a part is missing', async () => {
    const phone = await tried.newPhone()
    const { photo, path } = picture(5000)
    const part = (from: number, to: number) =>
      phone.ask('PUT', path, photo.subarray(from, to), { ...webp, 'content-range': `bytes ${from}-${to - 1}/5000` })
    expect((await part(0, 2000)).body).toEqual({ held: false, offset: 2000 })
    expect((await phone.ask('GET', path)).body).toEqual({ held: false, offset: 2000 })
    const gap = await part(3000, 5000)
    expect([gap.status, gap.body.error.code, gap.body.error.parameters]).toEqual([409, 'X109', { offset: 2000 }])
    expect((await part(1500, 3500)).body).toEqual({ held: false, offset: 3500 })
    expect((await part(3500, 5000)).status).toBe(201)
    expect((await phone.ask('GET', path)).body).toEqual({ held: true })
  })

  it.each([
    ['other bytes than its name says', picture(900).photo, picture(901).path, webp, 422, 'X108'],
    [
      'what is no picture',
      Buffer.from('<svg/>'),
      `/intake/photos/${createHash('sha256').update('<svg/>').digest('hex')}`,
      webp,
      400,
      'X106',
    ],
    ['a name that is no digest', Buffer.from('x'), '/intake/photos/..%2f..%2fetc', webp, 400, 'X106'],
    [
      'a range that does not fit',
      picture(900).photo,
      picture(900).path,
      { ...webp, 'content-range': 'bytes 0-3/900' },
      400,
      'X106',
    ],
    [
      'too many bytes',
      picture(900).photo,
      picture(900).path,
      { ...webp, 'content-range': 'bytes 0-899/99999999' },
      413,
      'X107',
    ],
  ] as const)('refuse %s', async (_what, bytes, path, headers, status, code) => {
    const phone = await tried.newPhone()
    const answer = await phone.ask('PUT', path, bytes, headers)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect((await phone.ask('GET', path)).body.held ?? false).toBe(false)
  })

  it('come from enrolled devices only', async () => {
    const { photo, path } = picture(900)
    const answer = await call(`${tried.address}${path}`, 'PUT', photo, webp)
    expect(answer.body.error).toMatchObject({ code: 'X106', field: 'sunduq-device' })
  })
})
