/// <reference lib="webworker" />
/**
 * Shows what the room tells while no page is open, and opens what it is about. It keeps nothing and answers no request:
 * people are let in by the server alone.
 */
declare const self: ServiceWorkerGlobalScope

/** What the notifier sends (`src/server/notify/sender.ts`). */
interface Told {
  readonly title: string
  readonly body: string
  readonly url: string
  readonly tag: string
  readonly lang: string
  readonly dir: NotificationDirection
}

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  if (!event.data) return
  const { title, body, url, tag, lang, dir } = event.data.json() as Told
  // The same message again, after an attempt whose end nobody heard, replaces itself.
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, lang, dir, icon: '/office/icon.svg', data: { url } }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = event.notification.data as { readonly url: string }
  event.waitUntil(self.clients.openWindow(url))
})
