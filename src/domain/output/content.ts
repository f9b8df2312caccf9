import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { MatterKind } from './kinds.ts'
import type { LineSlot } from './slots.ts'

/** All that a meeting has brought forth so far, whatever its type shows of it. */
export interface OutputContent {
  readonly lines: readonly OutputLine[]
  readonly requests: readonly { readonly departmentId: string; readonly rank: number | null }[]
  readonly kpis: readonly { readonly departmentId: string }[]
  readonly kinds: readonly MatterKind[]
}

export interface OutputLine {
  readonly id: string
  readonly slot: LineSlot
  readonly departmentId: string | null
  readonly text: string
  readonly dueOn: CivilDate | null
  /** Whether evidence that is there is cited. */
  readonly hasData: boolean
}

export const nothingYet: OutputContent = { lines: [], requests: [], kpis: [], kinds: [] }
