import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from '@playwright/test'
import { CHROMIUM_SWITCHES, installedChromium } from '../chromium.ts'

/** What phones film at least. */
const EDGE = 720

/** A browser of its own whose camera films what a test holds before it. */
export interface Filming {
  readonly browser: Browser
  /** What the camera sees from its next start on: each picture for a moment, over and over. */
  hold(pictures: readonly Buffer[]): void
  close(): Promise<void>
}

/** The camera is a file that the browser opens whenever the camera is started. */
export async function filming(): Promise<Filming> {
  // No space in it: some starters of Chromium split the camera's path.
  const folder = mkdtempSync(join(tmpdir(), 'sunduq-camera-'))
  const camera = join(folder, 'camera.y4m')
  const hold = (pictures: readonly Buffer[]) => writeFileSync(camera, film(pictures))
  hold([Buffer.alloc(EDGE * EDGE, 128)])
  const executablePath = installedChromium()
  const browser = await chromium.launch({
    args: [
      ...CHROMIUM_SWITCHES,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${camera}`,
    ],
    ...(executablePath ? { executablePath } : {}),
  })
  return {
    browser,
    hold,
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Frames of YUV 4:2:0, grey, ten a second; each picture stays for half a second. */
function film(pictures: readonly Buffer[]): Buffer {
  const grey = Buffer.alloc(EDGE * (EDGE / 2), 128)
  const frames = pictures.flatMap((luma) =>
    Array.from({ length: 5 }, () => [Buffer.from('FRAME\n'), luma, grey]).flat(),
  )
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${EDGE} H${EDGE} F10:1 Ip A1:1 C420jpeg\n`), ...frames])
}

/** What a camera before this part of a screen sees: the pixels as the browser drew them, grey, in the middle. */
export async function seen(page: Page, element: Locator): Promise<Buffer> {
  const drawn = (await element.screenshot()).toString('base64')
  const luma = await page.evaluate(
    async ({ drawn, edge }) => {
      const bytes = Uint8Array.from(atob(drawn), (letter) => letter.charCodeAt(0))
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(edge, edge)
      const drawing = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      drawing.fillStyle = '#bbb'
      drawing.fillRect(0, 0, edge, edge)
      const margin = edge * 0.12
      drawing.drawImage(picture, margin, margin, edge - 2 * margin, edge - 2 * margin)
      const { data } = drawing.getImageData(0, 0, edge, edge)
      let text = ''
      for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(data[at] ?? 0)
      return btoa(text)
    },
    { drawn, edge: EDGE },
  )
  return Buffer.from(luma, 'base64')
}
