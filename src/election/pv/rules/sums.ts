import type { PlaceKind } from '../../book/book.ts'
import type { Count } from '../../named.ts'
import type { Finding, Rule } from '../rule.ts'
import { countAt, type Field, SHEET_COUNTS, type Sheet } from '../sheet.ts'

/** The written sheet of a central office or commission beside the sum of its parts. */
export interface SumContext {
  readonly kind: PlaceKind
  readonly written: Sheet
  /** Computed sum of the accepted parts; same fields. */
  readonly computed: Sheet
  /** Parts that should be in it, that are, and that were left out with a reason. */
  readonly parts: {
    readonly expected: Count
    readonly accepted: Count
    readonly excluded: Count
    readonly review: Count
  }
}

function apart(kind: PlaceKind, { kind: actual, written, computed }: SumContext): Finding | undefined {
  if (actual !== kind) return undefined
  const all: Exclude<Field, 'observations'>[] = [
    ...SHEET_COUNTS,
    ...written.votes.map((_, index) => `votes.${index}` as const),
  ]
  const wrong = all.filter(
    (field) => countAt(written, field) !== null && countAt(written, field) !== countAt(computed, field),
  )
  const [first] = wrong
  if (!first) return undefined
  return {
    fields: wrong,
    parameters: {
      written: countAt(written, first) ?? 0,
      computed: countAt(computed, first) ?? 0,
      fields: wrong.length,
    },
  }
}

function sumRule(
  code: `E${number}`,
  kind: PlaceKind,
  place: { ar: string; fr: string; zgh: string; en: string },
): Rule<SumContext> {
  return {
    code,
    action: 'recheck',
    formula: `every written box of the ${kind} = Σ of its parts`,
    says: {
      ar: `${place.ar}: {fields} خانة لا تساوي مجموع أجزائها (مكتوب {written}، محسوب {computed}).`,
      fr: `${place.fr} : {fields} case(s) ne sont pas la somme des parties (écrit {written}, calculé {computed}).`,
      zgh: `${place.zgh} : {fields} ⵏ ⵜⵅⵏⵜⴰⵎ ⵓⵔ ⴳⵉⵏⵜ ⵜⴰⵎⵓⵏⵜ ({written}, {computed}).`,
      en: `${place.en}: {fields} box(es) are not the sum of the parts (written {written}, computed {computed}).`,
    },
    check: (context) => apart(kind, context),
  }
}

/** Parent = Σ children, for every additive box, at every level; written and computed are both kept. */
export const SUM_RULES: readonly Rule<SumContext>[] = [
  sumRule('E501', 'office', {
    ar: 'المكتب المركزي',
    fr: 'Bureau centralisateur',
    zgh: 'ⴰⵙⵉⵔⴰ ⴰⵏⴰⵎⵎⴰⵙ',
    en: 'Central office',
  }),
  sumRule('E502', 'commune', { ar: 'الجماعة', fr: 'Commune', zgh: 'ⵜⴰⴳⵔⴰⵡⵜ', en: 'Commune' }),
  sumRule('E503', 'province', { ar: 'الإقليم', fr: 'Province', zgh: 'ⵜⴰⵙⴳⴰ', en: 'Province' }),
  sumRule('E504', 'region', { ar: 'الجهة', fr: 'Région', zgh: 'ⵜⴰⵎⵏⴰⴹⵜ', en: 'Region' }),
  sumRule('E505', 'nation', { ar: 'الوطن', fr: 'Nation', zgh: 'ⵜⴰⵎⵓⵔⵜ', en: 'Nation' }),
  {
    code: 'W551',
    action: 'find-missing',
    formula: 'expected parts = accepted + excluded + under review',
    says: {
      ar: 'الأجزاء الناقصة: {missing} من {expected}.',
      fr: 'Parties manquantes : {missing} sur {expected}.',
      zgh: 'ⵜⵉⴳⵣⵣⵓⵎⵉⵏ ⵉⵓⵛⴽⴰⵏ: {missing} ⵙⴳ {expected}.',
      en: 'Parts missing: {missing} of {expected}.',
    },
    check: ({ parts }) => {
      const missing = parts.expected - parts.accepted - parts.excluded - parts.review
      return missing > 0 ? { fields: [], parameters: { missing, expected: parts.expected } } : undefined
    },
  },
  {
    code: 'W552',
    action: 'explain',
    formula: 'excluded parts = 0',
    says: {
      ar: 'الأجزاء المستبعدة: {excluded} من {expected}.',
      fr: 'Parties exclues : {excluded} sur {expected}.',
      zgh: 'ⵜⵜⵓⴽⴽⵙⵏ {excluded} ⵖ {expected}.',
      en: 'Parts excluded: {excluded} of {expected}.',
    },
    check: ({ parts }) =>
      parts.excluded > 0
        ? { fields: [], parameters: { excluded: parts.excluded, expected: parts.expected } }
        : undefined,
  },
  {
    code: 'W553',
    action: 'find-missing',
    formula: 'parts under review = 0',
    says: {
      ar: 'الأجزاء قيد المراجعة: {review} من {expected}.',
      fr: 'Parties en cours d’examen : {review} sur {expected}.',
      zgh: '{review} ⵖ {expected} ⴷⴷⴰⵡ ⵓⵙⵙⵉⴳⴳⵍ.',
      en: 'Parts under review: {review} of {expected}.',
    },
    check: ({ parts }) =>
      parts.review > 0 ? { fields: [], parameters: { review: parts.review, expected: parts.expected } } : undefined,
  },
]
