/** From the goal to the follow-up: each has its guidance (S0-03). */
export const guidedSteps = [
  'goal',
  'people',
  'agenda',
  'materials',
  'venue',
  'record',
  'readBack',
  'minutes',
  'followUp',
] as const
export type GuidedStep = (typeof guidedSteps)[number]

/** The noun that the form of a step belongs to: the minutes for their own step, else the meeting. */
type ToolOf = (id: string) => string

/**
 * 工具支持: the address of each step's form. Goal and venue are filled in on the very page; a `#` leads there.
 */
export const toolOf: Readonly<Record<GuidedStep, ToolOf>> = {
  goal: () => '#goal',
  people: (meetingId) => `/print/confirmation/${meetingId}`,
  agenda: (meetingId) => `/print/agenda/${meetingId}`,
  materials: (meetingId) => `/print/materials/${meetingId}`,
  venue: () => '#venue',
  record: (meetingId) => `/meetings/${meetingId}/live`,
  readBack: (meetingId) => `/meetings/${meetingId}/live`,
  minutes: (minutesId) => `/minutes/${minutesId}`,
  followUp: (meetingId) => `/meetings/${meetingId}/ledger`,
}
