export const needChecks = ['meeting', 'mail', 'chat', 'document'] as const
/** What could settle the matter: only people around a table, or something that costs less. */
export type NeedCheck = (typeof needChecks)[number]

/** Whether the answer says that people need not meet; whoever calls them all the same says why. */
export function isMeetingSpared(check: NeedCheck | ''): boolean {
  return check !== '' && check !== 'meeting'
}
