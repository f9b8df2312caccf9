import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { addressWith, filtersOf } from '#web/lib/address.ts'
import { allTexts } from '#web/lib/text.ts'
import { NotFoundPage } from '#web/page/not-found.tsx'
import { BrokenPage, Root } from '#web/page/root.tsx'

interface PageFile {
  readonly default: ComponentType
}

/**
 * Who may open a page and what stands around it. `open`: anybody, nothing around it. `shell`: signed in,
 * with rail and top bar. `full`: signed in, the whole screen (the live room, the phone page).
 */
export type Frame = 'open' | 'shell' | 'full'

interface Page {
  readonly path: string
  readonly frame: Frame
  readonly load: () => Promise<PageFile>
  /** One of the pages that people open first: it says nothing but what `first.ts` of each language has. */
  readonly isFirst?: true
}

/** Every address there is. A page is a file in `page/` with a default export; each is a chunk of its own. */
const pages: readonly Page[] = [
  { path: '/', frame: 'shell', load: () => import('#web/page/today.tsx'), isFirst: true },
  { path: '/setup', frame: 'open', load: () => import('#web/page/setup.tsx'), isFirst: true },
  { path: '/sign-in', frame: 'open', load: () => import('#web/page/sign-in.tsx'), isFirst: true },
  { path: '/invitation/$token', frame: 'open', load: () => import('#web/page/invitation.tsx') },
  { path: '/notices', frame: 'shell', load: () => import('#web/page/notices.tsx') },
  { path: '/settings', frame: 'shell', load: () => import('#web/page/settings.tsx') },
  { path: '/settings/people', frame: 'shell', load: () => import('#web/page/settings-people.tsx') },
  { path: '/settings/import', frame: 'shell', load: () => import('#web/page/settings-import.tsx') },
  { path: '/settings/departments', frame: 'shell', load: () => import('#web/page/settings-departments.tsx') },
  { path: '/settings/calendar', frame: 'shell', load: () => import('#web/page/settings-calendar.tsx') },
  { path: '/settings/norms', frame: 'shell', load: () => import('#web/page/settings-norms.tsx') },
  { path: '/norms', frame: 'shell', load: () => import('#web/page/norms.tsx') },
  { path: '/norms/$id', frame: 'shell', load: () => import('#web/page/norm.tsx') },
  { path: '/settings/channels', frame: 'shell', load: () => import('#web/page/settings-channels.tsx') },
  {
    path: '/settings/organisation',
    frame: 'shell',
    load: () => import('#web/page/settings-organisation.tsx'),
  },

  { path: '/meetings/$id/live', frame: 'full', load: () => import('#web/page/live.tsx') },
  { path: '/meetings/$id/follow', frame: 'full', load: () => import('#web/page/follow.tsx') },
  { path: '/meetings/$id/sign-in', frame: 'shell', load: () => import('#web/page/meeting-sign-in.tsx') },
  { path: '/meetings', frame: 'shell', load: () => import('#web/page/meetings.tsx'), isFirst: true },
  { path: '/meetings/new', frame: 'shell', load: () => import('#web/page/meeting-new.tsx') },
  { path: '/meetings/risks', frame: 'shell', load: () => import('#web/page/meeting-risks.tsx') },
  { path: '/meetings/$id', frame: 'shell', load: () => import('#web/page/meeting.tsx') },
  { path: '/imports/new', frame: 'shell', load: () => import('#web/page/import-new.tsx') },
  { path: '/imports/$id', frame: 'shell', load: () => import('#web/page/import-one.tsx') },
  { path: '/requests', frame: 'shell', load: () => import('#web/page/requests.tsx') },
  { path: '/requests/new', frame: 'shell', load: () => import('#web/page/request-new.tsx') },
  { path: '/requests/$id', frame: 'shell', load: () => import('#web/page/request.tsx') },
  { path: '/series', frame: 'shell', load: () => import('#web/page/series.tsx') },
  { path: '/series/new', frame: 'shell', load: () => import('#web/page/series-new.tsx') },
  { path: '/series/$id', frame: 'shell', load: () => import('#web/page/series-one.tsx') },
  // Meetings: /meetings/$id/live (full) · /meetings/$id/follow (full)

  { path: '/print/$form/$id', frame: 'full', load: () => import('#web/page/print.tsx') },

  { path: '/minutes/$id', frame: 'shell', load: () => import('#web/page/minutes.tsx') },
  { path: '/records', frame: 'shell', load: () => import('#web/page/records.tsx') },
  // Minutes and records: /minutes/$id · /records

  { path: '/tasks', frame: 'shell', load: () => import('#web/page/tasks.tsx'), isFirst: true },
  { path: '/tasks/new', frame: 'shell', load: () => import('#web/page/task-new.tsx') },
  { path: '/tasks/import', frame: 'shell', load: () => import('#web/page/tasks-import.tsx') },
  { path: '/weekly', frame: 'shell', load: () => import('#web/page/weekly.tsx') },
  { path: '/supervision', frame: 'shell', load: () => import('#web/page/supervision.tsx') },
  { path: '/settings/information', frame: 'shell', load: () => import('#web/page/settings-information.tsx') },
  { path: '/settings/ladder', frame: 'shell', load: () => import('#web/page/settings-ladder.tsx') },
  { path: '/tasks/$id', frame: 'shell', load: () => import('#web/page/task.tsx') },
  // Tasks: /tasks · /tasks/new · /tasks/$id

  { path: '/insights', frame: 'shell', load: () => import('#web/page/insights.tsx') },
  { path: '/collaborations', frame: 'shell', load: () => import('#web/page/collaborations.tsx') },
  { path: '/collaborations/new', frame: 'shell', load: () => import('#web/page/collaboration-new.tsx') },
  { path: '/collaborations/$id', frame: 'shell', load: () => import('#web/page/collaboration.tsx') },
  {
    path: '/collaborations/$id/charter',
    frame: 'shell',
    load: () => import('#web/page/collaboration-charter.tsx'),
  },
  {
    path: '/collaborations/$id/communication',
    frame: 'shell',
    load: () => import('#web/page/collaboration-communication.tsx'),
  },
  {
    path: '/collaborations/$id/division',
    frame: 'shell',
    load: () => import('#web/page/collaboration-division.tsx'),
  },
  { path: '/conflicts', frame: 'shell', load: () => import('#web/page/conflicts.tsx') },
  { path: '/conflicts/$id', frame: 'shell', load: () => import('#web/page/conflict.tsx') },
  { path: '/risks/$id', frame: 'shell', load: () => import('#web/page/risk.tsx') },
  {
    path: '/collaborations/$id/retrospective',
    frame: 'shell',
    load: () => import('#web/page/collaboration-retrospective.tsx'),
  },
  {
    path: '/collaborations/$id/sync',
    frame: 'shell',
    load: () => import('#web/page/collaboration-sync.tsx'),
  },
  {
    path: '/collaborations/$id/status',
    frame: 'shell',
    load: () => import('#web/page/collaboration-status.tsx'),
  },
  { path: '/syncs/$id', frame: 'shell', load: () => import('#web/page/sync.tsx') },
  { path: '/indicators', frame: 'shell', load: () => import('#web/page/indicators.tsx') },
  { path: '/contingencies/$id', frame: 'shell', load: () => import('#web/page/contingency.tsx') },
  { path: '/collaborations/$id/plan', frame: 'shell', load: () => import('#web/page/plan.tsx') },
  { path: '/collaborations/$id/plan/gantt', frame: 'shell', load: () => import('#web/page/plan-gantt.tsx') },
  { path: '/collaborations/$id/plan/raci', frame: 'shell', load: () => import('#web/page/plan-raci.tsx') },
  {
    path: '/collaborations/$id/plan/milestones',
    frame: 'shell',
    load: () => import('#web/page/plan-milestones.tsx'),
  },
  {
    path: '/collaborations/$id/plan/baseline',
    frame: 'shell',
    load: () => import('#web/page/plan-baseline.tsx'),
  },
  { path: '/milestones/$id', frame: 'shell', load: () => import('#web/page/milestone.tsx') },
  { path: '/changes/$id', frame: 'shell', load: () => import('#web/page/change.tsx') },
  { path: '/meetings/$id/ledger', frame: 'shell', load: () => import('#web/page/ledger.tsx') },

  { path: '/decisions', frame: 'shell', load: () => import('#web/page/decisions.tsx') },
  { path: '/decisions/new', frame: 'shell', load: () => import('#web/page/decision-new.tsx') },
  { path: '/decisions/$id', frame: 'shell', load: () => import('#web/page/decision.tsx') },
  // Decisions: /decisions · /decisions/$id
]

const frames = new Map(pages.map(({ path, frame }) => [path, frame]))

/** The frame of the page at hand; an unknown address is told so inside the shell. */
export function frameOf(path: string | undefined): Frame {
  return frames.get(path ?? '') ?? 'shell'
}

async function withAllTexts(load: Page['load']): Promise<PageFile> {
  const [page] = await Promise.all([load(), allTexts()])
  return page
}

export function makeRouter() {
  const root: AnyRoute = createRootRoute({
    component: () => <Root frameOf={frameOf} />,
    notFoundComponent: NotFoundPage,
    errorComponent: BrokenPage,
  })
  const children = pages.map(({ path, load, isFirst }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(isFirst ? load : () => withAllTexts(load)),
    }),
  )
  return createRouter({
    routeTree: root.addChildren(children),
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPreload: false,
    scrollRestoration: true,
    // Filters are plain text, as `useFilters` reads them: 2026 in a search box is not a number. What
    // an address comes with is kept; without this the router would open it without its query.
    parseSearch: filtersOf,
    stringifySearch: (search) => addressWith('', search, {}),
  })
}
