/** Why the server said no, about tasks and notices. */
export const errorTask = {
  'task.notFound': 'There is no such task, or you may not see it.',
  'task.notYours':
    'This is for the owner, a reviewer or whoever handed the task out, and you are none of them.',
  'task.notNow':
    'Not possible in the task’s present state; somebody may just have dealt with it. Please reload.',
  'task.moveNotPossible': 'Not possible in the task’s present state.',
  'task.nobodyToUrge': 'There is nobody to urge now.',
  'task.urgedRecently':
    'Somebody was urged about this task a moment ago. You can do so again after four working hours.',
  'supervision.notLater': 'This step has to come later than the one before.',
  'supervision.tellsNobody': 'Choose whom this step tells.',
  'supervision.tooFar': 'Enter 0 to 30 working days.',
  'supervision.tooMany': 'There can be 8 steps at most.',
  'task.stale':
    'Somebody changed this task while you were editing. Look at the latest version, then save again.',
  'task.otherMeeting': 'The topic or decision belongs to another meeting.',
  'task.classificationOfMeeting': 'A task is as confidential as its meeting; this cannot be set on its own.',
  'task.datesFixed': 'The task has been handed out; its dates move only by a delay report.',
  'task.ownerCannotReview': 'Owners cannot accept their own work. Choose somebody else.',
  'task.dueBeforeStart': 'The due date cannot come before the start.',
  'task.newDueNotLater': 'The new date must be after {{dueOn}} and not in the past.',
  'task.dueInPast': 'The new date cannot be in the past.',
  'task.needsReviewer':
    'The task waits for acceptance; keep at least one reviewer who has not passed it yet.',
  'task.departmentHasNoHead': 'A department without a head cannot review.',
  'task.milestoneNotFound': 'There is no such milestone.',
  'task.dependencyNotFound': 'That dependency is no longer there.',
  'task.dependencyLoop': 'The work would end up waiting for itself.',
  'task.dependencyNeedsOther': 'Choose one task or one collaboration.',
  'task.launchComesLast': 'A launch waits for work, not the other way round.',
  'task.escalateTooEarly': 'The agreed number of revisions is not used up yet.',
  'task.subItemsOpen':
    '{{count}} parts are still open ({{numbers}}). Finish them, or say why it is handed in all the same.',
  'task.subItemNeedsOwner': 'Name an owner or a department for the part.',
  'task.subItemAfterParent': 'A part cannot be due after the whole, {{dueOn}}.',
  'task.reassignToSame': 'Choose somebody else; to leave it where it is, insist.',
  'task.supportFromOwner': 'The owner cannot be asked to help themselves.',
  'task.nobodySpeaksForDepartment': 'Nobody speaks for this department yet; name a person.',
  'task.deliverableNotFound': 'There is no such deliverable.',
  'task.deliverableOfEarlierRound': 'This deliverable was part of an earlier review and stays on record.',
  'notice.quietMissing': 'Say when the quiet hours begin and end.',
  'notification.notFound': 'There is no such notice.',
}
