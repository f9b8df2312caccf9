import type { ActionItem, Reading } from '#domain/analysis/analysis.ts'
import { actionOf } from './draft.ts'
import { Finder } from './finder.ts'
import { Ground } from './ground.ts'
import { withoutRepeats } from './repeats.ts'

/** What the meeting assigns or a participant takes on, in the order of the text. */
export function findActions(reading: Reading): ActionItem[] {
  const ground = new Ground(reading)
  const finder = new Finder(ground)
  finder.read()
  // A box to tick beside a lone sign asks for nothing.
  const drafts = finder.drafts.filter(({ quote }) => quote.end > quote.start)
  return withoutRepeats(ground, drafts).map((draft) => actionOf(ground, draft))
}
