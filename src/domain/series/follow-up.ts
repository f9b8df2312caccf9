import type { Actor } from '#domain/person/actor.ts'
import { isOpen } from '#domain/task/lifecycle.ts'
import { rolesInTask, type TaskInQuestion } from '#domain/task/policy.ts'

/** The host and whoever keeps the ledger (S2-67); the owner too, who may need the others at one table. */
const callers = ['host', 'maintainer', 'owner'] as const

/** Whether this person may ever call a 二次沟通会议 about the task. */
export function callFollowUpRoles(actor: Actor, task: TaskInQuestion): boolean {
  const held = rolesInTask(actor, task)
  return callers.some((role) => held.has(role))
}

/** Only while there is something to talk about: what is handed in, done or called off needs no meeting. */
export function mayCallFollowUp(actor: Actor, task: TaskInQuestion): boolean {
  return callFollowUpRoles(actor, task) && isOpen(task.state) && task.state !== 'pendingAcceptance'
}
