import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** What is looked at: `inside` one element only, and with the contrast of WCAG AAA where a screen is read in the sun. */
export interface Sight {
  readonly inside?: string
  readonly enhanced?: boolean
}

/**
 * What axe finds wrong with a page as it stands, a line each (`rule: the first element`), by every rule that it has for
 * WCAG 2.2 A and AA and its best practice. Runs inside the page itself, with no second page to put the parts together:
 * the surfaces have no frames, and one that had would be told here.
 */
export async function violations(page: Page, { inside, enhanced = false }: Sight = {}): Promise<string[]> {
  if (page.frames().length !== 1) throw new Error('the page has frames, into which this does not look')
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async ({ inside, enhanced }) => {
      const within = window as unknown as { axe: typeof axe }
      const found = await within.axe.run(inside ?? document, {
        resultTypes: ['violations'],
        // Off unless asked for, though WCAG 2.2 AA has the first.
        rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: enhanced } },
      })
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    },
    { inside, enhanced },
  )
}
