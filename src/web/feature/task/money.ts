import type { Text } from '#web/lib/text.ts'

/** An amount in 分, said in 元. */
export function sayMoney(cents: number, text: Text): string {
  return text('task.money', { amount: (cents / 100).toLocaleString('en-US', { maximumFractionDigits: 2 }) })
}
