import type { ReactNode } from 'react'
import { RaciMatrix } from '#web/feature/plan/RaciMatrix.tsx'
import { PlanFrame } from './plan-frame.tsx'

/** /collaborations/$id/plan/raci */
export default function PlanRaciPage(): ReactNode {
  return <PlanFrame>{(view) => <RaciMatrix view={view} />}</PlanFrame>
}
