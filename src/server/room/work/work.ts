import type { App } from '../../http/app.ts'
import { alerts } from './alerts.ts'
import { calls } from './calls.ts'
import { incidents } from './incidents.ts'
import type { WorkParts } from './parts.ts'
import { incidentPhotos } from './photos.ts'

/** Every route of the room's work; whom each is for stands in the access table. */
export function work(app: App, parts: WorkParts): void {
  alerts(app, parts)
  calls(app, parts)
  incidents(app, parts)
  incidentPhotos(app, parts)
}
