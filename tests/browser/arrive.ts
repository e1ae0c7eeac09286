import type { Page } from '@playwright/test'

/**
 * Goes to an address, perhaps within the page, and waits until the page speaks the language that it names: a step inside
 * a page ends before the page is drawn anew, and its words with it.
 */
export async function arrive(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const language = new URLSearchParams(new URL(address).hash.slice(1)).get('lang')
  if (language !== null) await page.locator(`html[lang=${language}]`).waitFor()
}
