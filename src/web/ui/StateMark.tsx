import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Icon } from './Icon.tsx'
import { type Mark, marks, type States } from './state-tones.ts'
import './marks.css'

/** A state as word, icon and colour: whoever sees one of them less well has the others. */
export function StateMark<Kind extends keyof States>({
  kind,
  state,
}: {
  kind: Kind
  state: States[Kind]
}): ReactNode {
  const text = useText()
  const [tone, icon] = (marks[kind] as Readonly<Record<string, Mark>>)[state] ?? (['quiet', 'ring'] as const)
  return (
    <span className={`mark tone-${tone}`}>
      <Icon name={icon} size={14} />
      {text(`enum.${kind}.${state}`)}
    </span>
  )
}
