import type { App } from '../../http/app.ts'
import { alerts } from './alerts.ts'
import { calls } from './calls.ts'
import { incidents } from './incidents.ts'
import type { WorkParts } from './parts.ts'
import { incidentPhotos } from './photos.ts'
import { SharedViews } from './shared.ts'

/** Every route of the room's work; whom each is for stands in the access table. `picture` is the newest of the wall. */
export function work(app: App, parts: WorkParts, picture: () => object): void {
  const shared = new SharedViews(picture)
  app.addHook('onSend', async ({ method }) => {
    if (method !== 'GET') shared.forget()
  })
  alerts(app, parts, shared)
  calls(app, parts, shared)
  incidents(app, parts)
  incidentPhotos(app, parts)
}
