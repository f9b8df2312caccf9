import type { Reading } from '#domain/analysis/analysis.ts'
import type { Span } from '#domain/analysis/document/doc.ts'
import { type Part, type Unit, unitsOf } from './unit.ts'

/** A comma's worth of talk, with whether its sentence or line ends behind it. */
export interface Utterance extends Part {
  readonly unit: Unit
  readonly ends: boolean
}

/** What one person says before the next speaks. */
export interface Turn {
  readonly speaker: Span
  readonly name: string
  readonly said: readonly Utterance[]
}

/** The turns of a talk, in order; empty where nobody speaks. */
export function turnsOf({ doc }: Reading): Turn[] {
  const turns: { speaker: Span; name: string; said: Utterance[] }[] = []
  for (const unit of unitsOf(doc)) {
    const { speaker } = unit.block
    if (unit.block.kind !== 'speech' || !speaker) continue
    const name = doc.folded.slice(speaker.start, speaker.end)
    let turn = turns.at(-1)
    if (!turn || turn.name !== name) {
      turn = { speaker, name, said: [] }
      turns.push(turn)
    }
    const last = unit.parts.at(-1)
    for (const part of unit.parts) turn.said.push({ ...part, unit, ends: part === last })
  }
  return turns
}
