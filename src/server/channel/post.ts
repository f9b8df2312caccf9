import type { ServiceAnswer } from '#domain/channel/answer.ts'
import type { Outgoing } from './sign.ts'

const patience = 10_000
/** An answer is a line of JSON; whatever sends more is not one of the services. */
const longestAnswer = 20_000

/**
 * Hands a message to a service. Redirects are an answer and are not followed: they would lead to where no
 * address has been checked. Throws when nobody answers.
 */
export async function post({ address, body }: Outgoing): Promise<ServiceAnswer> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  })
  return { status: response.status, body: await beginningOf(response) }
}

async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of response.body ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true })
    if (text.length > longestAnswer) break
  }
  return text.slice(0, longestAnswer)
}
