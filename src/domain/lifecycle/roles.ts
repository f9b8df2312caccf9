/** The roles a person can hold, in an organisation, a collaboration, a meeting or a task. */
export const roles = [
  'initiator',
  'deptHead',
  'liaison',
  'leader',
  'coreMember',
  'organiser',
  'host',
  'recorder',
  'timekeeper',
  'materialPreparer',
  'attendee.core',
  'attendee.observer',
  'proxy',
  'owner',
  'cooperator',
  'maintainer',
  'reviewer',
  'acceptor',
  'superior',
  'vp',
  'gm',
  'coordinator',
  'interimOwner',
  'assessor',
  'admin',
] as const
export type Role = (typeof roles)[number]

/**
 * Who a lifecycle row lets move. Beside the roles: `system` for moves that follow from other facts,
 * `recipient` for whoever a version of the minutes was sent to, whatever else they are, `supporter` for
 * whoever is asked to help with a task, `party` for who speaks or signs for a side of a conflict, and `handler`
 * for who has it in hand on the level where it is.
 */
export type Mover = Role | 'system' | 'recipient' | 'supporter' | 'party' | 'handler'
