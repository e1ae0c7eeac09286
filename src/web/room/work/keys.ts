/**
 * Single keys of a screen of work: they act while the focus is inside it, on what is around it (where a click beside a
 * link leaves it) or nowhere, and not in a box where one writes. `Escape` acts in a box too. A key with Ctrl, Alt or Meta
 * is the browser's.
 */
export function onKeys(keys: Readonly<Record<string, () => void>>): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
    const { target } = event
    if (!(target instanceof Element) || !(target.closest('.work') ?? target.querySelector('.work'))) return
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
    if (!act || (event.key !== 'Escape' && isWriting(event.target))) return
    event.preventDefault()
    act()
  }
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

/** Moves the focus to the row before or after the one that has it, among the rows of a list. */
export function moveRow(list: HTMLElement | undefined, by: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const here = at === -1 ? rows.findIndex((row) => row.getAttribute('aria-current') === 'true') : at
  rows[Math.min(rows.length - 1, Math.max(0, here + by))]?.focus()
}
