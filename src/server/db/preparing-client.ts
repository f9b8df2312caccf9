import pg from 'pg'

type Answer = pg.QueryResult

/** So many texts a connection keeps prepared; beyond it the one unused for longest gives way. */
const kept = 200
/** Texts that were sent once, in case they come again. */
const remembered = 2000

/**
 * A connection that asks in few words. What comes more than once is prepared, so that PostgreSQL parses and
 * plans it, with the policies of row-level security, once a connection and not once a request; whether the
 * plan is made for the values or for all values, PostgreSQL decides by their costs (plan_cache_mode auto).
 * And `begin` and `set local`, which have nothing to answer, wait for the first real statement and travel
 * with it: on many machines the way to the database and back costs more than what is asked there.
 */
export class PreparingClient extends pg.Client {
  /** Statements that wait for the next one. */
  #ahead: string[] = []
  /** Between `begin` and its end. */
  #isWithin = false
  readonly #names = new Map<string, string>()

  // pg declares a dozen overloads. Kysely and the pool use the one with text and values, which is looked at
  // here; everything else passes through.
  // @ts-expect-error: one signature stands for all of them
  override query(text: unknown, values?: unknown, callback?: unknown): unknown {
    if (typeof text !== 'string' || callback !== undefined || typeof values === 'function') {
      const before = this.#sendAhead()
      const result = super.query(text as never, values as never, callback as never)
      return before && result ? inOrder(before, result) : result
    }
    const parameters = (values ?? []) as unknown[]
    if (text === 'begin' || (this.#isWithin && text.startsWith('set local '))) {
      this.#isWithin = true
      this.#ahead.push(text)
      return Promise.resolve(nothing(text))
    }
    const ends = text === 'commit' || text === 'rollback'
    if (ends) this.#isWithin = false
    if (this.#ahead.length === 0) return this.#send(text, parameters)
    if (ends) {
      // What was to hold until now need not be said any more; nor a beginning after which nothing was asked.
      const hasBegun = this.#ahead[0] !== 'begin'
      this.#ahead = []
      return hasBegun ? super.query(text) : Promise.resolve(nothing(text))
    }
    const { stream } = (this as unknown as { connection: { stream: Corked } }).connection
    stream.cork()
    try {
      return inOrder(this.#sendAhead(), this.#send(text, parameters))
    } finally {
      stream.uncork()
    }
  }

  #sendAhead(): Promise<unknown> | undefined {
    if (this.#ahead.length === 0) return undefined
    const together = this.#ahead.join('; ')
    this.#ahead = []
    return super.query(together)
  }

  #send(text: string, parameters: unknown[]): Promise<Answer> {
    if (parameters.length === 0) return super.query(text)
    const name = this.#nameOf(text)
    if (name === undefined) return super.query({ text, values: parameters })
    return super.query({ name, text, values: parameters }).catch((error: unknown) => {
      // A migration changed the columns under it: this one is lost, the next is prepared anew.
      if ((error as { code?: unknown }).code === '0A000') this.#names.delete(text)
      throw error
    })
  }

  #nameOf(text: string): string | undefined {
    let name = this.#names.get(text)
    if (name === undefined) {
      if (!hasComeBefore(text)) return undefined
      name = nextName()
      if (this.#names.size >= kept) this.#forgetOldest()
    } else {
      this.#names.delete(text)
    }
    // A Map keeps the order of insertion: the last used is the last.
    this.#names.set(text, name)
    return name
  }

  #forgetOldest(): void {
    const [text, name] = this.#names.entries().next().value as [string, string]
    this.#names.delete(text)
    // The name is never given again, so nothing is lost if this fails with the transaction around it.
    super.query(`deallocate ${name}`).catch(() => {})
  }
}

interface Corked {
  cork(): void
  uncork(): void
}

/** The second answer, unless the first is an error: then that one, which is the cause of both. */
async function inOrder<Result>(
  first: Promise<unknown> | undefined,
  second: Result,
): Promise<Awaited<Result>> {
  const [, result] = await Promise.all([first, second])
  return result
}

const sent = new Set<string>()

/** Of whatever connection: lists of ids in every length and other texts of one use are not kept. */
function hasComeBefore(text: string): boolean {
  if (sent.has(text)) return true
  if (sent.size >= remembered) sent.clear()
  sent.add(text)
  return false
}

let names = 0

function nextName(): string {
  names += 1
  return `s${names}`
}

function nothing(text: string): Answer {
  const command = (text.split(' ', 1)[0] as string).toUpperCase()
  return { command, rowCount: null, oid: 0, fields: [], rows: [] }
}
