import type { Text } from '#election/languages.ts'
import type { EventKind } from './event.ts'

/** Titles by kind; `{place}` is where, `{at}` the clock of the room. */
const TITLES = {
  'alert-raised': {
    ar: 'تنبيه: {place}',
    fr: 'Alerte : {place}',
    zgh: 'ⴰⵏⵖⵎⵉⵙ: {place}',
    en: 'Alert: {place}',
  },
  'alert-escalated': {
    ar: 'تنبيه لم يحل بعد: {place}',
    fr: 'Alerte toujours ouverte : {place}',
    zgh: 'ⴰⵏⵖⵎⵉⵙ ⵓⵔⵜⴰ ⵉⴼⵙⵉⵏ: {place}',
    en: 'Alert still open: {place}',
  },
  'incident-confirmed': {
    ar: 'حادث مؤكد: {place}',
    fr: 'Incident confirmé : {place}',
    zgh: 'ⵜⴰⵎⵙⴰⵔⵜ ⵜⵜⵓⵙⵙⵉⴷⴷ: {place}',
    en: 'Incident confirmed: {place}',
  },
  'incident-escalated': {
    ar: 'حادث رفع إلى الأعلى: {place}',
    fr: 'Incident remonté : {place}',
    zgh: 'ⵜⴰⵎⵙⴰⵔⵜ ⵜⵜⵓⵙⴰⵍⵉ: {place}',
    en: 'Incident passed up: {place}',
  },
  'incident-closed': {
    ar: 'حادث أغلق: {place}',
    fr: 'Incident clos : {place}',
    zgh: 'ⵜⴰⵎⵙⴰⵔⵜ ⵜⵇⵇⵏ: {place}',
    en: 'Incident closed: {place}',
  },
  'turnout-published': {
    ar: 'نسبة المشاركة على الساعة {at}: {place}',
    fr: 'Participation à {at} : {place}',
    zgh: 'ⵜⴰⴷⵔⴰⵡⵜ ⴳ {at}: {place}',
    en: 'Turnout at {at}: {place}',
  },
  'office-closed': {
    ar: 'أغلقت كل المكاتب: {place}',
    fr: 'Tous les bureaux sont fermés : {place}',
    zgh: 'ⵇⵇⵏⵏ ⵉⵙⵉⵔⴰⵜⵏ ⴰⴽⴽⵯ: {place}',
    en: 'All stations have closed: {place}',
  },
  'result-released': {
    ar: 'نشرت النتائج: {place}',
    fr: 'Résultats publiés : {place}',
    zgh: 'ⵜⵜⵓⴼⵙⵔⵏⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ: {place}',
    en: 'Results published: {place}',
  },
  'result-withdrawn': {
    ar: 'سحبت النتائج: {place}',
    fr: 'Résultats retirés : {place}',
    zgh: 'ⵜⵜⵓⴽⴽⵙⵏⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ: {place}',
    en: 'Results withdrawn: {place}',
  },
  'result-proclaimed': {
    ar: 'أعلنت النتائج: {place}',
    fr: 'Résultats proclamés : {place}',
    zgh: 'ⵜⵜⵓⴱⵔⵔⵃⵏⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ: {place}',
    en: 'Results proclaimed: {place}',
  },
  'result-amended': {
    ar: 'عدلت النتائج بحكم: {place}',
    fr: 'Résultats modifiés par décision de justice : {place}',
    zgh: 'ⵜⵜⵓⵙⵏⴼⵍⵏⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ ⵙ ⵜⵖⵜⴰⵙⵜ: {place}',
    en: 'Results amended by a court: {place}',
  },
} as const satisfies Readonly<Record<EventKind, Text>>

/** What somebody chooses from. */
const KINDS = {
  'alert-raised': {
    ar: 'تنبيه جديد',
    fr: 'Nouvelle alerte',
    zgh: 'ⴰⵏⵖⵎⵉⵙ ⴰⵎⴰⵢⵏⵓ',
    en: 'New alert',
  },
  'alert-escalated': {
    ar: 'تنبيه يستدعي مسؤولا أعلى',
    fr: 'Alerte qui appelle un responsable',
    zgh: 'ⴰⵏⵖⵎⵉⵙ ⵉⵔⴰⵏ ⴰⵏⴱⴷⴰⴷ',
    en: 'Alert that calls somebody up the chain',
  },
  'incident-confirmed': {
    ar: 'حادث مؤكد',
    fr: 'Incident confirmé',
    zgh: 'ⵜⴰⵎⵙⴰⵔⵜ ⵜⵜⵓⵙⵙⵉⴷⴷ',
    en: 'Incident confirmed',
  },
  'incident-escalated': {
    ar: 'حادث رفع إلى الأعلى',
    fr: 'Incident remonté',
    zgh: 'ⵜⴰⵎⵙⴰⵔⵜ ⵜⵜⵓⵙⴰⵍⵉ',
    en: 'Incident passed up',
  },
  'incident-closed': {
    ar: 'حادث أغلق',
    fr: 'Incident clos',
    zgh: 'ⵜⴰⵎⵙⴰⵔⵜ ⵜⵇⵇⵏ',
    en: 'Incident closed',
  },
  'turnout-published': {
    ar: 'نسبة المشاركة المنشورة',
    fr: 'Participation publiée',
    zgh: 'ⵜⴰⴷⵔⴰⵡⵜ ⵉⵜⵜⵓⴼⵙⵔⵏ',
    en: 'Turnout published',
  },
  'office-closed': {
    ar: 'إغلاق كل مكاتب مكتب مركزي',
    fr: 'Bureau centralisateur entièrement fermé',
    zgh: 'ⴰⵙⵉⵔⴰ ⴰⵏⴰⵎⵎⴰⵙ ⵉⵇⵇⵏ ⴰⴽⴽⵯ',
    en: 'Central office all closed',
  },
  'result-released': {
    ar: 'نشر النتائج',
    fr: 'Résultats publiés',
    zgh: 'ⵜⵜⵓⴼⵙⵔⵏⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ',
    en: 'Results published',
  },
  'result-withdrawn': {
    ar: 'سحب النتائج',
    fr: 'Résultats retirés',
    zgh: 'ⵜⵜⵓⴽⴽⵙⵏⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ',
    en: 'Results withdrawn',
  },
  'result-proclaimed': {
    ar: 'إعلان النتائج',
    fr: 'Résultats proclamés',
    zgh: 'ⵜⵜⵓⴱⵔⵔⵃⵏⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ',
    en: 'Results proclaimed',
  },
  'result-amended': {
    ar: 'تعديل النتائج بحكم',
    fr: 'Résultats modifiés en justice',
    zgh: 'ⵜⵜⵓⵙⵏⴼⵍⵏⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ',
    en: 'Results amended by a court',
  },
} as const satisfies Readonly<Record<EventKind, Text>>

/** Whom the chain of a book calls, by its own word; another word is shown as the book has it. */
const ROLES: Readonly<Record<string, Text>> = {
  'duty-officer': {
    ar: 'ضابط المداومة',
    fr: 'l’officier de permanence',
    zgh: 'ⴰⵏⴱⴷⴰⴷ ⵏ ⵜⵡⴰⵍⴰ',
    en: 'the duty officer',
  },
  operator: {
    ar: 'عون القاعة',
    fr: 'l’opérateur',
    zgh: 'ⴰⵎⵙⵡⵓⵔⵉ',
    en: 'the operator',
  },
  administrator: {
    ar: 'مسؤول الأشخاص والأجهزة',
    fr: 'l’administrateur',
    zgh: 'ⴰⵏⴱⴷⴰⴷ',
    en: 'the administrator',
  },
}

const LINES = {
  severity: {
    red: { ar: 'عاجل', fr: 'Urgent', zgh: 'ⵏ ⵜⵖⴰⵡⵙⴰ', en: 'Urgent' },
    amber: { ar: 'للتحقق', fr: 'À vérifier', zgh: 'ⵉ ⵓⵙⵙⵉⴷⵢ', en: 'To be checked' },
  },
  many: {
    ar: 'عدد المكاتب: {stations}. أقدمها: {station}.',
    fr: 'Bureaux concernés : {stations}. Depuis le plus longtemps : {station}.',
    zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵉⵙⵉⵔⴰⵜⵏ: {stations}. ⴰⵎⵣⵡⴰⵔⵓ: {station}.',
    en: 'Stations: {stations}. The longest at {station}.',
  },
  calls: {
    ar: 'مرت {minutes} دقيقة: الدور على {role}.',
    fr: '{minutes} minutes ont passé : c’est à {role} d’agir.',
    zgh: 'ⵣⵔⵉⵏⵜ {minutes} ⵜⵙⴷⵉⴷⵉⵏ: ⵜⴰⵡⴰⵍⴰ ⵏ {role}.',
    en: '{minutes} minutes have passed: it is for {role} to act.',
  },
  gravity: {
    minor: { ar: 'الخطورة: خفيف', fr: 'Gravité : mineur', zgh: 'ⵜⵉⵥⵉ: ⵎⵥⵥⵉⵢ', en: 'Severity: minor' },
    serious: { ar: 'الخطورة: مهم', fr: 'Gravité : sérieux', zgh: 'ⵜⵉⵥⵉ: ⵉⵅⴰⵜⵔ', en: 'Severity: serious' },
    grave: { ar: 'الخطورة: خطير', fr: 'Gravité : grave', zgh: 'ⵜⵉⵥⵉ: ⵉⵥⵥⴰⵢ', en: 'Severity: grave' },
  },
  outcome: {
    settled: { ar: 'سُوي', fr: 'Réglé', zgh: 'ⵉⴼⵙⵉ', en: 'Settled' },
    unfounded: { ar: 'لا أساس له', fr: 'Sans fondement', zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵙⵉⵍⴰ', en: 'Unfounded' },
    duplicate: { ar: 'مكرر', fr: 'En double', zgh: 'ⵉⵜⵜⵓⵍⵙ', en: 'Duplicate' },
  },
  turnout: {
    ar: 'صوت {voters} من {registered} مسجل: {share}.',
    fr: '{voters} votants sur {registered} inscrits : {share}.',
    zgh: '{voters} ⵏ ⵉⵎⵙⵜⵜⴰⵢⵏ ⵙⴳ {registered} ⵏ ⵉⵎⵣⵎⵎⵎⵏ: {share}.',
    en: '{voters} voters of {registered} registered: {share}.',
  },
  nothing: {
    ar: 'لم يصل أي رقم بعد.',
    fr: 'Aucun chiffre n’est encore arrivé.',
    zgh: 'ⵓⵔⵜⴰ ⴷ ⵉⵡⵉⴹ ⵢⴰⵏ ⵓⵟⵟⵓⵏ.',
    en: 'No figure has arrived yet.',
  },
  heard: {
    ar: 'مكاتب وصلت أرقامها: {reporting} من {stations}. الأرقام مؤقتة.',
    fr: 'Bureaux reçus : {reporting} sur {stations}. Chiffres provisoires.',
    zgh: 'ⵉⵙⵉⵔⴰⵜⵏ ⵏⵏⴰ ⴷ ⵉⵡⴹⵏ: {reporting} ⵙⴳ {stations}. ⵓⵟⵟⵓⵏⵏ ⵏ ⵖⵉⵍⴰⴷ.',
    en: 'Stations heard of: {reporting} of {stations}. Figures are provisional.',
  },
  closed: {
    ar: 'عدد المكاتب المغلقة: {stations}.',
    fr: 'Bureaux fermés : {stations}.',
    zgh: 'ⵉⵙⵉⵔⴰⵜⵏ ⵇⵇⵏⵏⵉⵏ: {stations}.',
    en: 'Stations closed: {stations}.',
  },
  level: {
    province: { ar: 'حتى الإقليم.', fr: 'Jusqu’à la province.', zgh: 'ⴰⵔ ⵜⴰⵙⴳⴰ.', en: 'Down to the province.' },
    commune: { ar: 'حتى الجماعات.', fr: 'Jusqu’aux communes.', zgh: 'ⴰⵔ ⵜⵉⴳⵔⴰⵡⵉⵏ.', en: 'Down to the communes.' },
    office: {
      ar: 'حتى المكاتب المركزية.',
      fr: 'Jusqu’aux bureaux centralisateurs.',
      zgh: 'ⴰⵔ ⵉⵙⵉⵔⴰⵜⵏ ⵉⵏⴰⵎⵎⴰⵙⵏ.',
      en: 'Down to the central offices.',
    },
    station: {
      ar: 'حتى مكاتب التصويت.',
      fr: 'Jusqu’aux bureaux de vote.',
      zgh: 'ⴰⵔ ⵉⵙⵉⵔⴰⵜⵏ ⵏ ⵓⵙⵜⵜⴰⵢ.',
      en: 'Down to the stations.',
    },
  },
  onPortal: {
    ar: 'الأرقام في البوابة العمومية وحدها.',
    fr: 'Les chiffres sont sur le portail public, et là seulement.',
    zgh: 'ⵓⵟⵟⵓⵏⵏ ⵍⵍⴰⵏ ⴳ ⵜⴳⴳⵓⵔⵜ ⵜⴰⴳⴷⵓⴷⴰⵏⵜ ⵡⴰⵃⴷⵓⵜ.',
    en: 'The figures are on the public portal, and only there.',
  },
  reason: { ar: 'السبب: {reason}', fr: 'Raison : {reason}', zgh: 'ⵜⴰⵎⵏⵜⵉⵍⵜ: {reason}', en: 'Reason: {reason}' },
  proclaimed: {
    ar: 'من طرف {body}، بتاريخ {date}، المحضر رقم {minutes}.',
    fr: 'Par {body}, le {date}, procès-verbal n° {minutes}.',
    zgh: 'ⵙⴳ {body}, {date}, ⴰⵏⵖⵎⵉⵙ {minutes}.',
    en: 'By {body}, on {date}, minutes no. {minutes}.',
  },
  amended: {
    ar: 'من طرف {court}. السبب: {reason}',
    fr: 'Par {court}. Raison : {reason}',
    zgh: 'ⵙⴳ {court}. ⵜⴰⵎⵏⵜⵉⵍⵜ: {reason}',
    en: 'By {court}. Reason: {reason}',
  },
} as const

/** Every word of a notice, in four languages. */
export const NOTICE_WORDS = { ...TITLES, kinds: KINDS, roles: ROLES, lines: LINES } as const
