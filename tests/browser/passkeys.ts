import { type BrowserContext, expect, type Page } from '@playwright/test'

/** A page of a browser with a fingerprint reader that says yes. */
export async function withPasskeys(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return page
}

/** Tab until the wanted button has the keyboard; then Enter. */
export async function pressByTab(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name, exact: true })
  await expect(wanted).toBeVisible()
  for (let n = 0; n < 80 && !(await wanted.evaluate((one) => one === document.activeElement)); n++) {
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
  await page.keyboard.press('Enter')
}
