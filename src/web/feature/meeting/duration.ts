/** Full-width digits and marks as an input method leaves them. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[。]/g, '.').replace(/\s+/g, '').toLowerCase()
}

const hours = '(?:小时|小時|个小时|個小時|个钟头|個鐘頭|时|時|hours?|hrs?|h)'
const minutes = "(?:分钟|分鐘|分|minutes?|mins?|m|′|')"
const patterns: readonly [RegExp, (parts: readonly string[]) => number][] = [
  [/^(\d{1,4})$/, ([minute]) => Number(minute)],
  [new RegExp(`^(\\d{1,4})${minutes}$`), ([minute]) => Number(minute)],
  [/^(\d{1,2}):([0-5]\d)$/, ([hour, minute]) => Number(hour) * 60 + Number(minute)],
  [new RegExp(`^(\\d{1,2}(?:\\.\\d{1,2})?)${hours}$`), ([hour]) => Number(hour) * 60],
  [
    new RegExp(`^(\\d{1,2})${hours}(\\d{1,2})(?:${minutes})?$`),
    ([hour, minute]) => Number(hour) * 60 + Number(minute),
  ],
  [new RegExp(`^(\\d{1,2})(?:个|個)?半${hours}$`), ([hour]) => Number(hour) * 60 + 30],
  [/^(\d{1,2})(?:小时|小時)半$/, ([hour]) => Number(hour) * 60 + 30],
  [/^半(?:个|個)?(?:小时|小時|钟头|鐘頭)$/, () => 30],
  [/^(?:一|1)刻(?:钟|鐘)?$/, () => 15],
]

/**
 * Minutes out of what people type: `90`, `90分`, `1.5h`, `1:30`, `1小时20分`, `半小时`. Undefined when it
 * is none of these, or nothing that a topic can take (1 to 600 minutes).
 */
export function minutesIn(typed: string): number | undefined {
  const text = plain(typed)
  for (const [pattern, count] of patterns) {
    const found = pattern.exec(text)
    if (found === null) continue
    const total = Math.round(count(found.slice(1)))
    return total >= 1 && total <= 600 ? total : undefined
  }
  return undefined
}

/** Whole minutes between two instants; null while one of them is open. */
export function minutesBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
}
