/// <reference lib="webworker" />
/**
 * Keeps the app itself on the phone, so that it starts with no network from the first enrolment on. It never touches
 * what was said: the outbox is in IndexedDB, and `/intake/` goes straight to the network.
 */
declare const self: ServiceWorkerGlobalScope
declare const __FILES__: readonly string[]
declare const __VERSION__: string

const CACHE = `sunduq-station-${__VERSION__}`
const PAGE = '/station/index.html'

self.addEventListener('install', (event) => event.waitUntil(keepFiles()))

/** What an earlier try brought is here already: on one bar of signal the app comes over several tries. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE)
  const tries = __FILES__.map(async (file) => {
    if (!(await cache.match(file))) await cache.add(new Request(file, { cache: 'reload' }))
  })
  for (const { status } of await Promise.allSettled(tries)) if (status === 'rejected') throw new Error('not all came')
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      self.clients.claim(),
      caches
        .keys()
        .then((names) =>
          Promise.all(
            names
              .filter((name) => name.startsWith('sunduq-station-') && name !== CACHE)
              .map((name) => caches.delete(name)),
          ),
        ),
    ]),
  )
})

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith('/station/')) return
  const key = request.mode === 'navigate' ? PAGE : pathname
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(key))
      .then((kept) => kept ?? fetch(request)),
  )
})
