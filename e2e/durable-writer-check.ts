import * as record from '#contract/record.ts'
import * as task from '#contract/task.ts'
import type { Promises } from './durable-writer.ts'
import type { Person } from './durable-writer-person.ts'

/** What is wrong with what was read back, each in a sentence. */
export interface Found {
  readonly lost: string[]
  readonly doubled: string[]
}

/** A copy of what has been promised by now: while it is compared, writers write on. */
export function promisedBy({ lines, tasks }: Promises): Pick<Promises, 'lines' | 'tasks'> {
  return {
    lines: new Map([...lines].map(([key, { id, texts }]) => [key, { id, texts: new Map(texts) }])),
    tasks: new Map([...tasks].map(([id, promised]) => [id, { ...promised, reports: [...promised.reports] }])),
  }
}

/** Compares the record as it stands with what was promised: nothing missing, nothing twice. */
export async function readRecord(
  reader: Person,
  meetingId: string,
  { lines }: Pick<Promises, 'lines'>,
): Promise<Found> {
  const { entries } = await reader.call(record.getRecord, { params: { id: meetingId } })
  const found: Found = {
    lost: [],
    doubled: timesTold(
      'line',
      entries.map(({ text }) => text),
    ),
  }
  const byKey = new Map(entries.map((entry) => [entry.clientKey, entry]))
  for (const [key, { id, texts }] of lines) {
    const entry = byKey.get(key)
    const last = Math.max(...texts.keys())
    if (entry?.id !== id) found.lost.push(`line ${key}: ${texts.get(last)}`)
    else if (entry.version < last || (entry.version === last && entry.text !== texts.get(last))) {
      found.lost.push(`line ${key} is at ${entry.version} "${entry.text}", not ${last} "${texts.get(last)}"`)
    }
  }
  return found
}

/** Every wording that was promised is in the history of its line, under its number, and none is there twice. */
export async function readVersions(
  reader: Person,
  { lines }: Pick<Promises, 'lines'>,
): Promise<Found & { readonly versions: number }> {
  const found: Found = { lost: [], doubled: [] }
  const all: string[] = []
  for (const { id, texts } of lines.values()) {
    const { items } = await reader.call(record.getEntryVersions, { params: { id } })
    all.push(...items.map(({ text }) => text))
    if (items.some(({ version }, index) => version !== index + 1)) {
      found.lost.push(`line ${id} has the versions ${items.map(({ version }) => version)}`)
    }
    for (const [version, text] of texts) {
      if (items[version - 1]?.text !== text) found.lost.push(`version ${version} of line ${id}: ${text}`)
    }
  }
  found.doubled.push(...timesTold('version', all))
  return { ...found, versions: all.length }
}

/**
 * The same for tasks: each in the list once, and of the `latest` so many each report on it once, and the
 * percentage of the last one.
 */
export async function readTasks(
  reader: Person,
  { tasks }: Pick<Promises, 'tasks'>,
  latest = tasks.size,
): Promise<Found> {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const query = { view: 'waiting', limit: 200, ...(cursor !== undefined && { cursor }) } as const
    const page = await reader.call(task.listTasks, { query })
    names.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  const found: Found = {
    lost: [],
    doubled: timesTold(
      'task',
      names.filter((name) => name.startsWith(reader.name)),
    ),
  }

  const listed = new Set(names)
  for (const { name } of tasks.values()) if (!listed.has(name)) found.lost.push(`task ${name} in the list`)
  for (const [id, { name, reports, percent }] of [...tasks].slice(-latest)) {
    const view = await reader.call(task.getTask, { params: { id } })
    if (view.name !== name) found.lost.push(`task ${name}`)
    const told = view.updates.map(({ text }) => text)
    found.doubled.push(...timesTold(`report on ${name}`, told))
    for (const report of reports) if (!told.includes(report)) found.lost.push(`report on ${name}: ${report}`)
    // A report that is not in the promises yet may have moved it on.
    if (told.length === reports.length && view.percent !== percent) {
      found.lost.push(`${name} is at ${view.percent} %, not ${percent} %`)
    }
    const made = view.history.filter(({ fromState }) => fromState === null).length
    if (made !== 1) found[made === 0 ? 'lost' : 'doubled'].push(`the making of ${name} in its history`)
  }
  return found
}

function timesTold(what: string, texts: readonly string[]): string[] {
  const seen = new Set<string>()
  return texts.filter((text) => seen.has(text) || !seen.add(text)).map((text) => `${what} twice: ${text}`)
}
