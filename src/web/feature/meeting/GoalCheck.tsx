import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue } from 'react'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Findings } from '#web/ui/Findings.tsx'
import { SmartFlags } from '#web/ui/SmartFlags.tsx'
import { normSettingsQuery } from './api.ts'
import { type GoalAround, judgedGoal, smartOf } from './goal.ts'
import './meeting.css'

/** The five SMART flags with what would meet them, and what the norms say, while the goal is typed (S0-29, S0-30). */
export function GoalCheck({ goal, around }: { goal: string; around: GoalAround }): ReactNode {
  const text = useText()
  const reading = useReading()
  const calendar = useWorkCalendar()
  const settings = useQuery(normSettingsQuery).data
  const typed = useDeferredValue(goal)
  const flags = smartOf(typed, around)
  const findings =
    typed.trim() === '' || settings === undefined || calendar === undefined
      ? []
      : judgedGoal(typed, around, { settings, calendar, zone: reading.zone, now: reading.now })
  return (
    <div className="goal-check">
      <SmartFlags flags={flags} isEmpty={typed.trim() === ''} />
      {typed.trim() === '' ? (
        <p className="small quiet">{text('meeting.goal.teach')}</p>
      ) : (
        findings.length > 0 && (
          <div aria-live="polite">
            <Findings findings={findings} />
          </div>
        )
      )}
    </div>
  )
}
