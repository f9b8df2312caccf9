import * as contract from '#contract/issue.ts'
import type { Mount } from '#server/http/route.ts'
import { createIssue, moveIssue, updateIssue } from './commands.ts'
import { issueView, listIssues } from './view.ts'

export function issueRoutes(mount: Mount): void {
  mount(contract.listIssues, ({ tx, actor, params, query, now }) =>
    listIssues(tx, actor, params.id, query, now),
  )
  mount(contract.createIssue, async ({ app, tx, actor, params, body, now }) =>
    issueView(tx, actor, await createIssue(tx, params.id, body, { app, actor, at: now }), now),
  )
  mount(contract.updateIssue, async ({ app, tx, actor, params, body, now }) => {
    const current = () => issueView(tx, actor, params.id, now)
    await updateIssue(tx, params.id, body, { app, actor, at: now, current })
    return current()
  })
  mount(contract.moveIssue, async ({ app, tx, actor, params, body, now }) => {
    await moveIssue(tx, params.id, body, { app, actor, at: now })
    return issueView(tx, actor, params.id, now)
  })
}
