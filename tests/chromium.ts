import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Switches that keep a Chromium quiet, offline and able to run as root or in a container without a graphics card. */
export const CHROMIUM_SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
] as const

/** Path of an installed Chromium: `SUNDUQ_CHROMIUM`, else the first on the PATH; undefined when there is none. */
export function installedChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = env.SUNDUQ_CHROMIUM
  if (given) return given
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable)
}

/** Starts the installed Chromium, else Playwright's own. */
export function launchChromium(): Promise<Browser> {
  const executablePath = installedChromium()
  return chromium.launch({ args: [...CHROMIUM_SWITCHES], ...(executablePath ? { executablePath } : {}) })
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
