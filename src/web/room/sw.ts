/// <reference lib="webworker" />
/**
 * Keeps the page of the wall, so that a reload while the server is away still shows the last picture with its age. The
 * server is asked first for the page itself; figures, the live line and signing in never pass through here.
 */
declare const self: ServiceWorkerGlobalScope
declare const __FILES__: readonly string[]
declare const __VERSION__: string

const PREFIX = 'sunduq-room-'
const CACHE = PREFIX + __VERSION__
const PAGE = '/room/index.html'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(__FILES__))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === '/room/') event.respondWith(serverFirst(request))
  else if (pathname.startsWith('/room/assets/')) event.respondWith(keptFirst(request))
})

async function serverFirst(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request)
    if (answer.status < 500) return answer
  } catch {
    // Away: the kept page below.
  }
  return (await caches.match(PAGE)) ?? Response.error()
}

async function keptFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}
