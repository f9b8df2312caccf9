import { expect, it } from 'vitest'
import { topicLifecycle } from './topic.ts'

it('is all the host’s', () => {
  for (const row of topicLifecycle.rows) expect(row.who).toEqual(['host'])
})

it('is not deferred before somebody will prepare something by some day', () => {
  expect(topicLifecycle.rowOf('running', 'defer')?.needs).toEqual(['person', 'text', 'date'])
})
