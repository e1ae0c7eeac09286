/** Arabic-Indic and Persian digits as Latin ones, one for one; everything else stays as it was typed. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
