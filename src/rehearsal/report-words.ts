import type { Text } from '#election/languages.ts'

/** The sentences of a rehearsal's report; names in `{list}` are those of its JSON. */
export const REPORT = {
  voters: {
    ar: 'المصوتون {voters} من {registered} مسجل: {share} %',
    fr: 'votants {voters} sur {registered} inscrits : {share} %',
    zgh: 'ⵉⵎⵙⵜⵜⴰⵢⵏ {voters} ⵙⴳ {registered} ⵏ ⵉⵎⵣⵎⵎⵎⵏ: {share} %',
    en: 'voters {voters} of {registered} registered: {share} %',
  },
  stations: {
    ar: 'مكاتب التصويت {stations}، المغلقة {closed}، الهواتف {phones}، من {from} إلى {to}',
    fr: 'bureaux {stations}, fermés {closed}, téléphones {phones}, de {from} à {to}',
    zgh: 'ⵉⵙⵉⵔⴰⵜⵏ {stations}, ⵔⴳⵍⵏ {closed}, ⵉⵜⵉⵍⵉⴼⵓⵏⵏ {phones}, ⵙⴳ {from} ⴰⵔ {to}',
    en: 'stations {stations}, closed {closed}, phones {phones}, from {from} to {to}',
  },
  said: {
    ar: 'ما قيل {items}: نقرات {ticks}، تراجعات {undone}، قراءات {readings}، حوادث {incidents}، نبضات {pulses}',
    fr: 'dit {items} : votants comptés {ticks}, annulés {undone}, relevés {readings}, incidents {incidents}, signes de vie {pulses}',
    zgh: 'ⵜⵜⵓⵏⵏⴰⵏ {items}: ⵉⵎⵙⵜⵜⴰⵢⵏ {ticks}, ⵜⵜⵓⵙⵙⵔⵏ {undone}, ⵜⵉⵖⵔⵉⵡⵉⵏ {readings}, ⵜⵉⵎⵙⴰⵔⵉⵏ {incidents}, ⵜⵓⴷⵔⵜ {pulses}',
    en: 'said {items}: ticks {ticks}, undone {undone}, readings {readings}, incidents {incidents}, pulses {pulses}',
  },
  people: {
    ar: 'الناس: فتح متأخر {late}، فترات صمت {silent}، هواتف معطلة {broken}',
    fr: 'personnes : ouvertures tardives {late}, silences {silent}, téléphones en panne {broken}',
    zgh: 'ⵎⵉⴷⴷⵏ: ⴰⵔⵥⵥⵓⵎ ⵉⵎⴰⵟⵍⵏ {late}, ⵉⴼⵙⵜⴰⵏ {silent}, ⵉⵜⵉⵍⵉⴼⵓⵏⵏ ⵉⵔⵥⴰⵏ {broken}',
    en: 'people: late openings {late}, silent spells {silent}, broken phones {broken}',
  },
  phones: {
    ar: 'الهواتف: بلا شبكة لبعض الوقت {offline}، بساعة خاطئة بساعات {skewed}',
    fr: 'téléphones : un moment sans réseau {offline}, à l’horloge fausse de plusieurs heures {skewed}',
    zgh: 'ⵉⵜⵉⵍⵉⴼⵓⵏⵏ: ⴱⵍⴰ ⴰⵥⵟⵟⴰ {offline}, ⵙ ⵜⵙⵔⴰⴳⵜ ⵉⵣⴳⵍⵏ {skewed}',
    en: 'phones: without network for a while {offline}, with a clock wrong by hours {skewed}',
  },
  requests: {
    ar: 'الطلبات {requests}: {list}',
    fr: 'requêtes {requests} : {list}',
    zgh: 'ⵉⵙⵓⵜⵓⵔⵏ {requests}: {list}',
    en: 'requests {requests}: {list}',
  },
  answers: { ar: 'الأجوبة: {list}', fr: 'réponses : {list}', zgh: 'ⵜⵉⵔⴰⵔⵉⵏ: {list}', en: 'answers: {list}' },
  notCounted: {
    ar: 'محفوظ وغير محتسب: {list}',
    fr: 'gardé et non compté : {list}',
    zgh: 'ⵉⵜⵜⵓⵃⴹⴰ, ⵓⵔ ⵉⵜⵜⵓⵙⵉⴹⵏ: {list}',
    en: 'kept and not counted: {list}',
  },
  same: {
    ar: 'تعرض القاعة ما وقع تماما، في كل مكتب تصويت',
    fr: 'la salle montre exactement ce qui s’est passé, dans chaque bureau',
    zgh: 'ⵜⵙⵙⴽⴰⵏ ⵜⵣⵇⵇⴰ ⴰⵢⵏⵏⴰ ⵉⵊⵕⴰⵏ ⵙ ⵜⵎⵏⵏⴰⵡⵜ, ⴳ ⴽⵓ ⴰⵙⵉⵔⴰ',
    en: 'the room shows exactly what happened, at every station',
  },
  differs: {
    ar: 'تعرض القاعة غير ما وقع. المواضع: {places}',
    fr: 'la salle montre autre chose que ce qui s’est passé. Endroits : {places}',
    zgh: 'ⵜⵙⵙⴽⴰⵏ ⵜⵣⵇⵇⴰ ⴰⵢⵏⵏⴰ ⵓⵔ ⵉⵊⵕⵉⵏ. ⵉⴷⵖⴰⵔⵏ: {places}',
    en: 'the room shows something else than what happened. Places: {places}',
  },
  difference: {
    ar: '  {at}: {what} {shown}، والصحيح {true}',
    fr: '  {at} : {what} {shown}, en vérité {true}',
    zgh: '  {at}: {what} {shown}, ⵙ ⵜⵉⴷⵜ {true}',
    en: '  {at}: {what} {shown}, true {true}',
  },
  commune: {
    ar: '{voters} من {registered}',
    fr: '{voters} sur {registered}',
    zgh: '{voters} ⵙⴳ {registered}',
    en: '{voters} of {registered}',
  },
  contest: {
    ar: '{name}: {status}، المحاضر {counted} من {sheets}، الأصوات الصحيحة {valid}',
    fr: '{name} : {status}, procès-verbaux {counted} sur {sheets}, suffrages exprimés {valid}',
    zgh: '{name}: {status}, ⵉⵏⵖⵎⵉⵙⵏ {counted} ⵙⴳ {sheets}, ⵉⵎⵙⵙⵓⵜⵏ ⵉⵣⵉⵍⴰⵏ {valid}',
    en: '{name}: {status}, sheets {counted} of {sheets}, valid {valid}',
  },
  votes: { ar: '  الأصوات  {list}', fr: '  suffrages  {list}', zgh: '  ⵉⵎⵙⵙⵓⵜⵏ  {list}', en: '  votes  {list}' },
  seats: { ar: '  المقاعد  {list}', fr: '  sièges  {list}', zgh: '  ⵜⵉⵙⵇⵇⵉⵎⵉⵏ  {list}', en: '  seats  {list}' },
  open: { ar: 'بلا شاغل {seats}', fr: 'à pourvoir {seats}', zgh: 'ⵓⵔⴰⵏ {seats}', en: 'open {seats}' },
  caught: { ar: '  كُشف  {list}', fr: '  décelé  {list}', zgh: '  ⵉⵜⵜⵓⴼ  {list}', en: '  caught  {list}' },
  caughtBy: { ar: '{kind} بـ {where}', fr: '{kind} par {where}', zgh: '{kind} ⵙ {where}', en: '{kind} by {where}' },
  notYet: { ar: '{kind} ليس بعد', fr: '{kind} pas encore', zgh: '{kind} ⵓⵔⵜⴰ', en: '{kind} not yet' },
} as const satisfies Record<string, Text>
