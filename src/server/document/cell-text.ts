/** What people typed must stay words when the sheet is saved as CSV and opened again. */
export function asWords(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
}
