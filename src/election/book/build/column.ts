/**
 * Every column of every file of a book's folder. The builder, its errors and the documentation all read this one
 * table: `at` is where the value lies in the book, so a fault of the book is a fault of a cell.
 */
export interface Column {
  readonly name: string
  /** Path inside the row's object (tables) or inside the book (keys of `election`). */
  readonly at: readonly string[]
  readonly type: CellType
  readonly required: boolean
  readonly about: string
  readonly example: string
}

export type CellType =
  | 'text'
  | 'code'
  | 'word'
  | 'integer'
  | 'time'
  | 'times'
  | 'steps'
  | 'words'
  | 'yes-no'
  | 'yes'
  | 'degrees'
  | 'day'
  | 'colour'

type Draft = Omit<Column, 'at' | 'required'> & { readonly at?: string }

/** A column that every row fills. */
export const must = ({ at, ...draft }: Draft): Column => ({
  ...draft,
  at: (at ?? draft.name).split('.'),
  required: true,
})
/** A column that a row may leave empty. */
export const may = ({ at, ...draft }: Draft): Column => ({
  ...draft,
  at: (at ?? draft.name).split('.'),
  required: false,
})

/** Four columns of one name; Arabic and French are needed. */
export function names(
  prefix: string,
  at: string,
  what: string,
  ar: string,
  fr: string,
  needed = true,
): readonly Column[] {
  const base = { type: 'text' } as const
  return [
    (needed ? must : may)({ ...base, name: `${prefix}_ar`, at: `${at}.ar`, about: `${what} in Arabic`, example: ar }),
    (needed ? must : may)({ ...base, name: `${prefix}_fr`, at: `${at}.fr`, about: `${what} in French`, example: fr }),
    may({
      ...base,
      name: `${prefix}_zgh`,
      at: `${at}.zgh`,
      about: `${what} in Amazigh, in Tifinagh letters`,
      example: '',
    }),
    may({ ...base, name: `${prefix}_en`, at: `${at}.en`, about: `${what} in English`, example: '' }),
  ]
}

/** The code of a row. */
export const code = (about: string, example: string) => must({ name: 'code', type: 'code', about, example })
