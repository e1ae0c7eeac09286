import type { Text } from '#election/languages.ts'
import { ToldError } from '#election/told-error.ts'

const SAYS = {
  quote: {
    ar: '{file}، السطر {line}: علامة " في غير مكانها أو لم تُغلق. أغلقها أو اكتبها مرتين.',
    fr: '{file}, ligne {line} : un guillemet " est mal placé ou n’est jamais fermé. Fermez-le ou doublez-le.',
    zgh: '{file}, ⵉⵣⵉⵔⵉⴳ {line}: ⵜⴰⵎⴰⵜⴰⵔⵜ " ⵓⵔ ⵜⵍⵍⵉ ⴳ ⵓⴷⵖⴰⵔ ⵏⵏⵙ ⵏⵖ ⵓⵔ ⵜⵔⴳⵉⵍ. ⵔⴳⵍ ⵜⵜ.',
    en: '{file}, line {line}: a quotation mark " is misplaced or never closed. Close it or double it.',
  },
  column: {
    ar: '{file}: ينقص العمود {column}. أضفه إلى السطر الأول.',
    fr: '{file} : la colonne {column} manque. Ajoutez-la à la première ligne.',
    zgh: '{file}: ⵓⵔ ⵜⵍⵍⵉ ⵜⴳⵊⴷⵉⵜ {column}. ⵔⵏⵓ ⵜⵜ ⵉ ⵉⵣⵉⵔⵉⴳ ⴰⵎⵣⵡⴰⵔⵓ.',
    en: '{file}: the column {column} is missing. Add it to the first line.',
  },
  stationTwice: {
    ar: '{file}: مكتب مذكور مرتين. اترك سطرا واحدا لكل مكتب.',
    fr: '{file} : un bureau figure deux fois. Laissez une ligne par bureau.',
    zgh: '{file}: ⵉⵍⵍⴰ ⵓⵙⵉⵔⴰ ⵙⵏⴰⵜ ⵜⵉⴽⴽⴰⵍ. ⵊⵊ ⵢⴰⵏ ⵉⵣⵉⵔⵉⴳ ⵉ ⴽⵓ ⴰⵙⵉⵔⴰ.',
    en: '{file}: a station is named twice. Leave one line for each.',
  },
  stationMissing: {
    ar: '{file}: لا يذكر كل مكتب من مكاتب الدفتر ({stations}) مرة واحدة. أكمله.',
    fr: '{file} : chacun des {stations} bureaux du livre n’y figure pas une fois. Complétez-le.',
    zgh: '{file}: ⵓⵔ ⴷⵉⴳⵙ ⴽⵓⵍⵍⵓ ⵉⵙⵉⵔⴰⵜⵏ ⵏ ⵓⴷⵍⵉⵙ ({stations}). ⵙⵎⴷ ⵜ.',
    en: '{file}: not every station of the book ({stations}) is named once. Complete it.',
  },
  voters: {
    ar: '{file}: «{value}» لا يصلح عددا لمصوتي {station}. اكتب عددا من 0 إلى {registered}.',
    fr: '{file} : « {value} » n’est pas un nombre de votants de {station}. Écrivez un nombre de 0 à {registered}.',
    zgh: '{file}: « {value} » ⵓⵔ ⵉⴳⵉ ⵓⵟⵟⵓⵏ ⵏ ⵉⵎⵙⵜⵜⴰⵢⵏ ⵏ {station}. ⴰⵔⴰ ⵓⵟⵟⵓⵏ ⵙⴳ 0 ⴰⵔ {registered}.',
    en: '{file}: “{value}” is no number of voters of {station}. Write one from 0 to {registered}.',
  },
  listOnce: {
    ar: '{file}: يجب ذكر {party} مرة واحدة في {constituency}.',
    fr: '{file} : {party} doit figurer exactement une fois dans {constituency}.',
    zgh: '{file}: ⵉⵅⵚⵚⴰ ⴰⴷ ⵜⵉⵍⵉ {party} ⵢⴰⵜ ⵜⴽⴽⴰⵍⵜ ⴳ {constituency}.',
    en: '{file}: {party} must stand exactly once in {constituency}.',
  },
  stranger: {
    ar: '{file}: في {constituency} حزب لا لائحة له هناك. احذف سطره.',
    fr: '{file} : {constituency} nomme un parti qui n’y a pas de liste. Ôtez sa ligne.',
    zgh: '{file}: ⵉⵍⵍⴰ ⵓⴽⴰⴱⴰⵔ ⴳ {constituency} ⵏⵏⴰ ⵓⵔ ⴷⴰⵔ ⵜⵍⵍⵉ ⵜⵍⴳⴰⵎⵜ. ⴽⴽⵙ ⵉⵣⵉⵔⵉⴳ ⵏⵏⵙ.',
    en: '{file}: {constituency} names a party that has no list there. Remove its line.',
  },
  constituency: {
    ar: '{file}: لا توجد الدائرة {constituency} في الدفتر. صحح رمزها.',
    fr: '{file} : le livre n’a pas de circonscription {constituency}. Corrigez son code.',
    zgh: '{file}: ⵓⵔ ⵜⵍⵍⵉ ⵜⵡⵏⴰⴹⵜ {constituency} ⴳ ⵓⴷⵍⵉⵙ. ⵙⵖⵜⵉ ⵜⴰⵏⴳⴰⵍⵜ.',
    en: '{file}: the book has no constituency {constituency}. Correct its code.',
  },
  count: {
    ar: '{file}: «{value}» ليس عددا صحيحا. اكتب أرقاما فقط.',
    fr: '{file} : « {value} » n’est pas un nombre entier. N’écrivez que des chiffres.',
    zgh: '{file}: « {value} » ⵓⵔ ⵉⴳⵉ ⵓⵟⵟⵓⵏ ⵓⵎⵎⵉⴷ. ⴰⵔⴰ ⵖⴰⵙ ⵓⵟⵟⵓⵏⵏ.',
    en: '{file}: “{value}” is no whole number. Write digits only.',
  },
} as const satisfies Record<string, Text>

/** A file that lies beside a book, for its rehearsal alone, cannot be taken; the message is for who wrote it. */
export class CompanionFault extends ToldError {
  constructor(name: keyof typeof SAYS, parameters: Readonly<Record<string, string | number>>) {
    super(SAYS[name], parameters)
  }
}
