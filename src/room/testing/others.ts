import type { BookIndex } from '#election/book/index.ts'
import type { OtherSheets } from '../count/accepted-sheets.ts'
import { formKey } from '../count/form.ts'
import type { CountState } from '../count/state.ts'
import { counted } from '../count/sums.ts'

/** What the rules ask about all other sheets, looked for in every sheet each time. */
export function everySheet(index: BookIndex, { forms }: CountState): OtherSheets {
  return {
    accepted: (place, constituency) =>
      index.stationsOf(place).flatMap(({ code }) => counted(forms[formKey(code, constituency)]) ?? []),
    twin: (photo, station) =>
      index.book.stations.find(
        ({ code }) =>
          code !== station &&
          index.constituenciesOf(code).some((one) => forms[formKey(code, one.code)]?.first?.photo === photo),
      )?.code,
  }
}
