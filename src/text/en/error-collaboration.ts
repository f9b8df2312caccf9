/** Why the server said no, about collaborations and risks. */
export const errorCollaboration = {
  'collaboration.notFound': 'There is no such project, or you may not see it.',
  'collaboration.notYours': 'A project is changed by its leader or whoever set it up.',
  'collaboration.notNow': 'The project is over and no longer changed.',
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
