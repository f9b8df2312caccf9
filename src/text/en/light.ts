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
  suspended: 'Suspended until it is resumed',
  behind: 'By the working days gone {{planned}} % should be done, {{percent}} % is',
  returned: 'Returned by its owner; waits to be reassigned or insisted on',
  unsigned: 'Should have been signed for by {{due}}',
  waitingForEvent: 'The date waits for something to happen',
} as const
