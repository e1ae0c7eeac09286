import { expect, type Page } from '@playwright/test'

/** Nothing is wider than the screen, no word is cut off, nothing to press lies upon another, once the page has come to rest. */
export async function expectStanding(page: Page, where: string): Promise<void> {
  const sound = async () => expect(await faultsOf(page), where).toEqual([])
  await expect.soft(sound, where).toPass({ timeout: 5_000 })
}

/** What is wrong with how a page stands on its screen now, in words; none where all is well. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const shown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) &&
      getComputedStyle(element).clipPath === 'none' &&
      !element.closest('.heard, .skip, [aria-hidden="true"]')
    /** What can be seen of an element that lies in a part that scrolls. */
    const inSight = (element: Element): DOMRect => {
      let { left, top, right, bottom } = element.getBoundingClientRect()
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowY === 'visible') continue
        const frame = at.getBoundingClientRect()
        left = Math.max(left, frame.left)
        top = Math.max(top, frame.top)
        right = Math.min(right, frame.right)
        bottom = Math.min(bottom, frame.bottom)
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top))
    }
    /** The part in which it stays on the screen while the page scrolls beneath. */
    const lifted = (element: Element): Element | undefined => {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement)
        if (/fixed|sticky/.test(getComputedStyle(at).position)) return at
      return undefined
    }
    const name = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${element.textContent?.trim().slice(0, 40)}`
    const beyond = document.documentElement.scrollWidth - innerWidth
    if (beyond > 0) found.push(`${beyond} px wider than the screen`)

    // A word that is cut off, and does not scroll.
    for (const element of document.querySelectorAll('main *, header *')) {
      // An address in a box is as long as it is; the arrows move through it.
      if (!(element instanceof HTMLElement) || element instanceof HTMLInputElement) continue
      if (!shown(element) || element.scrollWidth <= element.clientWidth + 1) continue
      const { overflowX, display } = getComputedStyle(element)
      if ((overflowX === 'hidden' || overflowX === 'clip') && display !== 'inline')
        found.push(`cut off: ${name(element)}`)
    }

    // Two things to press that lie upon each other.
    const pressed = [...document.querySelectorAll('a[href], button, input, select, textarea')].filter(
      (element) => shown(element) && !element.closest('svg'),
    )
    const boxes = pressed.map(inSight)
    for (const [at, one] of boxes.entries())
      for (const [next, other] of boxes.entries()) {
        if (next <= at || pressed[at]?.contains(pressed[next] ?? null)) continue
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
        if (wide > 2 && high > 2 && lifted(pressed[at] as Element) === lifted(pressed[next] as Element))
          found.push(`${name(pressed[at] as Element)} under ${name(pressed[next] as Element)}`)
      }
    return found
  })
}

/** Where the work begins, as a share of the screen's height: the head and the bar of places must not fill a phone. */
export function workBegins(page: Page): Promise<number> {
  return page.evaluate(() => (document.querySelector('main')?.getBoundingClientRect().top ?? innerHeight) / innerHeight)
}

/**
 * Walks through a page by Tab alone: everything that can be pressed or filled in is reached, each shows its focus where
 * it can be seen, and nothing holds the reader fast.
 */
export async function expectWalkable(page: Page, where: string): Promise<void> {
  const wanted = await page.evaluate(() => {
    const seen = new Set<string>()
    let number = 0
    // A question in front of everything keeps the keyboard inside.
    const within = document.querySelector('dialog[open]') ?? document
    for (const element of within.querySelectorAll<HTMLElement | SVGElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    )) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled')) continue
      // Of radio buttons one is a stop; the arrows go to the others.
      if (element instanceof HTMLInputElement && element.type === 'radio' && !element.checked) continue
      element.dataset.stop = String(number++)
      seen.add(element.dataset.stop)
    }
    return seen.size
  })
  const reached = new Set<string>()
  // The keyboard goes by the document: where nothing is moved from its place there, it goes as one reads.
  const faults = await page.evaluate(() =>
    [...document.querySelectorAll('body, body *')]
      .filter((element) => {
        const { order, flexDirection } = getComputedStyle(element)
        return order !== '0' || flexDirection.endsWith('-reverse') || Number(element.getAttribute('tabindex')) > 0
      })
      .map((element) => `out of the order of reading: ${element.outerHTML.slice(0, 120)}`),
  )
  // A screen may have put the focus into its work: the walk begins above everything.
  await page.evaluate(() => {
    const above = document.createElement('button')
    const within = document.querySelector('dialog[open]') ?? document.body
    within.prepend(above)
    above.focus()
    above.remove()
  })
  let last: string | undefined
  for (let press = 0; press < wanted + 30; press++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body)
        return undefined
      const { outlineStyle, boxShadow } = getComputedStyle(element)
      const { top, bottom } = element.getBoundingClientRect()
      const banner = document.querySelector('.rehearsal')?.getBoundingClientRect().bottom ?? 0
      return {
        number: element.dataset.stop,
        html: element.outerHTML.slice(0, 120),
        // What is drawn shows it by a ring of its own.
        marked: outlineStyle !== 'none' || boxShadow !== 'none' || element instanceof SVGElement,
        seen: bottom > banner && top < innerHeight,
      }
    })
    if (stop === undefined) break
    if (!stop.marked) faults.push(`shows no focus: ${stop.html}`)
    if (!stop.seen) faults.push(`focused out of sight: ${stop.html}`)
    // A date is one box with a stop for its day, its month and its year.
    if (stop.number !== undefined && stop.number !== last && reached.has(stop.number)) break
    if (stop.number !== undefined) reached.add(stop.number)
    last = stop.number
  }
  const missed = await page.evaluate(
    (stops) =>
      [...document.querySelectorAll<HTMLElement>('[data-stop]')]
        .filter(({ dataset }) => !stops.includes(dataset.stop ?? ''))
        .map((element) => element.outerHTML.slice(0, 120)),
    [...reached],
  )
  expect.soft([...faults, ...missed.map((html) => `never reached: ${html}`)], where).toEqual([])
}
