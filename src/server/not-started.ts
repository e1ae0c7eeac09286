import type { Text } from '#election/languages.ts'
import { ToldError } from '#election/told-error.ts'
import type { SurfaceName } from './surface.ts'

/** Why a surface did not start, as its process tells it. */
export interface Reason {
  /** Code of the system, such as `EADDRINUSE`; empty where there is none. */
  readonly code: string
  readonly message: string
}

const TEXTS = {
  taken: {
    ar: 'المنفذ {port} مشغول ببرنامج آخر، فلا يستطيع «{surface}» أن يستمع إليه. أوقف ذلك البرنامج أو اختر منفذا آخر بـ --{surface}-port.',
    fr: 'Le port {port} est pris par un autre programme : « {surface} » ne peut pas y écouter. Arrêtez ce programme ou choisissez un autre port par --{surface}-port.',
    zgh: 'ⴰⵎⵓⴳⵊ {port} ⵉⵟⵟⴼ ⵜ ⵓⵙⵖⵉⵡⵙ ⵢⴰⴹⵏ: «{surface}» ⵓⵔ ⵉⵖⵉⵢ ⴰⴷ ⴳⵉⵙ ⵉⵙⵖⴷ. ⵙⴱⴷⴷ ⵜ ⵏⵖ ⵙⵜⵉ ⵡⴰⵢⴹ ⵙ --{surface}-port.',
    en: 'Port {port} is taken by another program, so “{surface}” cannot listen there. End that program or choose another port with --{surface}-port.',
  },
  forbidden: {
    ar: 'لا يحق لهذا المستخدم أن يستمع إلى المنفذ {port}. اختر منفذا فوق 1023 بـ --{surface}-port، وضع أمامه وكيلا.',
    fr: 'Cet utilisateur n’a pas le droit d’écouter au port {port}. Choisissez-en un au-dessus de 1023 par --{surface}-port, derrière un mandataire.',
    zgh: 'ⴰⵙⵎⵔⴰⵙ ⴰⴷ ⵓⵔ ⵖⵓⵔⵙ ⴰⵣⵔⴼ ⵅⴼ ⵓⵎⵓⴳⵊ {port}. ⵙⵜⵉ ⵢⴰⵏ ⵏⵏⵉⴳ 1023 ⵙ --{surface}-port.',
    en: 'This user may not listen on port {port}. Choose one above 1023 with --{surface}-port, behind a proxy.',
  },
  other: {
    ar: 'لم يبدأ «{surface}»: {message}',
    fr: '« {surface} » n’a pas démarré : {message}',
    zgh: '«{surface}» ⵓⵔ ⵉⵙⵙⵏⵜⵉ: {message}',
    en: '“{surface}” did not start: {message}',
  },
} as const satisfies Record<string, Text>

/** A surface did not start, and nothing else of the room keeps running. */
export class NotStarted extends ToldError {
  override readonly name = 'NotStarted'

  constructor(surface: SurfaceName, port: number, { code, message }: Reason) {
    super(TEXTS[code === 'EADDRINUSE' ? 'taken' : code === 'EACCES' ? 'forbidden' : 'other'], {
      surface,
      port,
      message,
    })
  }
}
