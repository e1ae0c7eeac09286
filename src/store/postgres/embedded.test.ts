import { afterEach, expect, it, vi } from 'vitest'
import { Unusable } from '../unusable.ts'
import { startEmbedded } from './embedded.ts'

afterEach(() => vi.unstubAllGlobals())

it('tells on Windows what serves in its place', async () => {
  vi.stubGlobal('process', { ...process, platform: 'win32' })
  const refused = await startEmbedded('unused', () => {}).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Unusable)
  expect((refused as Unusable).in('fr')).toMatch(/Windows.*DATABASE_URL.*WSL/)
})
