import type { Text } from '../../languages.ts'

/** B0…: the folder and its files, before any value is read. B02… are notes: accepted, and said. */
export const FILE_FAULTS = {
  B001: {
    ar: 'ينقص المجلد الملف {name}.csv (أو ‎.xlsx). أضفه.',
    fr: 'Le dossier n’a pas de fichier {name}.csv (ou .xlsx). Ajoutez-le.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⴼⴰⵢⵍⵓ {name}.csv (ⵏⵖ .xlsx) ⴳ ⵓⵙⴷⴰⵡ. ⵔⵏⵓ ⵜ.',
    en: 'The folder has no file {name}.csv (or .xlsx). Add it.',
  },
  B002: {
    ar: 'الملف {name} ليس من ملفات الكتاب. سمّه بأحد هذه الأسماء أو انقله: {allowed}.',
    fr: 'Le fichier {name} ne fait pas partie d’un livre. Donnez-lui l’un de ces noms ou déplacez-le : {allowed}.',
    zgh: 'ⴰⴼⴰⵢⵍⵓ {name} ⵓⵔ ⵉⴳⵉ ⵏ ⵓⴷⵍⵉⵙ. ⴼⴽ ⴰⵙ ⵢⴰⵏ ⵉⵙⵎ ⵙⴳ ⵡⵉ ⵏⵖ ⵙⵎⵓⵜⵜⵉ ⵜ: {allowed}.',
    en: 'The file {name} is no part of a book. Give it one of these names or move it away: {allowed}.',
  },
  B003: {
    ar: 'الملف {name} موجود مرتين، CSV وXLSX. احتفظ بواحد فقط.',
    fr: 'Le fichier {name} existe deux fois, en CSV et en XLSX. Gardez-en un seul.',
    zgh: 'ⴰⴼⴰⵢⵍⵓ {name} ⵉⵍⵍⴰ ⵙⵏⴰⵜ ⵜⵉⴽⴽⴰⵍ, CSV ⴷ XLSX. ⵊⵊ ⵖⴰⵙ ⵢⴰⵏ.',
    en: 'The file {name} is there twice, as CSV and as XLSX. Keep one.',
  },
  B004: {
    ar: 'هذا السطر ليس نص UTF-8؛ يبدو أنه {guess}. احفظ الملف بصيغة «CSV UTF-8».',
    fr: 'Cette ligne n’est pas du texte UTF-8 ; elle ressemble à {guess}. Enregistrez le fichier en « CSV UTF-8 ».',
    zgh: 'ⵉⵣⵉⵔⵉⴳ ⴰⴷ ⵓⵔ ⵉⴳⵉ ⴰⴹⵕⵉⵚ UTF-8; ⵉⵔⵡⴰⵙ {guess}. ⵃⴹⵓ ⴰⴼⴰⵢⵍⵓ ⵙ «CSV UTF-8».',
    en: 'This line is not UTF-8 text; it looks like {guess}. Save the file as “CSV UTF-8”.',
  },
  B005: {
    ar: 'الملف فارغ. يحمل سطره الأول أسماء الأعمدة: {columns}.',
    fr: 'Le fichier est vide. Sa première ligne porte les noms des colonnes : {columns}.',
    zgh: 'ⴰⴼⴰⵢⵍⵓ ⵉⵅⵡⴰ. ⵉⵣⵉⵔⵉⴳ ⴰⵎⵣⵡⴰⵔⵓ ⵖⵓⵔⵙ ⵉⵙⵎⴰⵡⵏ ⵏ ⵜⴳⵊⴷⴰ: {columns}.',
    en: 'The file is empty. Its first line carries the names of the columns: {columns}.',
  },
  B006: {
    ar: 'ينقص العمود «{column}». أضفه إلى السطر الأول.',
    fr: 'La colonne « {column} » manque. Ajoutez-la à la première ligne.',
    zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⴳⵊⴷⵉⵜ «{column}». ⵔⵏⵓ ⵜⵜ ⵉ ⵉⵣⵉⵔⵉⴳ ⴰⵎⵣⵡⴰⵔⵓ.',
    en: 'The column “{column}” is missing. Add it to the first line.',
  },
  B007: {
    ar: 'العمود «{column}» غير معروف. الأعمدة المعروفة: {allowed}.',
    fr: 'La colonne « {column} » est inconnue. Colonnes connues : {allowed}.',
    zgh: 'ⵜⴰⴳⵊⴷⵉⵜ «{column}» ⵓⵔ ⵜⵜⵡⴰⵙⵙⵏ. ⵜⵉⴳⵊⴷⴰ ⵉⵜⵜⵡⴰⵙⵙⵏⵏ: {allowed}.',
    en: 'The column “{column}” is unknown. Known columns: {allowed}.',
  },
  B008: {
    ar: 'العمود «{column}» مكرر. احذف أحدهما.',
    fr: 'La colonne « {column} » figure deux fois. Supprimez-en une.',
    zgh: 'ⵜⴰⴳⵊⴷⵉⵜ «{column}» ⵜⵍⵍⴰ ⵙⵏⴰⵜ ⵜⵉⴽⴽⴰⵍ. ⴽⴽⵙ ⵢⴰⵜ.',
    en: 'The column “{column}” is there twice. Remove one.',
  },
  B009: {
    ar: 'في السطر {found} خانات وفي السطر الأول {expected}. ضع النص الذي فيه الفاصل بين علامتي ".',
    fr: 'La ligne a {found} cellules, la première {expected}. Mettez entre guillemets " un texte qui contient le séparateur.',
    zgh: 'ⵉⵣⵉⵔⵉⴳ ⵖⵓⵔⵙ {found} ⵏ ⵜⴽⵚⵓⵍⵉⵏ, ⴰⵎⵣⵡⴰⵔⵓ {expected}. ⴳ ⴰⴹⵕⵉⵚ ⵍⵍⵉ ⴳ ⵉⵍⵍⴰ ⵓⵎⵙⴱⴹⵓ ⵉⵏⴳⵔ ".',
    en: 'The line has {found} cells, the first line {expected}. Put a text that contains the separator between quotation marks ".',
  },
  B010: {
    ar: 'علامة " فُتحت أو كُتبت في غير مكانها. أغلقها، أو اكتبها مرتين داخل النص.',
    fr: 'Un guillemet " est mal placé ou n’est jamais fermé. Fermez-le, ou doublez-le à l’intérieur d’un texte.',
    zgh: 'ⵜⴰⵎⴰⵜⴰⵔⵜ " ⵓⵔ ⵜⵍⵍⵉ ⴳ ⵓⴷⵖⴰⵔ ⵏⵏⵙ ⵏⵖ ⵓⵔ ⵜⵔⴳⵉⵍ. ⵔⴳⵍ ⵜⵜ, ⵏⵖ ⴰⵔⴰ ⵜⵜ ⵙⵏⴰⵜ ⵜⵉⴽⴽⴰⵍ ⴳ ⵓⴹⵕⵉⵚ.',
    en: 'A quotation mark " is misplaced or never closed. Close it, or double it inside a text.',
  },
  B011: {
    ar: 'تعذرت قراءة المصنف. احفظه من جديد بصيغة ‎.xlsx أو «CSV UTF-8».',
    fr: 'Le classeur est illisible. Enregistrez-le à nouveau en .xlsx ou en « CSV UTF-8 ».',
    zgh: 'ⵓⵔ ⵉⵖⵉ ⴰⴷ ⵉⵜⵜⵡⴰⵖⵔ ⵓⴼⴰⵢⵍⵓ. ⵃⴹⵓ ⵜ ⴷⴰⵖ ⵙ .xlsx ⵏⵖ «CSV UTF-8».',
    en: 'The workbook cannot be read. Save it again as .xlsx or as “CSV UTF-8”.',
  },
  B012: {
    ar: 'المفتاح «{key}» غير معروف. المفاتيح المعروفة: {allowed}.',
    fr: 'La clé « {key} » est inconnue. Clés connues : {allowed}.',
    zgh: 'ⵜⴰⵙⴰⵔⵓⵜ «{key}» ⵓⵔ ⵜⵜⵡⴰⵙⵙⵏ. ⵜⵉⵙⵓⵔⴰ ⵉⵜⵜⵡⴰⵙⵙⵏⵏ: {allowed}.',
    en: 'The key “{key}” is unknown. Known keys: {allowed}.',
  },
  B013: {
    ar: 'المفتاح «{key}» مكرر. احذف أحد السطرين.',
    fr: 'La clé « {key} » figure deux fois. Supprimez une des deux lignes.',
    zgh: 'ⵜⴰⵙⴰⵔⵓⵜ «{key}» ⵜⵍⵍⴰ ⵙⵏⴰⵜ ⵜⵉⴽⴽⴰⵍ. ⴽⴽⵙ ⵢⴰⵏ ⵉⵣⵉⵔⵉⴳ.',
    en: 'The key “{key}” is there twice. Remove one of the two lines.',
  },
  B014: {
    ar: 'ينقص المفتاح «{key}». أضف سطرا له.',
    fr: 'La clé « {key} » manque. Ajoutez une ligne pour elle.',
    zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵙⴰⵔⵓⵜ «{key}». ⵔⵏⵓ ⵉⵣⵉⵔⵉⴳ ⵏⵏⵙ.',
    en: 'The key “{key}” is missing. Add a line for it.',
  },
  B015: {
    ar: 'هذا الملف ليس JSON صالحا. أنشئ الكتاب من جديد بالأمر «sunduq book build».',
    fr: 'Ce fichier n’est pas du JSON valable. Refaites le livre par « sunduq book build ».',
    zgh: 'ⴰⴼⴰⵢⵍⵓ ⴰⴷ ⵓⵔ ⵉⴳⵉ JSON ⵉⵖⵓⴷⴰⵏ. ⵙⴽⵔ ⴷⴰⵖ ⴰⴷⵍⵉⵙ ⵙ «sunduq book build».',
    en: 'This file is not valid JSON. Make the book again with “sunduq book build”.',
  },
  B016: {
    ar: 'لا يوجد مجلد أو ملف {name}، أو لا يمكن قراءته. تحقق من الاسم والصلاحيات.',
    fr: 'Le dossier ou fichier {name} n’existe pas ou n’est pas lisible. Vérifiez le nom et les droits.',
    zgh: 'ⴰⵙⴷⴰⵡ ⵏⵖ ⴰⴼⴰⵢⵍⵓ {name} ⵓⵔ ⵉⵍⵍⵉ ⵏⵖ ⵓⵔ ⵉⵜⵜⵡⴰⵖⵔ. ⵙⵙⵉⴹⵏ ⵉⵙⵎ ⴷ ⵜⵓⵔⴰⴳⵉⵏ.',
    en: 'The folder or file {name} does not exist or cannot be read. Check its name and its rights.',
  },
  B017: {
    ar: 'العمود رقم {number} بلا اسم وفيه قيم. اكتب اسمه في السطر الأول؛ وافصل الخانات المدمجة إن وُجدت.',
    fr: 'La colonne n° {number} contient des valeurs mais n’a pas de nom. Écrivez-le à la première ligne ; défusionnez les cellules fusionnées.',
    zgh: 'ⵜⴰⴳⵊⴷⵉⵜ {number} ⴷⴰⵔⵙ ⴰⵜⵉⴳⵏ, ⵓⵔ ⴷⴰⵔⵙ ⵉⵙⵎ. ⴰⵔⴰ ⵜ ⴳ ⵉⵣⵉⵔⵉⴳ ⴰⵎⵣⵡⴰⵔⵓ; ⴱⴹⵓ ⵜⵉⴽⵚⵓⵍⵉⵏ ⵉⵙⵎⵓⵏⵏ.',
    en: 'Column {number} holds values and has no name. Write its name in the first line; unmerge cells that are merged.',
  },
  B018: {
    ar: 'السطر الأول لا يسمي أي عمود معروف. احذف ما فوق أسماء الأعمدة من عناوين، واكتب الأسماء كما هي، بينها فاصلة أو فاصلة منقوطة: {columns}.',
    fr: 'La première ligne ne nomme aucune colonne connue. Ôtez les titres au-dessus des noms, et écrivez ceux-ci tels quels, séparés par virgule ou point-virgule : {columns}.',
    zgh: 'ⵉⵣⵉⵔⵉⴳ ⴰⵎⵣⵡⴰⵔⵓ ⵓⵔ ⴷⴰⵔⵙ ⴰⵡⴷ ⵢⴰⵏ ⵉⵙⵎ ⵏ ⵜⴳⵊⴷⵉⵜ. ⴽⴽⵙ ⵉⵣⵡⵍⵏ ⵉ ⵉⵍⵍⴰⵏ ⵏⵏⵉⴳ ⵉⵙⵎⴰⵡⵏ, ⵜⴰⵔⵓⵜ ⵜⵏ ⵣⵓⵏⴷ ⵎⴰⵎⴽ ⴳⴰⵏ: {columns}.',
    en: 'The first line names no known column. Remove titles above the names, and write these as they are, separated by commas or semicolons: {columns}.',
  },
  B019: {
    ar: 'ليس في الملف سطر تحت أسماء الأعمدة. اكتب سطرا واحدا على الأقل.',
    fr: 'Le fichier n’a aucune ligne sous les noms des colonnes. Écrivez-en au moins une.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵉⵣⵉⵔⵉⴳ ⴷⴷⴰⵡ ⵉⵙⵎⴰⵡⵏ ⵏ ⵜⴳⵊⴷⴰ ⴳ ⵓⴼⴰⵢⵍⵓ. ⴰⵔⴰ ⵢⴰⵏ ⵎⴷⵔⵓⵙ.',
    en: 'The file has no line below the names of the columns. Write at least one.',
  },
  B021: {
    ar: 'ملاحظة: يبدأ الملف بعلامة BOM؛ تم تجاوزها.',
    fr: 'Note : le fichier commence par une marque BOM ; elle a été ignorée.',
    zgh: 'ⵜⴰⵎⴰⵡⵜ: ⴰⴼⴰⵢⵍⵓ ⵉⵙⵙⵏⵜⵉ ⵙ ⵜⵎⴰⵜⴰⵔⵜ BOM; ⵜⵜⵡⴰⵣⵔⴰⵢ.',
    en: 'Note: the file begins with a BOM; it was skipped.',
  },
  B022: {
    ar: 'ملاحظة: الفاصل بين الأعمدة هو {separator}.',
    fr: 'Note : le séparateur des colonnes est {separator}.',
    zgh: 'ⵜⴰⵎⴰⵡⵜ: ⴰⵎⵙⴱⴹⵓ ⵏ ⵜⴳⵊⴷⴰ ⵉⴳⴰ {separator}.',
    en: 'Note: the columns are separated by {separator}.',
  },
  B023: {
    ar: 'ملاحظة: قُرئ العدد «{written}» المكتوب بالأرقام الهندية هكذا: {value}.',
    fr: 'Note : le nombre « {written} », en chiffres arabes orientaux, a été lu {value}.',
    zgh: 'ⵜⴰⵎⴰⵡⵜ: ⵓⵟⵟⵓⵏ «{written}» ⵉⵜⵜⵡⴰⵖⵔ {value}.',
    en: 'Note: the number “{written}”, in Arabic-Indic digits, was read as {value}.',
  },
  B024: {
    ar: 'ملاحظة: قُرئ العدد «{written}» المفصول بمسافات هكذا: {value}.',
    fr: 'Note : le nombre « {written} », groupé par des espaces, a été lu {value}.',
    zgh: 'ⵜⴰⵎⴰⵡⵜ: ⵓⵟⵟⵓⵏ «{written}» ⵙ ⵉⵙⵜⵓⵎⵏ ⵉⵜⵜⵡⴰⵖⵔ {value}.',
    en: 'Note: the number “{written}”, grouped by spaces, was read as {value}.',
  },
} as const satisfies Record<string, Text>
