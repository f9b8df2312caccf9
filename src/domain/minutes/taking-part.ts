import type { SignInState } from '#domain/meeting/attendee.ts'

/** Who sat there, the proxy in place of whom they stood in for: whoever countersigns the minutes. */
export function whoTookPart(
  attendees: readonly {
    readonly personId: string
    readonly proxyId?: string | null
    readonly signIn?: SignInState | null
  }[],
): string[] {
  return [
    ...new Set(
      attendees
        .filter(({ signIn }) => signIn !== 'absent' && signIn !== 'leave')
        .map(({ personId, proxyId }) => proxyId ?? personId),
    ),
  ]
}
