/** What this browser was asked to remember; null where it knows nothing, or keeps nothing. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Asks this browser to remember a choice; a private window forgets, and nothing that counts is lost. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {}
}
