/** The forms that are printed from a meeting; minutes are printed from their own page, a task from its sheet. */
export const meetingForms = [
  'notice',
  'agenda',
  'confirmation',
  'materials',
  'positions',
  'signIn',
  'decisions',
  'todo',
  'ledger',
  'evaluation',
] as const
export type MeetingForm = (typeof meetingForms)[number]

export function isMeetingForm(form: string): form is MeetingForm {
  return (meetingForms as readonly string[]).includes(form)
}

/** The forms that are printed from a collaboration (A03, A04, A05). */
export const charterForms = ['charter', 'communicationPlan', 'division'] as const
export type CharterForm = (typeof charterForms)[number]

export function isCharterForm(form: string): form is CharterForm {
  return (charterForms as readonly string[]).includes(form)
}
