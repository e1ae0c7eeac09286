import type { Book, Place, Station } from '#election/book/book.ts'
import type { Names } from '#election/languages.ts'
import type { BookId, Count, PlaceCode, StationCode } from '#election/named.ts'
import { smallBook } from '#room/testing/book.ts'
import { BENCH_ROOM, benchBook } from './intake-day.ts'

/** The shape of Morocco: 12 regions, 75 provinces, 1,503 communes; here about 4,500 central offices and 40,000 stations. */
export const NATION = { regions: 12, provinces: 75, communes: 1_503, stations: 40_000 } as const

/** Parts that names are made of, so that they pack and are searched like names and not like numbers. */
const FIRST: readonly Names[] = [
  { ar: 'سيدي', fr: 'Sidi' },
  { ar: 'أولاد', fr: 'Ouled' },
  { ar: 'آيت', fr: 'Aït' },
  { ar: 'بني', fr: 'Beni' },
  { ar: 'عين', fr: 'Aïn' },
  { ar: 'دار', fr: 'Dar' },
  { ar: 'تيزي', fr: 'Tizi' },
  { ar: 'إمي', fr: 'Imi' },
  { ar: 'لالة', fr: 'Lalla' },
  { ar: 'مولاي', fr: 'Moulay' },
]
const SECOND: readonly Names[] = [
  { ar: 'سليمان', fr: 'Slimane' },
  { ar: 'بوعثمان', fr: 'Bouathmane' },
  { ar: 'الركادة', fr: 'Reggada' },
  { ar: 'إسحاق', fr: 'Ishaq' },
  { ar: 'يعقوب', fr: 'Yaâcoub' },
  { ar: 'الخميس', fr: 'El Khemis' },
  { ar: 'بوهرية', fr: 'Bouhria' },
  { ar: 'تافوغالت', fr: 'Tafoughalt' },
  { ar: 'أملال', fr: 'Amellal' },
  { ar: 'زكزل', fr: 'Zegzel' },
  { ar: 'الشراعة', fr: 'Cheraâ' },
  { ar: 'مسعود', fr: 'Messaoud' },
  { ar: 'تغبالت', fr: 'Taghbalt' },
]
const THIRD: readonly Names[] = [
  { ar: 'الغربية', fr: 'El Gharbia' },
  { ar: 'الشرقية', fr: 'Ech Charqia' },
  { ar: 'الجبل', fr: 'El Jbel' },
  { ar: 'أوفلا', fr: 'Oufella' },
  { ar: 'الواد', fr: 'El Oued' },
  { ar: 'المركز', fr: 'El Markaz' },
  { ar: 'السهل', fr: 'Es Sahel' },
  { ar: 'الفحص', fr: 'El Fahs' },
  { ar: 'الحوز', fr: 'El Haouz' },
  { ar: 'الدير', fr: 'Ed Dir' },
  { ar: 'المعدن', fr: 'El Maâden' },
  { ar: 'القصبة', fr: 'El Kasba' },
]
const BUILDINGS: readonly Names[] = [
  { ar: 'مدرسة', fr: 'École' },
  { ar: 'ثانوية', fr: 'Lycée' },
  { ar: 'إعدادية', fr: 'Collège' },
  { ar: 'دار الشباب', fr: 'Maison des jeunes' },
  { ar: 'مجموعة مدارس', fr: 'Groupe scolaire' },
]
const PATRONS: readonly Names[] = [
  { ar: 'ابن سينا', fr: 'Ibn Sina' },
  { ar: 'الوحدة', fr: 'Al Wahda' },
  { ar: 'المسيرة', fr: 'Al Massira' },
  { ar: 'علال الفاسي', fr: 'Allal El Fassi' },
  { ar: 'ابن خلدون', fr: 'Ibn Khaldoun' },
  { ar: 'الإمام مالك', fr: 'Imam Malik' },
  { ar: 'النهضة', fr: 'An Nahda' },
  { ar: 'طارق بن زياد', fr: 'Tarik Ibn Ziad' },
  { ar: 'أنوال', fr: 'Anoual' },
  { ar: 'الزرقطوني', fr: 'Zerktouni' },
  { ar: 'فاطمة الفهرية', fr: 'Fatima El Fihria' },
]

/** A nation's book: the same at every run. Communes differ in size as they do, from 4 stations to some hundred. */
export function nationBook(): Book {
  const places: Place[] = [{ code: 'MA' as PlaceCode, kind: 'nation', names: { ar: 'المغرب', fr: 'Maroc' } }]
  const stations: Station[] = []
  const add = (kind: Place['kind'], code: string, parent: string, names: Names, centre?: Place['centre']): void => {
    places.push({ kind, code: code as PlaceCode, parent: parent as PlaceCode, names, ...(centre && { centre }) })
  }
  const region = (province: number) => String((province % NATION.regions) + 1).padStart(2, '0')
  for (let at = 0; at < NATION.regions; at++) add('region', region(at), 'MA', joined(FIRST, SECOND, at, 7 * at))
  const codes = Array.from({ length: NATION.provinces }, (_, at) => `${region(at)}.${String(101 + at)}`)
  for (const [at, code] of codes.entries()) add('province', code, code.slice(0, 2), joined(SECOND, THIRD, at, 5 * at))
  const weights = Array.from({ length: NATION.communes }, (_, at) => weightOf(at))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let reached = 0
  for (const [at, weight] of weights.entries()) {
    const from = Math.round((reached * NATION.stations) / whole)
    reached += weight
    addCommune(at, Math.round((reached * NATION.stations) / whole) - from)
  }
  return {
    ...smallBook(),
    id: 'nation' as BookId,
    title: { ar: 'انتخابات وطنية', fr: 'Élections nationales' },
    room: 'MA' as PlaceCode,
    places,
    stations,
  }

  function addCommune(at: number, count: number): void {
    const province = codes[at % codes.length] as string
    const code = `${province}.${String(1 + Math.floor(at / codes.length)).padStart(2, '0')}`
    const names = joined(FIRST, SECOND, at, Math.floor(at / 10), [THIRD, Math.floor(at / 130)])
    add('commune', code, province, names, centreOf(at))
    for (let number = 1; number <= count; number++) {
      const office = `${code}.${String(Math.ceil(number / 9)).padStart(2, '0')}`
      const building = joined(BUILDINGS, PATRONS, at + Math.floor(number / 4), at + Math.floor(number / 2))
      if (number % 9 === 1)
        add('office', office, code, {
          ar: `مكتب مركزي ${names.ar} ${Math.ceil(number / 9)}`,
          fr: `Bureau centralisateur ${names.fr} ${Math.ceil(number / 9)}`,
        })
      stations.push({
        code: `${code}.${String(number).padStart(3, '0')}` as StationCode,
        office: office as PlaceCode,
        number,
        names: building,
        registered: (180 + ((at * 131 + number * 97) % 520)) as Count,
      })
    }
  }
}

/** The nation open now, as the bench's phones know it: stations spread over the country are those of `phones` phones. */
export function openNation(phones: number): Book {
  const nation = nationBook()
  const { day, utcOffset, hours } = benchBook(0)
  const step = Math.floor(nation.stations.length / phones)
  const own = (code: PlaceCode): PlaceCode => (code === nation.room ? BENCH_ROOM : code)
  return {
    ...nation,
    day,
    utcOffset,
    hours,
    tolerances: { ...nation.tolerances, lateOpeningMinutes: 2_880 },
    room: BENCH_ROOM,
    places: nation.places.map((place) => ({
      ...place,
      code: own(place.code),
      ...(place.parent === undefined ? {} : { parent: own(place.parent) }),
    })),
    stations: nation.stations.map((station, at) =>
      at % step === 0 && at / step < phones ? { ...station, code: `S${at / step}` as StationCode } : station,
    ),
  }
}

/** Provinces in rows from the north-east to the south-west, five a row; their communes around them, in degrees × 10⁵. */
function centreOf(commune: number): Place['centre'] {
  const province = commune % NATION.provinces
  const inside = Math.floor(commune / NATION.provinces)
  const [row, column] = [Math.floor(province / 5), province % 5]
  const latE5 = 3_520_000 - row * 45_000 + (inside % 5) * 7_000
  return { latE5, lngE5: -200_000 - row * 60_000 - column * 90_000 + Math.floor(inside / 5) * 17_000 }
}

/** Few large towns and many small communes. */
function weightOf(commune: number): number {
  return commune % 41 === 0 ? 110 : commune % 11 === 0 ? 55 : 12 + ((commune * 13) % 23)
}

function joined(
  first: readonly Names[],
  second: readonly Names[],
  one: number,
  other: number,
  third?: readonly [readonly Names[], number],
): Names {
  const parts = [first[one % first.length], second[other % second.length], third?.[0][third[1] % third[0].length]]
  return {
    ar: parts.flatMap((part) => part?.ar ?? []).join(' '),
    fr: parts.flatMap((part) => part?.fr ?? []).join(' '),
  }
}
