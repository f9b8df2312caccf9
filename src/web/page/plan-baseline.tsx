import type { ReactNode } from 'react'
import { BaselineTab } from '#web/feature/plan/BaselineTab.tsx'
import { PlanFrame } from './plan-frame.tsx'

/** /collaborations/$id/plan/baseline */
export default function PlanBaselinePage(): ReactNode {
  return <PlanFrame>{(view) => <BaselineTab view={view} />}</PlanFrame>
}
