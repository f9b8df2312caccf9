import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { LightView } from '#contract/task.ts'
import { useText } from '#web/lib/text.ts'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'
import { useSayReason } from './reason.ts'
import './marks.css'

type LightColour = z.infer<typeof LightView>['colour']

const icons: Record<LightColour, IconName> = {
  blue: 'ring',
  green: 'dot',
  yellow: 'clock',
  orange: 'help',
  red: 'warn',
  grey: 'check',
}

/** The light of a task: colour, word and icon, and why it burns on hover and for screen readers. */
export function Light({
  light,
  withReason = false,
}: {
  light: z.infer<typeof LightView>
  /** Write the reason out beside it. */
  withReason?: boolean
}): ReactNode {
  const text = useText()
  const why = useSayReason()(light.reason)
  // Grey asks nothing of the owner; but what is handed in is not closed before it is accepted.
  const isHandedIn = light.reason.key === 'task.light.waitingForAcceptance'
  return (
    <span className={`mark light-${light.colour}`} title={why}>
      <Icon name={isHandedIn ? 'clock' : icons[light.colour]} size={14} />
      {text(isHandedIn ? 'enum.taskState.pendingAcceptance' : `enum.light.${light.colour}`)}
      {withReason ? <span className="quiet">{why}</span> : <span className="visually-hidden">{why}</span>}
    </span>
  )
}
