const digits: Readonly<Record<string, number>> = Object.fromEntries(
  [...'一二三四五六七八九'].map((character, index) => [character, index + 1]),
)

/** 二十五 → 25, up to 99; 两 and 兩 are two. */
function digitsFor(numeral: string): string {
  const [tens, ones] = numeral.replace(/[两兩]/g, '二').split('十')
  if (ones === undefined) return String(digits[tens ?? ''] ?? numeral)
  return String((tens === '' ? 1 : (digits[tens ?? ''] ?? 0)) * 10 + (digits[ones] ?? 0))
}

/** Full-width digits and marks as an input method leaves them, and numbers in words. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[。]/g, '.')
    .replace(/\s+/g, '')
    .toLowerCase()
    .replace(/[一二两兩三四五六七八九]?十[一二三四五六七八九]?|[一二两兩三四五六七八九]/g, digitsFor)
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
  [/^1刻(?:钟|鐘)?$/, () => 15],
  [/^3刻(?:钟|鐘)?$/, () => 45],
]

/**
 * Minutes out of what people type: `90`, `90分`, `1.5h`, `1:30`, `1小时20分`, `半小时`, `二十分钟`, and sums of
 * these such as `20+15`. Undefined when it is none of these, or nothing that a topic can take (1 to 600
 * minutes).
 */
export function minutesIn(typed: string): number | undefined {
  const parts = plain(typed).split('+').map(minutesInOne)
  let total = 0
  for (const part of parts) {
    if (part === undefined) return undefined
    total += part
  }
  return total >= 1 && total <= 600 ? total : undefined
}

function minutesInOne(text: string): number | undefined {
  for (const [pattern, count] of patterns) {
    const found = pattern.exec(text)
    if (found !== null) return Math.round(count(found.slice(1)))
  }
  return undefined
}

/** Whole minutes between two instants; null while one of them is open. */
export function minutesBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
}
