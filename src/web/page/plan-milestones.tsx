import type { ReactNode } from 'react'
import { Milestones } from '#web/feature/plan/Milestones.tsx'
import { ResultList } from '#web/feature/plan/ResultList.tsx'
import { PlanFrame } from './plan-frame.tsx'

/** /collaborations/$id/plan/milestones: the gates on the way, and what the whole delivers at its end. */
export default function PlanMilestonesPage(): ReactNode {
  return (
    <PlanFrame>
      {(view) => (
        <>
          <Milestones view={view} />
          <ResultList view={view} />
        </>
      )}
    </PlanFrame>
  )
}
