import type { RefusalCatalogue, Refused } from '../refusal-kind.ts'

/** What is refused of the work on incidents: X9. */
export const INCIDENT_REFUSALS = {
  incidentUnknown: {
    code: 'X901',
    status: 404,
    text: {
      ar: 'لا حادث بهذا الرقم ({incident}) في المكتب، أو تراجع عنه المكتب. حدث الشاشة.',
      fr: 'Le bureau n’a pas d’incident {incident}, ou l’a retiré. Actualisez l’écran.',
      zgh: 'ⵓⵔ ⵖⵓⵔ ⵓⵙⵉⵔⴰ ⵜⴰⵎⵙⴰⵔⵜ {incident}, ⵏⵖ ⵉⴽⴽⵙ ⵜⵜ. ⵙⵎⴰⵢⵏⵓ ⴰⴳⴷⵉⵍ.',
      en: 'The station has no incident {incident}, or took it back. Refresh the screen.',
    },
  },
  stepNotNow: {
    code: 'X902',
    status: 409,
    text: {
      ar: 'لا يمكن هذا والحادث في حالته الحالية ({status}). حدث الشاشة واختر خطوة معروضة.',
      fr: 'Impossible dans l’état actuel de l’incident ({status}). Actualisez l’écran et choisissez une étape proposée.',
      zgh: 'ⵓⵔ ⵉⵥⴹⴰⵕ ⴰⵢⴰ ⴳ ⵡⴰⴷⴷⴰⴷ ⴰⴷ ⵏ ⵜⵎⵙⴰⵔⵜ ({status}). ⵙⵎⴰⵢⵏⵓ ⴰⴳⴷⵉⵍ, ⵙⵜⵉ ⵜⴰⵙⵓⵔⵉⴼⵜ.',
      en: 'This cannot be done while the incident is {status}. Refresh the screen and choose a step that is offered.',
    },
  },
  wordsMissing: {
    code: 'X903',
    status: 422,
    text: {
      ar: 'اكتب في «{field}» ما تقرر ولماذا.',
      fr: 'Écrivez dans « {field} » ce qui est décidé et pourquoi.',
      zgh: 'ⴰⵔⴰ ⴳ « {field} » ⴰⵢⵏⵏⴰ ⵉⵜⵜⵓⵖⵜⴰⵙⵏ ⴷ ⵎⴰⵅ.',
      en: 'Write into “{field}” what is decided and why.',
    },
  },
} as const satisfies RefusalCatalogue

export type IncidentRefusal = Refused<keyof typeof INCIDENT_REFUSALS>
