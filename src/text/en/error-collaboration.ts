/** Why the server said no, about collaborations and risks. */
export const errorCollaboration = {
  'collaboration.notFound': 'There is no such project, or you may not see it.',
  'collaboration.notYourFile':
    'Only those who take part share documents; whoever shared one or the leader takes it away.',
  'collaboration.notYours':
    'A project is changed by its leader or whoever set it up; the leader can hand powers to others.',
  'collaboration.notNow': 'The project cannot do that as it stands.',
  'collaboration.moveNotPossible': 'The project cannot do that as it stands.',
  'collaboration.stopNotAgreed': 'Ending it takes two: the leader asks and says why, and a superior agrees.',
  'collaboration.notHead': 'The head of the department confirms; that is not you.',
  'collaboration.nothingToConfirm':
    'The charter is not waiting for this department: it has not been put to it, or it has confirmed already.',
  'collaboration.noObjection': 'This department has no objection to be answered.',
  'collaboration.noDepartments': 'No department takes part yet, so there is nobody to confirm.',
  'collaboration.notConfirmed': 'Not confirmed yet: {{departments}}. The work starts once all have.',
  'collaboration.noSuchDelegation': 'This power has been taken back already.',
  'collaboration.endBeforeStart': 'The end is before the start.',
  'collaboration.reasonToRestrict': 'Say why fewer people may see it.',
  'collaboration.rowIsTask': 'A row that has become a task is not removed here; cancel the task.',
  'collaboration.lineHasMeetings': 'A line that has made meetings is not removed; stop the series first.',
  'collaboration.departmentTwice': 'A department is listed once only.',
  'collaboration.memberTwice': 'A person is listed once only.',
  'collaboration.stale':
    'Somebody changed this project while you were editing. Look at the latest version, then save again.',
  'risk.notFound': 'There is no such risk, or you may not see it.',
  'risk.homeNotFound': 'What the risk hangs on cannot be found.',
  'risk.needsHome': 'A risk hangs on a task, decision, meeting or project.',
  'risk.notYours': 'This is for the owner of the risk or whoever leads there.',
  'risk.notNow': 'Not possible in the present state of the risk.',
  'risk.moveNotPossible': 'Not possible in the present state of the risk.',
  'risk.stale':
    'Somebody changed this risk while you were editing. Look at the latest version, then save again.',
  'risk.unknownMilestone': 'That milestone belongs to another task.',
}
