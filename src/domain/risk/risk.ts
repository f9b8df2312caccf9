import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { daysBetween } from '#domain/calendar/civil-date.ts'

export const riskKinds = ['schedule', 'resource', 'people', 'quality', 'external', 'other'] as const
export type RiskKind = (typeof riskKinds)[number]

/** 低, 中, 高: how likely, and how bad. */
export const riskGrades = [1, 2, 3] as const
export const riskLevels = ['low', 'medium', 'high'] as const
export type RiskLevel = (typeof riskLevels)[number]

/** The matrix of X-60: possibility × impact; null until both are judged. */
export function riskLevel(possibility: number | null, impact: number | null): RiskLevel | null {
  if (possibility === null || impact === null) return null
  const product = possibility * impact
  return product >= 6 ? 'high' : product >= 3 ? 'medium' : 'low'
}

/** By how many natural days a milestone is expected to slip; null when one of the two dates is missing. */
export function slipDays(planned: CivilDate | null, forecast: CivilDate | null): number | null {
  return planned === null || forecast === null ? null : daysBetween(planned, forecast)
}
