import { expect, it } from 'vitest'
import { Refused } from '#web/lib/api.ts'
import { saveOver } from './save-over.ts'

/** A server that has the thing at some version, and refuses older ones. */
function serverWith(current: { version: number } & Record<string, unknown>) {
  const asked: number[] = []
  return {
    asked,
    send: async (version: number) => {
      asked.push(version)
      if (version !== current.version)
        throw new Refused(409, { kind: 'conflict', reason: 'task.stale', detail: { current } })
      return version + 1
    },
  }
}

const before = { dueOn: null, decisionId: null, doneCriteria: ['甲'], version: 1 }

it.each([
  ['the version is known', { dueOn: null, version: 1 }, { dueOn: '2026-12-16' }, [1], 2],
  ['its line raised the version', { dueOn: null, version: 3 }, { dueOn: '2026-12-16' }, [1, 3], 4],
  ['another field changed', { dueOn: null, title: '乙', version: 2 }, { dueOn: '2026-12-16' }, [1, 2], 3],
  ['what is shown by its id', { decision: null, version: 2 }, { decisionId: 'd' }, [1, 2], 3],
] as const)('saves when %s', async (_case, current, change, versions, saved) => {
  const { asked, send } = serverWith(current)
  expect(await saveOver({ version: 1, change, before, send })).toBe(saved)
  expect(asked).toEqual(versions)
})

it.each([
  ['the same day', { dueOn: '2026-12-20', version: 2 }, { dueOn: '2026-12-16' }],
  ['the same list', { doneCriteria: ['乙'], version: 2 }, { doneCriteria: ['丙'] }],
  ['the same reference', { decision: { id: 'e' }, version: 2 }, { decisionId: 'd' }],
] as const)('overwrites nothing when somebody else changed %s', async (_case, current, change) => {
  const { asked, send } = serverWith(current)
  await expect(saveOver({ version: 1, change, before, send })).rejects.toThrow('task.stale')
  expect(asked).toEqual([1])
})
