/** 分 as people write it: 80,000.50. */
export function sayAmount(cents: number): string {
  return (cents / 100).toLocaleString('en-US', {
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  })
}

export function sayFigure(value: number, unit: string): string {
  const number = value.toLocaleString('en-US', { maximumFractionDigits: 4 })
  return unit === '' || unit === '%' ? `${number}${unit}` : `${number} ${unit}`
}

/** What is short of the target, or above it, with its sign. */
export function sayGap(gap: number, unit: string): string {
  return gap > 0 ? `+${sayFigure(gap, unit)}` : sayFigure(gap, unit).replace('-', '−')
}
