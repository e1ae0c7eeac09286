/** Where a browser is reached, and the keys that only it can read with. */
export interface BrowserAddress {
  readonly address: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/** Whether this browser, at this address, knows notifications that come while no page is open. */
export function knowsPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis
}

/**
 * Asks the person and the browser; undefined where either says no, or where its push service is not reached.
 * @param vapid the room's public key, base64url
 */
export async function browserAddress(vapid: string): Promise<BrowserAddress | undefined> {
  try {
    if ((await Notification.requestPermission()) !== 'granted') return undefined
    await navigator.serviceWorker.register('./sw.js')
    const worker = await navigator.serviceWorker.ready
    const subscribed = await worker.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytesOf(vapid),
    })
    const { endpoint, keys } = subscribed.toJSON()
    if (endpoint === undefined || !keys?.p256dh || !keys.auth) return undefined
    return { address: endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }
  } catch {
    return undefined
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}
