/** Whether the browser promised not to clear what is kept here when space runs short. */
export type Safety = 'kept' | 'at-risk' | 'unknown'

/** Asks the browser to keep the outbox; it may refuse, and then the person is told what to do. */
export async function askToKeep(): Promise<Safety> {
  if (!('storage' in navigator) || !navigator.storage.persist) return 'unknown'
  if (await navigator.storage.persisted()) return 'kept'
  return (await navigator.storage.persist()) ? 'kept' : 'at-risk'
}
