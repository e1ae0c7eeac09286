import { type AlertRule, atPhones } from './rule.ts'

/** A phone is heard and yet keeps more than it gets rid of: its line is too weak for what the station counts. */
export const outboxGrowing: AlertRule = {
  code: 'A404',
  kind: 'outbox-growing',
  severity: 'amber',
  text: {
    ar: 'ينتظر الإرسال في الهاتف {device} {kept} عنصرا. اطلب مكانا أفضل للشبكة؛ لا يضيع شيء.',
    fr: '{kept} éléments attendent d’être envoyés dans le téléphone {device}. Cherchez un meilleur réseau ; rien n’est perdu.',
    zgh: '{kept} ⵏ ⵉⴼⵔⴷⵉⵙⵏ ⵇⵇⵍⵏ ⴰⵣⴰⵏ ⴳ ⵓⵜⵉⵍⵉⴼⵓⵏ {device}. ⵙⵉⴳⴳⵍ ⵅⴼ ⵓⵥⵟⵟⴰ ⵢⵓⴼⵏ; ⵓⵔ ⵉⵊⵍⵉ ⵢⴰⵏ.',
    en: '{kept} items wait to be sent in phone {device}. Find a better signal; nothing is lost.',
  },
  find: atPhones(({ kept, keptMuch: since }) =>
    kept === undefined || since === undefined ? undefined : { since, parameters: { kept } },
  ),
}
