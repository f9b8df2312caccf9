import type { errorMeeting as original } from '#text/zh-CN/error-meeting.ts'

export const errorMeeting: typeof original = {
  'meeting.notFound': 'This meeting does not exist, or you may not see it.',
  'meeting.notYours': 'Only those in charge may do this; please ask the organiser or the host.',
  'meeting.notNow': 'This cannot be done at the present stage of the meeting.',
  'meeting.moveNotPossible': 'This cannot be done at the present stage of the meeting.',
  'meeting.stale':
    'Somebody changed this meeting while you were editing. Please look at it again before you save.',
  'meeting.personUnknown': 'This person does not exist or has left.',
  'meeting.timeMissing': 'Please set when the meeting begins and ends.',
  'meeting.endBeforeStart': 'A meeting ends after it begins.',
  'meeting.useReschedule':
    'People have been told the time. Please use “Reschedule”, so that they are asked again.',
  'meeting.classificationNotYours': 'Only the organiser or the host may change the classification.',
  'meeting.coreProblemMissing': 'Please say which problem has to be solved.',
  'meeting.expectedOutcomeMissing': 'Please say what outcome is expected.',
  'meeting.needReasonMissing':
    'It can be settled without a meeting: please say why people should meet all the same.',
  'topic.problemMissing': 'Please say which problem “{{title}}” solves.',
  'topic.matterUnknown': 'This does not exist, or you may not see it.',
  'topic.departmentUnknown': 'This department does not exist.',
  'material.stale':
    'Somebody changed this material while you were editing. Please look at it again before you save.',
  'material.moveNotPossible': 'This cannot be done with the material now.',
  'venue.noLabel': 'Please say what has to be checked.',
  'meeting.organiserNotYours': 'Only the present organiser can hand the meeting over.',
  'topic.notFound': 'This topic does not exist.',
  'topic.moveNotPossible': 'This cannot be done with the topic now.',
  'topic.stale':
    'Somebody changed this topic while you were editing. Please look at it again before you save.',
  'topic.hasRecord': 'Something has been recorded on “{{title}}”; it stays on the agenda.',
  'topic.orderIncomplete': 'The agenda has changed meanwhile. Please reload and put it in order again.',
  'topic.followUpNeeded': 'A deferred topic says who prepares what by when.',
  'topic.whoPrepares': 'Please choose who prepares it.',
  'topic.preparesWhat': 'Please say what is to be prepared.',
  'topic.preparesByWhen': 'Please choose the day by which it is ready.',
  'topic.roomMustAgree': 'More time needs the agreement of the room.',
  'topic.notRunning': '“{{title}}” is not being discussed, so its clock cannot be paused.',
  'topic.closed': '“{{title}}” already has its outcome.',
  'material.notFound': 'This material does not exist.',
  'material.notYours': 'Only its preparer or those who prepare the meeting can hand it in.',
  'attendee.notFound': 'This person is not on the list.',
  'attendee.alreadyOnList': 'This person is already on the list.',
  'attendee.hasRole':
    'This person is host, recorder, timekeeper or material preparer; please name somebody else first.',
  'attendee.roleSpeaks': 'Host and recorder cannot be observers.',
  'attendee.wasThere': 'Attendance of this person has been noted; they stay on the list.',
  'rsvp.moveNotPossible': 'This answer is not possible.',
  'rsvp.proxyIsSelf': 'Nobody can be their own proxy.',
  'attendance.moveNotPossible': 'Attendance has already been noted.',
  'attendance.notPossible': 'You are not on the sign-in sheet of this meeting.',
  'attendance.tooEarly': 'Sign-in is not open yet; it opens shortly before the meeting.',
}
