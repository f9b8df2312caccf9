import { AppError } from '#domain/error.ts'

const mostInWindow = 30
const windowSeconds = 60

/** Who asked when, newest last. On this machine only: it is this machine that is to be spared. */
const asked = new Map<string, number[]>()

/** Thirty texts a minute are more than anybody reads. */
export function refuseIfTooOften(personId: string, now: Date): void {
  const since = now.getTime() - windowSeconds * 1000
  for (const [person, times] of asked) if ((times.at(-1) ?? 0) <= since) asked.delete(person)
  const recent = (asked.get(personId) ?? []).filter((time) => time > since)
  const [first] = recent
  if (recent.length >= mostInWindow && first !== undefined) {
    throw new AppError('too_many', 'analysis.tooOften', { seconds: Math.ceil((first - since) / 1000) })
  }
  asked.set(personId, [...recent, now.getTime()])
}
