import { Refused } from '#web/lib/api.ts'

type Thing = Readonly<Record<string, unknown>>

const mostTries = 4

/**
 * Saves some fields of a decision or a task over the version that is known. The words of its line raise the
 * version too, and so does everybody else who fills it in: that is no conflict, the fields are sent again over
 * the present version. Only when one of these very fields was changed meanwhile is the refusal passed on.
 */
export async function saveOver<Saved>({
  version,
  change,
  before,
  send,
}: {
  version: number
  change: object
  /** As it stood on the screen when the fields were changed. */
  before: object
  send: (version: number) => Promise<Saved>
}): Promise<Saved> {
  for (let tries = 1; ; tries++) {
    try {
      return await send(version)
    } catch (error) {
      const present = presentAfter(error)
      if (present === undefined || tries === mostTries) throw error
      const isSame = (key: string) => said(present, key) === said(before as Thing, key)
      if (!Object.keys(change).every(isSame)) throw error
      version = present.version
    }
  }
}

function presentAfter(error: unknown): (Thing & { readonly version: number }) | undefined {
  if (!(error instanceof Refused) || !error.reason.endsWith('.stale')) return undefined
  return (error.detail as { current?: Thing & { version: number } } | undefined)?.current
}

/** A field in words that can be compared; `ownerId` is asked for by id and shown as `owner`. */
function said(thing: Thing, key: string): string {
  if (key in thing || !key.endsWith('Id')) return JSON.stringify(thing[key] ?? null)
  const shown = thing[key.slice(0, -'Id'.length)] as { readonly id: string } | null | undefined
  return JSON.stringify(shown?.id ?? null)
}
