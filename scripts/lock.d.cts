/** Waits for the lock `name` of this checkout, takes it, and returns the function that gives it back. */
export function takeLock(name: string, waiting: () => void): () => void
