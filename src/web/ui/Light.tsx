import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { LightView } from '#contract/task.ts'
import { useReading } from '#web/lib/reading.ts'
import { type Text, useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'
import { useSayReason } from './reason.ts'
import './marks.css'

type Shown = z.infer<typeof LightView>
type LightColour = Shown['colour']

const icons: Record<LightColour, IconName> = {
  blue: 'ring',
  green: 'dot',
  yellow: 'clock',
  orange: 'help',
  red: 'warn',
  grey: 'check',
}

/** Grey asks nothing of the owner, but is not always closed; blue is not always a beginning; red not always overdue. */
const apart: Readonly<Record<string, { readonly icon: IconName; readonly word: string }>> = {
  'task.light.waitingForAcceptance': { icon: 'clock', word: 'enum.taskState.pendingAcceptance' },
  'task.light.suspended': { icon: 'pause', word: 'task.life.why.word.suspended' },
  'task.light.waitingForEvent': { icon: 'clock', word: 'task.life.why.word.waitingForEvent' },
}

function wordOf({ colour, reason }: Shown, text: Text): string {
  const word = apart[reason.key]?.word
  if (word !== undefined) return text(word)
  // Of all that is red only this is not past its date.
  const isBehind = colour === 'red' && reason.key === 'task.light.behind'
  return text(isBehind ? 'task.life.why.word.behind' : `enum.light.${colour}`)
}

/** Why a light burns, what turns it, and what it becomes when nobody acts. */
export function useSayLight(): (light: Shown) => {
  readonly why: string
  readonly turns: string | null
  readonly next: string | null
} {
  const text = useText()
  const reading = useReading()
  const say = useSayReason()
  return (light) => ({
    why: say(light.reason),
    turns:
      light.turnedBy.length === 0
        ? null
        : text('task.life.why.turns', {
            ways: light.turnedBy.map((way) => text(`task.life.why.turn.${way}`)).join(text('common.join')),
          }),
    next:
      light.next === undefined || light.next === null
        ? null
        : text('task.life.why.next', {
            on: sayDay(light.next.on, reading),
            light: text(`enum.light.${light.next.colour}`),
          }),
  })
}

/** The light of a task: colour, word and icon, and why it burns and what turns it on hover and for screen readers. */
export function Light({
  light,
  withReason = false,
}: {
  light: Shown
  /** Write the reason out beside it. */
  withReason?: boolean
}): ReactNode {
  const text = useText()
  const { why, turns, next } = useSayLight()(light)
  const whole = [why, turns, next].filter((one) => one !== null)
  return (
    <span className={`mark light-${light.colour}`} title={whole.join('\n')}>
      <Icon name={apart[light.reason.key]?.icon ?? icons[light.colour]} size={14} />
      {wordOf(light, text)}
      {withReason ? (
        <span className="quiet">{why}</span>
      ) : (
        <span className="visually-hidden">{whole.join(text('common.listComma'))}</span>
      )}
    </span>
  )
}
