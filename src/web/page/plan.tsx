import type { ReactNode } from 'react'
import { Outline } from '#web/feature/plan/Outline.tsx'
import { PlanFrame } from './plan-frame.tsx'

/** /collaborations/$id/plan */
export default function PlanPage(): ReactNode {
  return <PlanFrame>{(view) => <Outline view={view} />}</PlanFrame>
}
