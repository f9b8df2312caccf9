/** 67%; of nothing there is no share. */
export function sayShare(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`
}
