import type { Book } from './book.ts'

/**
 * The smallest honest book that uses every feature, for tests of any room: one province, two communes (one divided
 * into districts), five stations, two papers, three contests. A fresh copy each time, so that a test may break it.
 */
export function sampleBook(): Book {
  return structuredClone(SAMPLE) as unknown as Book
}

const named = (fr: string, ar: string) => ({ ar, fr })
const rule = { kind: 'largest-remainder', quota: 'registered', thresholdPerMille: 0 }

const SAMPLE = {
  format: 'sunduq-book/1',
  id: 'sample',
  title: { ...named('Élection d’essai', 'انتخاب تجريبي'), en: 'Sample election' },
  day: '2021-09-08',
  utcOffset: 60,
  room: 'P',
  hours: { opens: 480, closes: 1140, readings: [720, 1020], earlyMinutes: 5, graceMinutes: 60 },
  languages: ['ar', 'fr', 'zgh', 'en'],
  counting: { sexes: false },
  tolerances: {
    lateOpeningMinutes: 15,
    silenceMinutes: 20,
    pulseMinutes: 5,
    votersPerFiveMinutes: 30,
    readingGap: 3,
    readingGapPerMille: 10,
    clockMinutes: 5,
  },
  publication: { turnout: { mode: 'live' }, smallestUnit: 0, proclaimedBy: named('La commission', 'اللجنة') },
  parties: [
    { code: 'X', names: named('Parti X', 'حزب س'), symbol: named('colombe', 'حمامة'), colour: '#1f6feb' },
    { code: 'Y', names: named('Parti Y', 'حزب ص'), colour: '#aa3300' },
  ],
  places: [
    { code: 'N', kind: 'nation', names: named('Pays', 'بلد') },
    { code: 'R', kind: 'region', parent: 'N', names: named('Région', 'جهة') },
    { code: 'P', kind: 'province', parent: 'R', names: named('Province', 'إقليم') },
    {
      code: 'A',
      kind: 'commune',
      parent: 'P',
      names: named('Commune A', 'جماعة أ'),
      setting: 'urban',
      centre: { latE5: 3492974, lngE5: -231495 },
      population: 2600,
    },
    {
      code: 'B',
      kind: 'commune',
      parent: 'P',
      names: named('Commune B', 'جماعة ب'),
      setting: 'rural',
      population: 900,
    },
    { code: 'A-1', kind: 'office', parent: 'A', names: named('Bureau centralisateur 1', 'المكتب المركزي 1') },
    { code: 'B-1', kind: 'office', parent: 'B', names: named('Bureau centralisateur 1', 'المكتب المركزي 1') },
  ],
  stations: [
    { code: 'A-1-1', office: 'A-1', number: 1, names: named('Bureau 1', 'مكتب 1'), registered: 500 },
    { code: 'A-1-2', office: 'A-1', number: 2, names: named('Bureau 2', 'مكتب 2'), registered: 450 },
    { code: 'A-1-3', office: 'A-1', number: 3, names: named('Bureau 3', 'مكتب 3'), registered: 480 },
    { code: 'B-1-1', office: 'B-1', number: 1, names: named('Bureau 1', 'مكتب 1'), registered: 300, district: 'B-d1' },
    { code: 'B-1-2', office: 'B-1', number: 2, names: named('Bureau 2', 'مكتب 2'), registered: 270, district: 'B-d2' },
  ],
  papers: [
    { id: 'house', names: named('Chambre', 'مجلس النواب'), colour: '#e8e8ff' },
    { id: 'local', names: named('Communes', 'الجماعات'), colour: '#fff3d6' },
  ],
  contests: [
    { id: 'house-local', paper: 'house', kind: 'house-local', names: named('Liste locale', 'اللائحة المحلية') },
    { id: 'commune-list', paper: 'local', kind: 'communal-list', names: named('Conseil', 'المجلس') },
    { id: 'commune-district', paper: 'local', kind: 'communal-district', names: named('Districts', 'الدوائر') },
  ],
  constituencies: [
    {
      code: 'P-house',
      contest: 'house-local',
      place: 'P',
      names: named('Province', 'الإقليم'),
      seats: 3,
      rule,
      registered: 2000,
      lists: [
        { number: 1, party: 'X' },
        { number: 2, party: 'Y', names: named('Liste Y', 'لائحة ص') },
      ],
    },
    {
      code: 'A-council',
      contest: 'commune-list',
      place: 'A',
      names: named('Commune A', 'جماعة أ'),
      seats: 11,
      rule,
      lists: [
        { number: 1, party: 'Y' },
        { number: 2, party: 'X' },
      ],
    },
    ...['B-d1', 'B-d2'].map((code) => ({
      code,
      contest: 'commune-district',
      place: 'B',
      district: true,
      names: named(`District ${code.slice(-1)}`, `الدائرة ${code.slice(-1)}`),
      seats: 1,
      rule: { kind: 'plurality' },
      lists: [{ number: 1, party: 'X' }],
    })),
  ],
  previous: {
    names: named('Élection précédente', 'الانتخاب السابق'),
    day: '2016-10-07',
    registered: 1900,
    curve: [
      { minute: 720, voters: 400 },
      { minute: 1140, voters: 1000 },
    ],
    source: 'made up for tests',
  },
}
