/** How a file is named and kept by the browser: RFC 5987, and nothing that a file system refuses. */
export function attached(name: string): string {
  const safe = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .slice(0, 180)
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}
