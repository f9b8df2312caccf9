/** 会议常见风险. The words are in src/text; an organisation may write its own. */
export const meetingRisks = [
  'vagueGoal',
  'scatteredTopics',
  'keyPersonAbsent',
  'materialsUnread',
  'offTopic',
  'overtime',
  'silence',
  'deadlock',
  'noDecision',
  'noExecution',
  'unclearOwner',
  'lateMinutes',
] as const
export type MeetingRisk = (typeof meetingRisks)[number]
