import { sql } from 'kysely'
import type { Db } from '#server/db/database.ts'

/** The channel only wakes: who listens reads the log, where nothing can be too long or get lost. */
export const wakeChannel = 'bihuan_event'

export interface NewEvent {
  /** What one follows, such as `meeting:<id>`. `person:<id>` reaches that person alone. */
  readonly stream: string
  readonly kind: string
  /** Whose audience may hear of it. */
  readonly noun: string
  readonly nounId: string
  readonly payload?: Readonly<Record<string, unknown>>
}

/** Tells the followers, if and when the caller's transaction commits. */
export async function publish(tx: Db, event: NewEvent): Promise<void> {
  await publishEach(tx, [event])
}

/** As `publish`, of many events in one statement, in their order. */
export async function publishEach(tx: Db, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const column = (of: (event: NewEvent) => string) => events.map(of)
  await sql`
    with added as (
      insert into event (stream, kind, noun, noun_id, payload)
      select stream, kind, noun, noun_id, payload::jsonb
      from unnest(
        ${column(({ stream }) => stream)}::text[], ${column(({ kind }) => kind)}::text[],
        ${column(({ noun }) => noun)}::text[], ${column(({ nounId }) => nounId)}::uuid[],
        ${column(({ payload = {} }) => JSON.stringify(payload))}::text[]
      ) with ordinality as given (stream, kind, noun, noun_id, payload, place)
      order by place
    )
    select pg_notify(${wakeChannel}, '')`.execute(tx)
}

/** The stream on which the server tells itself, on every node, that somebody's rights changed. */
export const controlStream = 'control'

/** Call when somebody's departments, posts or marks changed: what they may hear is judged anew. */
export function tellRightsChanged(tx: Db, personId: string): Promise<void> {
  return publish(tx, { stream: controlStream, kind: 'rightsChanged', noun: 'person', nounId: personId })
}

/** Call in the transaction that ends sessions: their open streams are closed at once. */
export function tellSessionsEnded(tx: Db, personId: string): Promise<void> {
  return publish(tx, { stream: controlStream, kind: 'sessionsEnded', noun: 'person', nounId: personId })
}

/** Call when the organisation chart changed in a way that reaches many people. */
export function tellChartChanged(tx: Db, organisationId: string): Promise<void> {
  return publish(tx, {
    stream: controlStream,
    kind: 'chartChanged',
    noun: 'organisation',
    nounId: organisationId,
  })
}
