/** Why the server said no, about conflicts, issues and contingency plans. */
export const errorConflict = {
  'conflict.notFound': 'There is no such conflict, or you may not see it.',
  'conflict.notYours':
    'This is for the leader, the sides or whoever has the conflict in hand; you are none of them.',
  'conflict.notNow': 'This cannot be done in the present state of the conflict.',
  'conflict.moveNotPossible': 'This cannot be done in the present state of the conflict.',
  'conflict.notOfferedYet':
    'Whoever has it still has time to answer; the next level is offered when that is over.',
  'conflict.notYourSide': 'A side is stated by whoever speaks for the department and signed by its head.',
  'conflict.nothingToSign': 'This side has not stated its position; there is nothing to sign yet.',
  'conflict.stale':
    'Somebody else changed this conflict while you were editing. Check what stands there now, then save.',
  'conflict.nobodyAbove':
    'There is nobody above to take it: it is at the top, or those above are parties or were never named.',
  'conflict.notAnArbiter':
    'It can be referred to a designated coordinator or to the superior that both sides share.',
  'conflict.needsTwoSides': 'A conflict stands between two departments at least.',
  'conflict.knownSide': 'This department is a side already.',
  'conflict.notADispute': 'Only a disputed point of a record becomes a conflict.',
  'conflict.alreadyThere': 'This disputed point has become a conflict already.',
  'conflict.rulingChanged': 'The ruling has just been changed. Read it as it stands now, then sign.',
  'conflict.tasksOpen': '{{count}} tasks are still open; close the conflict when they are done.',
  'conflict.homeNotFound':
    'There is no such meeting, topic, decision, task or collaboration for the conflict.',
  'issue.notFound': 'There is no such issue, or you may not see it.',
  'issue.notYours': 'An issue is handled by its finder, its owner or the leader; you are none of them.',
  'issue.notNow': 'This cannot be done in the present state of the issue.',
  'issue.moveNotPossible': 'This cannot be done in the present state of the issue.',
  'issue.stale':
    'Somebody else changed this issue while you were editing. Check what stands there now, then save.',
  'contingency.notFound': 'There is no such contingency plan, or you may not see it.',
  'contingency.notYours':
    'A contingency plan is for its author, its interim owner or the leader; you are none of them.',
  'contingency.notNow': 'This cannot be done in the present state of the plan.',
  'contingency.moveNotPossible': 'This cannot be done in the present state of the plan.',
  'contingency.stale':
    'Somebody else changed this plan while you were editing. Check what stands there now, then save.',
  'contingency.needsHome': 'A contingency plan starts from a risk, an issue, a conflict or a collaboration.',
  'contingency.measureTaken': 'This measure is a task already.',
  'risk.contingencyRuns': 'The contingency plan for this risk still runs; close the risk when it has ended.',
}
