/** Names written one after the other, by comma, 顿号, semicolon or line. */
export function namesIn(text: string): string[] {
  const names = text
    .split(/[,，、;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return [...new Set(names)]
}
