/** Why a task has its light. */
export const light = {
  done: 'Done',
  cancelled: 'Cancelled',
  waitingForAcceptance: 'Handed in, waiting to be accepted',
  overdue: 'Was due {{since}}',
  needsSupport: 'The owner asked for support; it turns when support is given',
  delayedLate: 'A delay was reported, less than a day ahead',
  delayed: 'A delay was reported and waits for approval',
  nearDue: 'Due {{due}}, which is near',
  updateMissing: 'No update since {{since}}',
  notStarted: 'To begin {{start}}',
  onPlan: 'On plan',
} as const
