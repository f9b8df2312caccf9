import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EntryView } from '#contract/record.ts'
import { linesOf } from './outbox.ts'
import { Sender } from './sender.ts'

const fields = (text: string) => ({ kind: 'note' as const, text, departmentId: null, personId: null })
const turn = () => new Promise((resolve) => setTimeout(resolve))

let asked: { body: Record<string, unknown>; answer: (entry: object) => void }[]
beforeEach(() => {
  asked = []
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  // The server, as the browser knows it.
  vi.stubGlobal('fetch', (_address: string, { body }: { body: string }) => {
    return new Promise((resolve) => {
      asked.push({
        body: JSON.parse(body),
        answer: (entry) => resolve(new Response(JSON.stringify(entry), { status: 200 })),
      })
    })
  })
})
afterEach(() => vi.unstubAllGlobals())

it('keeps the words of a line until the record on the screen has been told of them', async () => {
  // The cache tells its readers by a timer, as TanStack Query does.
  let onScreen: EntryView | undefined
  const sender = new Sender({
    personId: randomUUID(),
    meetingId: randomUUID(),
    entryIdOf: () => undefined,
    onReply: (entry) =>
      void setTimeout(() => {
        onScreen = entry
      }),
  })
  const clientKey = randomUUID()
  const topicId = randomUUID()
  const server = { id: randomUUID(), topicId, clientKey, position: 1, kind: 'note', isDeleted: false }
  const place = () => ({ clientKey, topicId, afterKey: null, server: onScreen })
  /** What the line shows: what is pending, else what the record on the screen has. */
  const shown = () => {
    const [line] = linesOf(topicId, onScreen ? [onScreen] : [], sender.outbox)
    return line?.pending?.fields.text ?? line?.server?.text
  }

  sender.type(place(), fields('物料费用'))
  sender.flush()
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  // Typed on while the first words are on their way.
  sender.type(place(), fields('物料费用由哪个部门'))
  asked[0]?.answer({ ...server, version: 1, text: '物料费用' })
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect(asked[1]?.body).toMatchObject({ text: '物料费用由哪个部门', version: 1 })
  const seen = new Set<string | undefined>()
  sender.subscribe(() => seen.add(shown()))
  asked[1]?.answer({ ...server, version: 2, text: '物料费用由哪个部门' })
  for (let turns = 0; turns < 20 && sender.outbox.size > 0; turns += 1) await turn()

  expect(sender.outbox.size).toBe(0)
  // Whenever the line was drawn it showed the newest words: a key pressed then goes on from them.
  expect([...seen]).toEqual(['物料费用由哪个部门'])
})
