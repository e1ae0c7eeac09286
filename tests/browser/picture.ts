import { expect, type Page } from '@playwright/test'
import type { Size } from './afternoon.ts'

/** A size of a screen; `scale` is how small the kept picture is. */
export type Pictured = Size & { readonly scale: number }

/** Phone, desk, wall of 4K. */
export const SIZES: readonly [Pictured, Pictured, Pictured] = [
  { width: 360, height: 640, scale: 0.4 },
  { width: 1366, height: 768, scale: 1 / 4 },
  { width: 3840, height: 2160, scale: 1 / 12 },
]

/**
 * Compares what stands on the screen with the picture that was looked at and kept. Both are shrunk: what remains is
 * where things stand, how large and in which colour, and not how one machine smooths its letters. With
 * `SUNDUQ_PICTURES` the screen is laid into that folder in full size as well, to be looked at.
 */
export async function expectPicture(page: Page, name: string, { width, height, scale }: Pictured): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
    return document.fonts.ready.then(() => undefined)
  })
  const folder = process.env.SUNDUQ_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: width < 3840 })
  const line = await page.context().newCDPSession(page)
  const clip = { x: 0, y: 0, width, height, scale }
  const taken = async (): Promise<string> =>
    (await line.send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: false })).data
  const compared = async (): Promise<void> => {
    // What draws itself anew at another size has come to rest when two pictures in a row are the same.
    let [before, last] = ['', await taken()]
    while (before !== last) [before, last] = [last, await taken()]
    const kept = [`${name}-${width}.png`, { threshold: 0.25, maxDiffPixelRatio: 0.02 }] as const
    expect(Buffer.from(last, 'base64'), name).toMatchSnapshot(...kept)
  }
  // On a slow machine it may rest before all of it is there.
  await expect.soft(compared, name).toPass({ timeout: 5_000 })
  await line.detach()
}
