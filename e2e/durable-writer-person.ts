import type { z } from 'zod'
import type { Endpoint, Schema } from '#contract/endpoint.ts'
import type * as session from '#contract/session.ts'
import { addressOf, type Input, read, Unreachable } from '#web/lib/api.ts'

type Given = Schema | undefined

/** Somebody of the demo organisation, calling the API as their browser does. */
export interface Person {
  readonly id: string
  readonly name: string
  /** Throws Refused for a no and Unreachable for no answer, by the same rules as the web app. */
  call<P extends Given, Q extends Given, B extends Given, R extends Schema>(
    contract: Endpoint<P, Q, B, R>,
    input: Input<P, Q, B>,
  ): Promise<z.output<R>>
}

/** Longer than any answer takes; a connection that died without a word must not hold a writer for ever. */
const patience = 15_000

/** Steps into a person of the demo, by name. */
export async function stepInto(url: string, name: string): Promise<Person> {
  const { items } = (await ask(`${url}/api/v1/session/demo-people`)) as z.output<
    typeof session.listDemoPeople.reply
  >
  const found = items.find((person) => person.name === name)
  if (found === undefined) throw new Error(`Nobody in the demo is called ${name}.`)
  const entered = await fetch(`${url}/api/v1/session/switch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId: found.id }),
  })
  if (!entered.ok) throw new Error(`${name} could not sign in: ${entered.status} ${await entered.text()}`)
  const cookie = entered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

  return {
    id: found.id,
    name,
    async call(contract, input) {
      const { params, query, body, idempotencyKey } = input as {
        params?: Record<string, unknown>
        query?: Record<string, unknown>
        body?: unknown
        idempotencyKey?: string
      }
      return (await ask(`${url}${addressOf(contract.path, params, query)}`, {
        method: contract.method,
        headers: {
          cookie,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })) as never
    },
  }
}

async function ask(address: string, request: RequestInit = {}): Promise<unknown> {
  let answer: { status: number; text: string }
  try {
    const reply = await fetch(address, { ...request, signal: AbortSignal.timeout(patience) })
    answer = { status: reply.status, text: await reply.text() }
  } catch {
    throw new Unreachable()
  }
  return read(answer)
}
