import { expect, it } from 'vitest'
import { collaborationLifecycle } from '#domain/collaboration/lifecycle.ts'
import { conflictLifecycle } from '#domain/conflict/lifecycle.ts'
import { contingencyLifecycle } from '#domain/contingency/lifecycle.ts'
import { issueLifecycle } from '#domain/issue/lifecycle.ts'
import { requestLifecycle } from '#domain/request/lifecycle.ts'
import { retrospectiveLifecycle } from '#domain/retrospective/lifecycle.ts'
import { riskLifecycle } from '#domain/risk/lifecycle.ts'
import { history as en } from './en/history.ts'
import { history as zhCN } from './zh-CN/history.ts'
import { history as zhTW } from './zh-TW/history.ts'

const machines = {
  collaboration: collaborationLifecycle,
  request: requestLifecycle,
  conflict: conflictLifecycle,
  contingency: contingencyLifecycle,
  issue: issueLifecycle,
  retrospective: retrospectiveLifecycle,
  risk: riskLifecycle,
}

it.each(Object.entries(machines))(
  'every move of a %s has its words in three languages',
  (noun, { moves }) => {
    for (const [locale, words] of Object.entries({ zhCN, zhTW, en })) {
      const said = words as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>
      const missing = (moves as readonly string[]).filter(
        (move) => said[noun]?.[move] === undefined && said.move?.[move] === undefined,
      )
      expect(missing, locale).toEqual([])
    }
  },
)
