import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { reads } from './api.ts'
import { Hub, type StreamEvent } from './events.ts'

/** A connection that says what it is told to say. */
class Source extends EventTarget {
  static readonly CLOSED = 2
  static all: Source[] = []
  readyState = 1
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    Source.all.push(this)
  }
  close() {
    this.readyState = Source.CLOSED
  }
  say(kind: 'ready' | 'message' | 'error', lastEventId = '', data: object = {}) {
    if (this.readyState === Source.CLOSED && kind !== 'error') return
    this.dispatchEvent(Object.assign(new Event(kind), { lastEventId, data: JSON.stringify(data) }))
  }
  refuse() {
    this.close()
    this.say('error')
  }
}

const latest = () => Source.all.at(-1) as Source
const begun = () => new URL(latest().url, 'http://x').searchParams.get('after')
const followed = () => new URL(latest().url, 'http://x').searchParams.get('streams')
const soon = () => Promise.resolve()

let hub: Hub
let heard: string[]
const hear = (as: string) => (event: StreamEvent) => void heard.push(`${as}:${event.id}`)

beforeEach(() => {
  vi.useFakeTimers()
  // Without Web Locks and channels each visible tab holds its own connection.
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('BroadcastChannel', undefined)
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined })
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('EventSource', Source)
  Source.all = []
  reads.clear()
  hub = new Hub()
  heard = []
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('opens one connection for all that begin to follow together, from the earliest reading', async () => {
  reads.note('7-0', performance.now())
  hub.follow('person:1', hear('p'))
  reads.note('9-0', performance.now())
  hub.follow('tasks', hear('t'))
  await soon()
  expect(Source.all).toHaveLength(1)
  expect([followed(), begun()]).toEqual(['person:1,tasks', '7-0'])
})

it('begins again where it began, when the connection never came to be', async () => {
  reads.note('7-0', performance.now())
  hub.follow('tasks', hear('t'))
  await soon()
  latest().refuse()
  reads.clear()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(Source.all).toHaveLength(2)
  expect(begun()).toBe('7-0')
})

it('does not lose what a connection had yet to tell when another takes its place', async () => {
  reads.note('7-0', performance.now())
  hub.follow('tasks', hear('t'))
  await soon()
  const leave = hub.follow('meeting:1', hear('m'))
  await soon()
  reads.clear()
  leave()
  await soon()
  expect([followed(), begun()]).toEqual(['tasks', '7-0'])
})

it('resumes from where it was told that all had been told, though nothing had happened', async () => {
  hub.follow('tasks', hear('t'))
  await soon()
  expect(begun()).toBeNull()
  latest().say('ready', '8-0')
  latest().refuse()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(begun()).toBe('8-0')
})

it('tells a second listener of a stream what happened since its own reading', async () => {
  reads.note('7-0', performance.now())
  hub.follow('tasks', hear('a'))
  await soon()
  latest().say('message', '8-1', { stream: 'tasks' })
  latest().say('ready', '8-1')
  hub.follow('tasks', hear('b'))
  await soon()
  expect(begun()).toBe('7-0')
  latest().say('message', '8-1', { stream: 'tasks' })
  expect(heard).toEqual(['a:8-1', 'b:8-1'])
})

it('keeps its connection where nothing happened since what is shown was read', async () => {
  hub.follow('tasks', hear('a'))
  await soon()
  latest().say('ready', '8-1')
  reads.note('8-1', performance.now())
  hub.follow('tasks', hear('b'))
  await soon()
  expect(Source.all).toHaveLength(1)
})
