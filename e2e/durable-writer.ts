import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EntryView } from '#contract/record.ts'
import * as record from '#contract/record.ts'
import * as task from '#contract/task.ts'
import {
  acknowledged,
  conflicting,
  type LineFields,
  nextToSend,
  type Outbox,
  type Pending,
  sending,
  settled,
  typed,
  unanswered,
} from '#web/feature/record/outbox.ts'
import { Refused, Unreachable } from '#web/lib/api.ts'
import type { Person } from './durable-writer-person.ts'

/** Everything the server said yes to: what it must still have, whatever happened since. */
export class Promises {
  /** Answers 2xx. */
  acknowledged = 0
  /** Requests sent again because nobody answered, or a 5xx did. */
  retried = 0
  /** 500s: not "come back later" but "something is broken". */
  readonly faults: string[] = []
  /** clientKey → the line's id, and its text by version. */
  readonly lines = new Map<string, { readonly id: string; readonly texts: Map<number, string> }>()
  /** Task id → its name, the reports on it, and the percentage of the last one. */
  readonly tasks = new Map<string, { readonly name: string; reports: string[]; percent: number }>()

  line(reply: EntryView): void {
    this.acknowledged += 1
    const known = this.lines.get(reply.clientKey) ?? { id: reply.id, texts: new Map<number, string>() }
    known.texts.set(reply.version, reply.text)
    this.lines.set(reply.clientKey, known)
  }

  /** Notes why a request is to be sent again; throws if it is not to be. */
  again(error: unknown): void {
    const isFault = error instanceof Refused && error.status >= 500
    if (!(error instanceof Unreachable) && !isFault) throw error
    if (isFault) this.faults.push(error.message)
    this.retried += 1
  }
}

export interface Writing {
  readonly person: Person
  readonly promises: Promises
  /** In [0, 1), from the run's seed. */
  readonly chance: () => number
  /** False: finish what is begun, and begin nothing. */
  readonly goesOn: () => boolean
}

/** Between two acts of a writer, in ms: quicker than any hand. */
const breath = 30
const pause = 150
/** Progress is reported on so many of the tasks handed out last. */
export const latest = 10

/**
 * Keeps the live record through the web app's own outbox: new lines, lines written anew, words typed
 * while the line is on its way. Every text is another one, so one that stands twice was written twice.
 */
export async function keepRecord({ person, promises, chance, goesOn }: Writing, topicId: string) {
  let outbox: Outbox = new Map()
  const known = new Map<string, EntryView>()
  let count = 0
  const words = (): LineFields => ({
    kind: 'note',
    text: `${person.name}记下第${++count}句`,
    departmentId: null,
    personId: null,
  })
  const type = (clientKey: string, fields: LineFields) => {
    const place = { clientKey, topicId, afterKey: behind(), server: known.get(clientKey) }
    outbox = typed(outbox, place, fields)
  }
  const behind = () => (chance() < 0.8 ? null : (pick([...known.keys()], chance) ?? null))
  const heard = (reply: EntryView) => {
    known.set(reply.clientKey, reply)
    promises.line(reply)
    return reply
  }

  /** What this writer types; deadlines and parties are not among it. */
  const wordsOf = ({ kind, text, departmentId, personId }: Pending['fields']) => ({
    kind,
    text,
    departmentId,
    personId,
  })

  const send = async ({ clientKey, afterKey, fields, entryId, baseVersion }: Pending): Promise<EntryView> => {
    if (entryId !== null && baseVersion !== null) {
      const body = { ...wordsOf(fields), version: baseVersion }
      return heard(await person.call(record.updateEntry, { params: { id: entryId }, body }))
    }
    const afterId = (afterKey !== null && known.get(afterKey)?.id) || null
    const body = { ...wordsOf(fields), clientKey, afterId }
    const reply = heard(await person.call(record.addEntry, { params: { id: topicId }, body }))
    if (reply.text === fields.text) return reply
    // It had arrived with older words, and that answer was lost: the newer words follow.
    const { id, version } = reply
    return heard(
      await person.call(record.updateEntry, { params: { id }, body: { ...wordsOf(fields), version } }),
    )
  }

  while (goesOn() || outbox.size > 0) {
    if (goesOn()) {
      const old = chance() < 0.4 ? pick([...known.keys()], chance) : undefined
      type(old ?? randomUUID(), words())
    }
    for (let line = nextToSend(outbox); line !== undefined; line = nextToSend(outbox)) {
      const { clientKey } = line
      outbox = sending(outbox, clientKey)
      const answer = send(line)
      if (goesOn() && chance() < 0.3) type(clientKey, words())
      try {
        outbox = acknowledged(outbox, line, await answer)
      } catch (error) {
        const theirs = theirsOf(error)
        if (theirs === undefined) {
          promises.again(error)
          outbox = unanswered(outbox, clientKey)
          await sleep(pause)
          continue
        }
        // Our own words, whose answer was lost: nobody else writes in this line.
        known.set(clientKey, theirs)
        outbox = conflicting(outbox, clientKey, theirs)
        const mine = outbox.get(clientKey)
        if (mine) outbox = settled(outbox, clientKey, mine.fields.text)
        else promises.line(theirs)
      }
    }
    await sleep(breath)
  }
}

function theirsOf(error: unknown): EntryView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'entry.stale') return undefined
  return (error.detail as { theirs: EntryView }).theirs
}

/** Hands out tasks to `ownerId`, each under a key, so that sending again does not hand it out again. */
export async function handOutTasks(writing: Writing, ownerId: string): Promise<void> {
  const { person, promises, goesOn } = writing
  for (let count = 1; goesOn(); count++) {
    const name = `${person.name}交办第${count}项`
    const body = { name, ownerId, dueOn: '2099-12-31' }
    const idempotencyKey = randomUUID()
    const reply = await untilAnswered(promises, () => person.call(task.createTask, { body, idempotencyKey }))
    promises.tasks.set(reply.id, { name, reports: [], percent: 0 })
    await sleep(breath * 4)
  }
}

/** Reports progress on what was handed out last. */
export async function reportProgress({ person, promises, chance, goesOn }: Writing): Promise<void> {
  for (let count = 1; goesOn(); count++) {
    const [id, promised] = pick([...promises.tasks].slice(-latest), chance) ?? []
    if (id === undefined || promised === undefined) {
      await sleep(pause)
      continue
    }
    const body = { text: `${person.name}的第${count}次进展`, percent: Math.floor(chance() * 100) }
    const request = { params: { id }, body, idempotencyKey: randomUUID() }
    await untilAnswered(promises, () => person.call(task.addTaskUpdate, request))
    promised.reports.push(body.text)
    promised.percent = body.percent
    await sleep(breath)
  }
}

async function untilAnswered<Reply>(promises: Promises, send: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    try {
      const reply = await send()
      promises.acknowledged += 1
      return reply
    } catch (error) {
      promises.again(error)
      await sleep(pause)
    }
  }
}

export function pick<Item>(items: readonly Item[], chance: () => number): Item | undefined {
  return items[Math.floor(chance() * items.length)]
}
