/** 3,000.00 as it is typed, in 分; undefined where it is no amount. */
export function centsOf(typed: string): number | null | undefined {
  const plain = typed.replaceAll(/[,，\s¥￥元]/gu, '')
  if (plain === '') return null
  if (!/^[0-9]{1,11}(\.[0-9]{1,2})?$/.test(plain)) return undefined
  const [yuan = '0', fen = ''] = plain.split('.')
  return Number(yuan) * 100 + Number(fen.padEnd(2, '0'))
}

/** In whole 元 where it is whole. */
export function yuanOf(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2)
}
