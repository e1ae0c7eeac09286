import { expect, type Page } from '@playwright/test'
import type { Size } from './afternoon.ts'

/** Phone, desk, wall of 4K; `scale` is how small the kept picture is. */
export const SIZES: readonly (Size & { readonly scale: number })[] = [
  { width: 360, height: 640, scale: 0.4 },
  { width: 1366, height: 768, scale: 1 / 4 },
  { width: 3840, height: 2160, scale: 1 / 12 },
]

/**
 * Compares what stands on the screen with the picture that was looked at and kept. Both are shrunk: what remains is
 * where things stand, how large and in which colour, and not how one machine smooths its letters.
 */
export async function expectPicture(page: Page, name: string, { width, height, scale }: Size & { scale: number }) {
  const line = await page.context().newCDPSession(page)
  const clip = { x: 0, y: 0, width, height, scale }
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
    return document.fonts.ready.then(() => undefined)
  })
  const { data } = await line.send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: false })
  await line.detach()
  expect
    .soft(Buffer.from(data, 'base64'), name)
    .toMatchSnapshot(`${name}-${width}.png`, { threshold: 0.25, maxDiffPixelRatio: 0.02 })
}
