/**
 * Whether a part of a whole reaches a share written as `2/3` (at least), `>1/2` (more than) or `>=2/3`.
 * In whole numbers, so that 2 of 3 is exactly two thirds.
 */
export function meetsShare(part: number, whole: number, share: string): boolean {
  const parsed = /^(>=|>)?\s*(\d+)\/(\d+)$/u.exec(share.trim())
  if (parsed === null || whole <= 0) return false
  const [, sign, numerator, denominator] = parsed
  const left = part * Number(denominator)
  const right = whole * Number(numerator)
  return sign === '>' ? left > right : left >= right
}
