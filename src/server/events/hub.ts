import pg from 'pg'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Log } from '#server/app.ts'
import { Unavailable } from '#server/http/unavailable.ts'
import { audiencesOf } from './audience.ts'
import {
  type Audiences,
  CatchingUp,
  type Follower,
  mayHear,
  nounOfStream,
  refsOf,
  type Told,
} from './follower.ts'
import { isAfter, type Position, written } from './position.ts'
import { controlStream, wakeChannel } from './publish.ts'
import { type Asking, seeingAll } from './seeing-all.ts'

export interface Events {
  start(): Promise<void>
  stop(): Promise<void>
  /**
   * Tells a browser what it missed since `after`, then what comes, until `leave`. Streams that the
   * person may not see are left out without a word; `streams` are the ones that are followed. All up to
   * `at` has been told when it returns.
   */
  follow(browser: NewFollower): Promise<{ streams: readonly string[]; at: string; leave(): void }>
  /** How many browsers listen here. */
  readonly count: number
  /**
   * Where this node has read the log up to, as text; undefined before it listens. Whoever reads rows after
   * asking this, and follows from here, misses nothing.
   */
  readonly at: string | undefined
}

export interface NewFollower {
  readonly sessionId: string
  readonly actor: Actor
  readonly streams: readonly string[]
  readonly after: Position | undefined
  send(text: string): void
  close(): void
}

export interface EventsParts {
  readonly connection: pg.ClientConfig
  readonly log: Log
  /** The actors of sessions that still hold; a session that is not in the answer has ended. */
  readonly actorsOf: (sessionIds: readonly string[]) => Promise<ReadonlyMap<string, Actor>>
}

interface Row {
  readonly xid: string
  readonly id: string
  readonly stream: string
  readonly kind: string
  readonly noun: string
  readonly noun_id: string
  readonly payload: Record<string, unknown>
  readonly at: Date
  readonly is_early: boolean
}

const batch = 500
/** Beyond this a browser that was away asks for everything again instead of being told each step. */
const longestReplay = 1000
const pollEvery = 2_000
/** Between two looks at whether a transaction has ended; most tell by NOTIFY that they have. In ms. */
const shortestPause = 3
const longestPause = 50
const recheckEvery = 30_000

/**
 * Reads the event log in the order of (xid, id) and only up to the oldest transaction still running
 * (`pg_snapshot_xmin`): before that line nothing can appear any more, so nothing is skipped although
 * ids are handed out before the commit. The price: a long writing transaction holds everybody's events
 * back until it ends; while one does, the log is asked again after a few milliseconds, then less and less. NOTIFY only wakes;
 * without it the poll delivers within two seconds.
 */
export function openEvents({ connection, log, actorsOf }: EventsParts): Events {
  const followers = new Set<Follower>()
  const byStream = new Map<string, Set<Follower>>()
  const catchingUp = new Map<Follower, CatchingUp>()
  // Newcomers ask here, so that reading on never waits for them.
  let door: pg.Pool | undefined
  let reader: pg.Client | undefined
  let position: Position | undefined
  let isRunning = false
  let isReading = false
  let isWoken = false
  let again: NodeJS.Timeout | undefined
  let pause = shortestPause
  let timers: NodeJS.Timeout[] = []

  // --- the connection

  async function connect(): Promise<void> {
    const client = new pg.Client(seeingAll(connection))
    client.on('error', () => lost(client))
    client.on('end', () => lost(client))
    client.on('notification', wake)
    await client.connect()
    await client.query(`listen ${wakeChannel}`)
    if (position === undefined) position = await now(client)
    reader = client
    wake()
  }

  function lost(client: pg.Client): void {
    if (reader !== client) return
    reader = undefined
    void client.end().catch(() => {})
    if (isRunning) reconnect(200)
  }

  function reconnect(pause: number): void {
    setTimeout(() => {
      if (!isRunning || reader !== undefined) return
      connect().catch((error: unknown) => {
        log.warn({ err: error }, 'events.databaseAway')
        reconnect(Math.min(pause * 2, 5_000))
      })
    }, pause).unref()
  }

  async function now(client: pg.Client): Promise<Position> {
    const { rows } = await client.query('select pg_snapshot_xmin(pg_current_snapshot())::text as xid')
    return { xid: BigInt(rows[0].xid), id: 0 }
  }

  // --- reading on

  function wake(): void {
    isWoken = true
    if (!isReading) void readOn()
  }

  async function readOn(): Promise<void> {
    isReading = true
    try {
      while (isWoken && reader !== undefined && position !== undefined) {
        isWoken = false
        const rows = await rowsAfter(reader, position, batch)
        const settled = rows.filter(({ is_early }) => !is_early)
        if (settled.length > 0) await tell(reader, settled)
        if (settled.length > 0 || rows.length === 0) pause = shortestPause
        if (rows.length === batch) isWoken = true
        else if (settled.length < rows.length) againSoon()
      }
    } catch (error) {
      log.warn({ err: error }, 'events.readFailed')
    } finally {
      isReading = false
    }
  }

  function againSoon(): void {
    if (again !== undefined) return
    again = setTimeout(() => {
      again = undefined
      wake()
    }, pause)
    pause = Math.min(pause * 2, longestPause)
  }

  async function tell(client: pg.Client, rows: readonly Row[]): Promise<void> {
    const told = rows.map(toldOf)
    const heard = told.filter(({ stream }) => byStream.has(stream))
    const audiences = await audiencesOf(client, heard.flatMap(refsOf))
    for (const [index, event] of told.entries()) {
      const row = rows[index] as Row
      if (event.stream === controlStream) await obey(row)
      else deliver(event, audiences)
      position = event.at
    }
  }

  function deliver(event: Told, audiences: Audiences): void {
    for (const follower of byStream.get(event.stream) ?? []) {
      if (!mayHear(follower.actor, event, audiences)) continue
      if (catchingUp.get(follower)?.passes(event) === false) continue
      follower.send(event.text)
    }
  }

  /** Rights changed somewhere: before the next event goes out, those whom it concerns are judged anew. */
  async function obey({ kind, noun_id }: Row): Promise<void> {
    const concerned = [...followers].filter(
      ({ actor }) => kind === 'chartChanged' || actor.personId === noun_id,
    )
    await judgeAnew(concerned)
  }

  async function judgeAnew(concerned: readonly Follower[]): Promise<void> {
    if (concerned.length === 0) return
    const actors = await actorsOf([...new Set(concerned.map(({ sessionId }) => sessionId))])
    for (const follower of concerned) {
      const actor = actors.get(follower.sessionId)
      if (actor) follower.actor = actor
      else {
        leave(follower)
        follower.close()
      }
    }
  }

  // --- followers

  function enter(follower: Follower): void {
    followers.add(follower)
    for (const stream of follower.streams) {
      const listening = byStream.get(stream) ?? new Set()
      byStream.set(stream, listening.add(follower))
    }
  }

  function leave(follower: Follower): void {
    followers.delete(follower)
    catchingUp.delete(follower)
    for (const stream of follower.streams) {
      const listening = byStream.get(stream)
      listening?.delete(follower)
      if (listening?.size === 0) byStream.delete(stream)
    }
  }

  async function follow({
    streams,
    after,
    ...browser
  }: NewFollower): Promise<{ streams: string[]; at: string; leave(): void }> {
    if (door === undefined || position === undefined) throw new Unavailable('events.notReady')
    const allowed = await visibleOf(door, browser.actor, streams)
    const follower: Follower = { ...browser, streams: new Set(allowed) }
    const behind = new CatchingUp()
    catchingUp.set(follower, behind)
    enter(follower)
    try {
      // The session may have ended, or the person's rights changed, before we could be told of it.
      const still = (await actorsOf([follower.sessionId])).get(follower.sessionId)
      if (!still) throw new AppError('unauthenticated', 'session.signInFirst')
      follower.actor = still
      const upTo = position
      await catchUp(door, follower, after, upTo)
      for (const event of behind.end(upTo)) follower.send(event.text)
      catchingUp.delete(follower)
    } catch (error) {
      leave(follower)
      throw error
    }
    return { streams: allowed, at: written(position), leave: () => leave(follower) }
  }

  async function visibleOf(asking: Asking, actor: Actor, streams: readonly string[]): Promise<string[]> {
    const asked = [...new Set(streams)].filter((stream) => stream !== controlStream)
    const audiences = await audiencesOf(
      asking,
      asked.flatMap((stream) => nounOfStream(stream) ?? []),
    )
    return asked.filter((stream) => {
      const ref = nounOfStream(stream)
      // A stream without a noun, such as a list: each of its events is judged by its own noun.
      return ref === undefined || mayHear(actor, { stream, ...ref }, audiences)
    })
  }

  async function catchUp(
    asking: Asking,
    follower: Follower,
    after: Position | undefined,
    upTo: Position,
  ): Promise<void> {
    if (after === undefined || !isAfter(upTo, after)) return
    const { rows: trimmed } = await asking.query<{ trimmed: boolean }>(
      `select not exists (select 1 from event where (xid, id) <= ($1::xid8, $2::bigint))
          and exists (select 1 from event) as trimmed`,
      [String(after.xid), after.id],
    )
    const { rows } = await asking.query<Row>(
      `select xid::text, id::text, stream, kind, noun, noun_id, payload, at, false as is_early from event
       where (xid, id) > ($1::xid8, $2::bigint) and (xid, id) <= ($3::xid8, $4::bigint) and stream = any($5)
       order by xid, id limit ${longestReplay + 1}`,
      [String(after.xid), after.id, String(upTo.xid), upTo.id, [...follower.streams]],
    )
    if (trimmed[0]?.trimmed || rows.length > longestReplay) {
      follower.send(`id: ${written(upTo)}\nevent: reset\ndata: {}\n\n`)
      return
    }
    const missed = rows.map(toldOf)
    const audiences = await audiencesOf(asking, missed.flatMap(refsOf))
    for (const event of missed) if (mayHear(follower.actor, event, audiences)) follower.send(event.text)
  }

  return {
    follow,
    get count() {
      return followers.size
    },
    get at() {
      return position && written(position)
    },
    async start() {
      isRunning = true
      door = new pg.Pool({ ...seeingAll(connection), max: 2 })
      door.on('error', (error) => log.warn({ err: error }, 'events.databaseAway'))
      await connect()
      timers = [
        setInterval(wake, pollEvery),
        setInterval(() => {
          judgeAnew([...followers]).catch((error: unknown) =>
            log.warn({ err: error }, 'events.recheckFailed'),
          )
        }, recheckEvery),
      ]
      for (const timer of timers) timer.unref()
    },
    async stop() {
      isRunning = false
      for (const timer of timers) clearInterval(timer)
      clearTimeout(again)
      for (const follower of [...followers]) {
        leave(follower)
        follower.close()
      }
      const client = reader
      reader = undefined
      await client?.end().catch(() => {})
      await door?.end()
      door = undefined
    },
  }
}

async function rowsAfter(client: pg.Client, { xid, id }: Position, limit: number): Promise<Row[]> {
  const { rows } = await client.query<Row>({
    name: 'events-after',
    text: `select xid::text, id::text, stream, kind, noun, noun_id, payload, at,
        xid >= pg_snapshot_xmin(pg_current_snapshot()) as is_early
      from event where (xid, id) > ($1::xid8, $2::bigint) order by xid, id limit ${limit}`,
    values: [String(xid), id],
  })
  return rows
}

function toldOf({ xid, id, stream, kind, noun, noun_id, payload, at }: Row): Told {
  const place = { xid: BigInt(xid), id: Number(id) }
  const data = { ...payload, stream, kind, noun, nounId: noun_id, at: at.toISOString() }
  return {
    at: place,
    stream,
    noun,
    nounId: noun_id,
    text: `id: ${written(place)}\ndata: ${JSON.stringify(data)}\n\n`,
  }
}
