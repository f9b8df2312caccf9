/** What a charter writes into meetings, tasks and sheets. */
export const charterMade = {
  output: 'Output: ',
  series: {
    weekly: 'weekly meeting',
    biweekly: 'biweekly meeting',
    monthly: 'monthly meeting',
    adhoc: 'ad hoc meeting',
  },
  topic: { progress: 'Progress', issues: 'Issues', decisions: 'Decisions' },
  sheet: 'Division of labour',
  separator: ', ',
  column: {
    no: 'No.',
    department: 'Department',
    duty: 'Duty',
    output: 'Output',
    owner: 'Owner',
    helpers: 'Helpers',
    starts: 'Starts',
    due: 'Deadline',
    priority: 'Priority',
    after: 'After',
    acceptance: 'Acceptance criteria',
    note: 'Note',
  },
} as const
