import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { changeQuery, milestoneQuery, planQuery, raciQuery, resultsQuery } from '#web/feature/plan/api.ts'
import { MatrixPaper, WbsPaper } from '#web/feature/plan/plan-papers.tsx'
import { AcceptancePaper, ChangePaper, MilestonePaper } from '#web/feature/plan/review-papers.tsx'
import { Faces } from '#web/ui/Faces.tsx'

/** The sheets of a plan (A06, A07, A24, A25); `id` is the collaboration's, or the change's or milestone's own. */
export const planPapers: Readonly<
  Record<string, { readonly back: (id: string) => string; readonly Form: (of: { id: string }) => ReactNode }>
> = {
  wbs: {
    back: (id) => `/collaborations/${id}/plan`,
    Form: ({ id }) => {
      const query = useQuery(planQuery(id))
      return <Faces query={query}>{(view) => <WbsPaper view={view} />}</Faces>
    },
  },
  raci: {
    back: (id) => `/collaborations/${id}/plan/raci`,
    Form: ({ id }) => {
      const view = useQuery(planQuery(id))
      const raci = useQuery(raciQuery(id))
      return (
        <Faces query={view}>
          {(plan) => <Faces query={raci}>{(matrix) => <MatrixPaper view={plan} raci={matrix} />}</Faces>}
        </Faces>
      )
    },
  },
  change: {
    back: (id) => `/changes/${id}`,
    Form: ({ id }) => {
      const query = useQuery(changeQuery(id))
      return <Faces query={query}>{(change) => <ChangePaper change={change} />}</Faces>
    },
  },
  milestone: {
    back: (id) => `/milestones/${id}`,
    Form: ({ id }) => {
      const query = useQuery(milestoneQuery(id))
      return <Faces query={query}>{(milestone) => <MilestonePaper milestone={milestone} />}</Faces>
    },
  },
  acceptance: {
    back: (id) => `/collaborations/${id}/plan/milestones`,
    Form: ({ id }) => {
      const view = useQuery(planQuery(id))
      const results = useQuery(resultsQuery(id))
      return (
        <Faces query={view}>
          {(plan) => <Faces query={results}>{(all) => <AcceptancePaper view={plan} results={all} />}</Faces>}
        </Faces>
      )
    },
  },
}
