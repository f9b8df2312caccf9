import type { ReactNode } from 'react'
import { PlanGantt } from '#web/feature/plan/PlanGantt.tsx'
import { PlanFrame } from './plan-frame.tsx'

/** /collaborations/$id/plan/gantt */
export default function PlanGanttPage(): ReactNode {
  return <PlanFrame>{(view) => <PlanGantt view={view} />}</PlanFrame>
}
