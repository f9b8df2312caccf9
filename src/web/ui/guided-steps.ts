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
