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
