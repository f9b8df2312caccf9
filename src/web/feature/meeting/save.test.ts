import { describe, expect, it } from 'vitest'
import type { MeetingView } from '#contract/meeting.ts'
import { Refused } from '#web/lib/api.ts'
import { FieldConflict, Queue, saveField } from './save.ts'

type Small = Pick<MeetingView, 'goal' | 'name' | 'version'>
const asView = (small: Small) => small as MeetingView

/** A server that keeps one meeting and refuses stale versions, as ours does. */
function keeping(start: Small) {
  let kept = start
  return {
    get kept() {
      return kept
    },
    byOther: (change: Partial<Small>) => {
      kept = { ...kept, ...change, version: kept.version + 1 }
    },
    send: (change: Partial<Small>) => async (version: number) => {
      if (version !== kept.version) {
        throw new Refused(409, { kind: 'conflict', reason: 'meeting.stale', detail: { current: kept } })
      }
      kept = { ...kept, ...change, version: kept.version + 1 }
      return asView(kept)
    },
  }
}

const start: Small = { goal: '旧', name: '会', version: 1 }
const goalOf = ({ goal }: MeetingView) => goal

describe('saving one field', () => {
  it('sends again over a version that moved on elsewhere, and keeps both changes', async () => {
    const server = keeping(start)
    server.byOther({ name: '改名' })
    await saveField({
      send: server.send({ goal: '新' }),
      known: asView(start),
      valueIn: goalOf,
      base: '旧',
      mine: '新',
    })
    expect(server.kept).toEqual({ goal: '新', name: '改名', version: 3 })
  })

  it('overwrites nobody who changed the same field', async () => {
    const server = keeping(start)
    server.byOther({ goal: '别人的' })
    const saving = saveField({
      send: server.send({ goal: '新' }),
      known: asView(start),
      valueIn: goalOf,
      base: '旧',
      mine: '新',
    })
    await expect(saving).rejects.toEqual(new FieldConflict('新', '别人的'))
    expect(server.kept.goal).toBe('别人的')
  })

  it('is no conflict when both wrote the same', async () => {
    const server = keeping(start)
    server.byOther({ goal: '新' })
    const saved = await saveField({
      send: server.send({ goal: '新' }),
      known: asView(start),
      valueIn: goalOf,
      base: '旧',
      mine: '新',
    })
    expect(saved.goal).toBe('新')
  })

  it('passes other refusals on', async () => {
    const refused = new Refused(403, { kind: 'forbidden', reason: 'meeting.notYours' })
    const saving = saveField({
      send: () => Promise.reject(refused),
      known: asView(start),
      valueIn: goalOf,
      base: '旧',
      mine: '新',
    })
    await expect(saving).rejects.toBe(refused)
  })
})

describe('a queue', () => {
  it('begins the next when the one before is over, also when it failed', async () => {
    const queue = new Queue()
    const order: string[] = []
    const work =
      (name: string, fails = false) =>
      async () => {
        order.push(`${name} begins`)
        await Promise.resolve()
        order.push(`${name} ends`)
        if (fails) throw new Error(name)
        return name
      }
    const first = queue.add(work('a', true))
    const second = queue.add(work('b'))
    await expect(first).rejects.toThrow('a')
    await expect(second).resolves.toBe('b')
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })
})

describe('a queue of saves', () => {
  it('is idle only when what was put in meanwhile has been sent too, whatever came of it', async () => {
    const queue = new Queue()
    const sent: string[] = []
    const first = queue.add(async () => {
      void queue.add(async () => sent.push('second'))
      sent.push('first')
      throw new Error('refused')
    })
    await Promise.all([expect(first).rejects.toThrow('refused'), queue.idle()])
    expect(sent).toEqual(['first', 'second'])
  })
})
