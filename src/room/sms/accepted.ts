import { fill, type Language, type Text } from '#election/languages.ts'
import type { Position } from '#election/named.ts'
import { type Sms, writeSms } from './grammar.ts'

const ACCEPTED: Text = {
  ar: 'سجل تحت رقم {n}: {what}',
  fr: 'Enregistré sous n° {n} : {what}',
  zgh: 'ⵉⵜⵜⵓⵣⵎⵎⵎ ⴷⴷⴰⵡ {n}: {what}',
  en: 'Recorded under n° {n}: {what}',
}

/**
 * The answer to a message that was recorded at position `n`: it repeats what was understood, so that the sender can
 * compare. Of a sheet it says which one and no figure: a telephone may lie open.
 */
export function acceptedText({ language, said }: Pick<Sms, 'language' | 'said'>, n: Position): string {
  return fill(ACCEPTED, language, { n, what: echo(language, said) })
}

function echo(language: Language, said: Sms['said']): string {
  const short = said.k === 'incident' ? { k: said.k, what: said.what } : said
  const words = writeSms({ pin: '', language, said: short }).trim()
  return said.k === 'sheet' ? words.split(' ').slice(0, 2).join(' ') : words
}
