import { AppError } from '#domain/error.ts'

/** The place of each request in one order of priority (S0-15): all of them, each once, the first is 1. */
export function rankOf(requestIds: readonly string[], order: readonly string[]): Map<string, number> {
  const known = new Set(requestIds)
  const isWhole = order.length === known.size && new Set(order).size === order.length
  if (!isWhole || order.some((id) => !known.has(id))) throw new AppError('conflict', 'output.orderIncomplete')
  return new Map(order.map((id, index) => [id, index + 1]))
}
