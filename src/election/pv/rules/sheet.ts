import type { Count } from '../../named.ts'
import { perMille } from '../outlier.ts'
import type { Finding, Rule } from '../rule.ts'
import { blanks, type Field, SHEET_COUNTS, type Sheet, sumOfVotes } from '../sheet.ts'
import type { SheetTolerances } from '../tolerances.ts'

/** One sheet by itself, and what the book says of its station and contest. */
export interface SheetContext {
  readonly sheet: Sheet
  /** Registered voters of the station in the book. */
  readonly registered: Count
  /** Lines on the ballot. */
  readonly lines: number
  readonly tolerances: SheetTolerances
}

/** Fires when both are filled and `wrong` of them; the finding shows both. */
function pair(
  a: 'voters' | 'ballots' | 'void' | 'contested' | 'valid',
  b: 'registered' | 'voters' | 'ballots',
  wrong: (a: number, b: number) => boolean,
) {
  return ({ sheet }: SheetContext): Finding | undefined => {
    const [left, right] = [sheet[a], sheet[b]]
    if (left === null || right === null || !wrong(left, right)) return undefined
    return { fields: [a, b], parameters: { a: left, b: right, gap: Math.abs(left - right) } }
  }
}

const above = (a: number, b: number): boolean => a > b

/** Identities and plausibility of one sheet (FACTS: the identities of the PV). */
export const SHEET_RULES: readonly Rule<SheetContext>[] = [
  {
    code: 'E101',
    action: 'fill',
    formula: 'every box ≠ empty',
    says: {
      ar: 'خانات فارغة: {count}. الصفر يُكتب 0 ولا تُترك الخانة فارغة.',
      fr: 'Cases vides : {count}. Zéro s’écrit 0 ; une case ne reste pas vide.',
      zgh: 'ⵜⵉⵅⵏⵜⴰⵎ ⵢⵓⵔⴰⵏ : {count}. ⴰⵎⵢⴰ ⴷ ⴰ ⵉⵜⵜⵓⵔⴰ 0.',
      en: 'Empty boxes: {count}. Zero is written 0; no box stays empty.',
    },
    check: ({ sheet }) => {
      const empty = blanks(sheet)
      return empty.length > 0 ? { fields: empty, parameters: { count: empty.length } } : undefined
    },
  },
  {
    code: 'E102',
    action: 'recheck',
    formula: 'lines on the sheet = lists on the ballot',
    says: {
      ar: 'عدد الأسطر {lines} لا يساوي عدد لوائح ورقة التصويت {expected}.',
      fr: 'Le nombre de lignes {lines} n’est pas celui des listes du bulletin {expected}.',
      zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵉⵣⵔⵉⵔⵉⴳⵏ {lines} ⵓⵔ ⵉⴳⵉ ⵡⵉⵏ ⵜⵍⴳⴰⵎⵉⵏ {expected}.',
      en: 'The number of lines {lines} is not that of the lists on the ballot {expected}.',
    },
    check: ({ sheet, lines }) =>
      sheet.votes.length === lines
        ? undefined
        : { fields: [], parameters: { lines: sheet.votes.length, expected: lines } },
  },
  {
    code: 'E103',
    action: 'recheck',
    formula: 'voters ≤ registered',
    says: {
      ar: 'عدد المصوتين {a} أكبر من عدد المسجلين {b}.',
      fr: 'Les votants {a} dépassent les inscrits {b}.',
      zgh: 'ⵉⵎⴰⵖⵡⴰⵢⵏ {a} ⵓⴳⴳⴰⵔⵏ ⵉⵎⵣⵎⵎⴻⵎⵏ {b}.',
      en: 'Voters {a} exceed registered {b}.',
    },
    check: pair('voters', 'registered', above),
  },
  {
    code: 'E104',
    action: 'recheck',
    formula: 'ballots = valid + void + contested',
    says: {
      ar: 'أوراق الصندوق {ballots} لا تساوي الصحيحة + الملغاة + المتنازع فيها = {sum}.',
      fr: 'Les bulletins de l’urne {ballots} ne sont pas exprimés + nuls + contestés = {sum}.',
      zgh: 'ⵜⵉⴼⵔⴰⵡⵉⵏ ⵏ ⵓⵙⵏⴷⵓⵇ {ballots} ⵓⵔ ⴳⴰⵏⵜ {sum}.',
      en: 'Ballots in the urn {ballots} are not valid + void + contested = {sum}.',
    },
    check: ({ sheet }) => {
      const { ballots, valid, void: nul, contested } = sheet
      if (ballots === null || valid === null || nul === null || contested === null) return undefined
      const sum = valid + nul + contested
      return sum === ballots
        ? undefined
        : {
            fields: ['ballots', 'valid', 'void', 'contested'],
            parameters: { ballots, sum, gap: Math.abs(ballots - sum) },
          }
    },
  },
  {
    code: 'E105',
    action: 'recheck',
    formula: 'valid = Σ votes of the lists',
    says: {
      ar: 'الأصوات المعبر عنها {valid} لا تساوي مجموع أصوات اللوائح {sum}.',
      fr: 'Les suffrages exprimés {valid} ne sont pas la somme des voix des listes {sum}.',
      zgh: 'ⵉⵎⵙⵙⵓⵜⵏ ⵉⵣⵉⵍⴰⵏ {valid} ⵓⵔ ⴳⵉⵏ ⵜⴰⵎⵓⵏⵜ ⵏ ⵜⵍⴳⴰⵎⵉⵏ {sum}.',
      en: 'Valid votes {valid} are not the sum of the lists’ votes {sum}.',
    },
    check: ({ sheet }) => {
      if (sheet.valid === null || sheet.votes.includes(null)) return undefined
      const sum = sumOfVotes(sheet)
      if (sum === sheet.valid) return undefined
      const lines = sheet.votes.map((_, index): Field => `votes.${index}`)
      return { fields: ['valid', ...lines], parameters: { valid: sheet.valid, sum, gap: Math.abs(sheet.valid - sum) } }
    },
  },
  {
    code: 'E106',
    action: 'recheck',
    formula: 'votes of a line ≤ valid',
    says: {
      ar: 'السطر {line}: {votes} صوتا، أكثر من الأصوات المعبر عنها {valid}.',
      fr: 'Ligne {line} : {votes} voix, plus que les suffrages exprimés {valid}.',
      zgh: 'ⴰⵣⵔⵉⵔⵉⴳ {line} : {votes}, ⵓⴳⴳⴰⵔ ⵏ {valid}.',
      en: 'Line {line}: {votes} votes, more than the valid votes {valid}.',
    },
    check: ({ sheet }) => {
      const { valid } = sheet
      const index = valid === null ? -1 : sheet.votes.findIndex((votes) => votes !== null && votes > valid)
      return index < 0 || valid === null
        ? undefined
        : {
            fields: [`votes.${index}`, 'valid'],
            parameters: { line: index + 1, votes: sheet.votes[index] ?? 0, valid },
          }
    },
  },
  {
    code: 'E107',
    action: 'recheck',
    formula: 'void ≤ ballots',
    says: {
      ar: 'الأوراق الملغاة {a} أكثر من أوراق الصندوق {b}.',
      fr: 'Les bulletins nuls {a} dépassent les bulletins de l’urne {b}.',
      zgh: 'ⵜⵉⴼⵔⴰⵡⵉⵏ ⵉⵜⵜⵓⵙⵔⵏ {a} ⵓⴳⴳⴰⵔⵏⵜ {b}.',
      en: 'Void ballots {a} exceed the ballots in the urn {b}.',
    },
    check: pair('void', 'ballots', above),
  },
  {
    code: 'E108',
    action: 'recheck',
    formula: 'valid ≤ ballots',
    says: {
      ar: 'الأصوات المعبر عنها {a} أكثر من أوراق الصندوق {b}.',
      fr: 'Les suffrages exprimés {a} dépassent les bulletins de l’urne {b}.',
      zgh: 'ⵉⵎⵙⵙⵓⵜⵏ ⵉⵣⵉⵍⴰⵏ {a} ⵓⴳⴳⴰⵔⵏ {b}.',
      en: 'Valid votes {a} exceed the ballots in the urn {b}.',
    },
    check: pair('valid', 'ballots', above),
  },
  {
    code: 'E109',
    action: 'recheck',
    formula: 'contested ≤ ballots',
    says: {
      ar: 'الأوراق المتنازع فيها {a} أكثر من أوراق الصندوق {b}.',
      fr: 'Les bulletins contestés {a} dépassent les bulletins de l’urne {b}.',
      zgh: 'ⵜⵉⴼⵔⴰⵡⵉⵏ ⵏ ⵓⵎⵣⴰⵡⴰⵔ {a} ⵓⴳⴳⴰⵔⵏⵜ {b}.',
      en: 'Contested ballots {a} exceed the ballots in the urn {b}.',
    },
    check: pair('contested', 'ballots', above),
  },
  {
    code: 'E110',
    action: 'recheck',
    formula: 'registered = registered in the book',
    says: {
      ar: 'عدد المسجلين في المحضر {written} ليس العدد المحدد قبل الاقتراع {book}.',
      fr: 'Les inscrits du procès-verbal {written} ne sont pas ceux fixés avant le scrutin {book}.',
      zgh: 'ⵉⵎⵣⵎⵎⴻⵎⵏ ⵖ ⵓⵏⵖⵎⵉⵙ {written} ⵓⵔ ⴳⵉⵏ {book}.',
      en: 'Registered on the sheet {written} is not the number fixed before the day {book}.',
    },
    check: ({ sheet, registered }) =>
      sheet.registered === null || sheet.registered === registered
        ? undefined
        : { fields: ['registered'], parameters: { written: sheet.registered, book: registered } },
  },
  {
    code: 'E111',
    action: 'recheck',
    formula: 'ballots ≤ registered',
    says: {
      ar: 'أوراق الصندوق {a} أكثر من المسجلين {b}.',
      fr: 'Les bulletins de l’urne {a} dépassent les inscrits {b}.',
      zgh: 'ⵜⵉⴼⵔⴰⵡⵉⵏ ⵏ ⵓⵙⵏⴷⵓⵇ {a} ⵓⴳⴳⴰⵔⵏⵜ ⵉⵎⵣⵎⵎⴻⵎⵏ {b}.',
      en: 'Ballots in the urn {a} exceed registered {b}.',
    },
    check: pair('ballots', 'registered', above),
  },
  {
    code: 'E112',
    action: 'recheck',
    formula: 'every box is a whole number, 0 … 9999999',
    says: {
      ar: 'رقم غير مقبول في {count} خانة: تُكتب أعداد صحيحة من 0 إلى 9999999.',
      fr: 'Nombre impossible dans {count} case(s) : entiers de 0 à 9999999.',
      zgh: 'ⵓⵟⵟⵓⵏ ⵓⵔ ⵉⵖⵉⵏ ⵖ {count} : ⵙⴳ 0 ⴰⵔ 9999999.',
      en: 'Impossible number in {count} box(es): whole numbers from 0 to 9999999.',
    },
    check: ({ sheet }) => {
      const impossible = (value: number | null): boolean =>
        value !== null && !(Number.isInteger(value) && value >= 0 && value <= 9_999_999)
      const wrong: Field[] = [
        ...SHEET_COUNTS.filter((field) => impossible(sheet[field])),
        ...sheet.votes.flatMap((votes, index): Field[] => (impossible(votes) ? [`votes.${index}`] : [])),
      ]
      return wrong.length > 0 ? { fields: wrong, parameters: { count: wrong.length } } : undefined
    },
  },
  {
    code: 'W151',
    action: 'explain',
    formula: 'ballots ≥ voters',
    says: {
      ar: 'أوراق الصندوق {a} أقل من التوقيعات {b} بـ {gap}.',
      fr: 'Les bulletins de l’urne {a} sont {gap} de moins que les émargements {b}.',
      zgh: 'ⵜⵉⴼⵔⴰⵡⵉⵏ {a} ⴷⵔⵓⵙⵏⵜ ⵖⴼ ⵉⵙⴳⴰⵡⵔⵏ {b} ⵙ {gap}.',
      en: 'Ballots in the urn {a} are {gap} fewer than the signatures {b}.',
    },
    check: pair('ballots', 'voters', (ballots, voters) => ballots < voters),
  },
  {
    code: 'W152',
    action: 'explain',
    formula: 'ballots ≤ voters',
    says: {
      ar: 'أوراق الصندوق {a} أكثر من التوقيعات {b} بـ {gap}.',
      fr: 'Les bulletins de l’urne {a} sont {gap} de plus que les émargements {b}.',
      zgh: 'ⵜⵉⴼⵔⴰⵡⵉⵏ {a} ⵓⴳⴳⴰⵔⵏⵜ ⵉⵙⴳⴰⵡⵔⵏ {b} ⵙ {gap}.',
      en: 'Ballots in the urn {a} are {gap} more than the signatures {b}.',
    },
    check: pair('ballots', 'voters', above),
  },
  {
    code: 'W153',
    action: 'compare-photo',
    formula: '|ballots − voters| ≤ ballotGap',
    tolerances: ['ballotGap'],
    says: {
      ar: 'الفرق بين أوراق الصندوق {ballots} والتوقيعات {voters} كبير: {gap}.',
      fr: 'Grand écart entre les bulletins de l’urne {ballots} et les émargements {voters} : {gap}.',
      zgh: 'ⴰⵎⵣⴰⵔⴰⵢ ⴰⵎⵇⵔⴰⵏ ⵊⴰⵔ {ballots} ⴷ {voters} : {gap}.',
      en: 'Large gap between ballots in the urn {ballots} and signatures {voters}: {gap}.',
    },
    check: ({ sheet: { ballots, voters }, tolerances }) =>
      ballots === null || voters === null || Math.abs(ballots - voters) <= tolerances.ballotGap
        ? undefined
        : { fields: ['ballots', 'voters'], parameters: { ballots, voters, gap: Math.abs(ballots - voters) } },
  },
  {
    code: 'W154',
    action: 'compare-photo',
    formula: 'valid > 0 where ballots > 0',
    says: {
      ar: 'لا صوت صحيح من بين {ballots} ورقة.',
      fr: 'Aucun suffrage exprimé sur {ballots} bulletins.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵎⵙⵙⵓⵜ ⵉⵣⵉⵍⵏ ⵖ {ballots}.',
      en: 'Not one valid vote in {ballots} ballots.',
    },
    check: ({ sheet: { ballots, valid } }) =>
      valid === 0 && ballots !== null && ballots > 0 ? { fields: ['valid'], parameters: { ballots } } : undefined,
  },
  {
    code: 'W155',
    action: 'compare-photo',
    formula: 'where valid ≥ 20 and there are two lines or more: votes of each line < valid',
    says: {
      ar: 'كل الأصوات {valid} للسطر {line} وحده.',
      fr: 'Toutes les voix ({valid}) vont à la seule ligne {line}.',
      zgh: 'ⴰⴽⵯ ⵉⵎⵙⵙⵓⵜⵏ {valid} ⵉ ⵓⵣⵔⵉⵔⵉⴳ {line}.',
      en: 'All {valid} votes go to line {line} alone.',
    },
    check: ({ sheet: { valid, votes } }) => {
      const index = valid !== null && valid >= 20 && votes.length > 1 ? votes.indexOf(valid) : -1
      return index < 0 ? undefined : { fields: [`votes.${index}`], parameters: { valid: valid ?? 0, line: index + 1 } }
    },
  },
  {
    code: 'W156',
    action: 'explain',
    formula: 'observations are written where contested > 0',
    says: {
      ar: 'أوراق متنازع فيها ({contested}) بلا أي ملاحظة.',
      fr: 'Bulletins contestés ({contested}) sans aucune observation.',
      zgh: 'ⵜⵉⴼⵔⴰⵡⵉⵏ ⵏ ⵓⵎⵣⴰⵡⴰⵔ ({contested}) ⴱⵍⴰ ⵜⴰⵎⴰⵡⵜ.',
      en: 'Contested ballots ({contested}) without any observation.',
    },
    check: ({ sheet: { contested, observations } }) =>
      contested !== null && contested > 0 && observations.trim() === ''
        ? { fields: ['contested', 'observations'], parameters: { contested } }
        : undefined,
  },
  {
    code: 'W157',
    action: 'compare-photo',
    formula: 'voters < registered',
    says: {
      ar: 'كل المسجلين {registered} صوتوا.',
      fr: 'Tous les inscrits ({registered}) ont voté.',
      zgh: 'ⴰⴽⵯ ⵉⵎⵣⵎⵎⴻⵎⵏ {registered} ⵖⵡⴰⵢⵏ.',
      en: 'All {registered} registered voted.',
    },
    check: ({ sheet: { voters }, registered }) =>
      voters === registered && registered > 0 ? { fields: ['voters'], parameters: { registered } } : undefined,
  },
  {
    code: 'W158',
    action: 'call-station',
    formula: 'voters > 0',
    says: {
      ar: 'لا مصوت من بين {registered} مسجل.',
      fr: 'Aucun votant sur {registered} inscrits.',
      zgh: 'ⵓⵔ ⵉⵖⵡⵉ ⵢⴰⵏ ⵖ {registered}.',
      en: 'Not one voter of {registered} registered.',
    },
    check: ({ sheet: { voters }, registered }) =>
      voters === 0 && registered > 0 ? { fields: ['voters'], parameters: { registered } } : undefined,
  },
  {
    code: 'W159',
    action: 'compare-photo',
    formula:
      'of the lines with 10 votes or more, where they are roundLines or more: fewer than roundPerMille ‰ end in 0 or 5',
    tolerances: ['roundLines', 'roundPerMille'],
    says: {
      ar: '{round} من {lines} أسطر تنتهي بـ 0 أو 5: أعداد مقرّبة؟',
      fr: '{round} lignes sur {lines} finissent par 0 ou 5 : nombres arrondis ?',
      zgh: '{round} ⵖ {lines} ⵏ ⵉⵣⵔⵉⵔⵉⴳⵏ ⴰⵔ ⵜⵜⴽⵎⵎⴰⵍⵏ ⵙ 0 ⵏⵖ 5.',
      en: '{round} of {lines} lines end in 0 or 5: rounded numbers?',
    },
    check: ({ sheet: { votes }, tolerances }) => {
      const typed = votes.filter((count): count is Count => count !== null && count >= 10)
      const round = typed.filter((count) => count % 5 === 0).length
      const many = typed.length >= tolerances.roundLines && perMille(round, typed.length) >= tolerances.roundPerMille
      return many ? { fields: [], parameters: { round, lines: typed.length } } : undefined
    },
  },
]
