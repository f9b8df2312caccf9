import type { ReactNode } from 'react'
import { Light, useSayLight } from '#web/ui/Light.tsx'
import type { TaskView } from './api.ts'
import './task.css'

/** The light written out: why, what turns it, what it becomes when nobody acts. */
export function WhyLight({ light }: { light: TaskView['light'] }): ReactNode {
  const { turns, next } = useSayLight()(light)
  return (
    <div className="task-why">
      <Light light={light} withReason />
      {(turns !== null || next !== null) && (
        <span className="small faint">{[turns, next].filter((one) => one !== null).join('　')}</span>
      )}
    </div>
  )
}
