import type { SourceFile } from '../build.ts'

/** A folder as people write it; it builds the very book of `sampleBook`. A test may change the lines of its copy. */
export type Folder = Record<string, string[][]>

export function sampleFolder(): Folder {
  return Object.fromEntries(
    Object.entries(SAMPLE).map(([name, text]) => [
      name,
      text
        .trim()
        .split('\n')
        .map((line) => line.split('|')),
    ]),
  )
}

/** The folder's files as UTF-8 CSV, every cell quoted where it must be. */
export function csvFiles(folder: Folder, separator = ',', lineEnd = '\n'): SourceFile[] {
  return Object.entries(folder).map(([name, rows]) => ({
    name: `${name}.csv`,
    bytes: new TextEncoder().encode(rows.map((row) => row.map(quoted).join(separator) + lineEnd).join('')),
  }))
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const SAMPLE = {
  election: `key|value
id|sample
title_ar|انتخاب تجريبي
title_fr|Élection d’essai
title_en|Sample election
day|2021-09-08
utc_offset_minutes|60
room|P
registered|2000
opens|08:00
closes|19:00
readings|12:00 17:00
early_minutes|5
grace_minutes|60
languages|ar fr zgh en
count_sexes|no
late_opening_minutes|15
silence_minutes|20
pulse_minutes|5
voters_per_five_minutes|30
reading_gap|3
reading_gap_per_mille|10
clock_minutes|5
turnout_publication|live
smallest_unit|0
proclaimed_by_ar|اللجنة
proclaimed_by_fr|La commission
previous_ar|الانتخاب السابق
previous_fr|Élection précédente
previous_day|2016-10-07
previous_registered|1900
previous_source|made up for tests`,
  places: `code|kind|parent|name_ar|name_fr|setting|latitude|longitude|population
N|nation||بلد|Pays||||
R|region|N|جهة|Région||||
A|commune|P|جماعة أ|Commune A|urban|34.92974|-2.31495|2600
P|province|R|إقليم|Province||||
B|commune|P|جماعة ب|Commune B|rural|||900
A-1|office|A|المكتب المركزي 1|Bureau centralisateur 1||||
B-1|office|B|المكتب المركزي 1|Bureau centralisateur 1||||`,
  stations: `code|office|number|name_ar|name_fr|registered|district
B-1-1|B-1|1|مكتب 1|Bureau 1|300|B-d1
B-1-2|B-1|2|مكتب 2|Bureau 2|270|B-d2
A-1-2|A-1|2|مكتب 2|Bureau 2|450|
A-1-1|A-1|1|مكتب 1|Bureau 1|500|
A-1-3|A-1|3|مكتب 3|Bureau 3|480|`,
  parties: `code|name_ar|name_fr|symbol_ar|symbol_fr|colour
X|حزب س|Parti X|حمامة|colombe|#1F6FEB
Y|حزب ص|Parti Y|||#aa3300`,
  papers: `id|name_ar|name_fr|colour
house|مجلس النواب|Chambre|#e8e8ff
local|الجماعات|Communes|#fff3d6`,
  contests: `id|paper|kind|name_ar|name_fr
house-local|house|house-local|اللائحة المحلية|Liste locale
commune-list|local|communal-list|المجلس|Conseil
commune-district|local|communal-district|الدوائر|Districts`,
  constituencies: `code|contest|place|district|name_ar|name_fr|seats|rule|quota|divisors|threshold_per_mille|threshold_of|qualify_per_mille|registered
P-house|house-local|P||الإقليم|Province|3|largest-remainder|registered||0|||2000
A-council|commune-list|A||جماعة أ|Commune A|11|largest-remainder|registered||0|||
B-d1|commune-district|B|yes|الدائرة 1|District 1|1|plurality||||||
B-d2|commune-district|B|yes|الدائرة 2|District 2|1|plurality||||||`,
  lists: `constituency|number|party|name_ar|name_fr
A-council|1|Y||
A-council|2|X||
P-house|2|Y|لائحة ص|Liste Y
P-house|1|X||
B-d1|1|X||
B-d2|1|X||`,
  previous: `time|voters
12:00|400
19:00|1000`,
}
