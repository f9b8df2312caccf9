import type { errorCollection as original } from '#text/zh-CN/error-collection.ts'

export const errorCollection: typeof original = {
  'collection.notOpen': 'No topics are being collected for this meeting.',
  'collection.over': 'The time for proposals is over.',
  'collection.notNow': 'This cannot be done at the present stage of the meeting.',
  'collection.noTime':
    'Please set the time of the meeting first; the last day for proposals follows from it.',
  'collection.tooLate':
    'The meeting is less than three working days away; there is no time to collect topics.',
  'proposal.notFound': 'This proposal does not exist.',
  'proposal.notYours': 'Only whoever proposed it can take it back.',
  'proposal.moveNotPossible': 'This proposal has been answered.',
}
